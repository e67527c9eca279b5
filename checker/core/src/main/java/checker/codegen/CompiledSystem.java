package checker.codegen;

import checker.independence.Independence;
import checker.layout.InitialCandidates;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * What generated classes have in common. A generated class adds what depends on the model, without fields of its own.
 */
abstract class CompiledSystem implements TransitionSystem {
  private final Dimensions dimensions;
  private final InitialCandidates candidates;
  private final Supplier<Independence> analysis;

  /** Null until it is first asked for. */
  private volatile Independence independence;

  /**
   * The numbers of a model that its transition system tells.
   *
   * @param wordBits of each word of a state, how many bits are used
   */
  record Dimensions(List<Integer> wordBits, int instances, int stateObservations, int stepObservations) {}

  /** @param analysis of the model; may take some time */
  CompiledSystem(Dimensions dimensions, InitialCandidates candidates, Supplier<Independence> analysis) {
    this.dimensions = dimensions;
    this.candidates = candidates;
    this.analysis = analysis;
  }

  @Override
  public final void expand(long[] states, int offset, Successors out) {
    expand(states, offset, 0, out);
  }

  @Override
  public final long[] commuting() {
    long sleepers = sleepers();
    return Arrays.stream(independence().earlier()).map(earlier -> earlier & sleepers).toArray();
  }

  @Override
  public final long[][] noticing() {
    return independence().noticing();
  }

  private Independence independence() {
    if (independence == null) {
      independence = analysis.get();
    }
    return independence;
  }

  /** The instances that {@link #expand(long[], int, long, Successors)} can leave out. */
  abstract long sleepers();

  @Override
  public final int stateWords() {
    return dimensions.wordBits().size();
  }

  @Override
  public final int wordBits(int word) {
    return dimensions.wordBits().get(word);
  }

  @Override
  public final int instanceCount() {
    return dimensions.instances();
  }

  @Override
  public final int stateObservationCount() {
    return dimensions.stateObservations();
  }

  @Override
  public final int stepObservationCount() {
    return dimensions.stepObservations();
  }

  @Override
  public final void initial(Successors out) {
    candidates.forEach(candidate -> {
      if (admits(candidate, 0)) {
        out.add(candidate, 0, Successors.INITIAL);
      }
    });
  }

  /** Whether a candidate satisfies the initial constraints. */
  abstract boolean admits(long[] states, int offset);

  /** The fault of an observation or constraint. Called by generated code. */
  static EvaluationFault fault(int number) {
    return new EvaluationFault(number);
  }

  /** Appends a state of three words. Called by generated code. */
  static void add(Successors out, long word0, long word1, long word2, int instance) {
    out.reserve(1);
    int at = out.count;
    out.words[3 * at] = word0;
    out.words[3 * at + 1] = word1;
    out.words[3 * at + 2] = word2;
    out.note(at, instance);
  }

  /** Appends a state of four words. Called by generated code. */
  static void add(Successors out, long word0, long word1, long word2, long word3, int instance) {
    out.reserve(1);
    int at = out.count;
    out.words[4 * at] = word0;
    out.words[4 * at + 1] = word1;
    out.words[4 * at + 2] = word2;
    out.words[4 * at + 3] = word3;
    out.note(at, instance);
  }

  /** Appends a copy of a state, of which some words are then changed. Called by generated code. */
  static int copy(long[] states, int offset, Successors out, int instance) {
    out.add(states, offset, instance);
    return (out.count - 1) * out.stateWords;
  }
}
