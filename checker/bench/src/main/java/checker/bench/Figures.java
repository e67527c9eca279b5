package checker.bench;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds figures in what programs write. */
final class Figures {
  private Figures() {}

  /**
   * The number that the only group of a pattern finds.
   *
   * @throws IllegalStateException with the output, if it finds none
   */
  static double number(Pattern pattern, String output) {
    return Double.parseDouble(text(pattern, output).replace(",", ""));
  }

  static long count(Pattern pattern, String output) {
    return Long.parseLong(text(pattern, output).replace(",", ""));
  }

  /** A time like {@code 0.52 s}, {@code 01min 23s} or {@code 1 h 02 min}. */
  static double seconds(Pattern pattern, String output) {
    double seconds = 0;
    Matcher part = Pattern.compile("([\\d.]+) ?(d|h|min|s)").matcher(text(pattern, output));
    while (part.find()) {
      double unit =
          switch (part.group(2)) {
            case "d" -> 86_400;
            case "h" -> 3_600;
            case "min" -> 60;
            default -> 1;
          };
      seconds += unit * Double.parseDouble(part.group(1));
    }
    return seconds;
  }

  static String text(Pattern pattern, String output) {
    Matcher matcher = pattern.matcher(output);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in\n" + output);
    }
    return matcher.group(1);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
