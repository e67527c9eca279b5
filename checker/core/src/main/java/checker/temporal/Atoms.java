package checker.temporal;

import checker.transition.Successors;
import checker.transition.TransitionSystem;

/** Evaluates the state predicates of all temporal properties of a model at once. Thread-safe. */
interface Atoms {
  /** The most atoms a model can have. */
  int MAX = 64;

  /**
   * The atoms true in a state: bit {@code i} for the i-th.
   *
   * @param successors holds all successors of the state, from number {@code from} to before {@code to}: for atoms that ask
   *     what is enabled
   */
  long valuation(TransitionSystem system, long[] states, int offset, Successors successors, int from, int to);
}
