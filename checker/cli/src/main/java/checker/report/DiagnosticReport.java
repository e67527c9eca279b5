package checker.report;

import checker.source.Diagnostic;
import checker.source.Severity;
import checker.source.Span;
import java.util.ArrayList;
import java.util.List;

/** Diagnostics as text: place and cause in one line that editors understand, the line of the source with a caret, advice. */
public final class DiagnosticReport {
  /** More of a source line than this is shown as an excerpt around the caret. */
  private static final int LONGEST_LINE = 160;

  private static final int EXCERPT_BEFORE = 60;

  private DiagnosticReport() {}

  /** All of them, in the order given. */
  public static List<String> lines(List<Diagnostic> diagnostics, Page page) {
    List<String> lines = new ArrayList<>();
    diagnostics.forEach(diagnostic -> lines.addAll(lines(diagnostic, page)));
    return lines;
  }

  private static List<String> lines(Diagnostic diagnostic, Page page) {
    Span span = diagnostic.span();
    boolean error = diagnostic.severity() == Severity.ERROR;
    String word = error ? "error" : "warning";
    String head = word + " " + diagnostic.code().code();
    List<String> lines = new ArrayList<>();
    boolean somewhere = !span.source().content().isEmpty();
    lines.add(
        page.paint().bold(somewhere ? span.location() : span.source().name())
            + ": "
            + (error ? page.paint().red(head) : page.paint().yellow(head))
            + ": "
            + diagnostic.message());
    if (somewhere) {
      lines.addAll(excerpt(span, page));
    }
    diagnostic.suggestion().ifPresent(suggestion -> lines.add("       " + suggestion));
    return lines;
  }

  private static List<String> excerpt(Span span, Page page) {
    String text = span.source().lineText(span.line());
    int column = Math.min(span.column() - 1, text.length());
    int length = Math.max(1, Math.min(span.end() - span.start(), text.length() - column));
    String before = "";
    String after = "";
    if (text.length() > LONGEST_LINE) {
      int from = Math.max(0, column - EXCERPT_BEFORE);
      int to = Math.min(text.length(), from + LONGEST_LINE);
      before = from > 0 ? "..." : "";
      after = to < text.length() ? "..." : "";
      text = text.substring(from, to);
      column -= from;
      length = Math.max(1, Math.min(length, text.length() - column));
    }
    String number = String.format(java.util.Locale.ROOT, "%5d | ", span.line());
    String under = " ".repeat(5) + " | " + " ".repeat(before.length()) + blank(text.substring(0, column));
    return List.of(
        page.paint().faint(number) + before + printable(text) + after,
        page.paint().faint(under) + page.paint().red("^".repeat(length)));
  }

  /** As wide as the text: tabs stay tabs. */
  private static String blank(String text) {
    StringBuilder blank = new StringBuilder();
    text.chars().forEach(c -> blank.append(c == '\t' ? '\t' : ' '));
    return blank.toString();
  }

  /** Without control characters, which could move the cursor. */
  static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.chars().forEach(c -> printable.append(c != '\t' && Character.isISOControl(c) ? '?' : (char) c));
    return printable.toString();
  }
}
