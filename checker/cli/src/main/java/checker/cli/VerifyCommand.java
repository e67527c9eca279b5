package checker.cli;

import checker.model.Model;
import checker.report.Page;
import checker.report.ProgressLine;
import checker.report.ScenarioReport;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.VerifyOptions;
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
    })
final class VerifyCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "files to verify")
  private List<String> specs;

  @Mixin private SearchOptions search;

  @Option(names = "--fail-fast", description = "end a search at its first violation or deadlock, expected or not")
  private boolean failFast;

  @Option(names = "--witnesses", description = "show traces of what is reachable or incurred, too")
  private boolean witnesses;

  @Option(
      names = "--write-traces",
      paramLabel = "DIR",
      description = "write each violation to DIR/MODULE/SCENARIO.PROPERTY.trace; with --witnesses, each witness too")
  private String tracesDirectory;

  @Option(names = "--statistics", description = "show all figures of each search")
  private boolean statistics;

  @Option(
      names = {"-q", "--quiet"},
      description = "print only what is not as expected")
  private boolean quiet;

  private record Job(String spec, Model model) {}

  @Override
  public Integer call() {
    VerifyOptions options = search.verifyOptions(parent.console()).withFailFast(failFast);
    Specifications loader = new Specifications(parent, !quiet);
    List<Job> jobs = jobs(loader);
    List<ExitStatus> statuses = new ArrayList<>();
    if (loader.faulty()) {
      statuses.add(ExitStatus.SPECIFICATION);
    }
    List<ExitStatus> told = new ArrayList<>();
    Page page = parent.console().page(parent.color());
    boolean first = true;
    for (Job job : jobs) {
      if (parent.console().cancelled().getAsBoolean()) {
        told.add(ExitStatus.INCOMPLETE);
        print(job.spec() + "  scenario " + job.model().scenario() + "  was not verified: interrupted");
        continue;
      }
      List<String> lines = new ArrayList<>();
      told.add(verify(job, options, page, lines));
      if (!first && !lines.isEmpty()) {
        print("");
      }
      first &= lines.isEmpty();
      lines.forEach(this::print);
      parent.console().out().flush();
    }
    statuses.addAll(told);
    ExitStatus worst = ExitStatus.worst(statuses);
    if (!quiet || worst != ExitStatus.OK) {
      if (!first) {
        print("");
      }
      ScenarioReport.wrapped(ExitStatus.summary(told, worst), page).forEach(this::print);
    }
    return worst.code();
  }

  private ExitStatus verify(Job job, VerifyOptions options, Page page, List<String> lines) {
    ScenarioResult result;
    Console console = parent.console();
    if (console.errTerminal()) {
      ProgressLine progress = new ProgressLine(console.err(), console.width());
      try {
        result = ScenarioVerifier.verify(job.model(), options.withProgress(progress));
      } finally {
        progress.clear();
      }
    } else {
      result = ScenarioVerifier.verify(job.model(), options);
    }
    TraceStore store = new TraceStore(console, Optional.ofNullable(tracesDirectory), job.spec(), search.constants());
    for (PropertyResult property : result.properties()) {
      store.write(property, witnesses);
    }
    ScenarioReport.Options told =
        new ScenarioReport.Options(job.spec(), search.constants(), witnesses, quiet, statistics, store::replay);
    lines.addAll(ScenarioReport.lines(result, told, page));
    return ExitStatus.of(result.issues());
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

  private void print(String line) {
    parent.console().out().print(line + "\n");
  }
}
