package checker.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of narrow cells under short heads, in sections whose cells stand under one another. What a terminal is too narrow for is
 * continued in a second panel below; only heads that may be left out are, and {@link #leftOut} names them.
 */
final class Grid {

  /**
   * A column.
   *
   * @param gap whether some space before it sets it off from the column before
   * @param optional whether it may be left out where room is short
   */
  record Head(String text, boolean gap, boolean optional) {}

  /** What stands in a row under a head. */
  record Entry(String text, VerdictTable.Tone tone) {
    static final Entry BLANK = new Entry("", VerdictTable.Tone.PLAIN);
  }

  /**
   * A row.
   *
   * @param mark one character before the name
   * @param entries one for each shared head, then one for each own head of the section
   */
  record Line(String mark, String name, List<Entry> entries) {}

  private record Section(List<String> title, List<Head> own, List<Line> lines) {}

  /** Names are broken rather than columns left out or continued below, down to this width. */
  private static final int NARROWEST_NAME = 18;

  private static final int INDENT = 2;

  private final List<Head> shared;
  private final Page page;
  private final List<Section> sections = new ArrayList<>();

  Grid(List<Head> shared, Page page) {
    this.shared = shared;
    this.page = page;
  }

  /**
   * @param title lines above the heads
   * @param own heads that only this section has
   */
  void section(List<String> title, List<Head> own, List<Line> lines) {
    sections.add(new Section(title, own, lines));
  }

  /** The heads for which there is no room. */
  List<String> leftOut() {
    List<Integer> kept = kept();
    List<String> leftOut = new ArrayList<>();
    for (int i = 0; i < shared.size(); i++) {
      if (!kept.contains(i)) {
        leftOut.add(shared.get(i).text());
      }
    }
    return leftOut;
  }

  List<String> lines() {
    int[] widths = widths();
    List<Integer> kept = kept();
    int nameWidth = nameWidth(page.width() - INDENT - total(kept, shared, widths));
    List<String> lines = new ArrayList<>();
    for (Section section : sections) {
      lines.addAll(section.title());
      List<Head> heads = new ArrayList<>(shared);
      heads.addAll(section.own());
      int[] all = Arrays.copyOf(widths, heads.size());
      List<Integer> columns = new ArrayList<>(kept);
      for (int i = shared.size(); i < heads.size(); i++) {
        all[i] = width(heads.get(i), i, List.of(section));
        columns.add(i);
      }
      for (List<Integer> panel : panels(columns, heads, all, nameWidth)) {
        panel(section, panel, heads, all, nameWidth, lines);
      }
      lines.add("");
    }
    return lines;
  }

  private void panel(
      Section section, List<Integer> panel, List<Head> heads, int[] widths, int nameWidth, List<String> lines) {
    StringBuilder head = new StringBuilder(" ".repeat(INDENT + nameWidth));
    panel.forEach(i -> head.append(padding(heads.get(i), heads.get(i).text(), widths[i])).append(heads.get(i).text()));
    lines.add(page.paint().faint(head.toString().stripTrailing()));
    for (Line line : section.lines()) {
      List<String> name = broken(line.name(), nameWidth);
      StringBuilder text = new StringBuilder();
      text.append(Prose.pad(line.mark(), INDENT)).append(Prose.pad(name.get(0), nameWidth));
      int blanks = 0;
      for (int i : panel) {
        Entry entry = line.entries().get(i);
        String padding = padding(heads.get(i), entry.text(), widths[i]);
        if (entry.text().isEmpty()) {
          blanks += padding.length();
        } else {
          text.append(" ".repeat(blanks)).append(padding).append(VerdictTable.painted(entry.text(), entry.tone(), page));
          blanks = 0;
        }
      }
      lines.add(text.toString().stripTrailing());
      name.subList(1, name.size()).forEach(rest -> lines.add(" ".repeat(INDENT + 2) + rest));
    }
  }

  /** As many columns in each as fit. */
  private List<List<Integer>> panels(List<Integer> columns, List<Head> heads, int[] widths, int nameWidth) {
    List<List<Integer>> panels = new ArrayList<>();
    int room = 0;
    for (int i : columns) {
      int needed = total(List.of(i), heads, widths);
      if (panels.isEmpty() || needed > room) {
        panels.add(new ArrayList<>());
        room = page.width() - INDENT - nameWidth;
      }
      panels.get(panels.size() - 1).add(i);
      room -= needed;
    }
    return panels;
  }

  /** All columns, but for as many optional ones, the last first, as there is no room for beside narrow names. */
  private List<Integer> kept() {
    int[] widths = widths();
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < shared.size(); i++) {
      kept.add(i);
    }
    int wanted = INDENT + Math.min(longestName(), NARROWEST_NAME) + widestOwn();
    for (int i = shared.size() - 1; i >= 0 && wanted + total(kept, shared, widths) > page.width(); i--) {
      if (shared.get(i).optional()) {
        kept.remove(Integer.valueOf(i));
      }
    }
    return kept;
  }

  /** @param room for names and the columns that only one section has */
  private int nameWidth(int room) {
    int least = Math.min(longestName(), NARROWEST_NAME);
    int wanted = room - widestOwn() >= least ? room - widestOwn() : Math.max(room, least);
    return Math.min(longestName(), wanted);
  }

  private int widestOwn() {
    int widest = 0;
    for (Section section : sections) {
      int own = 0;
      for (int i = 0; i < section.own().size(); i++) {
        own += (section.own().get(i).gap() ? 2 : 1) + width(section.own().get(i), shared.size() + i, List.of(section));
      }
      widest = Math.max(widest, own);
    }
    return widest;
  }

  private int[] widths() {
    int[] widths = new int[shared.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(shared.get(i), i, sections);
    }
    return widths;
  }

  private static int width(Head head, int column, List<Section> sections) {
    return sections.stream()
        .flatMap(s -> s.lines().stream())
        .mapToInt(line -> line.entries().get(column).text().length())
        .reduce(head.text().length(), Math::max);
  }

  private static int total(List<Integer> columns, List<Head> heads, int[] widths) {
    return columns.stream().mapToInt(i -> (heads.get(i).gap() ? 2 : 1) + widths[i]).sum();
  }

  private int longestName() {
    return sections.stream().flatMap(s -> s.lines().stream()).mapToInt(l -> l.name().length()).max().orElse(0);
  }

  private static String padding(Head head, String text, int width) {
    return " ".repeat((head.gap() ? 2 : 1) + width - text.length());
  }

  /** A long name in several lines, broken after {@code _}; all but the first are two characters shorter. */
  private static List<String> broken(String name, int width) {
    List<String> lines = new ArrayList<>();
    String rest = name;
    while (true) {
      int room = lines.isEmpty() ? width : width - 2;
      if (rest.length() <= room) {
        lines.add(rest);
        return lines;
      }
      int end = rest.lastIndexOf('_', room - 1) + 1;
      end = end > 0 ? end : room;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end);
    }
  }
}
