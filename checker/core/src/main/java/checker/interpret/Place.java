package checker.interpret;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.model.Cell;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A variable or a part of one: the target of an assignment, with its indices evaluated.
 *
 * @param positions for each level, the position of the argument or the field
 * @param firstCell the first of the variable's cells that it consists of
 * @param cellCount how many, all in a row
 */
record Place(Variable variable, List<Integer> positions, int firstCell, int cellCount) {

  /** Evaluates the indices from left to right. */
  static Place of(Statement.Assign assignment, Environment environment) {
    List<Integer> positions = new ArrayList<>();
    long firstCell = 0;
    Type type = assignment.variable().type();
    for (Statement.Access access : assignment.path()) {
      if (access instanceof Statement.Access.Argument argument) {
        Type.Function function = (Type.Function) type;
        int position = function.domain().ordinal(Evaluator.evaluate(argument.index(), environment));
        positions.add(position);
        firstCell += position * Cell.count(function.range());
        type = function.range();
      } else {
        int field = ((Statement.Access.Field) access).field();
        List<Type.Field> fields = ((Type.Record) type).fields();
        positions.add(field);
        firstCell += fields.subList(0, field).stream().mapToLong(f -> Cell.count(f.type())).sum();
        type = fields.get(field).type();
      }
    }
    return new Place(assignment.variable(), positions, (int) firstCell, (int) Cell.count(type));
  }

  /** The variable's value with this part of it replaced. */
  Value replace(Value whole, Value part) {
    return replace(whole, positions, part);
  }

  private static Value replace(Value whole, List<Integer> positions, Value part) {
    if (positions.isEmpty()) {
      return part;
    }
    int position = positions.get(0);
    List<Integer> deeper = positions.subList(1, positions.size());
    if (whole instanceof Value.Function function) {
      return new Value.Function(function.domain(), replace(function.values(), position, deeper, part));
    }
    Value.Record record = (Value.Record) whole;
    return new Value.Record(record.type(), replace(record.fields(), position, deeper, part));
  }

  private static List<Value> replace(List<Value> values, int position, List<Integer> deeper, Value part) {
    List<Value> changed = new ArrayList<>(values);
    changed.set(position, replace(values.get(position), deeper, part));
    return List.copyOf(changed);
  }
}
