package checker.transition;

/** A transition system that is as another is, but for what a subclass overrides. */
public abstract class ForwardingSystem implements TransitionSystem {
  private final TransitionSystem system;

  /** @param system the other */
  protected ForwardingSystem(TransitionSystem system) {
    this.system = system;
  }

  @Override
  public int stateWords() {
    return system.stateWords();
  }

  @Override
  public int wordBits(int word) {
    return system.wordBits(word);
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
  public void expand(long[] states, int offset, Successors out) {
    system.expand(states, offset, out);
  }

  @Override
  public void expand(long[] states, int offset, long asleep, Successors out) {
    system.expand(states, offset, asleep, out);
  }

  @Override
  public long[] commuting() {
    return system.commuting();
  }

  @Override
  public long[][] noticing() {
    return system.noticing();
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
