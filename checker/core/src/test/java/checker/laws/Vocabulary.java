package checker.laws;

import checker.model.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The types and names that one random specification has declared so far, and how it writes them. */
final class Vocabulary {
  final Choices choices;

  /** How many expressions out of twelve take a risk that may end in an evaluation error. */
  int hazard;

  private final Map<Type, List<String>> aliases = new HashMap<>();
  private final Map<Integer, String> numbers = new LinkedHashMap<>();
  private final List<Type.Scalar> scalars = new ArrayList<>();
  private final List<Type.Record> records = new ArrayList<>();
  private final List<Type.Enumeration> enumerations = new ArrayList<>();
  private final Set<String> sharedMembers = new HashSet<>();
  private final Map<String, Integer> counters = new HashMap<>();

  Vocabulary(Choices choices, int hazard) {
    this.choices = choices;
    this.hazard = hazard;
    scalars.add(new Type.Bool());
    scalars.add(new Type.Range(0, 1));
    scalars.add(new Type.Range(-1, 2));
  }

  boolean risky() {
    return hazard > 0 && choices.chance(hazard, 12);
  }

  /** Runs without hazards: for what is evaluated before anything runs. */
  <T> T safely(Supplier<T> maker) {
    int kept = hazard;
    hazard = 0;
    try {
      return maker.get();
    } finally {
      hazard = kept;
    }
  }

  String fresh(String prefix) {
    return prefix + counters.merge(prefix, 1, Integer::sum);
  }

  /** A constant that types may mention as a bound. */
  void number(int value, String constant) {
    numbers.put(value, constant);
  }

  void alias(Type type, String name) {
    aliases.computeIfAbsent(type, t -> new ArrayList<>()).add(name);
  }

  void add(Type.Scalar type) {
    scalars.add(type);
  }

  void add(Type.Record type) {
    records.add(type);
  }

  void add(Type.Enumeration type) {
    enumerations.add(type);
    scalars.add(type);
  }

  void shareMembers(List<String> members) {
    sharedMembers.addAll(members);
  }

  List<Type.Enumeration> enumerations() {
    return enumerations;
  }

  List<Type.Record> records() {
    return records;
  }

  Type.Scalar scalar() {
    Type.Scalar type = choices.pick(scalars);
    return choices.chance(1, 6) && !(type instanceof Type.Optional) && type.cardinality() <= 4
        ? new Type.Optional(type)
        : type;
  }

  /** A scalar type whose values can be written or ordered: not a symmetric one. */
  Type.Scalar plainScalar() {
    return choices.pick(
        scalars.stream().filter(t -> !(t instanceof Type.Symmetric)).toList());
  }

  Type any(int depth) {
    if (depth == 0) {
      return scalar();
    }
    return switch (choices.below(records.isEmpty() ? 7 : 8)) {
      case 0, 1, 2 -> scalar();
      case 3, 4 -> new Type.Function(small(scalar()), any(depth - 1));
      case 5 -> new Type.SetOf(small(scalar()));
      case 6 -> new Type.Sequence(choices.between(1, 2), any(depth - 1));
      default -> choices.pick(records);
    };
  }

  private static Type.Scalar small(Type.Scalar type) {
    return type.cardinality() <= 4 ? type : new Type.Bool();
  }

  String member(Type.Enumeration type, int ordinal) {
    String member = type.members().get(ordinal);
    return sharedMembers.contains(member) || choices.chance(1, 4) ? type.name() + "." + member : member;
  }

  /** The type as this specification writes it. */
  String write(Type type) {
    List<String> names = aliases.getOrDefault(type, List.of());
    if (!names.isEmpty() && choices.chance(2, 3)) {
      return choices.pick(names);
    }
    if (choices.chance(1, 12) && !(type instanceof Type.Bool)) {
      return "(" + write(type) + ")";
    }
    if (type instanceof Type.Range range) {
      return range.low() + ".." + bound(range.high());
    } else if (type instanceof Type.Optional optional) {
      return write(optional.element()) + "?";
    } else if (type instanceof Type.SetOf set) {
      return "set of " + write(set.element());
    } else if (type instanceof Type.Function function) {
      return write(function.domain()) + " -> " + write(function.range());
    } else if (type instanceof Type.Sequence sequence) {
      String element = write(sequence.element());
      return "seq[" + bound(sequence.capacity()) + "] of "
          + (sequence.element() instanceof Type.Function ? "(" + element + ")" : element);
    }
    return type.display();
  }

  private String bound(int value) {
    String constant = numbers.get(value);
    return constant != null && choices.chance(1, 2) ? constant : Integer.toString(value);
  }

  /** How many values a type has; large is large enough. */
  static double cardinality(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return scalar.cardinality();
    } else if (type instanceof Type.SetOf set) {
      return Math.pow(2, set.element().cardinality());
    } else if (type instanceof Type.Function function) {
      return Math.pow(cardinality(function.range()), function.domain().cardinality());
    } else if (type instanceof Type.Record record) {
      return record.fields().stream().mapToDouble(f -> cardinality(f.type())).reduce(1, (a, b) -> a * b);
    }
    Type.Sequence sequence = (Type.Sequence) type;
    double element = cardinality(sequence.element());
    double sum = 0;
    for (int length = 0; length <= sequence.capacity(); length++) {
      sum += Math.pow(element, length);
    }
    return sum;
  }
}
