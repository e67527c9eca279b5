package checker.explore;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Bytes that the state set and the frontier may take together. Thread-safe. */
final class MemoryBudget {
  private final long limitBytes;
  private final AtomicLong usedBytes = new AtomicLong();
  private final AtomicLong peakBytes = new AtomicLong();

  MemoryBudget(long limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** What the supplier makes, if that is within the budget and the heap; otherwise null. */
  <A> A allocate(long bytes, Supplier<A> make) {
    long used = usedBytes.addAndGet(bytes);
    if (used > limitBytes) {
      release(bytes);
      return null;
    }
    try {
      A made = make.get();
      peakBytes.accumulateAndGet(used, Math::max);
      return made;
    } catch (OutOfMemoryError e) {
      release(bytes);
      return null;
    }
  }

  void release(long bytes) {
    usedBytes.addAndGet(-bytes);
  }

  long freeBytes() {
    return limitBytes - usedBytes.get();
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
