package checker.report;

import checker.compare.Cell;
import checker.compare.Column;
import checker.compare.Machine;
import checker.compare.Proposal;
import checker.compare.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The short signs of a comparison: a letter for each property of a machine, a few characters for what is known of it. Letters are
 * not mistaken for lengths; those of costs are upper case.
 */
public final class ComparisonLegend {
  /** The head above {@link #clean}. */
  static final String CLEAN = "clean";

  private final Machine machine;
  private final Map<Column, String> letters = new LinkedHashMap<>();

  public ComparisonLegend(Machine machine) {
    this.machine = machine;
    int next = 0;
    Set<String> taken = new HashSet<>();
    for (Column column : machine.columns()) {
      if (column.group() == Column.Group.COST) {
        letters.put(column, costLetter(column.name(), taken));
      } else if (column.group() != Column.Group.WITNESS) {
        letters.put(column, letter(next++, 'a'));
      }
    }
  }

  /** The first letter of a cost's name that no other has. */
  private static String costLetter(String name, Set<String> taken) {
    for (char c : name.toUpperCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetter(c) && taken.add(Character.toString(c))) {
        return Character.toString(c);
      }
    }
    for (int i = 0; ; i++) {
      if (taken.add(letter(i, 'A'))) {
        return letter(i, 'A');
      }
    }
  }

  /** a to z, then aa, ab and so on. */
  private static String letter(int index, char first) {
    String last = Character.toString((char) (first + index % 26));
    return index < 26 ? last : letter(index / 26 - 1, first) + last;
  }

  String letter(Column column) {
    return letters.get(column);
  }

  /** The columns with a letter that stand in every table of the machine: what all proposals have, and costs that several have. */
  public List<Column> shared() {
    return letters.keySet().stream().filter(this::isShared).toList();
  }

  /** The columns with a letter that only some proposals have. */
  List<Column> own() {
    return letters.keySet().stream().filter(c -> !isShared(c)).toList();
  }

  private boolean isShared(Column column) {
    return machine.common(column)
        || column.group() == Column.Group.COST
            && machine.proposals().stream().filter(p -> p.has(column)).count() > 1;
  }

  /** {@code 8}, {@code 12~}, {@code .} and so on, as {@link #SIGNS} explains. */
  static String text(Cell cell) {
    String sign =
        switch (cell.kind()) {
          case SEEN -> cell.steps().getAsInt() + (cell.endless() ? "~" : "") + (cell.partly() ? "*" : "");
          case UNSEEN -> ".";
          case VACUOUS -> "-";
          case UNKNOWN -> "?";
        };
    return cell.unexpected() ? sign + "!" : sign;
  }

  static VerdictTable.Tone tone(Cell cell, Column.Group group) {
    if (cell.unexpected()) {
      return VerdictTable.Tone.BAD;
    }
    return switch (cell.kind()) {
      case SEEN -> group == Column.Group.COST ? VerdictTable.Tone.OPEN : VerdictTable.Tone.BAD;
      case UNSEEN -> VerdictTable.Tone.GOOD;
      case VACUOUS, UNKNOWN -> VerdictTable.Tone.OPEN;
    };
  }

  /** {@code 4/5}: how many of what must be possible is. */
  String met(Row row) {
    List<Column> witnesses = machine.columns(Column.Group.WITNESS).stream().filter(c -> has(row, c)).toList();
    long seen = witnesses.stream().filter(c -> row.cell(c).kind() == Cell.Kind.SEEN).count();
    if (witnesses.stream().anyMatch(c -> row.cell(c).kind() == Cell.Kind.UNKNOWN)) {
      return "?";
    }
    return witnesses.isEmpty() ? "" : seen + "/" + witnesses.size();
  }

  /** {@code 2/15}: in how many scenarios, mutants left out, each property was put to the test and holds. */
  public static String clean(Proposal proposal) {
    List<Column> properties =
        proposal.columns().stream()
            .filter(c -> c.group() == Column.Group.SAFETY || c.group() == Column.Group.PROGRESS)
            .toList();
    long clean =
        proposal.meant().stream()
            .filter(row -> properties.stream().allMatch(c -> row.cell(c).kind() == Cell.Kind.UNSEEN))
            .count();
    return clean + "/" + proposal.meant().size();
  }

  private static boolean has(Row row, Column column) {
    return row.model().properties().stream().anyMatch(p -> p.name().equals(column.name()));
  }

  /** A sign and what it says. */
  record Sign(String sign, String meaning) {}

  /** The signs in tables of scenarios. */
  static List<Sign> signs() {
    List<Sign> signs = new ArrayList<>();
    signs.add(new Sign("8", "violated; the shortest trace has 8 steps. Of a cost: incurred in 8 steps"));
    signs.add(new Sign("8~", "something never happens any more: the shortest behaviour, its loop included, has 8 steps"));
    signs.add(new Sign(".", "holds: every reachable state was visited. Of a cost: never incurred"));
    signs.add(new Sign("-", "vacuous: never put to the test"));
    signs.add(new Sign("?", "not known: the search is incomplete"));
    signs.add(new Sign("!", "after a sign: other than the scenario expects"));
    signs.add(new Sign("8*", "of several scenarios: in some, not in all; the shortest trace of all has 8 steps"));
    return signs;
  }
}
