package checker.codegen;

import checker.codegen.Code.Arithmetic;
import checker.codegen.Code.Choice;
import checker.codegen.Code.Constant;
import checker.codegen.Code.Kind;
import checker.codegen.Code.Operator;
import checker.codegen.Code.Test;
import java.util.ArrayList;
import java.util.List;

/** Makes truth values and numbers, folding what is known. For words and their fields see {@link Words}. */
final class Codes {
  static final Code FALSE = new Constant(Kind.BOOL, 0);
  static final Code TRUE = new Constant(Kind.BOOL, 1);

  /** How many conjuncts a new one is compared with: enough for what people write, few enough for long conjunctions. */
  private static final int NEAR = 64;

  private Codes() {}

  static Code truth(boolean value) {
    return value ? TRUE : FALSE;
  }

  static Code number(long value) {
    if (value != (int) value) {
      throw new IllegalStateException("a number of more than 32 bits: " + value);
    }
    return new Constant(Kind.INT, value);
  }

  static boolean constant(Code code) {
    return code instanceof Constant;
  }

  static long value(Code constant) {
    return ((Constant) constant).value();
  }

  static boolean isTrue(Code code) {
    return code instanceof Constant c && c.value() == 1;
  }

  static boolean isFalse(Code code) {
    return code instanceof Constant c && c.value() == 0;
  }

  static Code add(Code left, Code right) {
    if (constant(left) && constant(right)) {
      return number(value(left) + value(right));
    }
    if (constant(left)) {
      return add(right, left);
    }
    if (constant(right)) {
      if (value(right) == 0) {
        return left;
      }
      if (left instanceof Arithmetic inner && inner.operator() == Operator.ADD && constant(inner.right())) {
        long sum = value(inner.right()) + value(right);
        if (sum == (int) sum) {
          return add(inner.left(), number(sum));
        }
      }
    }
    return arithmetic(Operator.ADD, left, right, left.low() + right.low(), left.high() + right.high());
  }

  /** A constant more or less. */
  static Code plus(Code code, long constant) {
    if (constant(code)) {
      return number(value(code) + constant);
    }
    if (code instanceof Arithmetic inner && inner.operator() == Operator.ADD && constant(inner.right())) {
      long sum = value(inner.right()) + constant;
      if (sum == (int) sum) {
        return add(inner.left(), number(sum));
      }
    }
    if (constant == (int) constant) {
      return add(code, number(constant));
    }
    // Wraps to the right number: the sum is known to be one of 32 bits.
    return arithmetic(
        Operator.ADD, code, new Constant(Kind.INT, (int) constant), code.low() + constant, code.high() + constant);
  }

  static Code subtract(Code left, Code right) {
    if (constant(right)) {
      return plus(left, -value(right));
    }
    return arithmetic(Operator.SUBTRACT, left, right, left.low() - right.high(), left.high() - right.low());
  }

  static Code multiply(Code left, Code right) {
    if (constant(left) && constant(right)) {
      return number(value(left) * value(right));
    }
    if (constant(left)) {
      return multiply(right, left);
    }
    if (constant(right)) {
      if (value(right) == 0) {
        return number(0);
      }
      if (value(right) == 1 && left.kind() == Kind.INT) {
        return left;
      }
    }
    long[] corners = {
      left.low() * right.low(), left.low() * right.high(), left.high() * right.low(), left.high() * right.high()
    };
    return arithmetic(Operator.MULTIPLY, left, right, min(corners), max(corners));
  }

  /** Rounds toward minus infinity; the divisor is known not to be zero when this is evaluated. */
  static Code divide(Code left, Code right) {
    if (constant(right) && value(right) == 0) {
      return number(0);
    }
    if (constant(left) && constant(right)) {
      return number(Math.floorDiv(value(left), value(right)));
    }
    if (constant(right) && value(right) == 1 && left.kind() == Kind.INT) {
      return left;
    }
    long bound = Math.max(Math.abs(left.low()), Math.abs(left.high()));
    boolean positive = left.low() >= 0 && right.low() >= 0;
    return arithmetic(Operator.DIVIDE, left, right, positive ? 0 : -bound - 1, bound);
  }

  /** What {@link #divide} leaves; it has the divisor's sign. */
  static Code modulo(Code left, Code right) {
    if (constant(right) && value(right) == 0) {
      return number(0);
    }
    if (constant(left) && constant(right)) {
      return number(Math.floorMod(value(left), value(right)));
    }
    if (constant(right) && left.low() >= 0 && left.high() < value(right)) {
      return left;
    }
    return arithmetic(
        Operator.MODULO, left, right, Math.min(0, right.low() + 1), Math.max(0, right.high() - 1));
  }

  static Code minimum(Code left, Code right) {
    if (left.high() <= right.low()) {
      return left;
    }
    if (right.high() <= left.low()) {
      return right;
    }
    return arithmetic(
        Operator.MINIMUM, left, right, Math.min(left.low(), right.low()), Math.min(left.high(), right.high()));
  }

  static Code maximum(Code left, Code right) {
    if (left.low() >= right.high()) {
      return left;
    }
    if (right.low() >= left.high()) {
      return right;
    }
    return arithmetic(
        Operator.MAXIMUM, left, right, Math.max(left.low(), right.low()), Math.max(left.high(), right.high()));
  }

  private static Code arithmetic(Operator operator, Code left, Code right, long low, long high) {
    return new Arithmetic(operator, left, right, low, high, 1 + left.size() + right.size());
  }

  static Code less(Code left, Code right) {
    if (left.high() < right.low()) {
      return TRUE;
    }
    if (left.low() >= right.high()) {
      return FALSE;
    }
    if (constant(left)) {
      // c < x is not (x < c + 1): with the constant on the right, the same question always looks the same.
      return not(less(right, number(value(left) + 1)));
    }
    if (constant(right) && left instanceof Arithmetic sum && sum.operator() == Operator.ADD && constant(sum.right())) {
      long bound = value(right) - value(sum.right());
      if (bound == (int) bound) {
        return less(sum.left(), number(bound));
      }
    }
    if (constant(right) && left.high() == value(right)) {
      return not(equal(left, right));
    }
    if (constant(right) && left.low() == value(right) - 1) {
      return equal(left, number(left.low()));
    }
    return new Code.Less(left, right, 1 + left.size() + right.size());
  }

  static Code lessOrEqual(Code left, Code right) {
    return not(less(right, left));
  }

  /** {@code low <= code <= high}. */
  static Code within(Code code, long low, long high) {
    Code aboveLow = low <= code.low() ? TRUE : code.high() < low ? FALSE : lessOrEqual(number(low), code);
    Code belowHigh = high >= code.high() ? TRUE : code.low() > high ? FALSE : lessOrEqual(code, number(high));
    return and(aboveLow, belowHigh);
  }

  /** The same code, known to lie in an interval because that has been checked. */
  static Code narrowed(Code code, long low, long high) {
    if (constant(code)) {
      return value(code) < low || value(code) > high ? number(low) : code;
    }
    long newLow = Math.max(low, code.low());
    long newHigh = Math.min(high, code.high());
    if (newLow > newHigh) {
      return number(low);
    }
    if (code instanceof Arithmetic a) {
      return new Arithmetic(a.operator(), a.left(), a.right(), newLow, newHigh, a.size());
    }
    if (code instanceof Code.Local local && local.kind() == Kind.INT) {
      return new Code.Local(Kind.INT, local.id(), newLow, newHigh);
    }
    return code;
  }

  /** Equality of two INTs or BOOLs. */
  static Code equal(Code left, Code right) {
    if (left.high() < right.low() || right.high() < left.low()) {
      return FALSE;
    }
    if (constant(left) && constant(right)) {
      return truth(value(left) == value(right));
    }
    if (constant(left)) {
      return equal(right, left);
    }
    if (constant(right)) {
      return equalConstant(left, value(right));
    }
    if (left.equals(right)) {
      return TRUE;
    }
    return new Code.Equal(left, right, 1 + left.size() + right.size());
  }

  private static Code equalConstant(Code left, long constant) {
    if (left.kind() == Kind.BOOL) {
      return constant == 1 ? left : not(left);
    }
    if (left instanceof Arithmetic sum && sum.operator() == Operator.ADD && constant(sum.right())) {
      return equal(sum.left(), number((int) (constant - value(sum.right()))));
    }
    if (left instanceof Code.Field field && field.kind() == Kind.INT) {
      return Words.test(field.word(), field.mask() << field.shift(), constant << field.shift());
    }
    if (left instanceof Choice choice && constant(choice.then()) && constant(choice.otherwise())) {
      return choice(
          choice.condition(), truth(value(choice.then()) == constant), truth(value(choice.otherwise()) == constant));
    }
    Code right = number(constant);
    return new Code.Equal(left, right, 1 + left.size() + right.size());
  }

  static Code not(Code code) {
    if (constant(code)) {
      return truth(value(code) == 0);
    }
    if (code instanceof Code.Not not) {
      return not.operand();
    }
    if (code instanceof Test test) {
      return new Test(test.word(), test.mask(), test.value(), !test.negated(), test.size());
    }
    return new Code.Not(code, 1 + code.size());
  }

  static Code and(Code left, Code right) {
    if (isFalse(left) || isFalse(right)) {
      return FALSE;
    }
    if (isTrue(left)) {
      return right;
    }
    if (isTrue(right)) {
      return left;
    }
    List<Code> operands = new ArrayList<>(conjuncts(left));
    for (Code operand : conjuncts(right)) {
      if (!conjoin(operands, operand)) {
        return FALSE;
      }
    }
    if (operands.size() == 1) {
      return operands.get(0);
    }
    return new Code.And(List.copyOf(operands), 1 + operands.stream().mapToInt(Code::size).sum());
  }

  /** The operands of a conjunction, or the code itself. */
  static List<Code> conjuncts(Code code) {
    return code instanceof Code.And and ? and.operands() : List.of(code);
  }

  /** Adds a conjunct, merging tests of the same word into one; false if the conjunction has become false. */
  private static boolean conjoin(List<Code> operands, Code more) {
    Code negation = not(more);
    for (int i = Math.max(0, operands.size() - NEAR); i < operands.size(); i++) {
      Code present = operands.get(i);
      if (present.equals(more)) {
        return true;
      }
      if (present.equals(negation)) {
        return false;
      }
      if (present instanceof Test first && more instanceof Test second && first.word().equals(second.word())) {
        Code merged = Words.both(first, second);
        if (merged != null) {
          operands.set(i, merged);
          return !isFalse(merged);
        }
      }
    }
    operands.add(more);
    return true;
  }

  static Code or(Code left, Code right) {
    return not(and(not(left), not(right)));
  }

  static Code implies(Code left, Code right) {
    return not(and(left, not(right)));
  }

  /** One of two codes of the same kind. */
  static Code choice(Code condition, Code then, Code otherwise) {
    if (constant(condition)) {
      return isTrue(condition) ? then : otherwise;
    }
    if (then.equals(otherwise)) {
      return then;
    }
    if (then.kind() == Kind.BOOL && otherwise.kind() == Kind.BOOL) {
      if (constant(then)) {
        return isTrue(then) ? or(condition, otherwise) : and(not(condition), otherwise);
      }
      if (constant(otherwise)) {
        return isTrue(otherwise) ? implies(condition, then) : and(condition, then);
      }
    }
    Kind kind = then.kind() == Kind.BOOL && otherwise.kind() == Kind.BOOL ? Kind.BOOL
        : then.kind() == Kind.LONG ? Kind.LONG : Kind.INT;
    return new Choice(
        condition,
        then,
        otherwise,
        kind,
        Math.min(then.low(), otherwise.low()),
        Math.max(then.high(), otherwise.high()),
        1 + condition.size() + then.size() + otherwise.size());
  }

  private static long min(long[] values) {
    long least = values[0];
    for (long value : values) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static long max(long[] values) {
    long greatest = values[0];
    for (long value : values) {
      greatest = Math.max(greatest, value);
    }
    return greatest;
  }
}
