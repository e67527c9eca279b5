/**
 * Model to Murphi, for rumur and CMurphi: the safety part. In: a {@link checker.model.Model}. Out: one description that
 * ends at the first invariant that is false, and one, for rumur only, that counts the states in which each property is
 * false or true and visits them all.
 */
package checker.translate.murphi;
