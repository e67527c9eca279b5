package checker.codegen;

import checker.codegen.Code.Arithmetic;
import checker.codegen.Code.Field;
import checker.codegen.Code.Kind;
import checker.codegen.Code.Operator;
import checker.codegen.Code.Test;
import java.util.List;

/**
 * One of several codes by a number known only at run time. Fields at equal distances in one word become a shift;
 * several words, a choice among shifts; small constants, a shift of a constant word; anything else, a jump table.
 */
final class Selection {
  private Selection() {}

  /**
   * @param index an INT or BOOL that lies in {@code 0 .. options.size() - 1} where the result matters; it may be
   *     evaluated several times
   * @param options of one kind, at least one
   */
  static Code of(Code index, List<Code> options) {
    if (Codes.constant(index)) {
      return options.get((int) Codes.value(index));
    }
    Code first = options.get(0);
    if (options.stream().allMatch(first::equals)) {
      return first;
    }
    if (options.stream().allMatch(o -> o instanceof Arithmetic sum && shares(sum, first))) {
      Code rest = of(index, options.stream().map(o -> ((Arithmetic) o).left()).toList());
      return Codes.add(rest, ((Arithmetic) first).right());
    }
    if (options.stream().allMatch(Codes::constant)) {
      Code packed = packed(index, options);
      if (packed != null) {
        return packed;
      }
    }
    if (first instanceof Field || first instanceof Test) {
      int end = runEnd(options);
      if (end == options.size()) {
        return shifted(index, options);
      }
      // Runs of a whole number of cells: worth a comparison each, unless they are too short.
      if (end > 1) {
        Code rest = of(Codes.plus(index, -end), options.subList(end, options.size()));
        return Codes.choice(
            Codes.less(index, Codes.number(end)), of(index, options.subList(0, end)), rest);
      }
    }
    if (options.size() == 2) {
      return Codes.choice(Codes.equal(index, Codes.number(0)), first, options.get(1));
    }
    return select(index, options);
  }

  private static boolean shares(Arithmetic sum, Code first) {
    return sum.operator() == Operator.ADD
        && Codes.constant(sum.right())
        && first instanceof Arithmetic other
        && other.operator() == Operator.ADD
        && sum.right().equals(other.right());
  }

  private static Code select(Code index, List<Code> options) {
    boolean truth = options.stream().allMatch(o -> o.kind() == Kind.BOOL);
    boolean wide = options.get(0).kind() == Kind.LONG;
    return new Code.Select(
        index,
        List.copyOf(options),
        truth ? Kind.BOOL : wide ? Kind.LONG : Kind.INT,
        options.stream().mapToLong(Code::low).min().orElseThrow(),
        options.stream().mapToLong(Code::high).max().orElseThrow(),
        1 + index.size() + options.stream().mapToInt(Code::size).sum());
  }

  /** Constants side by side in one word; null if they need more than one. */
  private static Code packed(Code index, List<Code> options) {
    if (options.get(0).kind() == Kind.LONG) {
      return null;
    }
    boolean truth = options.stream().allMatch(o -> o.kind() == Kind.BOOL);
    long low = options.stream().mapToLong(Codes::value).min().orElseThrow();
    long high = options.stream().mapToLong(Codes::value).max().orElseThrow();
    int widthBits = Math.max(1, 64 - Long.numberOfLeadingZeros(high - low));
    if (widthBits * options.size() > 64) {
      return null;
    }
    long table = 0;
    for (int i = 0; i < options.size(); i++) {
      table |= (Codes.value(options.get(i)) - (truth ? 0 : low)) << (i * widthBits);
    }
    Code word = Words.shiftRight(Words.constant(table), scaled(index, widthBits));
    return truth
        ? Words.test(word, 1, 1)
        : Codes.plus(Words.field(Kind.INT, word, 0, Words.mask(widthBits), high - low), low);
  }

  /** How many options from the first lie in one word at equal distances. */
  private static int runEnd(List<Code> options) {
    if (options.size() == 1) {
      return 1;
    }
    int stride = position(options.get(1)) - position(options.get(0));
    int end = 1;
    while (end < options.size()
        && alike(options.get(0), options.get(end))
        && position(options.get(end)) - position(options.get(end - 1)) == stride) {
      end++;
    }
    return stride > 0 ? end : 1;
  }

  private static int position(Code code) {
    if (code instanceof Field field) {
      return field.shift();
    }
    return code instanceof Test test ? Long.numberOfTrailingZeros(test.mask()) : -1;
  }

  /** The same but for the position. */
  private static boolean alike(Code first, Code other) {
    if (first instanceof Field a && other instanceof Field b) {
      return a.kind() == b.kind() && a.mask() == b.mask() && a.word().equals(b.word());
    }
    if (first instanceof Test a && other instanceof Test b) {
      return a.negated() == b.negated()
          && a.mask() >>> position(a) == b.mask() >>> position(b)
          && a.value() >>> position(a) == b.value() >>> position(b)
          && a.word().equals(b.word());
    }
    return false;
  }

  private static Code shifted(Code index, List<Code> options) {
    Code first = options.get(0);
    if (options.size() == 1) {
      return first;
    }
    Code shift = scaled(index, position(options.get(1)) - position(first));
    if (first instanceof Field field) {
      long high = options.stream().mapToLong(Code::high).max().orElseThrow();
      return Words.field(field.kind(), Words.shiftRight(field.word(), shift), field.shift(), field.mask(), high);
    }
    Test test = (Test) first;
    Code result = Words.test(Words.shiftRight(test.word(), shift), test.mask(), test.value());
    return test.negated() ? Codes.not(result) : result;
  }

  private static Code scaled(Code index, int factor) {
    return Codes.multiply(index, Codes.number(factor));
  }
}
