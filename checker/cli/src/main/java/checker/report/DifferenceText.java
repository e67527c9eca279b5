package checker.report;

import checker.compare.Cell;
import checker.compare.Column;
import checker.compare.Difference;
import checker.compare.Row;
import checker.trace.ReplayResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The difference of two scenarios as text: verdicts that differ, then what becomes of each counterexample under the other. */
public final class DifferenceText {
  private final Difference difference;
  private final Page page;
  private final List<String> lines = new ArrayList<>();

  private DifferenceText(Difference difference, Page page) {
    this.difference = difference;
    this.page = page;
  }

  /** All lines, an empty one last. */
  public static List<String> lines(Difference difference, Page page) {
    return new DifferenceText(difference, page).lines();
  }

  private List<String> lines() {
    String first = difference.first().subject().name();
    String second = difference.second().subject().name();
    lines.add(page.paint().bold(first + "  and  " + second));
    scenario(difference.first());
    scenario(difference.second());
    lines.add("");
    changes(first, second);
    same();
    checks(difference.ofFirst(), first, second);
    checks(difference.ofSecond(), second, first);
    return lines;
  }

  private void scenario(Row row) {
    String name = row.subject().name();
    row.model().scenarioText().ifPresent(
        text -> lines.addAll(Prose.hang("  " + name + ": ", Prose.wrap('"' + text + '"', page.proseWidth() - name.length() - 4))));
  }

  private void changes(String first, String second) {
    List<Difference.Pair> changed = difference.verdicts().stream().filter(Difference.Pair::changed).toList();
    if (changed.isEmpty()) {
      lines.add("  No verdict differs, and no length.");
      lines.add("");
      return;
    }
    String head = "What differs";
    int nameWidth = width(head, changed.stream().map(p -> p.column().name()).toList());
    int firstWidth = width(first, changed.stream().map(p -> words(p.first(), p.column())).toList());
    lines.add(
        page.paint().faint("  " + Prose.pad(head, nameWidth) + "  " + Prose.pad(first, firstWidth) + "  " + second));
    for (Difference.Pair pair : changed) {
      lines.add(
          "  " + Prose.pad(pair.column().name(), nameWidth)
              + "  " + painted(pair.first(), pair.column(), firstWidth)
              + "  " + painted(pair.second(), pair.column(), 0));
    }
    lines.add("");
  }

  private static int width(String head, List<String> texts) {
    return texts.stream().mapToInt(String::length).reduce(head.length(), Math::max);
  }

  private String painted(Optional<Cell> cell, Column column, int width) {
    String text = words(cell, column);
    VerdictTable.Tone tone =
        column.group() == Column.Group.WITNESS
            ? VerdictTable.Tone.PLAIN
            : cell.map(c -> ComparisonLegend.tone(c, column.group())).orElse(VerdictTable.Tone.PLAIN);
    return VerdictTable.painted(text, tone, page) + " ".repeat(Math.max(0, width - text.length()));
  }

  /** What is the same in both, by verdict; of what holds or is possible, the names are enough. */
  private void same() {
    Map<String, List<String>> same = new LinkedHashMap<>();
    for (Difference.Pair pair : difference.verdicts()) {
      if (!pair.changed()) {
        String words = words(pair.first(), pair.column());
        boolean length = pair.column().group() != Column.Group.WITNESS && words.contains(" in ");
        String verdict = words.replaceFirst(" in \\d+", "");
        String name = pair.column().name() + (length ? words.substring(verdict.length()) : "");
        same.computeIfAbsent(verdict, v -> new ArrayList<>()).add(name);
      }
    }
    if (!same.isEmpty()) {
      lines.add(page.paint().faint("  The same in both"));
      Labelled labelled = new Labelled(page.proseWidth(), List.copyOf(same.keySet()));
      same.forEach((verdict, names) -> labelled.add(verdict, String.join(", ", names)));
      lines.addAll(labelled.lines());
      lines.add("");
    }
  }

  /** What becomes of each trace; those of which the same is to be said stand together. */
  private void checks(List<Difference.Check> checks, String from, String under) {
    lines.add(
        page.paint().faint(
            "  " + (checks.isEmpty() ? "There is no counterexample of " + from : "Counterexamples of " + from + " under " + under)));
    Map<List<String>, List<String>> told = new LinkedHashMap<>();
    for (Difference.Check check : checks) {
      List<String> words = ReplayReport.lines(check.trace(), check.result(), Page.piped(page.paint()));
      String name = check.trace().property();
      if (check.result() instanceof ReplayResult.Reproduces reproduces) {
        words = List.of("the same can happen there");
        name += " in " + reproduces.counterexample().length();
      }
      told.computeIfAbsent(words, w -> new ArrayList<>()).add(name);
    }
    told.forEach(
        (words, names) -> {
          Prose.wrap(String.join(", ", names), page.proseWidth() - 4).forEach(line -> lines.add("    " + line));
          words.forEach(this::indented);
        });
    lines.add("");
  }

  /** A line that is too long is continued under its own beginning. */
  private void indented(String line) {
    int indent = 6 + line.length() - line.stripLeading().length();
    List<String> wrapped = page.fixed() ? List.of(line.strip()) : Prose.wrap(line, page.width() - indent - 2);
    lines.addAll(Prose.hang(" ".repeat(indent), wrapped));
  }

  private static String words(Optional<Cell> cell, Column column) {
    if (cell.isEmpty()) {
      return "is not there";
    }
    String seen =
        switch (column.group()) {
          case SAFETY, PROGRESS -> "violated";
          case COST -> "incurred";
          case WITNESS -> "reachable";
        };
    String unseen =
        switch (column.group()) {
          case SAFETY, PROGRESS -> "holds";
          case COST -> "not incurred";
          case WITNESS -> "unreachable";
        };
    return switch (cell.get().kind()) {
      case SEEN -> seen + " in " + cell.get().steps().getAsInt();
      case UNSEEN -> unseen;
      case VACUOUS -> "vacuous";
      case UNKNOWN -> "not known";
    };
  }
}
