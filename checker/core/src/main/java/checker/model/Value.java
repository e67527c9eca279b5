package checker.model;

import java.util.List;
import java.util.StringJoiner;

/**
 * A value, plainly. A value of {@code T?} that is not {@code nil} is the value of {@code T} itself. Integers and
 * members of symmetric types are both {@link Int}. {@code toString} is how a value is shown to users.
 */
public sealed interface Value {

  record Bool(boolean value) implements Value {
    @Override
    public String toString() {
      return Boolean.toString(value);
    }
  }

  record Int(int value) implements Value {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** A member of an enum; {@code ordinal} is its position in the declaration. */
  record Member(String name, int ordinal) implements Value {
    @Override
    public String toString() {
      return name;
    }
  }

  record Nil() implements Value {
    @Override
    public String toString() {
      return "nil";
    }
  }

  /** Elements distinct, in the order of the element type. */
  record SetOf(List<Value> elements) implements Value {
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(", ", "{", "}");
      elements.forEach(e -> text.add(e.toString()));
      return text.toString();
    }
  }

  /** The values at each position of the domain; {@code domain} gives the arguments for display. */
  record Function(Type.Scalar domain, List<Value> values) implements Value {
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(", ", "[", "]");
      for (int i = 0; i < values.size(); i++) {
        text.add(domain.valueAt(i) + " -> " + values.get(i));
      }
      return text.toString();
    }
  }

  record Record(Type.Record type, List<Value> fields) implements Value {
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(", ", type.name() + "(", ")");
      for (int i = 0; i < fields.size(); i++) {
        text.add(type.fields().get(i).name() + ": " + fields.get(i));
      }
      return text.toString();
    }
  }

  record Sequence(List<Value> elements) implements Value {
    @Override
    public String toString() {
      StringJoiner text = new StringJoiner(", ", "[", "]");
      elements.forEach(e -> text.add(e.toString()));
      return text.toString();
    }
  }
}
