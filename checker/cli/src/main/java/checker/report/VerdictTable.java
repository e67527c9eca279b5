package checker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line for each property: verdict, name, text. Notes stand under the name; on a narrow page the name stands under the verdict. */
final class VerdictTable {

  /** How a line looks. */
  enum Tone {
    GOOD,
    BAD,
    OPEN,
    PLAIN
  }

  private record Line(String verdict, String name, Optional<String> text, Tone tone, List<String> notes) {}

  private static final String INDENT = "  ";

  private final Page page;
  private final List<Line> entries = new ArrayList<>();

  VerdictTable(Page page) {
    this.page = page;
  }

  void add(String verdict, String name, Optional<String> text, Tone tone, List<String> notes) {
    entries.add(new Line(verdict, name, text, tone, notes));
  }

  List<String> lines() {
    int verdictWidth = entries.stream().mapToInt(e -> e.verdict().length()).max().orElse(0);
    int nameWidth = entries.stream().mapToInt(e -> e.name().length()).max().orElse(0);
    boolean under = INDENT.length() + verdictWidth + 2 + nameWidth > page.width();
    String margin = under ? INDENT + INDENT : " ".repeat(INDENT.length() + verdictWidth + 2);
    int room = page.width() - margin.length();
    int noteRoom = Math.max(page.proseWidth() - margin.length() - 2, Page.NARROWEST / 2);
    List<String> lines = new ArrayList<>();
    for (Line entry : entries) {
      String head = under ? margin : INDENT + painted(entry, verdictWidth) + "  ";
      if (under) {
        lines.add(INDENT + painted(entry.verdict(), entry.tone(), page));
      }
      String quoted = entry.text().map(t -> '"' + t + '"').orElse("");
      String beside = Prose.pad(entry.name(), nameWidth) + "  " + quoted;
      List<String> below = new ArrayList<>();
      if (quoted.isEmpty() || beside.length() <= room) {
        lines.add((head + beside).stripTrailing());
      } else {
        lines.add(head + entry.name());
        below.addAll(Prose.wrap(quoted, noteRoom));
      }
      for (String note : entry.notes()) {
        below.addAll(Prose.wrap(note, noteRoom));
      }
      below.forEach(line -> lines.add(margin + "  " + line));
    }
    return lines;
  }

  private String painted(Line entry, int width) {
    return painted(entry.verdict(), entry.tone(), page) + " ".repeat(width - entry.verdict().length());
  }

  static String painted(String text, Tone tone, Page page) {
    return switch (tone) {
      case GOOD -> page.paint().green(text);
      case BAD -> page.paint().red(text);
      case OPEN -> page.paint().yellow(text);
      case PLAIN -> text;
    };
  }
}
