package checker.report;

import java.util.ArrayList;
import java.util.List;

/** What is committed and was not found so, as text for people. */
public final class DriftText {
  private DriftText() {}

  /**
   * A line that names the file, and below it what is wrong and why.
   *
   * @param head what is said before the name, with a space at its end; may be empty
   */
  public static List<String> lines(String head, Drift drift, Page page) {
    List<String> lines = new ArrayList<>();
    String about = drift.property().isEmpty() ? drift.scenario().map(s -> "  " + s).orElse("") : "";
    lines.add(head + page.paint().bold(drift.file() + (drift.line() > 1 ? ":" + drift.line() : "")) + about);
    String place = drift.place().map(span -> " (" + Remarks.place(span) + ")").orElse("");
    lines.addAll(indented(drift.what() + place, 2, page));
    for (String line : drift.why()) {
      lines.addAll(indented(line.strip(), 4 + line.length() - line.stripLeading().length(), page));
    }
    return lines;
  }

  private static List<String> indented(String text, int by, Page page) {
    List<String> lines = page.fixed() ? List.of(text) : Prose.wrap(text, page.width() - by);
    return lines.stream().map(line -> " ".repeat(by) + line).toList();
  }
}
