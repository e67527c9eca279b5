package checker.evaluate;

import checker.model.Expr;
import checker.model.Value;
import checker.source.EvaluationError;

/** Arithmetic and order of integers. Typing keeps every result within 32 bits. */
final class Integers {
  private Integers() {}

  static Value arithmetic(Expr.Arithmetic expression, int left, int right) {
    boolean divides =
        expression.operator() == Expr.ArithmeticOperator.DIVIDE
            || expression.operator() == Expr.ArithmeticOperator.MODULO;
    if (divides && right == 0) {
      throw new EvaluationException(
          EvaluationError.DIVISION_BY_ZERO, expression.span(), left + " is divided by zero");
    }
    long a = left;
    long b = right;
    long result =
        switch (expression.operator()) {
          case ADD -> a + b;
          case SUBTRACT -> a - b;
          case MULTIPLY -> a * b;
          case DIVIDE -> Math.floorDiv(a, b);
          case MODULO -> Math.floorMod(a, b);
        };
    return new Value.Int(Math.toIntExact(result));
  }

  static boolean compare(Expr.ComparisonOperator operator, int left, int right) {
    return switch (operator) {
      case LESS -> left < right;
      case LESS_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_EQUAL -> left >= right;
    };
  }
}
