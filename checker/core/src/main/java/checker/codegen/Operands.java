package checker.codegen;

import checker.model.Cell;
import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What can be done with operands part by part. */
final class Operands {
  private Operands() {}

  /** The code of a scalar or a set. */
  static Code code(Operand operand) {
    return operand instanceof Operand.Bits bits ? bits.code() : ((Operand.Scalar) operand).code();
  }

  /** Wraps the code of a scalar or a set. */
  static Operand leaf(Code code) {
    return code.kind() == Code.Kind.LONG ? new Operand.Bits(code) : new Operand.Scalar(code);
  }

  static List<Operand> parts(Operand tuple) {
    return ((Operand.Tuple) tuple).parts();
  }

  /** A scalar's position in its type, from its code. */
  static Code position(Code code, Type.Scalar type) {
    return Codes.plus(code, -offset(type));
  }

  /** A scalar's code, from its position in its type. */
  static Code atPosition(Code position, Type.Scalar type) {
    return type instanceof Type.Bool
        ? Codes.equal(position, Codes.number(1))
        : Codes.plus(position, offset(type));
  }

  /** What is added to a position to get the code. */
  static long offset(Type.Scalar type) {
    if (type instanceof Type.Range range) {
      return range.low();
    }
    return type instanceof Type.Symmetric symmetric ? symmetric.low() : 0;
  }

  /** A scalar code that takes all values of a type. */
  static Code constant(Type.Scalar type, int position) {
    return type instanceof Type.Bool ? Codes.truth(position == 1) : Codes.number(position + offset(type));
  }

  static Operand literal(Value value, Type type) {
    if (type instanceof Type.Scalar scalar) {
      return new Operand.Scalar(constant(scalar, scalar.ordinal(value)));
    }
    if (type instanceof Type.SetOf set) {
      long bits = 0;
      for (Value element : ((Value.SetOf) value).elements()) {
        bits |= 1L << set.element().ordinal(element);
      }
      return new Operand.Bits(Words.constant(bits));
    }
    List<Operand> parts = new ArrayList<>();
    if (type instanceof Type.Function function) {
      ((Value.Function) value).values().forEach(v -> parts.add(literal(v, function.range())));
      return new Operand.Tuple(parts);
    }
    if (type instanceof Type.Record record) {
      List<Value> fields = ((Value.Record) value).fields();
      for (int i = 0; i < fields.size(); i++) {
        parts.add(literal(fields.get(i), record.fields().get(i).type()));
      }
      return new Operand.Tuple(parts);
    }
    Type.Sequence sequence = (Type.Sequence) type;
    ((Value.Sequence) value).elements().forEach(v -> parts.add(literal(v, sequence.element())));
    return row(Codes.number(parts.size()), parts, sequence);
  }

  /** The first value of a type, part by part; an empty set or sequence. */
  static Operand first(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return new Operand.Scalar(constant(scalar, 0));
    }
    if (type instanceof Type.SetOf) {
      return new Operand.Bits(Words.ZERO);
    }
    if (type instanceof Type.Function function) {
      CodeTooLargeException.limit(Cell.count(type));
      return new Operand.Tuple(
          Collections.nCopies((int) function.domain().cardinality(), first(function.range())));
    }
    if (type instanceof Type.Record record) {
      return new Operand.Tuple(record.fields().stream().map(f -> first(f.type())).toList());
    }
    return row(Codes.number(0), List.of(), (Type.Sequence) type);
  }

  /** A sequence of the elements given and room for the rest. */
  static Operand row(Code length, List<Operand> elements, Type.Sequence type) {
    List<Operand> all = new ArrayList<>(elements.subList(0, Math.min(elements.size(), type.capacity())));
    CodeTooLargeException.limit(type.capacity() * Cell.count(type.element()));
    Operand rest = all.size() < type.capacity() ? first(type.element()) : null;
    while (all.size() < type.capacity()) {
      all.add(rest);
    }
    return new Operand.Row(length, all);
  }

  /** Applies a function to each code. */
  static Operand map(Operand operand, UnaryOperator<Code> function) {
    if (operand instanceof Operand.Scalar scalar) {
      return new Operand.Scalar(function.apply(scalar.code()));
    }
    if (operand instanceof Operand.Bits bits) {
      return new Operand.Bits(function.apply(bits.code()));
    }
    if (operand instanceof Operand.Tuple tuple) {
      return new Operand.Tuple(tuple.parts().stream().map(p -> map(p, function)).toList());
    }
    Operand.Row row = (Operand.Row) operand;
    Code length = function.apply(row.length());
    return new Operand.Row(length, row.elements().stream().map(e -> map(e, function)).toList());
  }

  /** All codes, in a fixed order. */
  static List<Code> codes(Operand operand) {
    List<Code> codes = new ArrayList<>();
    map(operand, code -> {
      codes.add(code);
      return code;
    });
    return codes;
  }

  /** One of several operands of the same type, by a number in range, which may be evaluated several times. */
  static Operand select(Code index, List<Operand> options) {
    if (Codes.constant(index)) {
      long at = Codes.value(index);
      return options.get(at >= 0 && at < options.size() ? (int) at : 0);
    }
    return zip(options, codes -> Selection.of(index, codes));
  }

  /** One of two operands of the same type; the condition may be evaluated several times. */
  static Operand choice(Code condition, Operand then, Operand otherwise) {
    if (Codes.constant(condition)) {
      return Codes.isTrue(condition) ? then : otherwise;
    }
    return zip(List.of(then, otherwise), codes -> Codes.choice(condition, codes.get(0), codes.get(1)));
  }

  private static Operand zip(List<Operand> operands, Function<List<Code>, Code> function) {
    Operand first = operands.get(0);
    if (first instanceof Operand.Scalar) {
      return new Operand.Scalar(function.apply(operands.stream().map(Operands::code).toList()));
    }
    if (first instanceof Operand.Bits) {
      return new Operand.Bits(function.apply(operands.stream().map(Operands::code).toList()));
    }
    if (first instanceof Operand.Tuple tuple) {
      List<Operand> parts = new ArrayList<>();
      for (int i = 0; i < tuple.parts().size(); i++) {
        int at = i;
        parts.add(zip(operands.stream().map(o -> parts(o).get(at)).toList(), function));
      }
      return new Operand.Tuple(parts);
    }
    Operand.Row row = (Operand.Row) first;
    Code length = function.apply(operands.stream().map(o -> ((Operand.Row) o).length()).toList());
    List<Operand> elements = new ArrayList<>();
    for (int i = 0; i < row.elements().size(); i++) {
      int at = i;
      elements.add(zip(operands.stream().map(o -> ((Operand.Row) o).elements().get(at)).toList(), function));
    }
    return new Operand.Row(length, elements);
  }

  /** Whether two operands of the same type are equal. */
  static Code equal(Operand left, Operand right) {
    List<Code> lefts = codes(left);
    List<Code> rights = codes(right);
    Code result = Codes.TRUE;
    for (int i = 0; i < lefts.size(); i++) {
      Code l = lefts.get(i);
      Code r = rights.get(i);
      result = Codes.and(result, l.kind() == Code.Kind.LONG ? Words.equal(l, r) : Codes.equal(l, r));
    }
    return result;
  }
}
