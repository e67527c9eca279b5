package checker.verify;

import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A transition system that gives up when the user has wanted to stop for some seconds. Finding a trace again may take as
 * long as the search did: short ones are still found after an interruption, and nobody waits for long ones.
 */
final class Impatient implements TransitionSystem {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** A power of two. */
  private static final int EVERY = 1 << 12;

  private final TransitionSystem system;
  private final BooleanSupplier cancelled;
  private int passed;
  private long cancelledNanos;
  private boolean wasCancelled;

  Impatient(TransitionSystem system, BooleanSupplier cancelled) {
    this.system = system;
    this.cancelled = cancelled;
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    if ((++passed & EVERY - 1) == 0) {
      look();
    }
    system.expand(states, offset, out);
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

  @Override
  public int stateWords() {
    return system.stateWords();
  }

  @Override
  public int stateBits() {
    return system.stateBits();
  }

  @Override
  public int instanceCount() {
    return system.instanceCount();
  }

  @Override
  public void initial(Successors out) {
    system.initial(out);
  }

  @Override
  public boolean terminal(long[] states, int offset) {
    return system.terminal(states, offset);
  }

  @Override
  public int stateObservationCount() {
    return system.stateObservationCount();
  }

  @Override
  public int stepObservationCount() {
    return system.stepObservationCount();
  }

  @Override
  public long observe(int group, long[] states, int offset, long pending) {
    return system.observe(group, states, offset, pending);
  }

  @Override
  public long observeStep(
      int group, long[] sources, int sourceOffset, long[] targets, int targetOffset, long pending) {
    return system.observeStep(group, sources, sourceOffset, targets, targetOffset, pending);
  }

  /** The user has waited long enough. */
  static final class GivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GivenUp() {
      super("given up", null, false, false);
    }
  }
}
