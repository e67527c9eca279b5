package checker.translate.scalar;

import checker.model.Type;
import checker.model.Value;

/**
 * The integer that stands for a scalar value: itself for an integer or an identity, 0 and 1 for {@code false} and {@code
 * true}, the position of a member of an enum. {@code nil} of a {@code T?} is one more than the last of {@code T}.
 */
public final class Codes {
  private Codes() {}

  /** The least code of a type. */
  public static int first(Type.Scalar type) {
    if (type instanceof Type.Range range) {
      return range.low();
    }
    if (type instanceof Type.Symmetric symmetric) {
      return symmetric.low();
    }
    return type instanceof Type.Optional optional ? first(optional.element()) : 0;
  }

  /** The greatest code of a type: each integer between is one too. */
  public static int last(Type.Scalar type) {
    return Math.toIntExact(first(type) + type.cardinality() - 1);
  }

  /** The code of a value of the type. */
  public static int of(Value value, Type.Scalar type) {
    if (type instanceof Type.Optional optional) {
      return value instanceof Value.Nil ? last(optional) : of(value, optional.element());
    }
    return first(type) + type.ordinal(value);
  }
}
