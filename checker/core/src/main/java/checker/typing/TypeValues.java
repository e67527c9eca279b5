package checker.typing;

import checker.model.Type;
import checker.model.Value;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;

/**
 * The values of a type as a list that computes each when asked: a type may have millions. Scalars are in their order;
 * sets as binary numbers, the first element counting least; sequences by length, then by their elements from the first;
 * functions and records by their parts from the first.
 */
final class TypeValues extends AbstractList<Value> implements RandomAccess {
  private final Type type;
  private final int size;

  private TypeValues(Type type, int size) {
    this.type = type;
    this.size = size;
  }

  /** Saturates at {@link Integer#MAX_VALUE} values, far beyond what is allowed. */
  static List<Value> of(Type type) {
    return new TypeValues(type, (int) Math.min(Integer.MAX_VALUE, Types.cardinality(type)));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Value get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return value(type, index);
  }

  private static Value value(Type type, long position) {
    if (type instanceof Type.Scalar scalar) {
      return scalar.valueAt((int) position);
    }
    if (type instanceof Type.SetOf set) {
      List<Value> elements = new ArrayList<>();
      for (int i = 0; i < set.element().cardinality(); i++) {
        if ((position >>> i & 1) == 1) {
          elements.add(set.element().valueAt(i));
        }
      }
      return new Value.SetOf(List.copyOf(elements));
    }
    if (type instanceof Type.Function function) {
      int arguments = (int) function.domain().cardinality();
      return new Value.Function(function.domain(), tuple(Collections.nCopies(arguments, function.range()), position));
    }
    if (type instanceof Type.Record record) {
      return new Value.Record(record, tuple(record.fields().stream().map(Type.Field::type).toList(), position));
    }
    Type.Sequence sequence = (Type.Sequence) type;
    long element = Types.cardinality(sequence.element());
    long rest = position;
    long ofLength = 1;
    int length = 0;
    while (rest >= ofLength) {
      rest -= ofLength;
      ofLength = Types.times(ofLength, element);
      length++;
    }
    return new Value.Sequence(tuple(Collections.nCopies(length, sequence.element()), rest));
  }

  /** Parts of the given types; the last varies fastest. */
  private static List<Value> tuple(List<Type> types, long position) {
    Value[] parts = new Value[types.size()];
    long rest = position;
    for (int i = parts.length - 1; i >= 0; i--) {
      long size = Types.cardinality(types.get(i));
      parts[i] = value(types.get(i), rest % size);
      rest /= size;
    }
    return List.of(parts);
  }
}
