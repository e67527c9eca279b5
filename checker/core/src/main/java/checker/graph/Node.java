package checker.graph;

import checker.model.Value;
import java.util.List;

/**
 * A reachable state.
 *
 * @param number in the order of a breadth-first search, from 1
 * @param initial whether behaviours may begin in it
 * @param violated names of the invariants that are false in it; {@code deadlock_free} if it is a deadlock
 * @param faults codes and titles of the evaluation errors that it leads to, without those of steps
 */
public record Node(int number, List<Value> state, boolean initial, List<String> violated, List<String> faults) {}
