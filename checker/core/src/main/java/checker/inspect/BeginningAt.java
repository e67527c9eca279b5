package checker.inspect;

import checker.transition.Successors;
import checker.transition.TransitionSystem;

/** A transition system that begins in one state of another. */
final class BeginningAt implements TransitionSystem {
  private final TransitionSystem system;
  private final long[] state;

  BeginningAt(TransitionSystem system, long[] state) {
    this.system = system;
    this.state = state;
  }

  @Override
  public void initial(Successors out) {
    out.add(state, 0, Successors.INITIAL);
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
  public void expand(long[] states, int offset, Successors out) {
    system.expand(states, offset, out);
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
}
