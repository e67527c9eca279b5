package checker.cli;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options that are numbers with a unit. */
final class Sizes {
  private static final Pattern NUMBER = Pattern.compile("(?<number>\\d+(?:_\\d+)*)(?<unit>[A-Za-z]*)");

  private Sizes() {}

  /**
   * The value of an option, which has a lower bound.
   *
   * @throws UsageException if it is below
   */
  static long atLeast(long least, long value, String option) {
    if (value < least) {
      throw new UsageException(option + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  /** Makes all commands read numbers without a unit alike. */
  static void registerWholeNumbers(CommandLine line) {
    ITypeConverter<Integer> ints = text -> whole(text, Integer::valueOf);
    ITypeConverter<Long> longs = text -> whole(text, Long::valueOf);
    line.registerConverter(int.class, ints).registerConverter(Integer.class, ints);
    line.registerConverter(long.class, longs).registerConverter(Long.class, longs);
  }

  private static <T> T whole(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(
          text.matches("[+-]?\\d+")
              ? "`" + text + "` is too " + (text.startsWith("-") ? "small" : "large")
              : "expected a whole number, not `" + text + "`");
    }
  }

  /** {@code 512M}, {@code 8G}: bytes for the states of a search. Less than a megabyte does not hold an empty one. */
  static final class Memory implements ITypeConverter<Long> {
    private static final long LEAST = 1L << 20;

    @Override
    public Long convert(String text) {
      long bytes = bytes(text);
      if (bytes < LEAST) {
        throw new TypeConversionException("a search takes at least 1M, not `" + text + "`");
      }
      return bytes;
    }

    private static long bytes(String text) {
      return scaled(
          text,
          "a size such as 512M or 8G",
          unit ->
              switch (unit) {
                case "", "b" -> 1L;
                case "k", "kb" -> 1L << 10;
                case "m", "mb" -> 1L << 20;
                case "g", "gb" -> 1L << 30;
                case "t", "tb" -> 1L << 40;
                default -> 0L;
              });
    }
  }

  /** {@code 90}, {@code 90s}, {@code 5m}, {@code 1h}: nanoseconds. */
  static final class Nanos implements ITypeConverter<Long> {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public Long convert(String text) {
      return scaled(
          text,
          "a time such as 90s, 5m or 1h",
          unit ->
              switch (unit) {
                case "", "s" -> SECOND;
                case "ms" -> SECOND / 1000;
                case "m", "min" -> 60 * SECOND;
                case "h" -> 3600 * SECOND;
                default -> 0L;
              });
    }
  }

  /** {@code 1000000}, {@code 1_000_000}, {@code 1M}. */
  static final class Count implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return scaled(
          text,
          "a number such as 1000000 or 1M",
          unit ->
              switch (unit) {
                case "" -> 1L;
                case "k" -> 1_000L;
                case "m" -> 1_000_000L;
                case "g" -> 1_000_000_000L;
                default -> 0L;
              });
    }
  }

  private interface Units {
    /** What a unit multiplies by; 0 if there is no such unit. */
    long factor(String unit);
  }

  private static long scaled(String text, String expected, Units units) {
    Matcher matcher = NUMBER.matcher(text);
    if (matcher.matches()) {
      long factor = units.factor(matcher.group("unit").toLowerCase(Locale.ROOT));
      if (factor > 0) {
        try {
          return Math.multiplyExact(Long.parseLong(matcher.group("number").replace("_", "")), factor);
        } catch (NumberFormatException | ArithmeticException e) {
          throw new TypeConversionException("`" + text + "` is too large");
        }
      }
    }
    throw new TypeConversionException("expected " + expected + ", not `" + text + "`");
  }
}
