/**
 * The reachable states of a model and the steps between them, for people to look at: a model and a bound in, a
 * {@link checker.graph.ReachableGraph} out, or how many states there are if they are too many.
 *
 * <p>Promised: all reachable states and all steps, or no graph; the same graph every time, computed by the interpreter.
 */
package checker.graph;
