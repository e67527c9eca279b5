package checker.explore;

import checker.transition.Successors;

/**
 * An exact set of packed states: a hash table with linear probing in an array of {@code long}. A slot's number is made
 * of the top bits of the hash, so that a table of twice the size keeps the order.
 *
 * <p>Inserting never grows the table: the caller reserves room ({@link #limit()}) and grows it while no worker runs.
 */
abstract class StateSet {
  private static final int MAX_SLOTS = 1 << 30;

  private final MemoryBudget budget;

  /** Slots; 0 is an empty one. The length is a power of two. */
  long[] table;

  /** The slot of a hash is {@code hash >>> shift}. */
  int shift;

  private long limit;

  StateSet(int slots, MemoryBudget budget) {
    this.budget = budget;
    long[] first = budget.allocate(slots);
    if (first == null) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    install(first);
  }

  /**
   * Inserts {@code count} states of a buffer from number {@code start} on. New ones are appended to the batch's writer,
   * and their numbers in the buffer listed in {@link Batch#fresh}.
   *
   * @param shared whether other workers may be inserting at the same time
   * @return how many were new
   */
  abstract int insert(Successors from, int start, int count, Batch batch, boolean shared);

  /** Puts what is in the set into a larger, empty table. */
  abstract void refill(long[] from, long[] to, int toShift);

  /** Most states that the table may hold as it is. */
  final long limit() {
    return limit;
  }

  /**
   * Makes room for at least {@code least} states more than the {@code present} ones: by a larger table at five eighths
   * full, or, where memory is short, by filling the present one up to fifteen sixteenths.
   *
   * @return false if neither is possible
   */
  final boolean grow(long present, long least) {
    long slots = table.length;
    do {
      slots *= slots < 1 << 16 ? 4 : 2;
    } while (slots <= MAX_SLOTS && softLimit(slots) - present < least);
    long[] larger = slots <= MAX_SLOTS ? budget.allocate((int) slots) : null;
    if (larger != null) {
      refill(table, larger, shiftOf(larger));
      budget.release(8L * table.length);
      install(larger);
      return true;
    }
    limit = Math.max(limit, table.length / 16 * 15L);
    return limit - present >= least;
  }

  private void install(long[] slots) {
    table = slots;
    shift = shiftOf(slots);
    limit = softLimit(slots.length);
  }

  private static int shiftOf(long[] slots) {
    return Long.numberOfLeadingZeros(slots.length) + 1;
  }

  private static long softLimit(long slots) {
    return slots * 5 / 8;
  }

  /** A permutation of the 64-bit words in which every bit of the argument changes half of the top bits. */
  static long mix(long word) {
    long h = (word ^ (word >>> 32)) * 0x9E3779B97F4A7C15L;
    return (h ^ (h >>> 29)) * 0xD6E8FEB86659FD93L;
  }

  /** Scratch arrays of one worker, and where it appends. */
  static final class Batch {
    final int capacity;
    final long[] hashes;
    final long[] seen;
    final int[] fresh;
    final StateStore.Writer writer;

    Batch(int capacity, StateStore.Writer writer) {
      this.capacity = capacity;
      this.hashes = new long[capacity];
      this.seen = new long[capacity];
      this.fresh = new int[capacity];
      this.writer = writer;
    }
  }
}
