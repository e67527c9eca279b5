package checker.report;

import checker.compare.Cell;
import checker.compare.Column;
import checker.compare.Comparison;
import checker.compare.Header;
import checker.compare.Machine;
import checker.compare.Proposal;
import checker.compare.Row;
import checker.verify.Statistics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A comparison as a Markdown document, without times: the same on every machine, so that it can be committed. */
public final class ComparisonMarkdown {
  private final Comparison comparison;
  private final List<String> lines = new ArrayList<>();

  private ComparisonMarkdown(Comparison comparison) {
    this.comparison = comparison;
  }

  /** All lines. Specifications that all lie in one directory are named as if the document lay there too. */
  public static List<String> lines(Comparison comparison) {
    return new ComparisonMarkdown(comparison).lines();
  }

  private List<String> lines() {
    lines.add("# Proposals side by side");
    lines.add("");
    lines.add(
        "Every scenario of every proposal, verified completely: " + Prose.count(comparison.rows().count(), "scenario") + " of "
            + Prose.count(comparison.machines().stream().mapToLong(m -> m.proposals().size()).sum(), "proposal") + " on "
            + Prose.count(comparison.machines().size(), "machine")
            + ". This page is written by `checker compare --format markdown`. Times are left out, for they differ;"
            + " `checker compare` shows them.");
    if (comparison.rows().anyMatch(row -> !row.issues().isEmpty())) {
      lines.set(lines.size() - 1, lines.get(lines.size() - 1).replace(", verified completely", ""));
      lines.add("");
      lines.add("**Not all is as expected**: see the scenarios marked with `!`.");
    }
    lines.add("");
    signs();
    comparison.machines().forEach(this::machine);
    lines.remove(lines.size() - 1);
    return lines;
  }

  private void signs() {
    row("sign", "meaning");
    row("---", "---");
    ComparisonLegend.signs().forEach(sign -> row("`" + sign.sign() + "`", escaped(sign.meaning())));
    row(ComparisonLegend.CLEAN, "`2/15`: in 2 of 15 scenarios every property was put to the test and holds; costs do not count");
    row("mutant", "a proposal done wrong on purpose, to show that it is noticed; left out of the first table of a machine");
    lines.add("");
  }

  private void machine(Machine machine) {
    ComparisonLegend legend = new ComparisonLegend(machine);
    lines.add("## " + machine.name());
    lines.add("");
    legend(machine, legend);
    if (machine.proposals().size() > 1) {
      summary(machine, legend);
    }
    machine.proposals().forEach(proposal -> proposal(machine, proposal, legend));
  }

  private void legend(Machine machine, ComparisonLegend legend) {
    row("", "property", "what is seen when it is violated");
    row("---", "---", "---");
    for (Column column : machine.columns()) {
      if (column.group() != Column.Group.WITNESS) {
        String cost = column.group() == Column.Group.COST ? "cost: " : "";
        row(legend.letter(column), "`" + column.name() + "`", cost + escaped(column.text().orElse("")));
      }
    }
    lines.add("");
    List<String> witnesses =
        machine.columns(Column.Group.WITNESS).stream().map(c -> "`" + c.name() + "`").toList();
    if (!witnesses.isEmpty()) {
      lines.add("What must be possible for the answers to mean anything (the column `met` counts it): " + String.join(", ", witnesses) + ".");
      lines.add("");
    }
  }

  private void summary(Machine machine, ComparisonLegend legend) {
    List<Column> columns = legend.shared();
    List<String> head = new ArrayList<>(List.of("proposal"));
    columns.forEach(c -> head.add(legend.letter(c)));
    head.addAll(List.of(ComparisonLegend.CLEAN, "mutants", "states"));
    table(head);
    for (Proposal proposal : machine.proposals()) {
      List<String> cells = new ArrayList<>(List.of("[" + proposal.module() + "](#" + anchor(machine, proposal) + ")"));
      columns.forEach(c -> cells.add(text(proposal.summary(c).map(Cell::brief))));
      int mutants = proposal.rows().size() - proposal.meant().size();
      cells.add(ComparisonLegend.clean(proposal));
      cells.add(mutants == 0 ? "" : Integer.toString(mutants));
      cells.add(
          Prose.number(
              proposal.rows().stream().flatMap(r -> r.statistics().stream()).mapToLong(Statistics::distinct).sum()));
      row(cells.toArray(String[]::new));
    }
    lines.add("");
  }

  private void proposal(Machine machine, Proposal proposal, ComparisonLegend legend) {
    Header header = proposal.header();
    lines.add("### " + heading(machine, proposal));
    lines.add("");
    lines.add((escaped(header.sentence()) + " ([" + link(proposal) + "](" + link(proposal) + "))").strip());
    lines.add("");
    for (Map.Entry<String, String> field : header.fields().entrySet()) {
      lines.add("- **" + field.getKey() + ":** " + escaped(field.getValue()));
    }
    if (!header.fields().isEmpty()) {
      lines.add("");
    }
    List<Column> columns = new ArrayList<>(legend.shared());
    columns.addAll(legend.own());
    columns.removeIf(c -> !proposal.has(c));
    boolean witnesses = proposal.columns().stream().anyMatch(c -> c.group() == Column.Group.WITNESS);
    List<String> head = new ArrayList<>(List.of("scenario"));
    columns.forEach(c -> head.add(legend.letter(c)));
    if (witnesses) {
      head.add("met");
    }
    head.add("states");
    head.add("");
    table(head);
    for (Row row : proposal.rows()) {
      List<String> cells = new ArrayList<>();
      String mark = row.issues().isEmpty() ? "" : " `!`";
      cells.add("`" + row.name() + "`" + mark);
      columns.forEach(c -> cells.add(text(Optional.of(row.cell(c)))));
      if (witnesses) {
        cells.add(legend.met(row));
      }
      cells.add(row.statistics().map(s -> Prose.number(s.distinct())).orElse(""));
      cells.add(escaped(row.model().scenarioText().orElse("")));
      row(cells.toArray(String[]::new));
    }
    lines.add("");
  }

  private static String text(Optional<Cell> cell) {
    return cell.map(c -> ComparisonLegend.text(c).replace("*", "\\*").replace("~", "\\~")).orElse("");
  }

  private void table(List<String> head) {
    row(head.toArray(String[]::new));
    List<String> rule = new ArrayList<>();
    for (int i = 0; i < head.size(); i++) {
      rule.add(i == 0 || head.get(i).isEmpty() ? "---" : "--:");
    }
    row(rule.toArray(String[]::new));
  }

  private void row(String... cells) {
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  /** The module's name, with its machine or file where the name alone would not do. */
  private String heading(Machine machine, Proposal proposal) {
    if (proposal.module().equals(machine.name())) {
      return proposal.module() + " itself";
    }
    long same =
        comparison.machines().stream()
            .flatMap(m -> m.proposals().stream())
            .filter(p -> p.module().equals(proposal.module()))
            .count();
    return same > 1 ? proposal.module() + " of " + link(proposal) : proposal.module();
  }

  /** As GitHub makes one of a heading. */
  private String anchor(Machine machine, Proposal proposal) {
    return heading(machine, proposal).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }

  private String link(Proposal proposal) {
    Set<Path> directories = new LinkedHashSet<>();
    comparison.machines().forEach(m -> m.proposals().forEach(p -> directories.add(Path.of("/", p.spec()).getParent())));
    return directories.size() == 1 ? Path.of(proposal.spec()).getFileName().toString() : proposal.spec();
  }

  private static String escaped(String text) {
    return text.replaceAll("([|*~<\\[\\]]|(?<!\\w)_|_(?!\\w))", "\\\\$1");
  }
}
