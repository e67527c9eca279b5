package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.layout.StateLayout;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** Two transition systems of one model, asked the same questions in every reachable state. */
final class EngineComparison {
  private final TransitionSystem expected;
  private final TransitionSystem actual;
  private final StateLayout layout;
  private final Successors expectedBuffer;
  private final Successors actualBuffer;

  EngineComparison(TransitionSystem expected, TransitionSystem actual, StateLayout layout) {
    this.expected = expected;
    this.actual = actual;
    this.layout = layout;
    this.expectedBuffer = new Successors(expected.stateWords(), 4);
    this.actualBuffer = new Successors(actual.stateWords(), 4);
  }

  /** Number of states compared. */
  int compare(int mostStates) {
    assertThat(actual.stateWords()).isEqualTo(expected.stateWords());
    assertThat(actual.instanceCount()).isEqualTo(expected.instanceCount());
    assertThat(actual.stateObservationCount()).isEqualTo(expected.stateObservationCount());
    assertThat(actual.stepObservationCount()).isEqualTo(expected.stepObservationCount());
    long faults = outcome(() -> initial(expected, expectedBuffer));
    assertThat(outcome(() -> initial(actual, actualBuffer))).as("initial").isEqualTo(faults);
    if (faults != 0) {
      return 0;
    }
    compareBuffers("initial states");
    List<long[]> states = Reachable.states(expected, mostStates);
    states.forEach(this::compareIn);
    return states.size();
  }

  private static long initial(TransitionSystem system, Successors buffer) {
    buffer.clear();
    system.initial(buffer);
    return 0;
  }

  private void compareIn(long[] state) {
    // An offset that is not 0 shows that engines keep to the state they are given.
    int words = expected.stateWords();
    long[] shifted = new long[state.length + words];
    System.arraycopy(state, 0, shifted, words, words);
    expectedBuffer.clear();
    actualBuffer.clear();
    expected.expand(shifted, words, expectedBuffer);
    actual.expand(shifted, words, actualBuffer);
    String where = "in " + layout.decode(state, 0);
    compareBuffers(where);
    assertThat(outcome(() -> actual.terminal(shifted, words) ? 1 : 0))
        .as("terminal %s", where)
        .isEqualTo(outcome(() -> expected.terminal(shifted, words) ? 1 : 0));
    for (int group = 0; group * Long.SIZE < expected.stateObservationCount(); group++) {
      int g = group;
      compareObservations(
          where, all(expected.stateObservationCount(), group),
          pending -> expected.observe(g, shifted, words, pending),
          pending -> actual.observe(g, shifted, words, pending));
    }
    for (int i = 0; i < Math.min(expectedBuffer.count, 8); i++) {
      compareStep(shifted, i, where);
    }
  }

  private void compareStep(long[] shifted, int successor, String where) {
    int words = expected.stateWords();
    int target = successor * words;
    for (int group = 0; group * Long.SIZE < expected.stepObservationCount(); group++) {
      int g = group;
      compareObservations(
          where + " to successor " + successor, all(expected.stepObservationCount(), group),
          pending -> expected.observeStep(g, shifted, words, expectedBuffer.words, target, pending),
          pending -> actual.observeStep(g, shifted, words, expectedBuffer.words, target, pending));
    }
  }

  private interface Observe {
    long of(long pending);
  }

  /** All at once, each alone, and every other one. */
  private static void compareObservations(String where, long all, Observe expected, Observe actual) {
    compareObservation(where, all, expected, actual);
    compareObservation(where, all & 0x5555555555555555L, expected, actual);
    for (long rest = all; rest != 0; rest &= rest - 1) {
      compareObservation(where, Long.lowestOneBit(rest), expected, actual);
    }
  }

  private static void compareObservation(String where, long pending, Observe expected, Observe actual) {
    assertThat(outcome(() -> actual.of(pending)))
        .as("observations %s %s", Long.toBinaryString(pending), where)
        .isEqualTo(outcome(() -> expected.of(pending)));
  }

  private static long all(int count, int group) {
    int here = Math.min(Long.SIZE, count - group * Long.SIZE);
    return here == Long.SIZE ? -1L : (1L << here) - 1;
  }

  /** The answer, or a number that stands for the fault. */
  private static long outcome(LongSupplier question) {
    try {
      return question.getAsLong();
    } catch (EvaluationFault fault) {
      return Long.MIN_VALUE + 1000 + fault.observation();
    }
  }

  private void compareBuffers(String where) {
    assertThat(decoded(actualBuffer)).as("successors %s", where).isEqualTo(decoded(expectedBuffer));
    assertThat(Arrays.copyOf(actualBuffer.words, actualBuffer.count * actualBuffer.stateWords))
        .as("words %s", where)
        .isEqualTo(Arrays.copyOf(expectedBuffer.words, expectedBuffer.count * expectedBuffer.stateWords));
    assertThat(Arrays.copyOf(actualBuffer.faults, actualBuffer.faultCount))
        .as("faults %s", where)
        .isEqualTo(Arrays.copyOf(expectedBuffer.faults, expectedBuffer.faultCount));
  }

  private List<String> decoded(Successors buffer) {
    return java.util.stream.IntStream.range(0, buffer.count)
        .mapToObj(i -> buffer.instances[i] + ": " + layout.decode(buffer.words, i * buffer.stateWords))
        .toList();
  }
}
