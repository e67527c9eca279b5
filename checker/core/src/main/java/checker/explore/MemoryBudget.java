package checker.explore;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that the state set and the kept states may take together. Thread-safe. */
final class MemoryBudget {
  private final long limitBytes;
  private final AtomicLong usedBytes = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();

  MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** Allows all of the bytes or none. */
  private boolean take(long bytes) {
    if (usedBytes.addAndGet(bytes) > limitBytes) {
      usedBytes.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  /** An array within the budget and the heap, or null. */
  long[] allocate(int words) {
    long bytes = 8L * words;
    if (!take(bytes)) {
      return null;
    }
    try {
      long[] array = new long[words];
      peakBytes.accumulateAndGet(usedBytes.get(), Math::max);
      return array;
    } catch (OutOfMemoryError e) {
      release(bytes);
      return null;
    }
  }

  void release(long bytes) {
    usedBytes.addAndGet(-bytes);
  }

  long usedBytes() {
    return usedBytes.get();
  }

  long peakBytes() {
    return peakBytes.get();
  }

  /** Thrown where the budget is used up and there is no other way out of a loop; one instance, without a trace. */
  static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    static final Exhausted INSTANCE = new Exhausted();

    private Exhausted() {
      super("memory budget used up", null, false, false);
    }
  }
}
