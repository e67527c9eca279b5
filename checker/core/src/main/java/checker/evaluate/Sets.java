package checker.evaluate;

import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Operations on sets. A set's elements are distinct and in the order of the element type. */
final class Sets {
  private Sets() {}

  static Value.SetOf of(Type.SetOf type, Collection<Value> elements) {
    List<Value> distinct = new ArrayList<>(new HashSet<>(elements));
    distinct.sort(Comparator.comparing(type.element()::ordinal, Integer::compareUnsigned));
    return new Value.SetOf(List.copyOf(distinct));
  }

  /** The integers from {@code low} to {@code high}; none if {@code low > high}. */
  static Value.SetOf interval(int low, int high) {
    List<Value> elements = new ArrayList<>();
    for (long i = low; i <= high; i++) {
      elements.add(new Value.Int((int) i));
    }
    return new Value.SetOf(List.copyOf(elements));
  }

  static Value.SetOf combine(Expr.SetOperation expression, Value.SetOf left, Value.SetOf right) {
    Set<Value> result = new HashSet<>(left.elements());
    switch (expression.operator()) {
      case UNION -> result.addAll(right.elements());
      case INTERSECT -> result.retainAll(new HashSet<>(right.elements()));
      case MINUS -> right.elements().forEach(result::remove);
    }
    return of((Type.SetOf) expression.type(), result);
  }

  static boolean subset(Value.SetOf left, Value.SetOf right) {
    return new HashSet<>(right.elements()).containsAll(left.elements());
  }
}
