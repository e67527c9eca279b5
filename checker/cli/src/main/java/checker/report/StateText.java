package checker.report;

import checker.model.Cell;
import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/** States in words: a text for each cell, and for each actor instance with steps its position. */
final class StateText {
  private static final String POSITION = ".position";
  private static final String STOPPED = "stopped";

  private StateText() {}

  /**
   * A cell and its value.
   *
   * @param variable the name of its variable; of a position, that of the actor
   * @param text {@code io[1] = pinned}, {@code driver(1) at start_dma}, {@code driver(1) stopped}
   * @param position whether it is the position of an actor instance
   */
  record Part(String variable, String text, boolean position) {}

  /** Always as many, in the same order. */
  static List<Part> parts(Model model, List<Value> state) {
    List<Part> parts = new ArrayList<>();
    for (Variable variable : model.variables()) {
      for (Cell cell : Cell.of(variable.type())) {
        parts.add(part(variable, cell, state.get(variable.index())));
      }
    }
    return parts;
  }

  private static Part part(Variable variable, Cell cell, Value whole) {
    String value = read(whole, cell).toString();
    if (!variable.control()) {
      return new Part(variable.name(), cell.nameIn(variable) + " = " + value, false);
    }
    String actor = variable.name().substring(0, variable.name().length() - POSITION.length());
    String instance = actor + arguments(variable.type(), cell);
    return new Part(actor, instance + (value.equals(STOPPED) ? " " + STOPPED : " at " + value), true);
  }

  /** {@code (1, 2)} for the actor instance whose position a cell is. */
  private static String arguments(Type type, Cell cell) {
    List<String> arguments = new ArrayList<>();
    Type at = type;
    for (int position : cell.path()) {
      Type.Function function = (Type.Function) at;
      arguments.add(function.domain().valueAt(position).toString());
      at = function.range();
    }
    return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
  }

  private static Value read(Value variable, Cell cell) {
    Value value = variable;
    for (int position : cell.path()) {
      value =
          value instanceof Value.Function function
              ? function.values().get(position)
              : ((Value.Record) value).fields().get(position);
    }
    return value;
  }

  /** Names that {@link Part#variable()} may be. */
  static List<String> variables(Model model) {
    return model.variables().stream()
        .map(v -> v.control() ? v.name().substring(0, v.name().length() - POSITION.length()) : v.name())
        .toList();
  }
}
