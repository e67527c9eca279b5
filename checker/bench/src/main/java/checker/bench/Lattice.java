package checker.bench;

import checker.transition.Successors;
import checker.transition.TransitionSystem;

/**
 * A machine without a specification, to measure the engine alone: fields of four bits, each of which can be counted up
 * to a limit or reset. {@code limit} to the power of {@code fields} states, in one word or repeated in several.
 */
final class Lattice implements TransitionSystem {
  private final int words;
  private final int fields;
  private final int limit;

  Lattice(int words, int fields, int limit) {
    this.words = words;
    this.fields = fields;
    this.limit = limit;
  }

  @Override
  public int stateWords() {
    return words;
  }

  @Override
  public int wordBits(int word) {
    return 63;
  }

  @Override
  public int instanceCount() {
    return 2 * fields;
  }

  @Override
  public void initial(Successors out) {
    add(0, Successors.INITIAL, out);
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    long state = states[offset + words - 1];
    for (int i = 0; i < fields; i++) {
      int shift = 4 * i;
      long value = state >>> shift & 15;
      if (value + 1 < limit) {
        add(state + (1L << shift), 2 * i, out);
      }
      if (value > 0) {
        add(state - (value << shift), 2 * i + 1, out);
      }
    }
  }

  private void add(long state, int instance, Successors out) {
    if (words == 1) {
      out.add(state, instance);
    } else if (words == 2) {
      out.add(state, state, instance);
    } else {
      out.reserve(1);
      int at = out.count * words;
      for (int i = 0; i < words; i++) {
        out.words[at + i] = state;
      }
      out.instances[out.count++] = instance;
    }
  }

  @Override
  public boolean terminal(long[] states, int offset) {
    return false;
  }

  @Override
  public int stateObservationCount() {
    return 1;
  }

  @Override
  public int stepObservationCount() {
    return 0;
  }

  /** Never: the only observation is of a field above its limit. */
  @Override
  public long observe(int group, long[] states, int offset, long pending) {
    return (states[offset + words - 1] & 15) >= limit ? pending : 0;
  }

  @Override
  public long observeStep(
      int group, long[] sources, int sourceOffset, long[] targets, int targetOffset, long pending) {
    throw new IllegalStateException("no step observation");
  }
}
