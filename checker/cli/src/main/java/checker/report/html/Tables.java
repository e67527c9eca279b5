package checker.report.html;

import checker.compare.Cell;
import checker.compare.Column;
import checker.compare.Comparison;
import checker.compare.Machine;
import checker.compare.Proposal;
import checker.compare.Row;
import checker.model.Model;
import checker.model.Property;
import checker.report.ComparisonLegend;
import checker.report.Prose;
import checker.report.Run;
import checker.report.VerdictWords;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Properties by scenarios. Whatever a trace shows is linked with it. */
final class Tables {
  private final Scenarios scenarios;

  Tables(Scenarios scenarios) {
    this.scenarios = scenarios;
  }

  // ---- Of modules, each for itself

  private record ModuleKey(String spec, String module) {}

  /** A table for each module. */
  List<TableView> ofModules() {
    Map<ModuleKey, List<Run.Checked>> modules = new LinkedHashMap<>();
    for (Run.Checked checked : scenarios.run().scenarios()) {
      modules
          .computeIfAbsent(new ModuleKey(checked.spec(), checked.model().module()), k -> new ArrayList<>())
          .add(checked);
    }
    List<TableView> tables = new ArrayList<>();
    modules.forEach(
        (module, of) -> {
          Map<String, Head> heads = new LinkedHashMap<>();
          for (Run.Checked checked : of) {
            checked.result().stream()
                .flatMap(r -> r.properties().stream())
                .forEach(p -> heads.putIfAbsent(p.name(), Head.of(p)));
          }
          tables.add(
              table(
                  module.module(),
                  true,
                  List.of(new TableView.ParagraphView("", module.spec())),
                  heads.values().stream().sorted(Head.ORDER).toList(),
                  of.stream().map(c -> new Line(c.model(), c.result(), false, !expected(c.result()))).toList()));
        });
    return tables;
  }

  private static boolean expected(Optional<ScenarioResult> result) {
    return result.filter(r -> r.issues().isEmpty()).isPresent();
  }

  // ---- Of proposals, by machine

  /** For each machine its proposals in short, if there are several, then each with its scenarios. */
  List<TableView> of(Comparison comparison) {
    List<TableView> tables = new ArrayList<>();
    for (Machine machine : comparison.machines()) {
      tables.add(summary(machine));
      for (Proposal proposal : machine.proposals()) {
        tables.add(scenarios(machine, proposal));
      }
    }
    return tables;
  }

  private TableView summary(Machine machine) {
    List<Column> columns = machine.proposals().size() > 1 ? new ComparisonLegend(machine).shared() : List.of();
    List<TableView.RowView> rows = new ArrayList<>();
    for (Proposal proposal : columns.isEmpty() ? List.<Proposal>of() : machine.proposals()) {
      List<TableView.CellView> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(cell(proposal, columns.get(i), i > 0 && columns.get(i - 1).group() != columns.get(i).group()));
      }
      boolean expected = proposal.rows().stream().allMatch(row -> row.issues().isEmpty());
      rows.add(
          new TableView.RowView(
              proposal.module(),
              scenarios.anchor(proposal.rows().get(0).model()),
              !expected,
              false,
              proposal.header().sentence(),
              cells,
              ComparisonLegend.clean(proposal)));
    }
    return new TableView(
        machine.name(),
        true,
        List.of(
            new TableView.ParagraphView(
                "", Prose.count(machine.proposals().size(), "proposal") + " on the machine of " + machine.file())),
        "proposal",
        groups(columns, Column::group),
        heads(columns, Column::name, c -> c.text().orElse(""), Column::group),
        "clean",
        rows);
  }

  /** What is known over all scenarios that are meant, with the shortest trace that shows it. */
  private TableView.CellView cell(Proposal proposal, Column column, boolean first) {
    Optional<Cell> summary = proposal.summary(column);
    if (summary.isEmpty()) {
      return new TableView.CellView("none", "", column.name() + ": does not apply", "", first);
    }
    Cell cell = summary.get();
    String anchor = "";
    OptionalInt least = cell.steps();
    for (Row row : proposal.meant()) {
      Optional<PropertyResult> property = property(row.result(), column.name());
      if (anchor.isEmpty() && property.isPresent() && least.isPresent() && property.get().steps().equals(least)) {
        anchor = scenarios.anchor(row.model(), property.get());
      }
    }
    String words =
        switch (cell.kind()) {
          case SEEN ->
              (column.group() == Column.Group.WITNESS ? "reachable" : column.group() == Column.Group.COST ? "incurred" : "violated")
                  + " in " + Prose.count(least.orElse(0), "step")
                  + (cell.partly() ? ", in some scenarios only" : "");
          case UNSEEN -> column.group() == Column.Group.WITNESS ? "unreachable" : column.group() == Column.Group.COST ? "not incurred" : "holds";
          case VACUOUS -> "never put to the test";
          case UNKNOWN -> "not known";
        };
    String tone =
        switch (cell.kind()) {
          case SEEN -> column.group() == Column.Group.WITNESS ? "good" : column.group() == Column.Group.COST ? "paid" : "violated";
          case UNSEEN -> column.group() == Column.Group.COST ? "plain" : "good";
          case VACUOUS, UNKNOWN -> "open";
        };
    String sign =
        switch (cell.kind()) {
          case SEEN -> steps(least, cell.endless()) + (cell.partly() ? "*" : "");
          case UNSEEN -> column.group() == Column.Group.COST ? "·" : "✓";
          case VACUOUS -> "–";
          case UNKNOWN -> "?";
        };
    return new TableView.CellView(
        cell.unexpected() ? "unmet" : tone,
        cell.unexpected() ? sign + "!" : sign,
        column.name() + ": " + words + (cell.unexpected() ? ", not as expected" : ""),
        anchor,
        first);
  }

  private TableView scenarios(Machine machine, Proposal proposal) {
    List<TableView.ParagraphView> about = new ArrayList<>();
    if (!proposal.header().sentence().isEmpty()) {
      about.add(new TableView.ParagraphView("", proposal.header().sentence()));
    }
    proposal.header().fields().forEach((label, text) -> about.add(new TableView.ParagraphView(label, text)));
    List<Head> heads =
        machine.columns().stream()
            .filter(proposal::has)
            .map(c -> new Head(c.name(), c.text().orElse(""), c.group()))
            .toList();
    List<Line> lines =
        proposal.rows().stream()
            .map(row -> new Line(row.model(), row.result(), row.mutant(), !row.issues().isEmpty()))
            .toList();
    return table(proposal.module(), false, about, heads, lines);
  }

  // ---- Rows of scenarios

  private record Head(String name, String text, Column.Group group) {
    static final Comparator<Head> ORDER = Comparator.comparing(Head::group);

    static Head of(PropertyResult property) {
      Column.Group group =
          property
              .property()
              .map(Property::kind)
              .map(
                  kind ->
                      switch (kind) {
                        case INVARIANT, TRANSITION -> Column.Group.SAFETY;
                        case POSSIBLE, TEMPORAL -> Column.Group.PROGRESS;
                        case COST -> Column.Group.COST;
                        case REACHABLE -> Column.Group.WITNESS;
                      })
              .orElse(Column.Group.PROGRESS);
      return new Head(property.name(), property.text().orElse(""), group);
    }
  }

  private record Line(Model model, Optional<ScenarioResult> result, boolean mutant, boolean surprising) {}

  private TableView table(
      String heading, boolean major, List<TableView.ParagraphView> about, List<Head> heads, List<Line> lines) {
    List<TableView.RowView> rows = new ArrayList<>();
    for (Line line : lines) {
      List<TableView.CellView> cells = new ArrayList<>();
      for (int i = 0; i < heads.size(); i++) {
        cells.add(cell(line, heads.get(i), i > 0 && heads.get(i - 1).group() != heads.get(i).group()));
      }
      rows.add(
          new TableView.RowView(
              line.model().scenario(),
              scenarios.anchor(line.model()),
              line.surprising(),
              line.mutant(),
              line.model().scenarioText().orElse(""),
              cells,
              line.result().flatMap(ScenarioResult::statistics).map(Statistics::distinct).map(Prose::number).orElse("")));
    }
    return new TableView(
        heading, major, about, "scenario", groups(heads, Head::group), heads(heads, Head::name, Head::text, Head::group), "states", rows);
  }

  private TableView.CellView cell(Line line, Head head, boolean first) {
    Optional<PropertyResult> found = property(line.result(), head.name());
    if (found.isEmpty()) {
      return new TableView.CellView("open", "?", head.name() + ": not known", "", first);
    }
    PropertyResult property = found.get();
    boolean endless = property.verdict() == Verdict.VIOLATED && head.group() == Column.Group.PROGRESS && property.property().isPresent();
    boolean unmet = property.agreement() == Agreement.UNMET;
    String sign =
        switch (property.verdict()) {
          case VIOLATED, REACHABLE, INCURRED -> steps(property.steps(), endless);
          case HOLDS -> "✓";
          case UNREACHABLE -> "∅";
          case NOT_INCURRED -> "·";
          case VACUOUS -> "–";
          case INCOMPLETE -> "?";
        };
    List<String> words = new ArrayList<>(List.of(VerdictWords.of(property, line.result().orElseThrow())));
    words.addAll(VerdictWords.notes(property));
    return new TableView.CellView(
        Scenarios.tone(property),
        unmet ? sign + "!" : sign,
        head.name() + ": " + String.join("; ", words),
        scenarios.anchor(line.model(), property),
        first);
  }

  private static String steps(OptionalInt steps, boolean endless) {
    return (steps.isPresent() ? Integer.toString(steps.getAsInt()) : "✗") + (endless ? "~" : "");
  }

  private static Optional<PropertyResult> property(Optional<ScenarioResult> result, String name) {
    return result.stream().flatMap(r -> r.properties().stream()).filter(p -> p.name().equals(name)).findFirst();
  }

  // ---- Heads

  private static <T> List<TableView.GroupView> groups(List<T> columns, Function<T, Column.Group> group) {
    Map<Column.Group, Integer> spans = new LinkedHashMap<>();
    columns.forEach(column -> spans.merge(group.apply(column), 1, Integer::sum));
    List<TableView.GroupView> groups = new ArrayList<>();
    spans.forEach((of, span) -> groups.add(new TableView.GroupView(words(of), span)));
    return groups;
  }

  private static String words(Column.Group group) {
    return switch (group) {
      case SAFETY -> "must never be";
      case PROGRESS -> "must go on";
      case COST -> "costs";
      case WITNESS -> "must be possible";
    };
  }

  private static <T> List<TableView.HeadView> heads(
      List<T> columns, Function<T, String> name, Function<T, String> text, Function<T, Column.Group> group) {
    List<TableView.HeadView> heads = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      T column = columns.get(i);
      boolean first = i > 0 && group.apply(columns.get(i - 1)) != group.apply(column);
      heads.add(new TableView.HeadView(name.apply(column), text.apply(column), first));
    }
    return heads;
  }
}
