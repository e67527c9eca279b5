/**
 * Outcome to counterexample: the shortest path to what a search met, with the fewest switches between lanes, the first
 * in a fixed order. {@link checker.trace.PathFinder} finds it again among the packed states that an exploration kept;
 * the result depends on the transition system alone, not on how or by how many workers it was explored.
 */
package checker.trace;
