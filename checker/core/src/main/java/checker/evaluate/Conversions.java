package checker.evaluate;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.EvaluationError;

/** {@link Expr.Convert}: the same value at another type, or the error that it is none of that type. */
final class Conversions {
  private Conversions() {}

  static Value convert(Expr.Convert conversion, Value value) {
    Type from = conversion.operand().type();
    Type to = conversion.type();
    if (from.equals(to)) {
      return value;
    }
    if (from instanceof Type.Range && to instanceof Type.Range range) {
      return inRange(conversion, value, range);
    }
    if (to instanceof Type.Optional optional && from.equals(optional.element())) {
      return value;
    }
    if (from instanceof Type.Optional optional && to.equals(optional.element())) {
      return present(conversion, value);
    }
    if (from instanceof Type.SetOf
        && to instanceof Type.SetOf set
        && set.element() instanceof Type.Range range) {
      ((Value.SetOf) value).elements().forEach(element -> inRange(conversion, element, range));
      return value;
    }
    if (from instanceof Type.Sequence && to instanceof Type.Sequence sequence) {
      return Sequences.fitting((Value.Sequence) value, sequence, conversion.span());
    }
    throw new IllegalArgumentException("no conversion from " + from.display() + " to " + to.display());
  }

  private static Value inRange(Expr.Convert conversion, Value value, Type.Range range) {
    int number = ((Value.Int) value).value();
    if (range.low() <= number && number <= range.high()) {
      return value;
    }
    if (conversion.index()) {
      throw new EvaluationException(
          EvaluationError.INDEX_OUTSIDE, conversion.span(), "index " + number + " outside " + range.display());
    }
    throw new EvaluationException(
        EvaluationError.OUT_OF_RANGE, conversion.span(), number + " is outside " + range.display());
  }

  private static Value present(Expr.Convert conversion, Value value) {
    if (value instanceof Value.Nil) {
      throw new EvaluationException(EvaluationError.NIL_USED, conversion.span(), "nil used as a value");
    }
    return value;
  }
}
