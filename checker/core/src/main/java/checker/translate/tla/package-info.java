/**
 * Model to TLA+. In: a {@link checker.model.Model}. Out: a TLA+ module and a configuration for TLC. Promised: the module
 * reads like one written by hand (an operator for each action and definition, EXCEPT and UNCHANGED for what
 * changes and what does not), and TLC finds in it the same states, verdicts and lengths.
 *
 * <p>{@code TlaTranslator} puts the module together. {@code Bodies} makes an action's statements a conjunction,
 * {@code NextValue} all assignments to a variable one value; {@code Expressions}, {@code Formulas}, {@code Types} and
 * {@code InitialStates} write what their names say; {@code Identifiers} and {@code Scope} see to it that no name of a
 * specification meets a word of TLA+ or another name, which TLA+ does not allow to be hidden.
 */
package checker.translate.tla;
