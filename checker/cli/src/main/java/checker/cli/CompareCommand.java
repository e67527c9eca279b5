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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, markdown (without times, so that it can be committed), or html (one page, with every counterexample)")
  private Format format;

  @Option(names = "--output", paramLabel = "FILE", description = "write the tables to FILE, all at once at the end")
  private String output;

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

  /** The values of {@code --format}, spelt as on the command line. */
  enum Format {
    text,
    markdown,
    html
  }

  @Override
  public Integer call() {
    Console console = parent.console();
    if (why && (specs.size() != 2 || format != Format.text)) {
      throw new UsageException("--why compares two, in text");
    }
    if (output != null) {
      WholeFile.requireWritable(console.resolve(output));
    }
    Specifications loader = new Specifications(parent, !quiet);
    Subjects subjects = new Subjects(console, loader, search, this::note);
    List<List<Subject>> given = subjects.of(specs);
    Optional<Pairing> pairing = why ? pairing(given, loader) : Optional.empty();
    List<Row> rows = verified(pairing.map(Pairing::subjects).orElseGet(() -> subjects.distinct(given)));
    List<ExitStatus> told = rows.stream().map(row -> ExitStatus.of(row.issues())).toList();
    List<ExitStatus> statuses = new ArrayList<>(told);
    if (loader.faulty()) {
      statuses.add(ExitStatus.SPECIFICATION);
    }
    ExitStatus worst = ExitStatus.worst(statuses);
    Page page = output == null ? console.page(parent.color()) : Page.file();
    List<String> lines =
        pairing.isPresent()
            ? differences(pairing.get(), rows, page)
            : comparison(Comparison.of(rows, search.properties()), run(rows, loader, worst), page);
    print(lines, rows, ExitStatus.summary(told, worst), worst);
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

  private List<String> comparison(Comparison comparison, Run run, Page page) {
    if (comparison.machines().size() > 1) {
      List<String> names = comparison.machines().stream().map(m -> m.name() + " (" + m.file() + ")").toList();
      note("there are " + names.size() + " machines, which are not compared with each other: " + String.join(", ", names));
    }
    return switch (format) {
      case text -> ComparisonText.lines(comparison, page);
      case markdown -> ComparisonMarkdown.lines(comparison);
      case html -> List.of(HtmlReport.render(run, comparison).stripTrailing());
    };
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

  private void print(List<String> lines, List<Row> rows, String summary, ExitStatus worst) {
    Console console = parent.console();
    Page page = console.page(parent.color());
    if (output != null) {
      WholeFile.write(console.resolve(output), String.join("\n", lines) + "\n");
    } else if (!quiet) {
      lines.forEach(line -> console.out().print(line + "\n"));
    }
    boolean apart = output == null && !quiet;
    List<String> closing = new ArrayList<>();
    for (Row row : rows) {
      List<String> unexpected =
          row.result()
              .map(r -> ScenarioReport.unexpected(r, row.subject().spec(), search.constants(), page))
              .orElse(List.of(row.subject().name() + "  was not verified: interrupted"));
      if (!unexpected.isEmpty()) {
        if (apart) {
          closing.add("");
        }
        closing.addAll(unexpected);
        apart = true;
      }
    }
    if (!quiet || worst != ExitStatus.OK) {
      if (apart) {
        closing.add("");
      }
      closing.addAll(ScenarioReport.wrapped(summary, page));
    }
    // A document stays one: what is said about it goes elsewhere.
    boolean document = format != Format.text && output == null && !quiet;
    closing.forEach(line -> (document ? console.err() : console.out()).print(line + "\n"));
  }

  private void note(String text) {
    if (!quiet) {
      parent.note(text);
    }
  }
}
