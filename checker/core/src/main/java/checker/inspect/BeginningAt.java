package checker.inspect;

import checker.transition.ForwardingSystem;
import checker.transition.Successors;
import checker.transition.TransitionSystem;

/** A transition system that begins in one state of another. */
final class BeginningAt extends ForwardingSystem {
  private final long[] state;

  BeginningAt(TransitionSystem system, long[] state) {
    super(system);
    this.state = state;
  }

  @Override
  public void initial(Successors out) {
    out.add(state, 0, Successors.INITIAL);
  }
}
