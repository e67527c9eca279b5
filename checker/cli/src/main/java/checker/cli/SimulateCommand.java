package checker.cli;

import checker.model.Model;
import checker.report.Page;
import checker.report.ProgressLine;
import checker.report.ScenarioReport;
import checker.report.SimulationReport;
import checker.simulate.SimulateOptions;
import checker.simulate.SimulationResult;
import checker.simulate.Simulator;
import checker.simulate.Weights;
import checker.verify.Engine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker simulate}. */
@Command(
    name = "simulate",
    description = {
      "Walks through the states at random, for spaces too large to be searched, and for a first look.",
      "What a walk finds is then shortened by a search. Nothing is said to hold: the exit status is never 0."
    },
    footer = {
      "",
      "Examples:",
      "  checker simulate specs/baseline.spec --scenario direct_io --seed 7"
    })
final class SimulateCommand implements Callable<Integer> {
  private static final long DEFAULT_WALKS = 10_000;
  private static final int HIGHEST_WEIGHT = 1_000_000;

  @ParentCommand private CheckerCommand parent;

  @Parameters(paramLabel = "SPEC", description = "the specification")
  private String spec;

  @Mixin private ScenarioOptions scenarios;

  @Mixin private PropertyOptions properties;

  @Option(
      names = "--walks",
      paramLabel = "N",
      converter = Sizes.Count.class,
      description = "how many walks; the default is 10,000, or with --timeout as many as the time allows")
  private Long walks;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "100",
      description = "most steps of a walk; the default is 100")
  private int depth;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "take the same walks as another time; the default is another seed each time, which is shown")
  private Long seed;

  @Option(
      names = "--weight",
      paramLabel = "NAME=N",
      description = "how likely an actor or an action (actor.action) is: 1 if nothing is said, 0 for never; may be repeated")
  private Map<String, Integer> weights = new LinkedHashMap<>();

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Sizes.Nanos.class,
      description = "end the walks of a scenario after TIME: 90s, 5m, 1h")
  private Long timeoutNanos;

  @Option(
      names = "--shorten",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Sizes.Nanos.class,
      description = "search at most TIME for the shortest trace of each violation; 0 for none, 30s if nothing is said")
  private long shortenNanos;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = Sizes.Memory.class,
      description = "use at most SIZE for the states of such a search: 512M, 8G")
  private Long memoryBytes;

  @Option(names = "--workers", paramLabel = "N", description = "threads; the default is one for each processor")
  private Integer workers;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      description = "compiled (fast) or interpreted (the reference); both take the same walks")
  private SearchOptions.EngineChoice engine;

  @Option(names = "--witnesses", description = "show traces of what is reachable or incurred, too")
  private boolean witnesses;

  @Option(
      names = "--write-traces",
      paramLabel = "DIR",
      description = "write each violation to DIR/MODULE/SCENARIO.PROPERTY.trace; with --witnesses, each witness too")
  private String tracesDirectory;

  @Override
  public Integer call() {
    Console console = parent.console();
    SimulateOptions options = options(console);
    Specifications loader = new Specifications(parent, true);
    List<Model> models = scenarios.all(loader, spec);
    List<ExitStatus> told = new ArrayList<>();
    Page page = console.page(parent.color());
    Blocks blocks = new Blocks(console.out());
    if (!loader.faulty()) {
      requireKnown(models);
      models.removeIf(model -> !properties.concern(model));
    }
    for (Model model : models) {
      if (console.cancelled().getAsBoolean()) {
        told.add(ExitStatus.INCOMPLETE);
        continue;
      }
      SimulationResult result = simulate(model, options, console);
      TraceStore store =
          new TraceStore(console, Optional.ofNullable(tracesDirectory), spec, scenarios.constants());
      result.properties().forEach(seen -> store.write(seen.result(), witnesses));
      told.add(ExitStatus.of(result.issues()));
      blocks.print(SimulationReport.lines(result, spec, scenarios.constants(), store::replay, page));
    }
    List<ExitStatus> all = new ArrayList<>(told);
    if (loader.faulty()) {
      all.add(ExitStatus.SPECIFICATION);
    }
    ExitStatus worst = ExitStatus.worst(all);
    blocks.print(ScenarioReport.wrapped(ExitStatus.summary(told, worst), page));
    return worst.code();
  }

  private static SimulationResult simulate(Model model, SimulateOptions options, Console console) {
    try (ProgressLine line = console.progress()) {
      return Simulator.simulate(
          model, options.withProgress((w, s, nanos) -> line.show(SimulationReport.progress(w, s, nanos))));
    }
  }

  private SimulateOptions options(Console console) {
    long wanted = walks != null ? walks : timeoutNanos != null ? Long.MAX_VALUE : DEFAULT_WALKS;
    for (Map.Entry<String, Integer> weight : weights.entrySet()) {
      if (weight.getValue() < 0 || weight.getValue() > HIGHEST_WEIGHT) {
        throw new UsageException("--weight must be from 0 to " + HIGHEST_WEIGHT + ", not " + weight.getValue());
      }
    }
    return new SimulateOptions(
        engine == SearchOptions.EngineChoice.compiled ? Engine.COMPILED : Engine.INTERPRETED,
        seed != null ? seed : ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE),
        Sizes.atLeast(1, wanted, "--walks"),
        (int) Sizes.atLeast(1, depth, "--depth"),
        weights,
        workers == null ? Runtime.getRuntime().availableProcessors() : (int) Sizes.atLeast(1, workers, "--workers"),
        timeoutNanos == null ? Long.MAX_VALUE : timeoutNanos,
        shortenNanos,
        memoryBytes == null ? Runtime.getRuntime().maxMemory() / 4 * 3 : memoryBytes,
        properties.names(),
        witnesses,
        console.cancelled(),
        (w, s, nanos) -> {});
  }

  /** Checks that every property and every weight names something in one of the scenarios. */
  private void requireKnown(List<Model> models) {
    Set<String> weighable = new LinkedHashSet<>();
    models.forEach(model -> weighable.addAll(Weights.names(model)));
    Specifications.requireKnown("actor or action", weights.keySet(), weighable);
    properties.requireKnown(models);
  }
}
