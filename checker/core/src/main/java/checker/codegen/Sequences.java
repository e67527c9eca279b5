package checker.codegen;

import checker.model.Type;
import java.util.ArrayList;
import java.util.List;

/** The operations of sequences. */
final class Sequences {
  private Sequences() {}

  static Operand element(Operand.Row row, Code index, Body body) {
    Code length = body.reuse(row.length());
    Code position = body.reuse(index);
    body.check(Codes.and(Codes.lessOrEqual(Codes.number(0), position), Codes.less(position, length)));
    return Operands.select(Codes.narrowed(position, 0, row.elements().size() - 1L), row.elements());
  }

  static Operand head(Operand.Row row, Body body) {
    body.check(notEmpty(row));
    return row.elements().get(0);
  }

  static Operand tail(Operand.Row row, Type.Sequence type, Body body) {
    Code length = body.reuse(row.length());
    body.check(Codes.not(Codes.equal(length, Codes.number(0))));
    List<Operand> rest = row.elements().subList(1, row.elements().size());
    return Operands.row(Codes.plus(Codes.narrowed(length, 1, type.capacity()), -1), rest, type);
  }

  static Operand append(Operand.Row row, Operand element, Body body) {
    int capacity = row.elements().size();
    Code length = body.reuse(row.length());
    body.check(Codes.less(length, Codes.number(capacity)));
    Operand added = body.reuse(element);
    List<Operand> elements = new ArrayList<>();
    for (int i = 0; i < capacity; i++) {
      Code here = Codes.equal(length, Codes.number(i));
      elements.add(Operands.choice(here, added, row.elements().get(i)));
    }
    return new Operand.Row(Codes.plus(Codes.narrowed(length, 0, capacity - 1L), 1), elements);
  }

  private static Code notEmpty(Operand.Row row) {
    return Codes.not(Codes.equal(row.length(), Codes.number(0)));
  }
}
