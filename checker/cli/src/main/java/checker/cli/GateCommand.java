package checker.cli;

import checker.cli.GateFinding.Repair;
import checker.compare.Row;
import checker.compare.Subject;
import checker.report.Drift;
import checker.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker gate}. */
@Command(
    name = "gate",
    description = {
      "Guards what was decided: verifies specifications and compares what it finds with what is committed.",
      "Exits with 0 only if every expectation is met, every reachable state was visited, and the committed counterexamples are,"
          + " byte for byte, those found today. Of each that is not it says why.",
      "With --update, brings them up to date instead."
    },
    footer = {
      "",
      "Examples:",
      "  checker gate",
      "  checker gate --report junit=checker.xml --report sarif=checker.sarif"
    })
final class GateCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(
      arity = "0..*",
      paramLabel = "SPEC",
      description = "specifications, or directories of them; the default is the directory specs")
  private List<String> specs = List.of();

  @Option(
      names = "--counterexamples",
      paramLabel = "DIR",
      description = "where the traces are committed, as DIR/MODULE/SCENARIO.PROPERTY.trace; the default is counterexamples")
  private String directory;

  @Option(
      names = "--update",
      description = "write the traces that were found, remove those of nothing, and say what changed and why; not where the"
          + " variable CI is set")
  private boolean update;

  @Option(names = "--force", description = "with --update: even where the variable CI is set")
  private boolean force;

  @Option(
      names = "--pin-states",
      description = "with --update: write the figures of each search to DIR/" + StatePins.NAME
          + ", too; once they are there, they are compared")
  private boolean pinStates;

  @Option(
      names = {"-q", "--quiet"},
      description = "print only what is not as it should be")
  private boolean quiet;

  @Mixin private SearchOptions search;

  @Mixin private Reports reports;

  @Override
  public Integer call() {
    Console console = parent.console();
    requireSense(console);
    SpecificationFiles files = SpecificationFiles.of(console, specs);
    List<String> inputs = new ArrayList<>(files.names());
    inputs.add(directory() + "/" + StatePins.NAME);
    reports.requireWritable(console, inputs);
    StatePins pins = StatePins.read(console, directory());
    Specifications loader = new Specifications(parent, !quiet);
    Subjects subjects = new Subjects(console, loader, search, this::note);
    List<Subject> given = subjects.distinct(subjects.of(files.names()));
    TraceNames names = new TraceNames();
    given.forEach(subject -> names.add(subject.spec(), subject.model()));
    List<Row> rows = ManyScenarios.verify(given, search, console);

    GateScope scope = new GateScope(subjects.specifications(), rows, search, files.whole());
    Gate.Outcome traces = Gate.compare(console, directory(), scope);
    StatePins.Outcome states = pins.there() || pinStates ? pins.compare(scope) : StatePins.Outcome.NONE;
    List<GateFinding> findings = new ArrayList<>(traces.findings());
    findings.addAll(states.findings());
    List<GateFinding> repaired = update ? findings.stream().filter(f -> f.repair().isPresent()).toList() : List.of();
    repair(repaired);
    findings.removeAll(repaired);

    List<ExitStatus> told = rows.stream().map(row -> ExitStatus.of(row.issues())).toList();
    ExitStatus worst = worst(told, findings, loader);
    List<String> tallies = new ArrayList<>();
    if (!quiet || worst != ExitStatus.OK) {
      tallies.add(GateReport.tally(traces, findings, repaired));
      if (states.same() > 0) {
        tallies.add("states: " + states.same() + " as pinned");
      }
      tallies.add(ExitStatus.summary(told, worst));
    }
    tell(run(rows, findings, loader, worst), new GateReport(console, directory(), rows, findings, repaired, tallies));
    return worst.code();
  }

  // ---- What is asked for

  private void requireSense(Console console) {
    if (!search.constants().isEmpty()) {
      throw new UsageException("a gate takes the constants as they are committed: there is no --const");
    }
    if ((force || pinStates) && !update) {
      throw new UsageException((force ? "--force" : "--pin-states") + " goes with --update");
    }
    if (update && !force && !console.variable(Environment.CI).isEmpty()) {
      throw new UsageException("--update is not for continuous integration, which guards what is committed (the variable CI is set);"
          + " --force does it all the same");
    }
    if (directory != null && !Files.isDirectory(console.resolve(directory)) && !update) {
      throw new UsageException("there is no directory `" + directory + "`; --update makes it");
    }
  }

  private String directory() {
    return directory == null ? TraceStore.DEFAULT_DIRECTORY : directory;
  }

  // ---- What becomes of it

  /** Several findings may be about one file. */
  private static void repair(List<GateFinding> findings) {
    Set<Repair> repairs = new LinkedHashSet<>();
    findings.forEach(finding -> finding.repair().ifPresent(repairs::add));
    for (Repair repair : repairs) {
      if (repair.text().isPresent()) {
        WholeFile.writeInDirectory(repair.file(), repair.text().get());
        continue;
      }
      try {
        Files.delete(repair.file());
      } catch (IOException e) {
        throw new UsageException("`" + repair.file() + "` cannot be removed");
      }
    }
  }

  private static ExitStatus worst(List<ExitStatus> scenarios, List<GateFinding> findings, Specifications loader) {
    List<ExitStatus> all = new ArrayList<>(scenarios);
    findings.forEach(finding -> all.add(finding.status()));
    if (loader.faulty()) {
      all.add(ExitStatus.SPECIFICATION);
    }
    return ExitStatus.worst(all);
  }

  private static Run run(List<Row> rows, List<GateFinding> findings, Specifications loader, ExitStatus worst) {
    List<Run.Checked> checked = new ArrayList<>();
    for (Row row : rows) {
      int status = ExitStatus.of(row.issues()).code();
      checked.add(new Run.Checked(row.subject().spec(), row.model(), Map.of(), row.result(), status));
    }
    List<Drift> drifts = findings.stream().map(GateFinding::drift).toList();
    return new Run("gate", Version.number(), loader.diagnostics(), checked, drifts, worst.code(), worst.meaning());
  }

  private void tell(Run run, GateReport report) {
    Console console = parent.console();
    reports.write(run, Map.of(OutputFormat.text, report::text), console);
    Blocks blocks = new Blocks(reports.told(console));
    report.blocks(reports.page(console, parent.color())).forEach(blocks::print);
  }

  private void note(String text) {
    if (!quiet) {
      parent.note(text);
    }
  }
}
