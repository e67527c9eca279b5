package checker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of words. */
public final class Prose {
  private static final String BREAK = "(?<![=>< ])\\s+(?!(=|!=|->|<|<=|>|>=)\\s)";

  private Prose() {}

  /**
   * Breaks text at spaces into lines of at most {@code width} characters; a longer word has a line of its own. What
   * stands around {@code =}, {@code <} and {@code ->} stays together.
   */
  public static List<String> wrap(String text, int width) {
    return join(List.of(text.strip().split(BREAK)), " ", width);
  }

  /** Puts items into lines of at most {@code width} characters. A line that is continued ends with the separator. */
  static List<String> join(List<String> items, String separator, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      String item = items.get(i) + (i + 1 < items.size() ? separator : "");
      if (line.length() > 0 && line.length() + item.stripTrailing().length() > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
      }
      line.append(item);
    }
    if (line.length() > 0) {
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  /** Puts {@code first} before the first line and as much space before the others. */
  public static List<String> hang(String first, List<String> lines) {
    List<String> result = new ArrayList<>();
    for (String line : lines) {
      result.add((result.isEmpty() ? first : " ".repeat(first.length())) + line);
    }
    if (result.isEmpty()) {
      result.add(first.stripTrailing());
    }
    return result;
  }

  static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** {@code 1,234,567}. */
  public static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** {@code 1 step}, {@code 1,200 steps}. */
  public static String count(long value, String one) {
    return count(value, one, one + "s");
  }

  static String count(long value, String one, String many) {
    return number(value) + " " + (value == 1 ? one : many);
  }

  /** {@code 0.04 s}, {@code 12.3 s}, {@code 5 min 12 s}. */
  public static String duration(long nanos) {
    double seconds = nanos / 1e9;
    if (seconds < 10) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** {@code 812 B}, {@code 3.4 MB}; powers of 1024. */
  public static String bytes(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
  }

  /** {@code 950}, {@code 1.2 k}, {@code 31.0 M}: to be followed by a unit. */
  static String rate(double perSecond) {
    if (perSecond >= 1e6) {
      return String.format(Locale.ROOT, "%.1f M", perSecond / 1e6);
    }
    return perSecond >= 1e3
        ? String.format(Locale.ROOT, "%.1f k", perSecond / 1e3)
        : String.format(Locale.ROOT, "%.0f ", perSecond).stripTrailing();
  }
}
