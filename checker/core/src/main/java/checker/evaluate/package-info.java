/**
 * The meaning of expressions on plain values: an expression and an environment in, a value or an
 * {@link checker.evaluate.EvaluationException} out. This is the semantic reference that every faster engine must agree
 * with, in results, in the order of evaluation and in errors; it is written to be read and not to be fast.
 *
 * <p>Pure but for the frame of the environment, in whose slots locals are kept while their scope lasts.
 */
package checker.evaluate;
