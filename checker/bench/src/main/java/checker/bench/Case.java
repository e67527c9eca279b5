package checker.bench;

import checker.transition.TransitionSystem;

/**
 * A machine to measure.
 *
 * @param lanes of each action instance its lane
 */
record Case(String name, TransitionSystem system, int[] lanes) {}
