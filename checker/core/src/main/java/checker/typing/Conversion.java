package checker.typing;

import checker.model.Expr;
import checker.model.Limits;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import java.util.List;
import java.util.Optional;

/** Makes every change of type explicit. */
final class Conversion {
  private final Reports reports;

  Conversion(Reports reports) {
    this.reports = reports;
  }

  /** The same value at exactly the type wanted; reports and gives a broken expression if there is no way. */
  Expr to(Type target, Expr expr) {
    return to(target, expr, false);
  }

  /** As {@link #to(Type, Expr)} for a value about to index a function. */
  Expr index(Type.Scalar domain, Expr expr) {
    return to(domain, expr, true);
  }

  private Expr to(Type target, Expr expr, boolean index) {
    Type from = expr.type();
    if (target.equals(Types.NONE) || Types.broken(target) || Types.broken(from) || from.equals(target)) {
      return expr;
    }
    Span span = expr.span();
    if (from instanceof Type.Range && target instanceof Type.Range range) {
      return narrow(range, expr, index);
    }
    if (target instanceof Type.Optional wanted) {
      if (from instanceof Type.Optional given) {
        if (given.element() instanceof Type.Range && wanted.element() instanceof Type.Range) {
          Expr nil = new Expr.Literal(new Value.Nil(), from, span);
          Expr value = new Expr.Convert(expr, given.element(), false, span);
          return new Expr.Conditional(
              new Expr.Equality(false, expr, nil, span),
              new Expr.Literal(new Value.Nil(), target, span),
              to(target, value, index),
              target,
              span);
        }
        return mismatch(target, expr);
      }
      Expr element = to(wanted.element(), expr, index);
      return Types.broken(element) ? element : new Expr.Convert(element, target, index, span);
    }
    if (from instanceof Type.Optional given && target.scalar()) {
      return Types.join(given.element(), target).isPresent()
          ? to(target, new Expr.Convert(expr, given.element(), index, span), index)
          : mismatch(target, expr);
    }
    if (target instanceof Type.SetOf wanted && from instanceof Type.SetOf given) {
      if (expr instanceof Expr.SetLiteral literal) {
        return new Expr.SetLiteral(elements(wanted.element(), literal.elements()), wanted, span);
      }
      if (wanted.element() instanceof Type.Range && given.element() instanceof Type.Range) {
        return new Expr.Convert(expr, target, false, span);
      }
    }
    if (target instanceof Type.Sequence wanted && from instanceof Type.Sequence given) {
      return sequence(wanted, given, expr);
    }
    return mismatch(target, expr);
  }

  private Expr narrow(Type.Range target, Expr expr, boolean index) {
    if (expr instanceof Expr.Literal literal) {
      int value = ((Value.Int) literal.value()).value();
      if (value >= target.low() && value <= target.high()) {
        return new Expr.Literal(literal.value(), target, expr.span());
      }
      if (written(literal)) {
        reports.add(DiagnosticCode.VALUE_OUTSIDE, expr.span(), value + " is outside " + target.display());
        return Types.broken(expr.span());
      }
    }
    return new Expr.Convert(expr, target, index, expr.span());
  }

  /**
   * Whether the number stands in the text. The value of a constant may lie outside in one scenario, in a branch that is
   * then never taken; a number that stands there cannot.
   */
  private static boolean written(Expr.Literal literal) {
    String text = literal.span().text();
    return !text.isEmpty() && (Character.isDigit(text.charAt(0)) || text.charAt(0) == '-');
  }

  private Expr sequence(Type.Sequence wanted, Type.Sequence given, Expr expr) {
    if (expr instanceof Expr.SequenceLiteral literal) {
      if (literal.elements().size() > wanted.capacity()) {
        reports.add(
            DiagnosticCode.VALUE_OUTSIDE,
            expr.span(),
            "a sequence of " + literal.elements().size() + " elements is longer than " + wanted.display() + " allows");
        return Types.broken(expr.span());
      }
      return new Expr.SequenceLiteral(elements(wanted.element(), literal.elements()), wanted, expr.span());
    }
    return wanted.element().equals(given.element())
        ? new Expr.Convert(expr, wanted, false, expr.span())
        : mismatch(wanted, expr);
  }

  private List<Expr> elements(Type target, List<Expr> elements) {
    return elements.stream().map(e -> to(target, e)).toList();
  }

  private Expr mismatch(Type target, Expr expr) {
    Type from = expr.type();
    if (Types.identitiesMixed(from, target)) {
      reports.add(
          DiagnosticCode.SYMMETRY,
          expr.span(),
          "the values of a symmetric type are not integers: expected " + shown(target) + ", found " + shown(from));
    } else {
      reports.add(
          DiagnosticCode.TYPE_MISMATCH, expr.span(), "expected " + shown(target) + ", found " + shown(from));
    }
    return Types.broken(expr.span());
  }

  /** The value without {@code ?}, checked when it is evaluated. */
  Expr required(Expr expr) {
    return expr.type() instanceof Type.Optional optional && !Types.broken(expr)
        ? required(new Expr.Convert(expr, optional.element(), false, expr.span()))
        : expr;
  }

  /** An integer, perhaps out of an optional one; broken (and reported) if it is none. */
  Expr integer(Expr expr, String operation) {
    if (Types.broken(expr)) {
      return expr;
    }
    Expr value = required(expr);
    if (value.type() instanceof Type.Range) {
      return value;
    }
    if (Types.symmetric(expr.type())) {
      reports.add(
          DiagnosticCode.SYMMETRY,
          expr.span(),
          "the values of symmetric type " + shown(value.type()) + " have no " + operation
              + ": they can only be compared with `=`, quantified over and used as an index");
    } else {
      reports.add(
          DiagnosticCode.TYPE_MISMATCH,
          expr.span(),
          operation + " needs integers, found " + shown(expr.type()));
    }
    return Types.broken(expr.span());
  }

  /** Both at a common type, or none if there is none, which is reported. */
  Optional<List<Expr>> unify(Expr left, Expr right, Span span, String what) {
    if (Types.broken(left) || Types.broken(right)) {
      return Optional.empty();
    }
    Optional<Type> joined = common(left, right);
    if (joined.isEmpty()) {
      reports.add(
          Types.identitiesMixed(left.type(), right.type()) ? DiagnosticCode.SYMMETRY : DiagnosticCode.TYPE_MISMATCH,
          span,
          what + " of different types: " + shown(left.type()) + " and " + shown(right.type()));
      return Optional.empty();
    }
    if (joined.get() instanceof Type.SetOf set && !setSize(set.element(), span)) {
      return Optional.empty();
    }
    return Optional.of(List.of(to(joined.get(), left), to(joined.get(), right)));
  }

  /** The type that two values are brought to: one that holds both, else that of the one which is not written out. */
  private static Optional<Type> common(Expr left, Expr right) {
    Optional<Type> joined = Types.join(left.type(), right.type());
    if (joined.isEmpty() && takes(left, right.type())) {
      return Optional.of(right.type());
    }
    return joined.isEmpty() && takes(right, left.type()) ? Optional.of(left.type()) : joined;
  }

  /** Whether the elements of a set or sequence that is written out can each be brought to those of a type. */
  private static boolean takes(Expr literal, Type type) {
    if (literal instanceof Expr.SetLiteral set && type instanceof Type.SetOf wanted) {
      return Types.join(set.type().element(), wanted.element()).isPresent();
    }
    return literal instanceof Expr.SequenceLiteral sequence
        && type instanceof Type.Sequence wanted
        && sequence.elements().size() <= wanted.capacity()
        && Types.join(sequence.type().element(), wanted.element()).isPresent();
  }

  /** Reports a set type with too many possible elements. */
  boolean setSize(Type.Scalar element, Span span) {
    if (element.cardinality() <= Limits.MAX_SET_ELEMENTS) {
      return true;
    }
    reports.add(
        DiagnosticCode.TYPE_TOO_LARGE,
        span,
        "a set of " + element.display() + " has " + element.cardinality() + " possible elements, at most "
            + Limits.MAX_SET_ELEMENTS + " are allowed");
    return false;
  }

  static String shown(Type type) {
    return type instanceof Type.Range range && range.low() == range.high()
        ? "integer " + range.low()
        : "`" + type.display() + "`";
  }
}
