package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Numbers words in the order in which they are first seen. Looking up a known word takes no lock; a new one is entered under one,
 * which is rare where this is of use. A word takes 8 bytes, and 8 to 16 in the table.
 *
 * <p>Publication: a word is written before its number is put into the table with release, and table and words are replaced by
 * volatile writes; a reader that finds no number, in a table that may have been replaced meanwhile, looks again under the lock.
 */
final class Dictionary {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int CHUNK_SHIFT = 12;
  private static final int MOST = 1 << 29;

  private final MemoryBudget budget;

  /** Number plus one; 0 for an empty slot. The length is a power of two. */
  private volatile int[] table;

  private volatile long[][] words = new long[4][];
  private int size;

  /** @throws MemoryBudget.Exhausted if there is no room for it */
  Dictionary(MemoryBudget budget) {
    this.budget = budget;
    this.table = allocateTable(1 << 8);
  }

  /** Number of words. */
  synchronized int size() {
    return size;
  }

  /** The word of a number. */
  long word(int number) {
    return words[number >>> CHUNK_SHIFT][number & (1 << CHUNK_SHIFT) - 1];
  }

  /**
   * The number of a word, which is given one if it has none.
   *
   * @throws MemoryBudget.Exhausted if there is no room for one more
   */
  int number(long word) {
    int found = find(table, word);
    return found >= 0 ? found : enter(word);
  }

  private int find(int[] slots, long word) {
    int slot = slot(word, slots);
    while (true) {
      int entry = (int) SLOT.getAcquire(slots, slot);
      if (entry == 0) {
        return -1;
      }
      if (word(entry - 1) == word) {
        return entry - 1;
      }
      slot = slot + 1 & slots.length - 1;
    }
  }

  private static int slot(long word, int[] slots) {
    long h = (word ^ word >>> 32) * 0x9E3779B97F4A7C15L;
    return (int) (((h ^ h >>> 29) * 0xD6E8FEB86659FD93L) >>> 32) & slots.length - 1;
  }

  private synchronized int enter(long word) {
    int found = find(table, word);
    if (found >= 0) {
      return found;
    }
    if (size == MOST) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    if (2 * size >= table.length) {
      int[] larger = allocateTable(2 * table.length);
      for (int number = 0; number < size; number++) {
        put(larger, number);
      }
      budget.release(4L * table.length);
      table = larger;
    }
    int chunk = size >>> CHUNK_SHIFT;
    if ((size & (1 << CHUNK_SHIFT) - 1) == 0) {
      long[] more = budget.allocate(8L << CHUNK_SHIFT, () -> new long[1 << CHUNK_SHIFT]);
      if (more == null) {
        throw MemoryBudget.Exhausted.INSTANCE;
      }
      long[][] chunks = chunk < words.length ? words : Arrays.copyOf(words, 2 * chunk);
      chunks[chunk] = more;
      words = chunks;
    }
    words[chunk][size & (1 << CHUNK_SHIFT) - 1] = word;
    put(table, size);
    return size++;
  }

  private void put(int[] slots, int number) {
    int slot = slot(word(number), slots);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    SLOT.setRelease(slots, slot, number + 1);
  }

  private int[] allocateTable(int length) {
    int[] slots = budget.allocate(4L * length, () -> new int[length]);
    if (slots == null) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    return slots;
  }
}
