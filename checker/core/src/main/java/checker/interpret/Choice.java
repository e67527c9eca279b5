package checker.interpret;

import checker.model.Local;
import checker.model.Value;

/** A nondeterministic choice that a run made. */
public sealed interface Choice {

  /** {@code with} gave the local a value. */
  record Picked(Local local, Value value) implements Choice {}

  /** {@code either} took a branch, from 0. */
  record Branch(int index) implements Choice {}
}
