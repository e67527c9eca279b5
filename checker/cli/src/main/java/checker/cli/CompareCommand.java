package checker.cli;

import checker.compare.Comparison;
import checker.compare.Difference;
import checker.compare.Pairing;
import checker.compare.Row;
import checker.compare.Subject;
import checker.report.ComparisonMarkdown;
import checker.report.ComparisonText;
import checker.report.DifferenceText;
import checker.report.Page;
import checker.report.Run;
import checker.report.ScenarioReport;
import checker.report.html.HtmlReport;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker compare}. */
@Command(
    name = "compare",
    description = {
      "Verifies proposals and puts them side by side: a table for each machine that they extend, with the verdict and the"
          + " minimal length for each property of each scenario.",
      "With --why, tells of two of them which verdicts differ, and how each blocks the counterexamples of the other.",
      "Exits as `checker verify` does."
    },
    footer = {
      "",
      "Examples:",
      "  checker compare specs/*.spec --format html --output review.html",
      "  checker compare --why specs/revoke.spec:revoke specs/baseline.spec:baseline"
    })
final class CompareCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "what to compare: FILE, FILE:MODULE or FILE:MODULE/SCENARIO")
  private List<String> specs;

  @Option(names = "--why", description = "compare two, and say which guard of the one blocks which trace of the other")
  private boolean why;

  @Option(
      names = "--write-traces",
      paramLabel = "DIR",
      description = "write each violation to DIR/MODULE/SCENARIO.PROPERTY.trace")
  private String tracesDirectory;

  @Option(
      names = {"-q", "--quiet"},
      description = "print only what is not as expected")
  private boolean quiet;

  @Mixin private SearchOptions search;

  @Mixin private Reports reports;

  @Override
  public Integer call() {
    Console console = parent.console();
    if (why && specs.size() != 2) {
      throw new UsageException("--why compares two, not " + specs.size());
    }
    if (why) {
      reports.requireText("--why compares two, in text");
    }
    reports.requireWritable(console, specs.stream().map(argument -> Selector.of(argument, console).file()).toList());
    Specifications loader = new Specifications(parent, !quiet);
    Subjects subjects = new Subjects(console, loader, search, this::note);
    List<List<Subject>> given = subjects.of(specs);
    Optional<Pairing> pairing = why ? pairing(given, loader) : Optional.empty();
    List<Subject> compared = pairing.map(Pairing::subjects).orElseGet(() -> subjects.distinct(given));
    if (tracesDirectory != null || reports.everyTrace(console)) {
      TraceNames names = new TraceNames();
      compared.forEach(subject -> names.add(subject.spec(), subject.model()));
    }
    List<Row> rows = verified(compared);
    List<ExitStatus> told = rows.stream().map(row -> ExitStatus.of(row.issues())).toList();
    List<ExitStatus> statuses = new ArrayList<>(told);
    if (loader.faulty()) {
      statuses.add(ExitStatus.SPECIFICATION);
    }
    ExitStatus worst = ExitStatus.worst(statuses);
    Comparison comparison = Comparison.of(rows, search.properties());
    if (!why) {
      tellMachines(comparison);
    }
    Function<Page, List<String>> text =
        page -> pairing.map(p -> differences(p, rows, page)).orElseGet(() -> ComparisonText.lines(comparison, page));
    Map<OutputFormat, Supplier<String>> own = new EnumMap<>(OutputFormat.class);
    Run run = run(rows, loader, worst);
    own.put(OutputFormat.text, () -> document(text.apply(Page.file())));
    own.put(OutputFormat.markdown, () -> document(ComparisonMarkdown.lines(comparison)));
    own.put(OutputFormat.html, () -> HtmlReport.render(run, comparison));
    reports.write(run, own, console);
    print(text, rows, ExitStatus.summary(told, worst), worst);
    return worst.code();
  }

  private List<Row> verified(List<Subject> subjects) {
    Console console = parent.console();
    List<Row> rows = ManyScenarios.verify(subjects, search, console);
    for (Row row : rows) {
      TraceStore store =
          new TraceStore(console, Optional.ofNullable(tracesDirectory), row.subject().spec(), search.constants());
      for (PropertyResult property : row.result().map(ScenarioResult::properties).orElse(List.of())) {
        store.write(property, false);
      }
    }
    return rows;
  }

  // ---- All of them

  private Run run(List<Row> rows, Specifications loader, ExitStatus worst) {
    List<Run.Checked> checked = new ArrayList<>();
    for (Row row : rows) {
      checked.add(
          new Run.Checked(
              row.subject().spec(), row.model(), search.constants(), row.result(), ExitStatus.of(row.issues()).code()));
    }
    return new Run("compare", Version.number(), loader.diagnostics(), checked, worst.code(), worst.meaning());
  }

  private void tellMachines(Comparison comparison) {
    if (comparison.machines().size() > 1) {
      List<String> names = comparison.machines().stream().map(m -> m.name() + " (" + m.file() + ")").toList();
      note("there are " + names.size() + " machines, which are not compared with each other: " + String.join(", ", names));
    }
  }

  // ---- Two of them

  private Optional<Pairing> pairing(List<List<Subject>> given, Specifications loader) {
    if (loader.faulty()) {
      return Optional.of(Pairing.NONE);
    }
    Pairing pairing = Pairing.of(given.get(0), given.get(1));
    if (pairing.pairs().isEmpty()) {
      throw new UsageException(
          "`" + specs.get(0) + "` and `" + specs.get(1) + "` have no machine in common: there is nothing to compare");
    }
    if (!pairing.unpaired().isEmpty()) {
      note("not compared: " + String.join(", ", pairing.unpaired().stream().map(Subject::name).toList()));
    }
    return Optional.of(pairing);
  }

  private List<String> differences(Pairing pairing, List<Row> rows, Page page) {
    List<String> lines = new ArrayList<>();
    for (Pairing.Pair pair : pairing.pairs()) {
      Row first = row(rows, pair.first());
      Row second = row(rows, pair.second());
      lines.addAll(DifferenceText.lines(Difference.between(first, second, search.properties()), page));
    }
    if (!lines.isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }

  private static Row row(List<Row> rows, Subject subject) {
    return rows.stream().filter(row -> row.subject().equals(subject)).findFirst().orElseThrow();
  }

  // ---- What is printed where

  private static String document(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private void print(Function<Page, List<String>> text, List<Row> rows, String summary, ExitStatus worst) {
    Console console = parent.console();
    Page page = reports.page(console, parent.color());
    Blocks blocks = new Blocks(reports.told(console));
    if (reports.textOnOut() && !quiet) {
      blocks.print(text.apply(page));
    }
    for (Row row : rows) {
      blocks.print(
          row.result()
              .map(result -> ScenarioReport.unexpected(result, row.subject().spec(), search.constants(), page))
              .orElseGet(() -> List.of(row.subject().name() + "  was not verified: interrupted")));
    }
    if (!quiet || worst != ExitStatus.OK) {
      blocks.print(ScenarioReport.wrapped(summary, page));
    }
  }

  private void note(String text) {
    if (!quiet) {
      parent.note(text);
    }
  }
}
