package checker.model;

import java.util.ArrayList;
import java.util.List;

/**
 * An independently assignable part of a variable: reached through function arguments and record fields until the
 * type is neither. A cell is thus a scalar, a set or a sequence (a sequence is one cell).
 *
 * @param path for each level, the position of the argument or the field
 * @param type the cell's type
 */
public record Cell(List<Integer> path, Type type) {

  /** The cells of a type, in order: functions by position of the argument, records by field. */
  public static List<Cell> of(Type type) {
    List<Cell> cells = new ArrayList<>();
    collect(type, new ArrayList<>(), cells);
    return cells;
  }

  /** How the cell is written as a part of its variable: {@code io[1].count}. */
  public String nameIn(Variable variable) {
    StringBuilder name = new StringBuilder(variable.name());
    Type at = variable.type();
    for (int position : path) {
      if (at instanceof Type.Function function) {
        name.append('[').append(function.domain().valueAt(position)).append(']');
        at = function.range();
      } else {
        Type.Field field = ((Type.Record) at).fields().get(position);
        name.append('.').append(field.name());
        at = field.type();
      }
    }
    return name.toString();
  }

  /** How many cells a type has, without making them. */
  public static long count(Type type) {
    if (type instanceof Type.Function function) {
      return Math.min(Integer.MAX_VALUE, function.domain().cardinality() * count(function.range()));
    }
    if (type instanceof Type.Record record) {
      return record.fields().stream().mapToLong(f -> count(f.type())).reduce(0, (a, b) -> Math.min(Integer.MAX_VALUE, a + b));
    }
    return 1;
  }

  private static void collect(Type type, List<Integer> path, List<Cell> cells) {
    if (type instanceof Type.Function function) {
      for (int i = 0; i < function.domain().cardinality(); i++) {
        path.add(i);
        collect(function.range(), path, cells);
        path.remove(path.size() - 1);
      }
    } else if (type instanceof Type.Record record) {
      for (int i = 0; i < record.fields().size(); i++) {
        path.add(i);
        collect(record.fields().get(i).type(), path, cells);
        path.remove(path.size() - 1);
      }
    } else {
      cells.add(new Cell(List.copyOf(path), type));
    }
  }
}
