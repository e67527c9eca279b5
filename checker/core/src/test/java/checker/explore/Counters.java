package checker.explore;

import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;

/**
 * Counters that go up from 0 to a limit one at a time; instance {@code i} increments counter {@code i}. Two counters of
 * 20 bits or four of 10; the bits above count the increments. All words of a state are equal.
 */
class Counters implements TransitionSystem {
  private static final int COUNTER_BITS = 10;
  private static final int SUM_SHIFT = 42;

  private final int words;
  private final int counters;
  private final int limit;

  /** So many counters, of values {@code 0 .. limit - 1}. */
  Counters(int words, int counters, int limit) {
    this.words = words;
    this.counters = counters;
    this.limit = limit;
  }

  private int bits() {
    return counters <= 2 ? 2 * COUNTER_BITS : COUNTER_BITS;
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
    return counters;
  }

  @Override
  public void initial(Successors out) {
    out.add(new long[words], 0, Successors.INITIAL);
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    long state = states[offset + words - 1];
    long mask = (1L << bits()) - 1;
    for (int i = 0; i < counters; i++) {
      if ((state >>> i * bits() & mask) + 1 < limit) {
        long next = state + (1L << i * bits()) + (1L << SUM_SHIFT);
        if (words == 1) {
          out.add(next, i);
        } else {
          long[] packed = new long[words];
          Arrays.fill(packed, next);
          out.add(packed, 0, i);
        }
      }
    }
  }

  @Override
  public boolean terminal(long[] states, int offset) {
    return true;
  }

  @Override
  public int stateObservationCount() {
    return 0;
  }

  @Override
  public int stepObservationCount() {
    return 0;
  }

  @Override
  public long observe(int group, long[] states, int offset, long pending) {
    throw new IllegalStateException("no observation to make");
  }

  @Override
  public long observeStep(
      int group, long[] sources, int sourceOffset, long[] targets, int targetOffset, long pending) {
    throw new IllegalStateException("no observation to make");
  }
}
