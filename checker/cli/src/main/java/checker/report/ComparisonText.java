package checker.report;

import checker.compare.Cell;
import checker.compare.Column;
import checker.compare.Comparison;
import checker.compare.Machine;
import checker.compare.Proposal;
import checker.compare.Row;
import checker.verify.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A comparison as text. For each machine: what the letters stand for, a line for each proposal, then a line for each scenario.
 */
public final class ComparisonText {
  private static final String STATES = "states";
  private static final String TIME = "time";
  private static final String MET = "met";

  private final Page page;
  private final List<String> lines = new ArrayList<>();

  private ComparisonText(Page page) {
    this.page = page;
  }

  /** All lines; they fit the page. None if nothing is compared. */
  public static List<String> lines(Comparison comparison, Page page) {
    ComparisonText text = new ComparisonText(page);
    comparison.machines().forEach(text::machine);
    if (!comparison.machines().isEmpty()) {
      text.signs();
    }
    return text.lines;
  }

  private void machine(Machine machine) {
    ComparisonLegend legend = new ComparisonLegend(machine);
    String counts =
        Prose.count(machine.proposals().size(), "proposal") + ", " + Prose.count(machine.rows().count(), "scenario");
    String title = "MACHINE  " + machine.name();
    if (title.length() + 3 + counts.length() <= page.width()) {
      lines.add(page.paint().bold(title) + "   " + counts);
    } else {
      lines.add(page.paint().bold(title));
      Prose.wrap(counts, page.width() - 2).forEach(line -> lines.add("  " + line));
    }
    lines.add("");
    properties(machine, legend);
    List<Grid> grids = new ArrayList<>();
    if (machine.proposals().size() > 1) {
      grids.add(summary(machine, legend));
    }
    grids.add(scenarios(machine, legend));
    grids.forEach(grid -> lines.addAll(grid.lines()));
    List<String> leftOut = grids.stream().flatMap(grid -> grid.leftOut().stream()).distinct().toList();
    if (!leftOut.isEmpty()) {
      prose("Left out for want of room: " + String.join(", ", leftOut) + ". A wider terminal has it, and checker verify.");
      lines.add("");
    }
  }

  // ---- What the letters stand for

  private void properties(Machine machine, ComparisonLegend legend) {
    group(machine, legend, Column.Group.SAFETY, "What must never happen");
    group(machine, legend, Column.Group.PROGRESS, "What must go on");
    group(machine, legend, Column.Group.COST, "What it costs");
    List<String> witnesses = machine.columns(Column.Group.WITNESS).stream().map(Column::name).toList();
    if (!witnesses.isEmpty()) {
      prose("What must be possible (`met` tells how much of it is): " + String.join(", ", witnesses));
      lines.add("");
    }
  }

  private void group(Machine machine, ComparisonLegend legend, Column.Group group, String title) {
    List<Column> columns = machine.columns(group);
    if (columns.isEmpty()) {
      return;
    }
    lines.add("  " + title);
    int nameWidth = columns.stream().mapToInt(c -> c.name().length()).max().orElse(0);
    for (Column column : columns) {
      String letter = "  " + Prose.pad(legend.letter(column), 2) + " ";
      String head = letter + Prose.pad(column.name(), nameWidth) + "  ";
      String text = column.text().map(t -> '"' + t + '"').orElse("");
      String only = machine.common(column) ? "" : " (" + having(machine, column) + ")";
      String about = (text + only).strip();
      int room = page.width() - head.length();
      if (room >= Page.NARROWEST / 2) {
        lines.addAll(Prose.hang(head, Prose.wrap(about, room)));
      } else {
        lines.add(letter + column.name());
        String margin = " ".repeat(letter.length() + 2);
        Prose.wrap(about, page.width() - margin.length()).forEach(line -> lines.add((margin + line).stripTrailing()));
      }
    }
    lines.add("");
  }

  private static String having(Machine machine, Column column) {
    List<String> having = machine.proposals().stream().filter(p -> p.has(column)).map(Proposal::module).toList();
    return having.size() <= 3
        ? "only " + String.join(", ", having)
        : having.size() + " of " + machine.proposals().size() + " proposals";
  }

  // ---- A line for each proposal

  private Grid summary(Machine machine, ComparisonLegend legend) {
    List<Grid.Head> heads = heads(legend.shared(), legend);
    heads.add(new Grid.Head(ComparisonLegend.CLEAN, true, false));
    heads.add(new Grid.Head(STATES, true, true));
    heads.add(new Grid.Head(TIME, true, true));
    List<Grid.Line> rows = new ArrayList<>();
    for (Proposal proposal : machine.proposals()) {
      List<Grid.Entry> entries = new ArrayList<>();
      legend.shared().forEach(c -> entries.add(entry(proposal.summary(c).map(Cell::brief), c.group())));
      entries.add(plain(ComparisonLegend.clean(proposal)));
      entries.add(plain(Prose.number(sum(proposal, Statistics::distinct))));
      entries.add(plain(Prose.duration(sum(proposal, Statistics::elapsedNanos))));
      boolean issues = proposal.rows().stream().anyMatch(row -> !row.issues().isEmpty());
      rows.add(new Grid.Line(issues ? "!" : "", label(machine, proposal), entries));
    }
    List<String> title = new ArrayList<>();
    title.add(page.paint().bold("All proposals"));
    String mutants = machine.rows().anyMatch(Row::mutant) ? ", mutants left out" : "";
    String own = legend.own().isEmpty() ? "" : " What only one has stands in its own table below.";
    String text =
        "Each over all its scenarios" + mutants + ". `8*`: violated in some of them, not in all."
            + " `clean 2/15`: in 2 of 15 every property was put to the test and holds." + own;
    Prose.wrap(text, page.proseWidth() - 2).forEach(line -> title.add("  " + line));
    Grid grid = new Grid(heads, page);
    grid.section(title, List.of(), rows);
    return grid;
  }

  private static long sum(Proposal proposal, ToLongFunction<Statistics> figure) {
    return proposal.rows().stream().flatMap(r -> r.statistics().stream()).mapToLong(figure).sum();
  }

  /** The module's name; with its file if another file has a module of this name. */
  private static String label(Machine machine, Proposal proposal) {
    boolean twice = machine.proposals().stream().filter(p -> p.module().equals(proposal.module())).count() > 1;
    return twice ? proposal.module() + " (" + proposal.spec() + ")" : proposal.module();
  }

  // ---- A line for each scenario

  private Grid scenarios(Machine machine, ComparisonLegend legend) {
    boolean witnesses = !machine.columns(Column.Group.WITNESS).isEmpty();
    List<Grid.Head> heads = heads(legend.shared(), legend);
    if (witnesses) {
      heads.add(new Grid.Head(MET, true, true));
    }
    heads.add(new Grid.Head(STATES, true, false));
    heads.add(new Grid.Head(TIME, true, true));
    Grid grid = new Grid(heads, page);
    for (Proposal proposal : machine.proposals()) {
      List<Column> own = legend.own().stream().filter(proposal::has).toList();
      List<Grid.Line> rows = new ArrayList<>();
      for (Row row : proposal.rows()) {
        List<Grid.Entry> entries = new ArrayList<>();
        legend.shared().forEach(c -> entries.add(entry(cell(proposal, row, c), c.group())));
        if (witnesses) {
          entries.add(plain(legend.met(row)));
        }
        entries.add(plain(row.statistics().map(s -> Prose.number(s.distinct())).orElse("")));
        entries.add(plain(row.statistics().map(s -> Prose.duration(s.elapsedNanos())).orElse("")));
        own.forEach(c -> entries.add(entry(cell(proposal, row, c), c.group())));
        String mark = row.issues().isEmpty() ? row.mutant() ? "m" : "" : "!";
        rows.add(new Grid.Line(mark, row.name(), entries));
      }
      List<String> title = new ArrayList<>();
      title.add(page.paint().bold(proposal.module()) + "   " + proposal.spec());
      Prose.wrap(proposal.header().sentence(), page.proseWidth() - 2).forEach(line -> title.add(("  " + line).stripTrailing()));
      grid.section(title, heads(own, legend), rows);
    }
    return grid;
  }

  private static Optional<Cell> cell(Proposal proposal, Row row, Column column) {
    return proposal.has(column) ? Optional.of(row.cell(column)) : Optional.empty();
  }

  private static List<Grid.Head> heads(List<Column> columns, ComparisonLegend legend) {
    List<Grid.Head> heads = new ArrayList<>();
    Column.Group last = null;
    for (Column column : columns) {
      heads.add(new Grid.Head(legend.letter(column), last != column.group(), false));
      last = column.group();
    }
    return heads;
  }

  private static Grid.Entry entry(Optional<Cell> cell, Column.Group group) {
    return cell.map(c -> new Grid.Entry(ComparisonLegend.text(c), ComparisonLegend.tone(c, group))).orElse(Grid.Entry.BLANK);
  }

  private static Grid.Entry plain(String text) {
    return new Grid.Entry(text, VerdictTable.Tone.PLAIN);
  }

  // ---- What the signs say

  private void signs() {
    lines.add("Signs");
    Stream.concat(
            ComparisonLegend.signs().stream(),
            Stream.of(
                new ComparisonLegend.Sign("m", "before a name: a mutant, a proposal done wrong on purpose"),
                new ComparisonLegend.Sign("!", "before a name: something is not as expected")))
        .forEach(
            sign ->
                lines.addAll(
                    Prose.hang("  " + Prose.pad(sign.sign(), 4), Prose.wrap(sign.meaning(), page.proseWidth() - 6))));
  }

  private void prose(String text) {
    Prose.wrap(text, page.proseWidth() - 2).forEach(line -> lines.add("  " + line));
  }
}
