package checker.translate.tla;

import checker.model.Cell;
import checker.model.Constraint;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/** Writes what variables start with. */
final class InitialStates {
  private final Names names;

  InitialStates(Names names) {
    this.names = names;
  }

  /** The right side of {@code Init}. */
  List<String> lines(List<Variable> variables, List<Constraint> constraints, Expressions expressions) {
    List<List<String>> items = new ArrayList<>();
    for (Variable variable : variables) {
      boolean single = variable.initial().stream().allMatch(choices -> choices.size() == 1);
      String start =
          single
              ? " = " + names.types().value(value(variable.type(), variable.initial()), names.scope())
              : " \\in " + choices(variable.type(), variable.initial(), names.scope());
      items.add(List.of(names.of(variable) + start));
    }
    for (Constraint constraint : constraints) {
      items.add(expressions.lines(constraint.predicate(), names.scope()));
    }
    return Lines.list("/\\", items);
  }

  /** The one value that cells with one choice each make. */
  private static Value value(Type type, List<List<Value>> cells) {
    if (type instanceof Type.Function function) {
      return new Value.Function(
          function.domain(), parts(type, cells).stream().map(part -> value(function.range(), part)).toList());
    }
    if (type instanceof Type.Record record) {
      List<List<List<Value>>> parts = parts(type, cells);
      List<Value> fields = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        fields.add(value(record.fields().get(i).type(), parts.get(i)));
      }
      return new Value.Record(record, fields);
    }
    return cells.get(0).get(0);
  }

  /** The cells of each element or field. */
  private static List<List<List<Value>>> parts(Type type, List<List<Value>> cells) {
    List<Type> types = new ArrayList<>();
    if (type instanceof Type.Function function) {
      for (long i = 0; i < function.domain().cardinality(); i++) {
        types.add(function.range());
      }
    } else {
      ((Type.Record) type).fields().forEach(f -> types.add(f.type()));
    }
    List<List<List<Value>>> parts = new ArrayList<>();
    int start = 0;
    for (Type part : types) {
      int end = start + (int) Cell.count(part);
      parts.add(cells.subList(start, end));
      start = end;
    }
    return parts;
  }

  /** The set of the values that the choices of the cells make. */
  private String choices(Type type, List<List<Value>> cells, Scope scope) {
    if (type instanceof Type.Function function) {
      List<List<List<Value>>> parts = parts(type, cells);
      if (parts.stream().distinct().count() == 1) {
        return "[" + names.types().set(function.domain()) + " -> " + choices(function.range(), parts.get(0), scope) + "]";
      }
      return product(function, parts, scope);
    }
    if (type instanceof Type.Record record) {
      List<List<List<Value>>> parts = parts(type, cells);
      List<String> fields = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        fields.add(names.field(record, i) + ": " + choices(record.fields().get(i).type(), parts.get(i), scope));
      }
      return "[" + String.join(", ", fields) + "]";
    }
    List<Value> values = cells.get(0);
    boolean all = type instanceof Type.Scalar scalar && scalar.cardinality() == values.stream().distinct().count();
    return all ? names.types().set(type) : names.types().value(new Value.SetOf(values), scope);
  }

  /** Functions whose elements have choices of their own: {@code {[i \in S |-> CASE i = 0 -> c ...] : c \in ..., ...}}. */
  private String product(Type.Function function, List<List<List<Value>>> parts, Scope scope) {
    String argument = scope.fresh("i");
    Scope inner = scope.take(argument);
    List<String> cases = new ArrayList<>();
    List<String> bounds = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      String element = inner.fresh("e");
      inner = inner.take(element);
      cases.add(argument + " = " + names.types().value(function.domain().valueAt(i), inner) + " -> " + element);
      bounds.add(element + " \\in " + choices(function.range(), parts.get(i), scope));
    }
    return "{[" + argument + " \\in " + names.types().set(function.domain()) + " |-> CASE " + String.join(" [] ", cases)
        + "] : " + String.join(", ", bounds) + "}";
  }
}
