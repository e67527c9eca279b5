package checker.codegen;

import static checker.codegen.Codes.FALSE;
import static checker.codegen.Codes.TRUE;

import checker.codegen.Code.Constant;
import checker.codegen.Code.Field;
import checker.codegen.Code.Kind;
import checker.codegen.Code.Test;
import checker.codegen.Code.Wide;
import checker.codegen.Code.WordOperator;

/** Makes LONGs (state words and sets), the fields cut out of them and tests of their bits. */
final class Words {
  static final Code ZERO = constant(0);

  private Words() {}

  static Code constant(long value) {
    return new Constant(Kind.LONG, value);
  }

  /** The lowest {@code widthBits} bits, 0 to 64. */
  static long mask(int widthBits) {
    return widthBits == 64 ? -1 : (1L << widthBits) - 1;
  }

  static Code and(Code left, Code right) {
    if (Codes.constant(left) && Codes.constant(right)) {
      return constant(Codes.value(left) & Codes.value(right));
    }
    if (Codes.constant(left)) {
      return and(right, left);
    }
    if (Codes.constant(right)) {
      long mask = Codes.value(right);
      if (mask == 0) {
        return ZERO;
      }
      if (mask == -1) {
        return left;
      }
      if (left instanceof Wide inner && Codes.constant(inner.right())) {
        if (inner.operator() == WordOperator.AND) {
          return and(inner.left(), constant(Codes.value(inner.right()) & mask));
        }
        if (inner.operator() == WordOperator.OR) {
          return or(and(inner.left(), right), constant(Codes.value(inner.right()) & mask));
        }
      }
      if (left instanceof Field field) {
        return field(Kind.LONG, field.word(), field.shift(), field.mask() & mask, Long.MAX_VALUE);
      }
    }
    return left.equals(right) ? left : wide(WordOperator.AND, left, right);
  }

  static Code or(Code left, Code right) {
    if (Codes.constant(left) && Codes.constant(right)) {
      return constant(Codes.value(left) | Codes.value(right));
    }
    if (Codes.constant(left)) {
      return or(right, left);
    }
    if (Codes.constant(right)) {
      long bits = Codes.value(right);
      if (bits == 0) {
        return left;
      }
      if (left instanceof Wide inner && inner.operator() == WordOperator.OR && Codes.constant(inner.right())) {
        return or(inner.left(), constant(Codes.value(inner.right()) | bits));
      }
    }
    return left.equals(right) ? left : wide(WordOperator.OR, left, right);
  }

  static Code not(Code code) {
    return xor(code, constant(-1));
  }

  private static Code xor(Code left, Code right) {
    if (Codes.constant(left) && Codes.constant(right)) {
      return constant(Codes.value(left) ^ Codes.value(right));
    }
    return wide(WordOperator.XOR, left, right);
  }

  /** By 0 to 63 bits. */
  static Code shiftLeft(Code code, Code bits) {
    if (Codes.constant(bits)) {
      if (Codes.value(bits) == 0) {
        return code;
      }
      if (Codes.constant(code)) {
        return constant(Codes.value(code) << Codes.value(bits));
      }
      if (code instanceof Field field
          && field.shift() == Codes.value(bits)
          && field.mask() << field.shift() >>> field.shift() == field.mask()) {
        return and(field.word(), constant(field.mask() << field.shift()));
      }
    }
    return Codes.constant(code) && Codes.value(code) == 0 ? ZERO : wide(WordOperator.SHIFT_LEFT, code, bits);
  }

  /** By 0 to 63 bits, zeros coming in. */
  static Code shiftRight(Code code, Code bits) {
    if (Codes.constant(bits)) {
      int shift = (int) Codes.value(bits);
      return shift == 0 ? code : field(Kind.LONG, code, shift, -1L >>> shift, Long.MAX_VALUE);
    }
    return Codes.constant(code) && Codes.value(code) == 0 ? ZERO : wide(WordOperator.SHIFT_RIGHT, code, bits);
  }

  private static Code wide(WordOperator operator, Code left, Code right) {
    return new Wide(operator, left, right, 1 + left.size() + right.size());
  }

  /** A number that is not negative, or a truth value, as a LONG. */
  static Code widen(Code code) {
    if (Codes.constant(code)) {
      return constant(Codes.value(code));
    }
    if (code instanceof Field field) {
      return new Field(Kind.LONG, field.word(), field.shift(), field.mask(), Long.MAX_VALUE, field.size());
    }
    if (code instanceof Test test
        && !test.negated()
        && test.value() == test.mask()
        && Long.bitCount(test.mask()) == 1) {
      return field(Kind.LONG, test.word(), Long.numberOfTrailingZeros(test.mask()), 1, Long.MAX_VALUE);
    }
    return new Code.Widen(code, 1 + code.size());
  }

  /** {@code (word >>> shift) & mask}; an INT is at most {@code high}. */
  static Code field(Kind kind, Code word, int shift, long mask, long high) {
    if (Codes.constant(word)) {
      long value = (Codes.value(word) >>> shift) & mask;
      return kind == Kind.LONG ? constant(value) : Codes.number(value);
    }
    if (mask == 0) {
      return kind == Kind.LONG ? ZERO : Codes.number(0);
    }
    if (kind == Kind.LONG && shift == 0 && mask == -1) {
      return word;
    }
    if (word instanceof Field outer) {
      return field(kind, outer.word(), outer.shift() + shift, (outer.mask() >>> shift) & mask, high);
    }
    return new Field(kind, word, shift, mask, high, 1 + word.size());
  }

  static Code bitCount(Code code) {
    return Codes.constant(code)
        ? Codes.number(Long.bitCount(Codes.value(code)))
        : new Code.BitCount(code, 1 + code.size());
  }

  static Code lowestBit(Code code) {
    return Codes.constant(code)
        ? Codes.number(Long.numberOfTrailingZeros(Codes.value(code)))
        : new Code.LowestBit(code, 1 + code.size());
  }

  static Code equal(Code left, Code right) {
    if (Codes.constant(right)) {
      return test(left, -1, Codes.value(right));
    }
    if (Codes.constant(left)) {
      return test(right, -1, Codes.value(left));
    }
    return left.equals(right) ? TRUE : new Code.SameWord(left, right, 1 + left.size() + right.size());
  }

  /** Whether the bit at a position, 0 to 63, is set. */
  static Code bit(Code word, Code position) {
    if (Codes.constant(position)) {
      long bit = 1L << Codes.value(position);
      return test(word, bit, bit);
    }
    return test(shiftRight(word, position), 1, 1);
  }

  /** The word with only the bit at a position, 0 to 63, set. */
  static Code single(Code position) {
    return shiftLeft(constant(1), position);
  }

  /** {@code (word & mask) == value}. */
  static Code test(Code word, long mask, long value) {
    long known = known(word);
    long ones = ones(word);
    if ((value & ~mask) != 0 || ((ones ^ value) & known & mask) != 0) {
      return FALSE;
    }
    long open = mask & ~known;
    if (open == 0) {
      return TRUE;
    }
    if (word instanceof Field field) {
      return test(field.word(), (open & field.mask()) << field.shift(), (value & open) << field.shift());
    }
    if (word instanceof Wide wide
        && Codes.constant(wide.right())
        && (wide.operator() == WordOperator.AND || wide.operator() == WordOperator.OR)) {
      return test(wide.left(), open, value & open);
    }
    return new Test(word, open, value & open, false, 1 + word.size());
  }

  /** Two tests of the same word as one, or null if that is not possible. */
  static Code both(Test first, Test second) {
    Test a = positive(first);
    Test b = positive(second);
    if (a.negated() && b.negated()) {
      return null;
    }
    if (a.negated()) {
      return both(b, a);
    }
    if (b.negated()) {
      long shared = a.mask() & b.mask();
      if (((a.value() ^ b.value()) & shared) != 0) {
        return a;
      }
      return shared == b.mask() ? FALSE : null;
    }
    if (((a.value() ^ b.value()) & a.mask() & b.mask()) != 0) {
      return FALSE;
    }
    return new Test(a.word(), a.mask() | b.mask(), a.value() | b.value(), false, a.size());
  }

  private static Test positive(Test test) {
    return test.negated() && Long.bitCount(test.mask()) == 1
        ? new Test(test.word(), test.mask(), test.value() ^ test.mask(), false, test.size())
        : test;
  }

  /** The bits of a LONG whose value does not depend on the state. */
  private static long known(Code code) {
    if (code instanceof Constant) {
      return -1;
    }
    if (code instanceof Field field) {
      return ~field.mask();
    }
    if (code instanceof Code.Widen widen) {
      return ~mask(64 - Long.numberOfLeadingZeros(Math.max(0, widen.operand().high())));
    }
    if (code instanceof Wide wide && wide.operator() == WordOperator.AND) {
      long zeros = (known(wide.left()) & ~ones(wide.left())) | (known(wide.right()) & ~ones(wide.right()));
      return zeros | (known(wide.left()) & known(wide.right()));
    }
    if (code instanceof Wide wide && wide.operator() == WordOperator.OR) {
      return ones(wide.left()) | ones(wide.right()) | (known(wide.left()) & known(wide.right()));
    }
    return 0;
  }

  /** The bits of a LONG that are known to be set. */
  private static long ones(Code code) {
    if (code instanceof Constant constant) {
      return constant.value();
    }
    if (code instanceof Wide wide && wide.operator() == WordOperator.AND) {
      return ones(wide.left()) & ones(wide.right());
    }
    if (code instanceof Wide wide && wide.operator() == WordOperator.OR) {
      return ones(wide.left()) | ones(wide.right());
    }
    return 0;
  }
}
