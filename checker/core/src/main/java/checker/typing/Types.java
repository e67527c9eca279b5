package checker.typing;

import checker.model.Cell;
import checker.model.Expr;
import checker.model.Type;
import checker.model.Value;
import checker.source.Span;
import java.util.List;
import java.util.Optional;

/** Questions about types, and two types that exist only while typing. No specification can name them. */
final class Types {
  /** The type of what could not be typed. It fits everything, so that one fault is told once. */
  static final Type.Scalar ERROR = new Type.Enumeration("<error>", List.of());

  /** As a hint: nothing is known about the type that is needed. */
  static final Type.Scalar NONE = new Type.Enumeration("<none>", List.of());

  static final Type.Bool BOOL = new Type.Bool();

  /** Saturation of the sizes computed here: far above every limit, far below overflow. */
  static final long HUGE = 1L << 40;

  private Types() {}

  static Expr broken(Span span) {
    return new Expr.Literal(new Value.Nil(), ERROR, span);
  }

  /** Whether a fault in this type has been told already. */
  static boolean broken(Type type) {
    if (type instanceof Type.Optional optional) {
      return broken(optional.element());
    }
    if (type instanceof Type.SetOf set) {
      return broken(set.element());
    }
    if (type instanceof Type.Function function) {
      return broken(function.domain()) || broken(function.range());
    }
    if (type instanceof Type.Sequence sequence) {
      return broken(sequence.element());
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().anyMatch(f -> broken(f.type()));
    }
    return type.equals(ERROR);
  }

  static boolean broken(Expr expr) {
    return broken(expr.type());
  }

  /** Whether values of the type are, or are optional, members of a symmetric type. */
  static boolean symmetric(Type type) {
    return type instanceof Type.Symmetric || type instanceof Type.Optional optional && symmetric(optional.element());
  }

  /** Whether one type has identities and the other integers or other identities, alone or in sets. */
  static boolean identitiesMixed(Type left, Type right) {
    Type a = left instanceof Type.SetOf set ? set.element() : required(left);
    Type b = right instanceof Type.SetOf set ? set.element() : required(right);
    a = required(a);
    b = required(b);
    return a instanceof Type.Symmetric && (b instanceof Type.Symmetric || b instanceof Type.Range)
        || a instanceof Type.Range && b instanceof Type.Symmetric;
  }

  /** The type with {@code nil}, where it can have that. */
  static Type orNil(Type type) {
    return type instanceof Type.Scalar scalar && !(type instanceof Type.Optional) && !type.equals(NONE) && !broken(type)
        ? new Type.Optional(scalar)
        : type;
  }

  /** The scalar without its {@code ?}s. */
  static Type required(Type type) {
    return type instanceof Type.Optional optional ? required(optional.element()) : type;
  }

  /** The smallest type that holds the values of both, if there is one. */
  static Optional<Type> join(Type left, Type right) {
    if (left.equals(right) || broken(right)) {
      return Optional.of(left);
    }
    if (broken(left)) {
      return Optional.of(right);
    }
    if (left instanceof Type.Range a && right instanceof Type.Range b) {
      return Optional.of(new Type.Range(Math.min(a.low(), b.low()), Math.max(a.high(), b.high())));
    }
    if (left instanceof Type.Optional || right instanceof Type.Optional) {
      Type a = left instanceof Type.Optional optional ? optional.element() : left;
      Type b = right instanceof Type.Optional optional ? optional.element() : right;
      return join(a, b).filter(Type::scalar).map(t -> new Type.Optional((Type.Scalar) t));
    }
    if (left instanceof Type.SetOf a && right instanceof Type.SetOf b
        && a.element() instanceof Type.Range && b.element() instanceof Type.Range) {
      return join(a.element(), b.element()).map(t -> new Type.SetOf((Type.Scalar) t));
    }
    if (left instanceof Type.Sequence a && right instanceof Type.Sequence b && a.element().equals(b.element())) {
      return Optional.of(a.capacity() >= b.capacity() ? a : b);
    }
    return Optional.empty();
  }

  /** Whether every value of {@code from} is one of {@code to}, seen perhaps at another type. */
  static boolean fits(Type from, Type to) {
    return join(from, to).filter(to::equals).isPresent();
  }

  /** How many values, at most {@link #HUGE}. */
  static long cardinality(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return Math.min(HUGE, scalar.cardinality());
    }
    if (type instanceof Type.SetOf set) {
      return power(2, cardinality(set.element()));
    }
    if (type instanceof Type.Function function) {
      return power(cardinality(function.range()), cardinality(function.domain()));
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().mapToLong(f -> cardinality(f.type())).reduce(1, Types::times);
    }
    Type.Sequence sequence = (Type.Sequence) type;
    long element = cardinality(sequence.element());
    long sum = 0;
    long ofLength = 1;
    for (int length = 0; length <= sequence.capacity() && sum < HUGE; length++) {
      sum = Math.min(HUGE, sum + ofLength);
      ofLength = times(ofLength, element);
      if (element <= 1) {
        return element == 0 ? 1 : sequence.capacity() + 1L;
      }
    }
    return sum;
  }

  static long times(long a, long b) {
    return a == 0 || b == 0 ? 0 : a > HUGE / b ? HUGE : a * b;
  }

  private static long power(long base, long exponent) {
    if (base <= 1) {
      return exponent == 0 ? 1 : base;
    }
    long result = 1;
    for (long i = 0; i < exponent && result < HUGE; i++) {
      result = times(result, base);
    }
    return result;
  }

  /** Bits that a value takes in a state, at most {@link #HUGE}. */
  static long widthBits(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return bitsFor(scalar.cardinality());
    }
    if (type instanceof Type.SetOf set) {
      return Math.min(HUGE, set.element().cardinality());
    }
    if (type instanceof Type.Function function) {
      return times(Math.min(HUGE, function.domain().cardinality()), widthBits(function.range()));
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().mapToLong(f -> widthBits(f.type())).reduce(0, (a, b) -> Math.min(HUGE, a + b));
    }
    Type.Sequence sequence = (Type.Sequence) type;
    return Math.min(HUGE, bitsFor(sequence.capacity() + 1L) + times(sequence.capacity(), widthBits(sequence.element())));
  }

  private static long bitsFor(long cardinality) {
    return cardinality <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(cardinality - 1);
  }

  /** Cells, at most {@link Integer#MAX_VALUE}; those inside a sequence count as well. */
  static long cells(Type type) {
    if (type instanceof Type.Sequence sequence) {
      return Math.min(Integer.MAX_VALUE, times(sequence.capacity(), cells(sequence.element())));
    }
    if (type instanceof Type.Function function) {
      return Math.min(Integer.MAX_VALUE, times(Math.min(HUGE, function.domain().cardinality()), cells(function.range())));
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().mapToLong(f -> cells(f.type())).reduce(0, (a, b) -> Math.min(Integer.MAX_VALUE, a + b));
    }
    return Cell.count(type);
  }
}
