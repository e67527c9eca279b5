package checker.model;

import java.util.List;

/**
 * A finite type. Scalar types have numbered values: {@link #cardinality()}, {@link #ordinal(Value)} and
 * {@link #valueAt(int)} agree in both engines, in the layout and in every fixed order.
 */
public sealed interface Type {

  /** The type as a reader would write it. */
  String display();

  default boolean scalar() {
    return this instanceof Scalar;
  }

  /** A type whose values can be counted, quantified over, and used as indices and set elements. */
  sealed interface Scalar extends Type {
    /** Number of values, at least 1. */
    long cardinality();

    /** Position of a value of this type, from 0. */
    int ordinal(Value value);

    /** The value at a position, {@code 0 <= ordinal < cardinality()}. */
    Value valueAt(int ordinal);
  }

  record Bool() implements Scalar {
    @Override
    public String display() {
      return "bool";
    }

    @Override
    public long cardinality() {
      return 2;
    }

    @Override
    public int ordinal(Value value) {
      return ((Value.Bool) value).value() ? 1 : 0;
    }

    @Override
    public Value valueAt(int ordinal) {
      return new Value.Bool(ordinal == 1);
    }
  }

  /** Integers from {@code low} to {@code high}, both included, {@code low <= high}. Structural: no name. */
  record Range(int low, int high) implements Scalar {
    @Override
    public String display() {
      return low + ".." + high;
    }

    @Override
    public long cardinality() {
      return (long) high - low + 1;
    }

    @Override
    public int ordinal(Value value) {
      return ((Value.Int) value).value() - low;
    }

    @Override
    public Value valueAt(int ordinal) {
      return new Value.Int(low + ordinal);
    }
  }

  /** Equal by name: two enums are the same only if they are the same declaration. */
  record Enumeration(String name, List<String> members) implements Scalar {
    @Override
    public String display() {
      return name;
    }

    @Override
    public long cardinality() {
      return members.size();
    }

    @Override
    public int ordinal(Value value) {
      return ((Value.Member) value).ordinal();
    }

    @Override
    public Value valueAt(int ordinal) {
      return new Value.Member(members.get(ordinal), ordinal);
    }
  }

  /** Interchangeable identities, shown as the integers {@code low..high}; the values are {@link Value.Int}. */
  record Symmetric(String name, int low, int high) implements Scalar {
    @Override
    public String display() {
      return name;
    }

    @Override
    public long cardinality() {
      return (long) high - low + 1;
    }

    @Override
    public int ordinal(Value value) {
      return ((Value.Int) value).value() - low;
    }

    @Override
    public Value valueAt(int ordinal) {
      return new Value.Int(low + ordinal);
    }
  }

  /** {@code T?}: position 0 is {@code nil}, position {@code i + 1} is position {@code i} of {@code T}. */
  record Optional(Scalar element) implements Scalar {
    @Override
    public String display() {
      return element.display() + "?";
    }

    @Override
    public long cardinality() {
      return element.cardinality() + 1;
    }

    @Override
    public int ordinal(Value value) {
      return value instanceof Value.Nil ? 0 : element.ordinal(value) + 1;
    }

    @Override
    public Value valueAt(int ordinal) {
      return ordinal == 0 ? new Value.Nil() : element.valueAt(ordinal - 1);
    }
  }

  /** Subsets of a scalar type with at most {@link Limits#MAX_SET_ELEMENTS} values. */
  record SetOf(Scalar element) implements Type {
    @Override
    public String display() {
      return "set of " + element.display();
    }
  }

  /** Total functions from a scalar type with at most {@link Limits#MAX_FUNCTION_DOMAIN} values. */
  record Function(Scalar domain, Type range) implements Type {
    @Override
    public String display() {
      return domain.display() + " -> " + range.display();
    }
  }

  /** Equal by name and fields. */
  record Record(String name, List<Field> fields) implements Type {
    @Override
    public String display() {
      return name;
    }
  }

  record Field(String name, Type type) {}

  /** Sequences of at most {@code capacity} elements, {@code capacity >= 1}. */
  record Sequence(int capacity, Type element) implements Type {
    @Override
    public String display() {
      return "seq[" + capacity + "] of " + element.display();
    }
  }
}
