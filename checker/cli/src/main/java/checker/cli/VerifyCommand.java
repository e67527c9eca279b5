package checker.cli;

import checker.explore.ExploreOptions;
import checker.explore.ProgressListener;
import checker.model.Model;
import checker.model.Property;
import checker.report.Page;
import checker.report.ProgressLine;
import checker.report.ScenarioReport;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.Engine;
import checker.verify.Issue;
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

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "verify only this scenario (NAME or MODULE.NAME); may be repeated")
  private List<String> scenarios = List.of();

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "check only this property (or deadlock_free); may be repeated")
  private List<String> properties = List.of();

  @Option(
      names = "--const",
      paramLabel = "NAME=VALUE",
      description = "give a constant another value, in every scenario; may be repeated")
  private Map<String, String> constants = new LinkedHashMap<>();

  @Option(names = "--fail-fast", description = "end a search at its first violation or deadlock, expected or not")
  private boolean failFast;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      converter = Sizes.Count.class,
      description = "end a search before it has more than N distinct states")
  private Long maxStates;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "visit no states more than N steps from the initial ones")
  private Integer maxDepth;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Sizes.Nanos.class,
      description = "end the search of a scenario after TIME: 90s, 5m, 1h")
  private Long timeoutNanos;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Sizes.Bytes.class,
      description = "use at most SIZE for states: 512M, 8G; the default is most of the Java heap")
  private Long memoryBytes;

  @Option(names = "--workers", paramLabel = "N", description = "threads; the default is one for each processor")
  private Integer workers;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      description = "compiled (fast) or interpreted (the reference); both give the same answers")
  private EngineChoice engine;

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

  /** The values of {@code --engine}, spelt as on the command line. */
  enum EngineChoice {
    compiled,
    interpreted
  }

  private record Job(String spec, Model model) {}

  @Override
  public Integer call() {
    VerifyOptions options = options();
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
      String summary = summary(told) + "; exit status " + worst.code() + ": " + worst.meaning();
      ScenarioReport.wrapped(summary, page).forEach(this::print);
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
    TraceStore store = new TraceStore(console, Optional.ofNullable(tracesDirectory), job.spec(), constants);
    for (PropertyResult property : result.properties()) {
      store.write(property, witnesses);
    }
    ScenarioReport.Options told =
        new ScenarioReport.Options(job.spec(), constants, witnesses, quiet, statistics, store::replay);
    lines.addAll(ScenarioReport.lines(result, told, page));
    List<ExitStatus> statuses = new ArrayList<>();
    for (Issue issue : result.issues()) {
      statuses.add(ExitStatus.of(issue));
    }
    return ExitStatus.worst(statuses);
  }

  private List<Job> jobs(Specifications loader) {
    List<ScenarioRef> known = new ArrayList<>();
    Map<String, Specification> loaded = new LinkedHashMap<>();
    for (String spec : new LinkedHashSet<>(specs)) {
      loader.load(spec).ifPresent(specification -> loaded.put(spec, specification));
    }
    loaded.values().forEach(specification -> known.addAll(specification.scenarios()));
    if (!loader.faulty()) {
      Specifications.requireKnown(known, scenarios);
    }
    List<Job> jobs = new ArrayList<>();
    loaded.forEach(
        (spec, specification) -> {
          for (ScenarioRef ref : Specifications.select(specification.scenarios(), scenarios)) {
            loader.elaborate(specification, ref, constants).ifPresent(model -> jobs.add(new Job(spec, model)));
          }
        });
    if (!loader.faulty()) {
      requireKnownProperties(jobs);
    }
    // A scenario in which nothing is checked would be as expected without a reason.
    jobs.removeIf(job -> !properties.isEmpty() && names(job.model()).stream().noneMatch(properties::contains));
    return jobs;
  }

  private static List<String> names(Model model) {
    List<String> names = new ArrayList<>(model.properties().stream().map(Property::name).toList());
    names.add(Model.DEADLOCK_FREE);
    return names;
  }

  private void requireKnownProperties(List<Job> jobs) {
    List<String> known = new ArrayList<>();
    jobs.forEach(job -> known.addAll(names(job.model())));
    for (String name : properties) {
      if (!known.contains(name)) {
        throw new UsageException(Specifications.unknown("property", name, known));
      }
    }
  }

  private VerifyOptions options() {
    ExploreOptions search = ExploreOptions.defaults().withCancelled(parent.console().cancelled());
    search = maxStates == null ? search : search.withMaxStates(maxStates);
    search = maxDepth == null ? search : search.withMaxDepth(atLeast(0, maxDepth, "--max-depth"));
    search = timeoutNanos == null ? search : search.withTimeoutNanos(timeoutNanos);
    search = memoryBytes == null ? search : search.withMemoryBytes(memoryBytes);
    search = workers == null ? search : search.withWorkers(atLeast(1, workers, "--workers"));
    return new VerifyOptions(
        engine == EngineChoice.compiled ? Engine.COMPILED : Engine.INTERPRETED,
        search,
        failFast,
        new LinkedHashSet<>(properties),
        ProgressListener.SILENT);
  }

  private static int atLeast(int least, int value, String option) {
    if (value < least) {
      throw new UsageException(option + " must be at least " + least + ", not " + value);
    }
    return value;
  }

  /** {@code 3 scenarios: 1 as expected, 1 open, 1 not as expected}. */
  private static String summary(List<ExitStatus> scenarios) {
    long good = scenarios.stream().filter(s -> s == ExitStatus.OK).count();
    long open = scenarios.stream().filter(s -> s == ExitStatus.INCOMPLETE).count();
    long bad = scenarios.size() - good - open;
    List<String> parts = new ArrayList<>();
    if (good > 0) {
      parts.add(good + " as expected");
    }
    if (open > 0) {
      parts.add(open + " open");
    }
    if (bad > 0) {
      parts.add(bad + " not as expected");
    }
    String count = scenarios.size() == 1 ? "1 scenario" : scenarios.size() + " scenarios";
    return parts.isEmpty() ? count : count + ": " + String.join(", ", parts);
  }

  private void print(String line) {
    parent.console().out().print(line + "\n");
  }
}
