/**
 * Model to Promela, for Spin: the safety part. In: a {@link checker.model.Model}. Out: one process that chooses among
 * all action instances, each a {@code d_step} of embedded C. Spin's count of states is the model's and one more: the
 * state before the first, which has no initial values yet.
 */
package checker.translate.promela;
