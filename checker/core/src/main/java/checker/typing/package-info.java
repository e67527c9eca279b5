/**
 * Tree to model. In: the modules of a specification as trees, a scenario, overridden constants. Out: a {@link
 * checker.model.Model}, or diagnostics. Promised: a model that comes out keeps every statement that {@code
 * checker.model} makes about itself; every fault of a specification is a diagnostic at the place where it was written,
 * each told once; time and memory are bounded by {@link checker.model.Limits}, not by the numbers in the text.
 *
 * <p>A specification is composed once from its modules ({@code Composition}: names, inheritance) and then elaborated for
 * each scenario ({@code Elaboration}: constants first, because types depend on them, then types, variables,
 * definitions, procedures, actors, properties). What cannot be typed gets {@code Types.ERROR}, which fits everything, so that one
 * fault gives one diagnostic.
 */
package checker.typing;
