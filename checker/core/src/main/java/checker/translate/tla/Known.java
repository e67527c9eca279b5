package checker.translate.tla;

import checker.model.Expr;
import checker.model.Value;
import java.util.Optional;

/** What a scenario's constants decide already. Only what evaluation would not have looked at is left out. */
final class Known {
  private Known() {}

  /** The truth of a condition that mentions constants only. */
  static Optional<Boolean> truth(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal.value() instanceof Value.Bool bool ? Optional.of(bool.value()) : Optional.empty();
    }
    if (expr instanceof Expr.Not not) {
      return truth(not.operand()).map(t -> !t);
    }
    if (expr instanceof Expr.Equality e) {
      Optional<Value> left = constant(e.left());
      Optional<Value> right = constant(e.right());
      return left.isPresent() && right.isPresent()
          ? Optional.of(left.get().equals(right.get()) != e.negated())
          : Optional.empty();
    }
    if (expr instanceof Expr.Comparison e) {
      Optional<Value> left = constant(e.left());
      Optional<Value> right = constant(e.right());
      return left.isPresent() && right.isPresent()
          ? Optional.of(holds(e.operator(), integer(left.get()), integer(right.get())))
          : Optional.empty();
    }
    return expr instanceof Expr.Logical logical ? logical(logical) : Optional.empty();
  }

  private static Optional<Boolean> logical(Expr.Logical e) {
    Optional<Boolean> left = truth(e.left());
    if (left.isEmpty()) {
      return Optional.empty();
    }
    Optional<Boolean> right = truth(e.right());
    return switch (e.operator()) {
      case AND -> left.get() ? right : left;
      case OR -> left.get() ? left : right;
      case IMPLIES -> left.get() ? right : Optional.of(true);
      case IFF -> right.map(r -> r.equals(left.get()));
    };
  }

  /**
   * The expression without operands and branches that constants make superfluous. Looks at the outermost operator,
   * again and again.
   */
  static Expr simpler(Expr expr) {
    Optional<Boolean> truth = truth(expr);
    if (truth.isPresent()) {
      return new Expr.Literal(new Value.Bool(truth.get()), expr.type(), expr.span());
    }
    if (expr instanceof Expr.Arithmetic) {
      return constant(expr).map(value -> (Expr) new Expr.Literal(value, expr.type(), expr.span())).orElse(expr);
    }
    if (expr instanceof Expr.Conditional e) {
      return truth(e.condition()).map(t -> simpler(t ? e.then() : e.otherwise())).orElse(expr);
    }
    if (expr instanceof Expr.Logical e) {
      Optional<Boolean> left = truth(e.left());
      Optional<Boolean> right = truth(e.right());
      return switch (e.operator()) {
        case AND -> left.isPresent() ? simpler(e.right()) : right.filter(r -> r).map(r -> simpler(e.left())).orElse(expr);
        case OR -> left.isPresent() ? simpler(e.right()) : right.filter(r -> !r).map(r -> simpler(e.left())).orElse(expr);
        case IMPLIES -> left.isPresent() ? simpler(e.right()) : expr;
        case IFF -> expr;
      };
    }
    return expr;
  }

  private static Optional<Value> constant(Expr expr) {
    if (expr instanceof Expr.Arithmetic e) {
      Optional<Value> left = constant(e.left());
      Optional<Value> right = constant(e.right());
      return left.isPresent() && right.isPresent() ? result(e.operator(), integer(left.get()), integer(right.get())) : Optional.empty();
    }
    if (expr instanceof Expr.Convert convert && !Expressions.checked(convert)) {
      return constant(convert.operand());
    }
    return expr instanceof Expr.Literal literal ? Optional.of(literal.value()) : Optional.empty();
  }

  private static Optional<Value> result(Expr.ArithmeticOperator operator, int left, int right) {
    return switch (operator) {
      case ADD -> Optional.of(new Value.Int(left + right));
      case SUBTRACT -> Optional.of(new Value.Int(left - right));
      case MULTIPLY -> Optional.of(new Value.Int(left * right));
      case DIVIDE, MODULO -> Optional.empty();
    };
  }

  private static int integer(Value value) {
    return ((Value.Int) value).value();
  }

  private static boolean holds(Expr.ComparisonOperator operator, int left, int right) {
    return switch (operator) {
      case LESS -> left < right;
      case LESS_EQUAL -> left <= right;
      case GREATER -> left > right;
      case GREATER_EQUAL -> left >= right;
    };
  }
}
