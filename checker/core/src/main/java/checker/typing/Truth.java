package checker.typing;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import java.util.Optional;

/** Truth values that follow from the intervals of integers alone. */
final class Truth {
  private Truth() {}

  /** The truth value that the expression always has, if that can be told. */
  static Optional<Boolean> of(Expr expr) {
    if (expr instanceof Expr.Literal literal && literal.value() instanceof Value.Bool bool) {
      return Optional.of(bool.value());
    }
    if (expr instanceof Expr.Not not) {
      return of(not.operand()).map(b -> !b);
    }
    if (expr instanceof Expr.Logical logical) {
      return logical(logical.operator(), of(logical.left()), of(logical.right()));
    }
    if (expr instanceof Expr.Equality equality
        && equality.left().type() instanceof Type.Range a
        && equality.right().type() instanceof Type.Range b) {
      if (a.high() < b.low() || b.high() < a.low()) {
        return Optional.of(equality.negated());
      }
      return a.cardinality() == 1 && a.equals(b) ? Optional.of(!equality.negated()) : Optional.empty();
    }
    if (expr instanceof Expr.Comparison comparison
        && comparison.left().type() instanceof Type.Range a
        && comparison.right().type() instanceof Type.Range b) {
      return switch (comparison.operator()) {
        case LESS -> order(a.high() < b.low(), a.low() >= b.high());
        case LESS_EQUAL -> order(a.high() <= b.low(), a.low() > b.high());
        case GREATER -> order(a.low() > b.high(), a.high() <= b.low());
        case GREATER_EQUAL -> order(a.low() >= b.high(), a.high() < b.low());
      };
    }
    return Optional.empty();
  }

  private static Optional<Boolean> order(boolean always, boolean never) {
    return always ? Optional.of(true) : never ? Optional.of(false) : Optional.empty();
  }

  private static Optional<Boolean> logical(
      Expr.LogicalOperator operator, Optional<Boolean> left, Optional<Boolean> right) {
    Optional<Boolean> yes = Optional.of(true);
    Optional<Boolean> no = Optional.of(false);
    return switch (operator) {
      case AND -> left.equals(no) || right.equals(no) ? no : left.equals(yes) ? right : right.equals(yes) ? left : Optional.empty();
      case OR -> left.equals(yes) || right.equals(yes) ? yes : left.equals(no) ? right : right.equals(no) ? left : Optional.empty();
      case IMPLIES -> logical(Expr.LogicalOperator.OR, left.map(b -> !b), right);
      case IFF -> left.isPresent() && right.isPresent() ? Optional.of(left.equals(right)) : Optional.empty();
    };
  }
}
