package checker.codegen;

import java.util.List;

/**
 * A scalar expression without side effects that cannot fail: what an {@link checker.model.Expr} becomes once its
 * checks have been split off. Made by {@link Codes} and {@link Words} only, which fold constants; compared by
 * structure. A division may be undefined where the check of its divisor has not been passed: a code is evaluated only
 * where the expression would be.
 *
 * <p>Numbers are {@link Kind#INT} and carry the interval they lie in; enums and optionals are INT positions; truth
 * values are {@link Kind#BOOL} (0 or 1, usable as INT); sets and state words are {@link Kind#LONG}.
 */
sealed interface Code {
  enum Kind {
    BOOL,
    INT,
    LONG
  }

  Kind kind();

  /** Smallest value an INT or BOOL may have. */
  default long low() {
    return kind() == Kind.BOOL ? 0 : Integer.MIN_VALUE;
  }

  /** Largest value an INT or BOOL may have. */
  default long high() {
    return kind() == Kind.BOOL ? 1 : Integer.MAX_VALUE;
  }

  /** Number of nodes: roughly the cost of evaluating it and the bytecode it needs. */
  int size();

  record Constant(Kind kind, long value) implements Code {
    @Override
    public long low() {
      return value;
    }

    @Override
    public long high() {
      return value;
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** A local variable of the generated method. */
  record Local(Kind kind, int id, long low, long high) implements Code {
    @Override
    public int size() {
      return 1;
    }
  }

  /** A word of the state ({@code next}: of the state after the step). */
  record Word(int index, boolean next) implements Code {
    @Override
    public Kind kind() {
      return Kind.LONG;
    }

    @Override
    public int size() {
      return 1;
    }
  }

  /** {@code (word >>> shift) & mask} as an INT or LONG. */
  record Field(Kind kind, Code word, int shift, long mask, long high, int size) implements Code {
    @Override
    public long low() {
      return 0;
    }
  }

  /** {@code (word & mask) == value}, or {@code !=} if negated. */
  record Test(Code word, long mask, long value, boolean negated, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO,
    MINIMUM,
    MAXIMUM
  }

  /** Integer arithmetic; {@link Operator#DIVIDE} and {@link Operator#MODULO} round toward minus infinity. */
  record Arithmetic(Operator operator, Code left, Code right, long low, long high, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.INT;
    }
  }

  enum WordOperator {
    AND,
    OR,
    XOR,
    SHIFT_LEFT,
    SHIFT_RIGHT
  }

  /** On LONGs; the right side of a shift is INT. */
  record Wide(WordOperator operator, Code left, Code right, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.LONG;
    }
  }

  /** An INT or BOOL that is not negative, as a LONG. */
  record Widen(Code operand, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.LONG;
    }
  }

  /** How many bits of a LONG are set. */
  record BitCount(Code operand, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.INT;
    }

    @Override
    public long low() {
      return 0;
    }

    @Override
    public long high() {
      return 64;
    }
  }

  /** Position of the lowest bit set in a LONG that is not zero. */
  record LowestBit(Code operand, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.INT;
    }

    @Override
    public long low() {
      return 0;
    }

    @Override
    public long high() {
      return 63;
    }
  }

  /** Two INTs (or BOOLs) are equal. */
  record Equal(Code left, Code right, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  /** An INT is less than another. */
  record Less(Code left, Code right, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  /** Two LONGs are equal. */
  record SameWord(Code left, Code right, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  record Not(Code operand, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  /** At least two operands. */
  record And(List<Code> operands, int size) implements Code {
    @Override
    public Kind kind() {
      return Kind.BOOL;
    }
  }

  /** {@code condition ? then : otherwise}. */
  record Choice(Code condition, Code then, Code otherwise, Kind kind, long low, long high, int size) implements Code {}

  /** One of several, by an INT in {@code 0 .. options.size() - 1}. */
  record Select(Code index, List<Code> options, Kind kind, long low, long high, int size) implements Code {}
}
