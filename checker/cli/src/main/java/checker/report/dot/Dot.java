package checker.report.dot;

import java.util.List;

/** Texts in the DOT language. */
final class Dot {
  private Dot() {}

  /** A quoted string that is shown as it is: entities and escapes of Graphviz in it mean nothing. */
  static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  /** Lines that begin at the left. */
  static String left(List<String> lines) {
    StringBuilder text = new StringBuilder("\"");
    lines.forEach(line -> text.append(escaped(line)).append("\\l"));
    return text.append('"').toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\r\\n\\t\\x00]", " ");
  }
}
