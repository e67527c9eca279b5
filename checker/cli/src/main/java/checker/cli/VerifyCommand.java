package checker.cli;

import checker.model.Model;
import checker.report.CommitMessage;
import checker.report.DiagnosticReport;
import checker.report.Page;
import checker.report.ProgressLine;
import checker.report.Run;
import checker.report.ScenarioReport;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.VerifyOptions;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker verify}. */
@Command(
    name = "verify",
    description = {
      "Checks every scenario and property of each specification, and prints a shortest counterexample for each violation.",
      "Exits with 0 only if every expectation is met and every reachable state was visited."
    },
    footer = {
      "",
      "Examples:",
      "  checker verify specs/revoke.spec",
      "  checker verify specs/revoke.spec --scenario camera --property truncate_returns"
    })
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "files to verify")
  private List<String> specs;

  @Mixin private SearchOptions search;

  @Mixin private Reports reports;

  @Option(names = "--fail-fast", description = "end a search at its first violation or deadlock, expected or not")
  private boolean failFast;

  @Option(names = "--witnesses", description = "show traces of what is reachable or incurred, too")
  private boolean witnesses;

  @Option(
      names = "--write-traces",
      paramLabel = "DIR",
      description = "write each violation to DIR/MODULE/SCENARIO.PROPERTY.trace; with --witnesses, each witness too")
  private String tracesDirectory;

  @Option(
      names = "--commit-message",
      description = "print only the counterexamples, in 75 columns, for a commit message; all else goes to the standard error output")
  private boolean commitMessage;

  @Option(names = "--statistics", description = "show all figures of each search")
  private boolean statistics;

  @Option(
      names = {"-q", "--quiet"},
      description = "print only what is not as expected")
  private boolean quiet;

  private record Job(String spec, Model model) {}

  @Override
  public Integer call() {
    Console console = parent.console();
    if (commitMessage) {
      reports.requireText("--commit-message is a text");
    }
    reports.requireWritable(console, specs);
    VerifyOptions options = search.verifyOptions(console).withFailFast(failFast);
    Specifications loader = new Specifications(parent, !quiet);
    List<Run.Checked> checked = new ArrayList<>();
    List<ExitStatus> statuses = new ArrayList<>();
    boolean apart = commitMessage && reports.textOnOut();
    Page page = apart ? console.errorPage(parent.color()) : reports.page(console, parent.color());
    Blocks blocks = new Blocks(reports.told(console));
    Blocks asides = apart ? new Blocks(console.err()) : blocks;
    List<Job> jobs = jobs(loader);
    if (tracesDirectory != null || reports.everyTrace(console)) {
      TraceNames names = new TraceNames();
      jobs.forEach(job -> names.add(job.spec(), job.model()));
    }
    for (Job job : jobs) {
      Optional<ScenarioResult> result = verify(job, options, checked.size() + 1, jobs.size());
      ExitStatus status = result.map(r -> ExitStatus.of(r.issues())).orElse(ExitStatus.INCOMPLETE);
      Run.Checked scenario = new Run.Checked(job.spec(), job.model(), search.constants(), result, status.code());
      checked.add(scenario);
      statuses.add(status);
      blocks.print(reports.textOnOut() ? full(scenario, page) : brief(scenario, page));
    }
    ExitStatus worst = worst(statuses, loader);
    String summary = ExitStatus.summary(statuses, worst);
    Run run = new Run("verify", Version.number(), loader.diagnostics(), checked, worst.code(), worst.meaning());
    reports.write(run, Map.of(OutputFormat.text, () -> text(run, summary)), witnesses, console);
    if (!quiet || worst != ExitStatus.OK) {
      asides.print(ScenarioReport.wrapped(summary, page));
    }
    return worst.code();
  }

  private static ExitStatus worst(List<ExitStatus> scenarios, Specifications loader) {
    List<ExitStatus> all = new ArrayList<>(scenarios);
    if (loader.faulty()) {
      all.add(ExitStatus.SPECIFICATION);
    }
    return ExitStatus.worst(all);
  }

  /** Verifies a scenario and writes its traces; empty if the user interrupted before. */
  private Optional<ScenarioResult> verify(Job job, VerifyOptions options, int number, int count) {
    Console console = parent.console();
    if (console.cancelled().getAsBoolean()) {
      return Optional.empty();
    }
    ScenarioResult result;
    try (ProgressLine progress = console.progress()) {
      progress.scenario(number, count);
      result = ScenarioVerifier.verify(job.model(), options.withProgress(progress));
    }
    TraceStore store = traces(job.spec());
    for (PropertyResult property : result.properties()) {
      store.write(property, witnesses);
    }
    return Optional.of(result);
  }

  private TraceStore traces(String spec) {
    return new TraceStore(parent.console(), Optional.ofNullable(tracesDirectory), spec, search.constants());
  }

  // ---- What people are told

  /** What is not as expected, without traces. */
  private List<String> brief(Run.Checked scenario, Page page) {
    return scenario.result()
        .map(result -> ScenarioReport.unexpected(result, scenario.spec(), search.constants(), page))
        .orElseGet(() -> interrupted(scenario));
  }

  private List<String> full(Run.Checked scenario, Page page) {
    if (commitMessage) {
      return CommitMessage.lines(scenario, witnesses);
    }
    ScenarioReport.Options told =
        new ScenarioReport.Options(
            scenario.spec(), search.constants(), witnesses, quiet, statistics, traces(scenario.spec())::replay);
    return scenario.result()
        .map(result -> ScenarioReport.lines(result, told, page))
        .orElseGet(() -> interrupted(scenario));
  }

  private static List<String> interrupted(Run.Checked scenario) {
    return List.of(scenario.spec() + "  scenario " + scenario.model().scenario() + "  was not verified: interrupted");
  }

  private String text(Run run, String summary) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    Blocks blocks = new Blocks(out);
    if (!commitMessage) {
      blocks.print(DiagnosticReport.lines(run.diagnostics(), Page.file()));
    }
    run.scenarios().forEach(scenario -> blocks.print(full(scenario, Page.file())));
    if (!commitMessage) {
      blocks.print(List.of(summary));
    }
    out.flush();
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<Job> jobs(Specifications loader) {
    List<ScenarioRef> known = new ArrayList<>();
    Map<String, Specification> loaded = new LinkedHashMap<>();
    for (String spec : new LinkedHashSet<>(specs)) {
      loader.load(spec).ifPresent(specification -> loaded.put(spec, specification));
    }
    loaded.values().forEach(specification -> known.addAll(specification.scenarios()));
    if (!loader.faulty()) {
      Specifications.requireKnown(known, search.scenarios());
    }
    List<Job> jobs = new ArrayList<>();
    loaded.forEach(
        (spec, specification) -> {
          for (ScenarioRef ref : Specifications.select(specification.scenarios(), search.scenarios())) {
            loader.elaborate(specification, ref, search.constants()).ifPresent(model -> jobs.add(new Job(spec, model)));
          }
        });
    if (!loader.faulty()) {
      search.requireKnownProperties(jobs.stream().map(Job::model).toList());
    }
    jobs.removeIf(job -> !search.concern(job.model()));
    return jobs;
  }
}
