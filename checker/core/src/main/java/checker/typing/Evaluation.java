package checker.typing;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.syntax.ExprTree;

/** Values of expressions that mention constants only. */
final class Evaluation {
  private final Elaboration context;

  Evaluation(Elaboration context) {
    this.context = context;
  }

  /**
   * A constant value with its type.
   *
   * @param byConstants whether it depends on the scenario's constants
   */
  record Constant(Value value, Type type, boolean byConstants) {
    static final Constant BROKEN = new Constant(new Value.Nil(), Types.ERROR, false);

    boolean isBroken() {
      return Types.broken(type);
    }
  }

  /** A constant integer. */
  Constant integer(ExprTree tree) {
    Frame frame = new Frame();
    ExpressionTyper typer = new ExpressionTyper(context, ExpressionTyper.Place.CONSTANT, frame);
    Expr expr = context.conversion().integer(typer.infer(tree, Scope.EMPTY, Types.NONE), "this");
    return evaluate(expr, frame, typer.byConstants());
  }

  /** A constant of a type; of any, if it is {@link Types#NONE}. */
  Constant of(ExprTree tree, Type expected) {
    Frame frame = new Frame();
    ExpressionTyper typer = new ExpressionTyper(context, ExpressionTyper.Place.CONSTANT, frame);
    Expr expr = typer.check(tree, Scope.EMPTY, expected);
    return evaluate(expr, frame, typer.byConstants());
  }

  private Constant evaluate(Expr expr, Frame frame, boolean byConstants) {
    if (containsBroken(expr)) {
      return Constant.BROKEN;
    }
    try {
      Value value = Evaluator.evaluate(expr, Environment.withoutState(frame.size()));
      return new Constant(value, expr.type(), byConstants);
    } catch (EvaluationException fault) {
      context
          .reports()
          .add(DiagnosticCode.CONSTANT_FAULT, fault.span(), fault.error().title() + ": " + fault.detail());
      return Constant.BROKEN;
    }
  }

  private static boolean containsBroken(Expr expr) {
    return Types.broken(expr) || ExprWalk.any(expr, Types::broken);
  }
}
