package checker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The steps of a trace in lanes, one column for each actor instance that takes part, as kernel commit messages draw
 * CPU0 beside CPU1, and what each step changes.
 *
 * <p>Three forms, the first that fits the page: changes in a column at the right; changes under each step; no columns,
 * the actor before each step. Nothing is ever cut off.
 */
final class LaneTable {
  private static final String CHANGED = "changed";
  private static final int NUMBER_WIDTH = 4;
  private static final int GAP = 4;
  private static final int NARROW_GAP = 2;
  private static final int LEAST_CHANGED = 24;
  private static final int LEAST_CHANGED_FIXED = 40;
  private static final String BELOW = "        ";

  /** Stands above the first step of a loop. */
  static final String LOOP_BEGINS = "      ==== from here on, again and again";

  /** Begins the line under the last step of a loop. */
  static final String LOOP_ENDS = "      ==== back to before step ";

  /** Stands for the step that is to stay in a state for ever. */
  static final String STAYS = "(nothing happens any more)";

  /** @param lane index of its column */
  record Row(int lane, String label, List<String> changes) {}

  private final List<String> lanes;
  private final List<Row> rows;
  private final OptionalInt loopStart;
  private final Page page;

  LaneTable(List<String> lanes, List<Row> rows, Page page) {
    this(lanes, rows, OptionalInt.empty(), page);
  }

  /** @param loopStart number of rows before those that repeat themselves for ever */
  LaneTable(List<String> lanes, List<Row> rows, OptionalInt loopStart, Page page) {
    this.lanes = lanes;
    this.rows = rows;
    this.loopStart = loopStart;
    this.page = page;
  }

  List<String> lines() {
    int changedAt = start(lanes.size(), GAP);
    int room = page.width() - changedAt;
    if (page.fixed()) {
      return beside(GAP, Math.max(room, LEAST_CHANGED_FIXED));
    }
    if (room >= leastChanged()) {
      return beside(GAP, room);
    }
    if (page.width() - start(lanes.size(), NARROW_GAP) >= leastChanged()) {
      return beside(NARROW_GAP, page.width() - start(lanes.size(), NARROW_GAP));
    }
    if (start(lanes.size(), NARROW_GAP) - NARROW_GAP <= page.width()) {
      return below();
    }
    return list();
  }

  /** Room in which every single change fits, and some do beside each other. */
  private int leastChanged() {
    return Math.max(
        LEAST_CHANGED,
        rows.stream().flatMap(r -> r.changes().stream()).mapToInt(c -> c.length() + 1).max().orElse(0));
  }

  private List<String> beside(int gap, int room) {
    List<String> headers = new ArrayList<>(lanes);
    headers.add(CHANGED);
    List<String> lines = header(headers, gap);
    int changedAt = start(lanes.size(), gap);
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      beforeRow(lines, i);
      String step = step(i, row, gap);
      List<String> changes = Prose.join(row.changes(), ", ", room);
      if (changes.isEmpty()) {
        lines.add(step);
      } else {
        Prose.hang(Prose.pad(step, changedAt), changes).forEach(lines::add);
      }
    }
    afterRows(lines);
    return lines;
  }

  private List<String> below() {
    List<String> lines = header(lanes, NARROW_GAP);
    for (int i = 0; i < rows.size(); i++) {
      beforeRow(lines, i);
      lines.add(step(i, rows.get(i), NARROW_GAP));
      lines.addAll(changesBelow(rows.get(i)));
    }
    afterRows(lines);
    return lines;
  }

  private List<String> list() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      beforeRow(lines, i);
      String text = row.label().equals(STAYS) ? STAYS : lanes.get(row.lane()) + ": " + row.label();
      lines.addAll(Prose.hang(number(i), Prose.wrap(text, page.width() - NUMBER_WIDTH - 2)));
      lines.addAll(changesBelow(row));
    }
    afterRows(lines);
    return lines;
  }

  private void beforeRow(List<String> lines, int row) {
    if (loopStart.isPresent() && loopStart.getAsInt() == row) {
      lines.add(LOOP_BEGINS);
    }
  }

  private void afterRows(List<String> lines) {
    loopStart.ifPresent(start -> lines.add(LOOP_ENDS + (start + 1)));
  }

  private List<String> changesBelow(Row row) {
    List<String> lines = new ArrayList<>();
    int room = page.width() - BELOW.length();
    for (String line : Prose.join(row.changes(), ", ", room)) {
      for (String part : Prose.wrap(line, room)) {
        lines.add(BELOW + part);
      }
    }
    return lines;
  }

  private List<String> header(List<String> headers, int gap) {
    StringBuilder names = new StringBuilder();
    StringBuilder rules = new StringBuilder();
    for (int i = 0; i < headers.size(); i++) {
      int start = start(i, gap);
      names.append(" ".repeat(start - names.length())).append(headers.get(i));
      rules.append(" ".repeat(start - rules.length())).append("-".repeat(headers.get(i).length()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(page.paint().bold(names.toString()));
    lines.add(page.paint().faint(rules.toString()));
    return lines;
  }

  private String step(int index, Row row, int gap) {
    return Prose.pad(number(index), start(row.lane(), gap)) + row.label();
  }

  private static String number(int index) {
    String digits = Integer.toString(index + 1);
    return " ".repeat(Math.max(0, NUMBER_WIDTH - digits.length())) + digits + "  ";
  }

  /** Where a column begins; that after the last lane is the column of changes. */
  private int start(int column, int gap) {
    int start = Math.max(NUMBER_WIDTH, Integer.toString(rows.size()).length()) + 2;
    for (int i = 0; i < column; i++) {
      start += width(i) + gap;
    }
    return start;
  }

  private int width(int lane) {
    int width = lanes.get(lane).length();
    for (Row row : rows) {
      if (row.lane() == lane) {
        width = Math.max(width, row.label().length());
      }
    }
    return width;
  }
}
