package checker.explore;

import java.util.concurrent.atomic.AtomicLongArray;

/** A number that several threads change, alone in its cache lines: who changes another one does not wait for this. */
final class Counter {
  /** Two lines of 64 bytes on either side, since processors fetch them in pairs. */
  private static final int LONGS_APART = 16;

  private final AtomicLongArray longs = new AtomicLongArray(2 * LONGS_APART + 1);

  long get() {
    return longs.get(LONGS_APART);
  }

  void set(long value) {
    longs.set(LONGS_APART, value);
  }

  /** Adds, and gives the sum. */
  long add(long more) {
    return longs.addAndGet(LONGS_APART, more);
  }

  boolean compareAndSet(long expected, long value) {
    return longs.compareAndSet(LONGS_APART, expected, value);
  }
}
