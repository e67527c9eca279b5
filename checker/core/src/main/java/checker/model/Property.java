package checker.model;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A named property.
 *
 * @param text the words after the name: the symptom, for people
 * @param predicate the state or step predicate; empty for {@link Kind#TEMPORAL}
 * @param formula present for {@link Kind#TEMPORAL} only
 * @param antecedents the left sides of the implications (and {@code leads_to}) that it claims; under quantifiers, {@code exists}
 *     of them, but of a temporal property one for each instance, all at the same place. One that is never true makes the property
 *     vacuous.
 * @param frameSize slots needed to evaluate the predicate, any antecedent, or any predicate of the formula
 */
public record Property(
    Kind kind,
    String name,
    Optional<String> text,
    Optional<Expr> predicate,
    Optional<Formula> formula,
    List<Expr> antecedents,
    int frameSize,
    String doc,
    Span span) {

  /** What is claimed. */
  public enum Kind {
    /** True in every reachable state. */
    INVARIANT,
    /** True of every step. */
    TRANSITION,
    /** True in some reachable state. */
    REACHABLE,
    /** From every reachable state a state can be reached in which it is true. */
    POSSIBLE,
    /** A temporal formula, true of every fair behaviour. */
    TEMPORAL,
    /** A price: like reachable, without being a goal. */
    COST
  }
}
