package checker.transition;

import java.util.Arrays;

/**
 * What every search engine sees of a specification: initial states, successors, and which observations a state or a
 * step makes. States are packed in {@link #stateWords()} consecutive words. The top bit of a state's last word is
 * never set, so that a table can use it as a mark.
 *
 * <p>Implementations are pure and thread-safe: the same arguments give the same results in the same order, in any
 * thread, on any machine. Order of successors: action instances by id; of one instance, choices in textual order.
 * Duplicates are kept.
 */
public interface TransitionSystem {

  /** Words of a state, at least 1. */
  int stateWords();

  /**
   * How many bits of a word, from the lowest, states use, at least 1; no state has a bit set above. The fewer, the less memory a set of
   * states may need, and states of two words are searched faster if neither uses more than 63. What is always true: 63 of the last
   * word, 64 of the others.
   */
  default int wordBits(int word) {
    return word == stateWords() - 1 ? 63 : 64;
  }

  /** Number of action instances; ids are {@code 0 .. instanceCount() - 1}. */
  int instanceCount();

  /**
   * Appends the initial states, each once, in a fixed order, with instance id {@link Successors#INITIAL}. Combinations of initial values
   * that the constraints exclude are left out.
   *
   * @throws EvaluationFault if an initial constraint cannot be evaluated
   */
  void initial(Successors out);

  /**
   * Appends the successors of the state at {@code states[offset ..]}. An instance whose run fails appends
   * {@link Successors#fault(int)} where that run would have appended its successor, and nothing more of that instance;
   * other instances are not affected.
   */
  void expand(long[] states, int offset, Successors out);

  /**
   * Appends the successors of the state at {@code states[offset ..]} but for some.
   *
   * @param asleep the instances that are left out, bit {@code i} for instance {@code i}: of each, {@link #commuting} says that it may be
   */
  default void expand(long[] states, int offset, long asleep, Successors out) {
    expand(states, offset, out);
  }

  /**
   * For each instance some of those before it, among the first 64, that commute with it: bit {@code i} for instance {@code i}. None has more
   * than one successor in any state. If instance {@code a} leads from {@code p} to {@code s}, and from {@code p} instance {@code b} of
   * the set of {@code a} leads to {@code r}, then {@code b} leads from {@code s} where {@code a} leads from {@code r}.
   *
   * <p>May take as long as the compilation of a model. There need not be any.
   */
  default long[] commuting() {
    return new long[instanceCount()];
  }

  /**
   * For each group of 64 state observations, for each instance, those of the group whose truth a step by the instance may change: bit
   * {@code i} is observation {@code i} of the group. The others are as true after the step as before it, and fail only if they failed before.
   *
   * <p>May take as long as the compilation of a model. It may always be all of them.
   */
  default long[][] noticing() {
    long[][] all = new long[(stateObservationCount() + Long.SIZE - 1) / Long.SIZE][instanceCount()];
    for (long[] group : all) {
      Arrays.fill(group, -1);
    }
    return all;
  }

  /** Whether the state satisfies {@code terminal when}. */
  boolean terminal(long[] states, int offset);

  /** Number of state observations, see {@code Observations.ofStates()}. */
  int stateObservationCount();

  /** Number of step observations, see {@code Observations.ofSteps()}. */
  int stepObservationCount();

  /**
   * Which state observations {@code 64 * group .. 64 * group + 63} a state makes.
   *
   * @param pending bit {@code i}: observation {@code 64 * group + i} is still of interest; the others are not evaluated
   * @return the subset of {@code pending} that the state makes
   * @throws EvaluationFault if a pending observation cannot be evaluated
   */
  long observe(int group, long[] states, int offset, long pending);

  /** The same of a step between two states. */
  long observeStep(int group, long[] sources, int sourceOffset, long[] targets, int targetOffset, long pending);
}
