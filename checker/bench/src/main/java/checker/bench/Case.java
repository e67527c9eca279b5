package checker.bench;

import checker.transition.TransitionSystem;

/**
 * A machine to measure.
 *
 * @param widthBits bits of a state that are used
 * @param lanes of each action instance its lane
 * @param mostStates the search ends before it has more states than this
 */
record Case(String name, TransitionSystem system, int widthBits, int[] lanes, long mostStates) {
  Case(String name, TransitionSystem system, int widthBits, int[] lanes) {
    this(name, system, widthBits, lanes, Long.MAX_VALUE);
  }
}
