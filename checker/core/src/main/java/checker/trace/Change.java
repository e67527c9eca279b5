package checker.trace;

import checker.model.Cell;
import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell whose value a step changes.
 *
 * @param cell its name, for example {@code io[1]} or {@code page[2].dirty}
 */
public record Change(String cell, Value before, Value after) {

  /** {@code io[1]: idle -> pinned}. */
  @Override
  public String toString() {
    return cell + ": " + before + " -> " + after;
  }

  /**
   * The cells in which two states differ, in the order of the variables. Step positions are left out: the lane of the
   * step shows them.
   */
  static List<Change> between(Model model, List<Value> before, List<Value> after) {
    List<Change> changes = new ArrayList<>();
    for (Variable variable : model.variables()) {
      if (!variable.control()) {
        collect(variable.name(), variable.type(), before.get(variable.index()), after.get(variable.index()), changes);
      }
    }
    return List.copyOf(changes);
  }

  private static void collect(String name, Type type, Value before, Value after, List<Change> changes) {
    if (before.equals(after)) {
      return;
    }
    if (type instanceof Type.Function function) {
      for (int i = 0; i < function.domain().cardinality(); i++) {
        collect(
            name + "[" + function.domain().valueAt(i) + "]",
            function.range(),
            ((Value.Function) before).values().get(i),
            ((Value.Function) after).values().get(i),
            changes);
      }
    } else if (type instanceof Type.Record record) {
      for (int i = 0; i < record.fields().size(); i++) {
        Type.Field field = record.fields().get(i);
        collect(
            name + "." + field.name(),
            field.type(),
            ((Value.Record) before).fields().get(i),
            ((Value.Record) after).fields().get(i),
            changes);
      }
    } else {
      changes.add(new Change(name, before, after));
    }
  }

  /** The value of a cell within the value of its variable. */
  public static Value read(Value variable, Cell cell) {
    Value value = variable;
    for (int position : cell.path()) {
      value =
          value instanceof Value.Function function
              ? function.values().get(position)
              : ((Value.Record) value).fields().get(position);
    }
    return value;
  }
}
