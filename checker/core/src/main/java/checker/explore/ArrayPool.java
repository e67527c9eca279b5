package checker.explore;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Arrays of one type and length within a memory budget. What is given back is handed out again, so a table that grows
 * piece by piece leaves nothing to the garbage collector. Thread-safe.
 */
final class ArrayPool<A> {
  private final MemoryBudget budget;
  private final long bytes;
  private final int length;
  private final Supplier<A> make;
  private final Consumer<A> clear;
  private final Deque<A> spare = new ArrayDeque<>();

  private ArrayPool(MemoryBudget budget, int length, int elementBytes, Supplier<A> make, Consumer<A> clear) {
    this.budget = budget;
    this.bytes = (long) length * elementBytes;
    this.length = length;
    this.make = make;
    this.clear = clear;
  }

  static ArrayPool<long[]> ofLongs(int length, MemoryBudget budget) {
    return new ArrayPool<>(budget, length, Long.BYTES, () -> new long[length], a -> Arrays.fill(a, 0));
  }

  static ArrayPool<int[]> ofInts(int length, MemoryBudget budget) {
    return new ArrayPool<>(budget, length, Integer.BYTES, () -> new int[length], a -> Arrays.fill(a, 0));
  }

  static ArrayPool<byte[]> ofBytes(int length, MemoryBudget budget) {
    return new ArrayPool<>(budget, length, Byte.BYTES, () -> new byte[length], a -> Arrays.fill(a, (byte) 0));
  }

  int length() {
    return length;
  }

  /** Of an array. */
  long bytes() {
    return bytes;
  }

  /** Makes sure that so many arrays can be taken; false, and nothing has changed, if memory does not suffice. */
  synchronized boolean stock(long count) {
    int before = spare.size();
    while (spare.size() < count) {
      A array = budget.allocate(bytes, make);
      if (array == null) {
        while (spare.size() > before) {
          spare.pop();
          budget.release(bytes);
        }
        return false;
      }
      spare.push(array);
    }
    return true;
  }

  /**
   * An array: of zeros, unless somebody has given one back that is not.
   *
   * @throws MemoryBudget.Exhausted if there is none
   */
  synchronized A take() {
    if (spare.isEmpty() && !stock(1)) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    return spare.pop();
  }

  /** Takes an array back and empties it. */
  void giveEmptied(A array) {
    clear.accept(array);
    give(array);
  }

  /** Takes an array back as it is. */
  synchronized void give(A array) {
    spare.push(array);
  }

  /** Gives up the arrays that nobody uses. */
  synchronized void trim() {
    budget.release(bytes * spare.size());
    spare.clear();
  }
}
