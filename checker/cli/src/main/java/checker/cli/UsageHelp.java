package checker.cli;

import checker.report.Page;
import checker.report.Prose;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;

/** Lays out the help of all commands for the width of the terminal. */
final class UsageHelp {
  /** Into a pipe or a file goes the same everywhere. */
  private static final int PIPED_WIDTH = 80;

  private static final int WIDEST = 110;

  /** In narrower columns than these, the library does not lay out anything. */
  private static final int NARROWEST_OF_LIBRARY = 55;

  /** Nothing is as long as this: each paragraph is one line. */
  private static final int UNBROKEN = 10_000;

  private static final Pattern TWO_COLUMNS = Pattern.compile("(?<name> +\\S.*?  +)(?<text>\\S.*)");
  private static final Pattern COMMAND_LINE = Pattern.compile("  checker .*");

  /** Of what a name, or the first line, is followed by; the first line of the synopsis stands after a shorter heading. */
  private static final int INDENT = 8;

  private UsageHelp() {}

  /** Sets up the layout for a command line and all commands that it has so far. */
  static void fit(CommandLine line, Console console) {
    int width = Math.max(Page.NARROWEST, Math.min(console.outTerminal() ? console.width() : PIPED_WIDTH, WIDEST));
    if (width >= NARROWEST_OF_LIBRARY) {
      line.setUsageHelpWidth(width);
      return;
    }
    line.setUsageHelpWidth(UNBROKEN);
    Map<String, IHelpSectionRenderer> sections = new HashMap<>(line.getHelpSectionMap());
    sections.replaceAll((key, section) -> help -> narrowed(section.render(help), width));
    line.setHelpSectionMap(sections);
  }

  private static String narrowed(String text, int width) {
    StringBuilder narrow = new StringBuilder();
    text.lines().flatMap(line -> laidOut(line, width).stream()).forEach(line -> narrow.append(line).append('\n'));
    // A heading may go on in the next section.
    return text.isEmpty() || text.endsWith("\n") ? narrow.toString() : narrow.substring(0, narrow.length() - 1);
  }

  private static List<String> laidOut(String line, int width) {
    Matcher columns = TWO_COLUMNS.matcher(line);
    int start = line.length() - line.stripLeading().length();
    if (start > width / 2) {
      // The text of a name that takes its whole column.
      return indented(line, width);
    }
    if (columns.matches()) {
      String name = columns.group("name");
      if (name.length() <= width / 2) {
        return Prose.hang(name, Prose.wrap(columns.group("text"), width - name.length()));
      }
      List<String> lines = new ArrayList<>(List.of(name.stripTrailing()));
      lines.addAll(indented(columns.group("text"), width));
      return lines;
    }
    if (line.startsWith("checker ")) {
      // The synopsis, beside its heading.
      return List.of(String.join("\n" + " ".repeat(INDENT), Prose.wrap(line, width - INDENT)));
    }
    // What may be copied is left whole.
    return COMMAND_LINE.matcher(line).matches() || line.length() <= width
        ? List.of(line)
        : Prose.hang(" ".repeat(start), Prose.wrap(line, width - start));
  }

  private static List<String> indented(String text, int width) {
    return Prose.wrap(text, width - INDENT).stream().map(part -> " ".repeat(INDENT) + part).toList();
  }
}
