package checker.codegen;

import checker.model.Expr;
import checker.model.Type;

/** {@link Expr.Convert}: the check that a value is of another type, and its codes at that type. */
final class Conversions {
  private Conversions() {}

  static Operand convert(Expr.Convert conversion, Operand value, Body body) {
    Type from = conversion.operand().type();
    Type to = conversion.type();
    if (from.equals(to)) {
      return value;
    }
    if (from instanceof Type.Range && to instanceof Type.Range range) {
      Code code = Operands.code(value);
      if (!Codes.isTrue(body.known(Codes.within(code, range.low(), range.high())))) {
        code = body.reuse(code);
        body.check(Codes.within(code, range.low(), range.high()));
      }
      return new Operand.Scalar(Codes.narrowed(code, range.low(), range.high()));
    }
    if (to instanceof Type.Optional optional && from.equals(optional.element())) {
      return new Operand.Scalar(Codes.plus(Operands.position(Operands.code(value), optional.element()), 1));
    }
    if (from instanceof Type.Optional optional && to.equals(optional.element())) {
      return new Operand.Scalar(present(Operands.code(value), optional, body));
    }
    if (from instanceof Type.SetOf source && to instanceof Type.SetOf target) {
      return set(Operands.code(value), (Type.Range) source.element(), (Type.Range) target.element(), body);
    }
    if (from instanceof Type.Sequence && to instanceof Type.Sequence sequence) {
      Operand.Row row = (Operand.Row) value;
      Code length = body.reuse(row.length());
      body.check(Codes.within(length, 0, sequence.capacity()));
      return Operands.row(Codes.narrowed(length, 0, sequence.capacity()), row.elements(), sequence);
    }
    throw new IllegalArgumentException("no conversion from " + from.display() + " to " + to.display());
  }

  private static Code present(Code value, Type.Optional type, Body body) {
    Code code = body.reuse(value);
    body.check(Codes.not(Codes.equal(code, Codes.number(0))));
    Code position = Codes.plus(Codes.narrowed(code, 1, type.cardinality() - 1), -1);
    return Operands.atPosition(position, type.element());
  }

  private static Operand set(Code value, Type.Range from, Type.Range to, Body body) {
    Code code = body.reuse(value);
    long allowed = 0;
    for (long i = 0; i < from.cardinality(); i++) {
      allowed |= from.low() + i >= to.low() && from.low() + i <= to.high() ? 1L << i : 0;
    }
    body.check(Words.test(code, ~allowed, 0));
    long distance = (long) from.low() - to.low();
    if (distance <= -64 || distance >= 64) {
      return new Operand.Bits(Words.ZERO);
    }
    Code bits = Codes.number(Math.abs(distance));
    return new Operand.Bits(distance < 0 ? Words.shiftRight(code, bits) : Words.shiftLeft(code, bits));
  }
}
