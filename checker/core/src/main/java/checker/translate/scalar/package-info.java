/**
 * A model in which every expression is a scalar, for languages without sets, sequences, function values and records. In: a
 * {@link checker.model.Model}. Out: a {@link checker.translate.scalar.Machine}: arrays of scalars, guarded rules that
 * update them, initial states, predicates; and, with {@link checker.translate.scalar.TermPrinter}, most of how a term is
 * written.
 *
 * <p>Promised: one state of the machine for each state of the model, and one instance of a rule for each run of an
 * action. The idea: a set, a function or a sequence that is computed is never stored. It is a {@link
 * checker.translate.scalar.View}, something that can be asked for a member, a value or an element, and the question is
 * what remains in the text. Not kept: an evaluation error need not be an error there.
 */
package checker.translate.scalar;
