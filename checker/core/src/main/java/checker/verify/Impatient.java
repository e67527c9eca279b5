package checker.verify;

import checker.transition.ForwardingSystem;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A transition system that gives up when the user has wanted to stop for some seconds. Finding a trace again may take as
 * long as the search did: short ones are still found after an interruption, and nobody waits for long ones.
 */
final class Impatient extends ForwardingSystem {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A power of two. */
  private static final int EVERY = 1 << 12;

  private final BooleanSupplier cancelled;
  private int passed;
  private long cancelledNanos;
  private boolean wasCancelled;

  Impatient(TransitionSystem system, BooleanSupplier cancelled) {
    super(system);
    this.cancelled = cancelled;
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    if ((++passed & EVERY - 1) == 0) {
      look();
    }
    super.expand(states, offset, out);
  }

  private void look() {
    long now = System.nanoTime();
    if (!wasCancelled && cancelled.getAsBoolean()) {
      wasCancelled = true;
      cancelledNanos = now;
    }
    if (wasCancelled && now - cancelledNanos > PATIENCE_NANOS) {
      throw new GivenUp();
    }
  }

  /** The user has waited long enough. */
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("given up", null, false, false);
    }
  }
}
