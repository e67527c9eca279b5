/**
 * Puts proposals side by side: verified scenarios in, a {@link checker.compare.Comparison} out, grouped by the machine that they
 * extend; or two scenarios in, a {@link checker.compare.Difference} out, which says how each blocks the counterexamples of
 * the other. Data only: how it is laid out is the business of reports.
 *
 * <p>Promised: every verdict of every scenario is in there; the order is that of the input.
 */
package checker.compare;
