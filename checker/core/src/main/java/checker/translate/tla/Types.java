package checker.translate.tla;

import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Types as sets, values as constants. Enum members are strings, which TLC compares by number; {@code nil} is a model value,
 * which TLC may compare with anything. Remembers which types have names, so that the module can define them.
 */
final class Types {
  private final Identifiers identifiers;
  private final Set<Helper> helpers;
  private final Map<Type, String> named = new LinkedHashMap<>();
  private boolean nil;

  /** @param helpers receives the helpers that are used */
  Types(Identifiers identifiers, Set<Helper> helpers) {
    this.identifiers = identifiers;
    this.helpers = helpers;
  }

  /** Gives a type, and the types in it, their names, before any local gets one. */
  void declare(Type type) {
    if (type instanceof Type.Enumeration enumeration) {
      declare(type, enumeration.name().replace(".position", "_steps").replace(".", "_"));
    } else if (type instanceof Type.Symmetric symmetric) {
      declare(type, symmetric.name());
    } else if (type instanceof Type.Optional optional) {
      declare(optional.element());
    } else if (type instanceof Type.SetOf set) {
      declare(set.element());
    } else if (type instanceof Type.Function function) {
      declare(function.domain());
      declare(function.range());
    } else if (type instanceof Type.Sequence sequence) {
      declare(sequence.element());
    } else if (type instanceof Type.Record record) {
      record.fields().forEach(f -> declare(f.type()));
    }
  }

  private void declare(Type type, String name) {
    if (!named.containsKey(type)) {
      named.put(type, identifiers.give(name));
    }
  }

  /** Whether anything written so far has the value {@code nil}. */
  boolean usesNil() {
    return nil;
  }

  String nil() {
    nil = true;
    return "nil";
  }

  /** A line for each named type. */
  List<String> definitions() {
    List<String> lines = new ArrayList<>();
    named.forEach((type, name) -> lines.add(name + " == " + members(type)));
    return lines;
  }

  private String members(Type type) {
    return type instanceof Type.Symmetric symmetric ? range(symmetric.low(), symmetric.high()) : explicit((Type.Scalar) type);
  }

  String field(Type.Record type, int field) {
    return field(type.fields().get(field).name());
  }

  /** Names of fields meet no other names, but may be words of TLA+, which are in capitals. */
  private static String field(String name) {
    return Identifiers.usable(name) ? name : name + "_field";
  }

  /** All values of a type. */
  String set(Type type) {
    if (named.containsKey(type)) {
      return named.get(type);
    }
    if (type instanceof Type.Bool) {
      return "BOOLEAN";
    }
    if (type instanceof Type.Range range) {
      return range(range.low(), range.high());
    }
    if (type instanceof Type.Optional optional) {
      return "({" + nil() + "} \\cup " + operand(optional.element()) + ")";
    }
    if (type instanceof Type.SetOf set) {
      return "SUBSET " + operand(set.element());
    }
    if (type instanceof Type.Function function) {
      return "[" + set(function.domain()) + " -> " + set(function.range()) + "]";
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream()
          .map(f -> field(f.name()) + ": " + set(f.type()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (type instanceof Type.Sequence sequence) {
      helpers.add(Helper.SEQUENCES);
      return "Sequences(" + set(sequence.element()) + ", " + sequence.capacity() + ")";
    }
    return members(type);
  }

  private String operand(Type type) {
    return type instanceof Type.Range ? "(" + set(type) + ")" : set(type);
  }

  static String range(int low, int high) {
    return integer(low) + ".." + integer(high);
  }

  static String integer(int value) {
    return value < 0 ? "(" + value + ")" : Integer.toString(value);
  }

  private String explicit(Type.Scalar type) {
    return "{" + elements(type) + "}";
  }

  /** The values of a scalar type in its order, as a sequence. */
  String order(Type.Scalar type) {
    return "<<" + elements(type) + ">>";
  }

  private String elements(Type.Scalar type) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < type.cardinality(); i++) {
      values.add(value(type.valueAt(i), Scope.of(identifiers)));
    }
    return String.join(", ", values);
  }

  /** A constant. */
  String value(Value value, Scope scope) {
    if (value instanceof Value.Bool bool) {
      return bool.value() ? "TRUE" : "FALSE";
    }
    if (value instanceof Value.Int integer) {
      return integer(integer.value());
    }
    if (value instanceof Value.Member member) {
      return '"' + member.name() + '"';
    }
    if (value instanceof Value.Nil) {
      return nil();
    }
    if (value instanceof Value.SetOf set) {
      return values(set.elements(), "{", "}", scope);
    }
    if (value instanceof Value.Sequence sequence) {
      return values(sequence.elements(), "<<", ">>", scope);
    }
    if (value instanceof Value.Record record) {
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < record.fields().size(); i++) {
        fields.add(field(record.type(), i) + " |-> " + value(record.fields().get(i), scope));
      }
      return "[" + String.join(", ", fields) + "]";
    }
    return function((Value.Function) value, scope);
  }

  private String values(List<Value> values, String open, String close, Scope scope) {
    return values.stream().map(v -> value(v, scope)).collect(Collectors.joining(", ", open, close));
  }

  private String function(Value.Function function, Scope scope) {
    String argument = scope.fresh("i");
    Scope inner = scope.take(argument);
    if (function.values().stream().distinct().count() == 1) {
      return "[" + argument + " \\in " + set(function.domain()) + " |-> " + value(function.values().get(0), inner) + "]";
    }
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < function.values().size(); i++) {
      cases.add(
          argument + " = " + value(function.domain().valueAt(i), inner) + " -> " + value(function.values().get(i), inner));
    }
    return "[" + argument + " \\in " + set(function.domain()) + " |-> CASE " + String.join(" [] ", cases) + "]";
  }
}
