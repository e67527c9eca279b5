package checker.translate.scalar;

import java.util.List;

/** Part of what a rule does to the state. */
public sealed interface Update {
  /** Sets a scalar of the next state. */
  record Assign(Slot slot, List<Term> indices, Term value) implements Update {}

  record If(Term condition, List<Update> then, List<Update> otherwise) implements Update {}

  /** The body for each value of the local's type that satisfies the condition. */
  record For(Term.Local local, Term condition, List<Update> body) implements Update {}
}
