/**
 * Verifies a scenario: a model and options in, a {@link checker.verify.ScenarioResult} out.
 *
 * <p>Promised: nothing is said to hold unless every reachable state was visited; a violation found before an incomplete
 * end is a violation all the same; every trace has been run again in the interpreter before it leaves here; the same
 * result for any number of workers and for both engines, but for times and memory.
 */
package checker.verify;
