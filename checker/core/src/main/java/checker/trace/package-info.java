/**
 * Outcome to counterexample. {@link checker.trace.PathFinder} finds the shortest path to what a search met again among the
 * packed states that an exploration kept: with the fewest switches between lanes, the first in a fixed order; it depends
 * on the transition system alone, not on how or by how many workers it was explored.
 * {@link checker.trace.CounterexampleBuilder} runs that path again in the interpreter and tells it in the words of the
 * specification: steps with their choices and changes, and an explanation of what the end shows. What it cannot run, or
 * what shows too early or not at all, never leaves here. {@link checker.trace.Replayer} runs a recorded trace again, under
 * the same model or another, and says what became of it.
 */
package checker.trace;
