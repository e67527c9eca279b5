package checker.interpret;

import checker.evaluate.EvaluationException;
import checker.model.Expr;
import checker.model.Value;
import java.util.List;

/** How a run of an action ended. */
public sealed interface Outcome {

  /** At the end of the body: the next state, a value for each variable. */
  record Finished(List<Value> next) implements Outcome {}

  /**
   * Without a successor.
   *
   * @param guard the first condition of a {@code when}, or of the {@code where} of a {@code with}, that was false; or
   *     the set of a {@code with} (an expression that is not {@code bool}) that had no member
   * @param frame the values of the locals when the guard was evaluated, by slot; null where there was none
   */
  record Blocked(Expr guard, List<Value> frame) implements Outcome {}

  /** With an evaluation error. */
  record Failed(EvaluationException error) implements Outcome {}
}
