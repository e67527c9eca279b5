package checker.model;

import checker.source.Span;

/** A temporal formula over state predicates. */
public sealed interface Formula {
  Span span();

  /** True of a behaviour if true in its first state. */
  record Holds(Expr predicate) implements Formula {
    @Override
    public Span span() {
      return predicate.span();
    }
  }

  record Not(Formula operand, Span span) implements Formula {}

  record And(Formula left, Formula right, Span span) implements Formula {}

  record Or(Formula left, Formula right, Span span) implements Formula {}

  record Implies(Formula left, Formula right, Span span) implements Formula {}

  record Iff(Formula left, Formula right, Span span) implements Formula {}

  record Always(Formula operand, Span span) implements Formula {}

  record Eventually(Formula operand, Span span) implements Formula {}

  record Until(Formula left, Formula right, Span span) implements Formula {}

  record WeakUntil(Formula left, Formula right, Span span) implements Formula {}

  record Release(Formula left, Formula right, Span span) implements Formula {}

  record LeadsTo(Formula left, Formula right, Span span) implements Formula {}
}
