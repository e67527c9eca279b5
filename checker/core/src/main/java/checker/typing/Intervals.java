package checker.typing;

import checker.model.Expr;
import checker.model.Type;
import checker.source.DiagnosticCode;
import checker.source.Span;
import java.util.stream.LongStream;

/** The intervals of integer expressions. One that leaves 32 bits is reported. */
final class Intervals {
  private final Reports reports;

  Intervals(Reports reports) {
    this.reports = reports;
  }

  /** The interval, or {@link Types#ERROR} if it leaves 32 bits, which is reported. */
  Type range(long low, long high, Span span) {
    if (low < Integer.MIN_VALUE || high > Integer.MAX_VALUE) {
      reports.add(
          DiagnosticCode.INTEGER_OVERFLOW, span, "the result may be " + (low < Integer.MIN_VALUE ? low : high)
              + ", which is outside 32 bits");
      return Types.ERROR;
    }
    return new Type.Range((int) low, (int) high);
  }

  Type negated(Type.Range a, Span span) {
    return range(-(long) a.high(), -(long) a.low(), span);
  }

  Type result(Expr.ArithmeticOperator operator, Type.Range a, Type.Range b, Span span) {
    return switch (operator) {
      case ADD -> range((long) a.low() + b.low(), (long) a.high() + b.high(), span);
      case SUBTRACT -> range((long) a.low() - b.high(), (long) a.high() - b.low(), span);
      case MULTIPLY -> products(a, b.low(), b.high(), span);
      case DIVIDE -> quotients(a, b, span);
      case MODULO -> remainders(a, b);
    };
  }

  private Type products(Type.Range a, long low, long high, Span span) {
    LongStream ends = LongStream.of(a.low() * low, a.low() * high, a.high() * low, a.high() * high);
    var summary = ends.summaryStatistics();
    return range(summary.getMin(), summary.getMax(), span);
  }

  /** A quotient is extreme where both operands are; the divisors next to zero count as ends, zero itself does not. */
  private Type quotients(Type.Range a, Type.Range b, Span span) {
    long[] divisors =
        LongStream.of(b.low(), b.high(), -1, 1).filter(d -> d != 0 && d >= b.low() && d <= b.high()).toArray();
    if (divisors.length == 0) {
      return a;
    }
    var summary =
        LongStream.of(divisors)
            .flatMap(d -> LongStream.of(Math.floorDiv((long) a.low(), d), Math.floorDiv((long) a.high(), d)))
            .summaryStatistics();
    return range(summary.getMin(), summary.getMax(), span);
  }

  /** The remainder has the sign of the divisor and is nearer to zero. */
  private static Type remainders(Type.Range a, Type.Range b) {
    if (a.low() >= 0 && b.low() > a.high()) {
      return a;
    }
    int low = b.low() < 0 ? b.low() + 1 : 0;
    int high = b.high() > 0 ? b.high() - 1 : 0;
    if (a.low() >= 0 && b.low() >= 0) {
      high = Math.min(high, a.high());
    }
    return new Type.Range(low, high);
  }

  /** Sums of at most (or, if {@code exactly}, just) so many summands. */
  Type sum(Type.Range summand, long count, boolean exactly, Span span) {
    return exactly
        ? products(summand, count, count, span)
        : products(summand, 0, count, span);
  }
}
