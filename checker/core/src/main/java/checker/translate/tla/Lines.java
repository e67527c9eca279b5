package checker.translate.tla;

import java.util.ArrayList;
import java.util.List;

/** Lays out text over lines. In TLA+ the columns of a list of conjuncts or disjuncts matter. */
final class Lines {
  /** What is longer is written over several lines, where it can be. */
  static final int WIDTH = 100;

  private Lines() {}

  /** The lines, the first after {@code lead} and the others below it. */
  static List<String> hang(String lead, List<String> lines) {
    List<String> result = new ArrayList<>();
    String blank = " ".repeat(lead.length());
    for (String line : lines) {
      result.add((result.isEmpty() ? lead : blank) + line);
    }
    return result;
  }

  static List<String> indent(int columns, List<String> lines) {
    return hang(" ".repeat(columns), lines);
  }

  static List<String> parenthesized(List<String> lines) {
    List<String> result = hang("(", lines);
    result.set(result.size() - 1, result.get(result.size() - 1) + ")");
    return result;
  }

  /** A list of conjuncts or disjuncts; a single one stands alone, none is {@code TRUE} or {@code FALSE}. */
  static List<String> list(String operator, List<List<String>> items) {
    if (items.isEmpty()) {
      return List.of(operator.equals("/\\") ? "TRUE" : "FALSE");
    }
    if (items.size() == 1) {
      return items.get(0);
    }
    List<String> result = new ArrayList<>();
    items.forEach(item -> result.addAll(hang(operator + " ", item)));
    return result;
  }

  /** {@code name == body}, on one line if there is room. */
  static List<String> definition(String head, List<String> body) {
    if (body.size() == 1 && !body.get(0).startsWith("/\\") && head.length() + body.get(0).length() + 4 <= WIDTH) {
      return List.of(head + " == " + body.get(0));
    }
    List<String> result = new ArrayList<>(List.of(head + " =="));
    result.addAll(indent(2, body));
    return result;
  }

  /** {@code lead<<a, b, c>>}, over as many lines as it takes. */
  static List<String> tuple(String lead, List<String> elements) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(lead + "<<");
    String blank = " ".repeat(line.length());
    for (int i = 0; i < elements.size(); i++) {
      String element = elements.get(i) + (i + 1 < elements.size() ? "," : ">>");
      boolean first = line.toString().isBlank() || line.toString().endsWith("<<");
      if (!first && line.length() + element.length() + 1 > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(blank);
        first = true;
      }
      line.append(first ? "" : " ").append(element);
    }
    lines.add(elements.isEmpty() ? line + ">>" : line.toString());
    return lines;
  }

  /** Comment lines. */
  static List<String> comment(String text) {
    return text.lines().map(line -> line.isBlank() ? "\\*" : "\\* " + line.stripTrailing()).toList();
  }
}
