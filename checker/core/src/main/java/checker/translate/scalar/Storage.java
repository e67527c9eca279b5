package checker.translate.scalar;

import checker.model.Type;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Where a variable is kept. A function only adds a dimension to what its values are kept in. */
sealed interface Storage {
  record Single(Slot slot) implements Storage {}

  /** One truth value for each possible member: the last dimension. */
  record Members(Slot slot) implements Storage {}

  record Fields(List<Storage> fields) implements Storage {}

  /** The elements have the position as one more dimension; those from the length on hold {@link Codes#first}. */
  record Elements(Slot length, Storage element) implements Storage {}

  static Storage of(Variable variable, Names names, Consumer<Slot> slots) {
    return of(variable, variable.name(), variable.type(), List.of(), names, slots);
  }

  private static Storage of(
      Variable variable, String name, Type type, List<Type.Scalar> dimensions, Names names, Consumer<Slot> slots) {
    if (type instanceof Type.Function function) {
      return of(variable, name, function.range(), with(dimensions, function.domain()), names, slots);
    }
    if (type instanceof Type.Record record) {
      List<Storage> fields = new ArrayList<>();
      for (Type.Field field : record.fields()) {
        fields.add(of(variable, name + "_" + field.name(), field.type(), dimensions, names, slots));
      }
      return new Fields(fields);
    }
    if (type instanceof Type.Sequence sequence) {
      Slot length =
          slot(variable, name + "_length", new Type.Range(0, sequence.capacity()), dimensions, names, slots);
      List<Type.Scalar> positions = with(dimensions, new Type.Range(0, sequence.capacity() - 1));
      return new Elements(length, of(variable, name, sequence.element(), positions, names, slots));
    }
    if (type instanceof Type.SetOf set) {
      return new Members(slot(variable, name, new Type.Bool(), with(dimensions, set.element()), names, slots));
    }
    return new Single(slot(variable, name, (Type.Scalar) type, dimensions, names, slots));
  }

  private static Slot slot(
      Variable variable,
      String name,
      Type.Scalar type,
      List<Type.Scalar> dimensions,
      Names names,
      Consumer<Slot> slots) {
    Slot slot = new Slot(names.global(name), dimensions, type, variable);
    slots.accept(slot);
    return slot;
  }

  private static List<Type.Scalar> with(List<Type.Scalar> dimensions, Type.Scalar last) {
    List<Type.Scalar> longer = new ArrayList<>(dimensions);
    longer.add(last);
    return List.copyOf(longer);
  }
}
