package checker.evaluate;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.EvaluationError;
import checker.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Operations on sequences, with their errors. */
final class Sequences {
  private Sequences() {}

  static Value element(Value.Sequence sequence, int index, Span span) {
    int length = sequence.elements().size();
    if (index < 0 || index >= length) {
      throw new EvaluationException(
          EvaluationError.INDEX_OUTSIDE,
          span,
          "index " + index + " outside " + (length == 0 ? "an empty sequence" : "0.." + (length - 1)));
    }
    return sequence.elements().get(index);
  }

  static Value head(Value.Sequence sequence, Span span) {
    requireElements(sequence, "head", span);
    return sequence.elements().get(0);
  }

  static Value tail(Value.Sequence sequence, Span span) {
    requireElements(sequence, "tail", span);
    return new Value.Sequence(List.copyOf(sequence.elements().subList(1, sequence.elements().size())));
  }

  static Value append(Value.Sequence sequence, Value element, Expr.Append expression) {
    List<Value> longer = new ArrayList<>(sequence.elements());
    longer.add(element);
    return fitting(new Value.Sequence(List.copyOf(longer)), (Type.Sequence) expression.type(), expression.span());
  }

  /** The sequence itself, if it is not too long for the type. */
  static Value fitting(Value.Sequence sequence, Type.Sequence type, Span span) {
    int length = sequence.elements().size();
    if (length > type.capacity()) {
      throw new EvaluationException(
          EvaluationError.SEQUENCE_FULL,
          span,
          length + (length == 1 ? " element does" : " elements do") + " not fit " + type.display());
    }
    return sequence;
  }

  private static void requireElements(Value.Sequence sequence, String operation, Span span) {
    if (sequence.elements().isEmpty()) {
      throw new EvaluationException(EvaluationError.EMPTY_SEQUENCE, span, operation + " of an empty sequence");
    }
  }
}
