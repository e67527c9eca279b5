/**
 * Seeded random walks: a model and options in, a {@link checker.simulate.SimulationResult} out. For spaces too large to be
 * searched, and for a first look.
 *
 * <p>Promised: the same seed gives the same walks, for any number of workers and on any machine; nothing is said to hold; what
 * is told of a walk was run again in the interpreter before it leaves here, and a trace is a shortest one or says that it
 * may not be.
 */
package checker.simulate;
