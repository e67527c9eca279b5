package checker.independence;

import checker.model.Cell;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The numbers of cells: those of the first variable from 0, then those of the next. */
final class CellNumbers {
  private final int[] first;
  private final List<Type> types = new ArrayList<>();

  CellNumbers(List<Variable> variables) {
    first = new int[variables.size()];
    for (Variable variable : variables) {
      first[variable.index()] = types.size();
      Cell.of(variable.type()).forEach(cell -> types.add(cell.type()));
    }
  }

  /** The type of a cell. */
  Type type(int cell) {
    return types.get(cell);
  }

  Part of(Variable variable) {
    return new Part(variable.type(), new int[] {first[variable.index()]});
  }

  /**
   * One of some parts of a variable: it depends on the state which.
   *
   * @param type of each
   * @param starts number of the first cell of each
   */
  record Part(Type type, int[] starts) {

    /**
     * The value of a function at an argument.
     *
     * @param argument null if it depends on the state
     */
    Part at(Value argument) {
      Type.Function function = (Type.Function) type;
      int size = (int) Cell.count(function.range());
      int from = argument == null ? 0 : function.domain().ordinal(argument);
      int count = argument == null ? (int) function.domain().cardinality() : 1;
      int[] inner = new int[starts.length * count];
      for (int i = 0; i < inner.length; i++) {
        inner[i] = starts[i / count] + (from + i % count) * size;
      }
      return new Part(function.range(), inner);
    }

    Part field(int number) {
      List<Type.Field> fields = ((Type.Record) type).fields();
      int before = (int) fields.stream().limit(number).mapToLong(field -> Cell.count(field.type())).sum();
      int[] inner = new int[starts.length];
      for (int i = 0; i < inner.length; i++) {
        inner[i] = starts[i] + before;
      }
      return new Part(fields.get(number).type(), inner);
    }

    /** The number of the cell, if it is one and known which; otherwise -1. */
    int single() {
      return type.scalar() && starts.length == 1 ? starts[0] : -1;
    }

    /** How many cells it may be made of. */
    long count() {
      return starts.length * Cell.count(type);
    }

    IntStream cells() {
      int size = (int) Cell.count(type);
      return Arrays.stream(starts).flatMap(start -> IntStream.range(start, start + size));
    }
  }
}
