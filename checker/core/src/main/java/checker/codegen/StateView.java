package checker.codegen;

import checker.layout.CellSlot;
import checker.layout.Field;
import checker.layout.StateLayout;
import checker.model.Cell;
import checker.model.Type;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The variables of the state before or after a step, as operands made of the fields they lie in. */
final class StateView {
  private final StateLayout layout;
  private final boolean next;
  private final Map<Integer, Operand> variables = new HashMap<>();

  StateView(StateLayout layout, boolean next) {
    this.layout = layout;
    this.next = next;
  }

  /** True for the state after the step. */
  boolean next() {
    return next;
  }

  Operand read(Variable variable) {
    return variables.computeIfAbsent(
        variable.index(), index -> value(variable.type(), slots(layout, variable).iterator()));
  }

  /** The slots of a variable's cells, in order. */
  static List<CellSlot> slots(StateLayout layout, Variable variable) {
    long count = Cell.count(variable.type());
    CodeTooLargeException.limit(count);
    List<CellSlot> slots = new ArrayList<>();
    for (int cell = 0; cell < count; cell++) {
      slots.add(layout.slot(variable.index(), cell));
    }
    return slots;
  }

  private Operand value(Type type, Iterator<CellSlot> cells) {
    if (type instanceof Type.Function function) {
      List<Operand> parts = new ArrayList<>();
      for (long i = 0; i < function.domain().cardinality(); i++) {
        parts.add(value(function.range(), cells));
      }
      return new Operand.Tuple(parts);
    }
    if (type instanceof Type.Record record) {
      List<Operand> parts = new ArrayList<>();
      record.fields().forEach(field -> parts.add(value(field.type(), cells)));
      return new Operand.Tuple(parts);
    }
    CellSlot slot = cells.next();
    if (slot instanceof CellSlot.Scalar scalar) {
      return new Operand.Scalar(scalar(scalar.field(), scalar.type()));
    }
    if (slot instanceof CellSlot.SetBits set) {
      return new Operand.Bits(
          Words.field(Code.Kind.LONG, word(set.field()), set.field().shift(), set.field().mask(), Long.MAX_VALUE));
    }
    CellSlot.Sequence sequence = (CellSlot.Sequence) slot;
    List<Operand> elements = new ArrayList<>();
    sequence.elements().forEach(e -> elements.add(value(sequence.type().element(), e.iterator())));
    Code length = scalar(sequence.length(), new Type.Range(0, sequence.type().capacity()));
    return new Operand.Row(length, elements);
  }

  private Code scalar(Field field, Type.Scalar type) {
    if (type instanceof Type.Bool) {
      return Words.bit(word(field), Codes.number(field.shift()));
    }
    long high = type.cardinality() - 1;
    return Operands.atPosition(Words.field(Code.Kind.INT, word(field), field.shift(), field.mask(), high), type);
  }

  private Code word(Field field) {
    return new Code.Word(field.word(), next);
  }
}
