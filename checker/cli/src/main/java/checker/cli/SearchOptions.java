package checker.cli;

import checker.explore.ExploreOptions;
import checker.explore.ProgressListener;
import checker.model.Model;
import checker.verify.Engine;
import checker.verify.VerifyOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What to verify of a specification, and with which means: the options of every command that verifies. */
final class SearchOptions {
  @Mixin private ScenarioOptions scenarios;

  @Mixin private PropertyOptions properties;

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
      converter = Sizes.Memory.class,
      description = "use at most SIZE for states: 512M, 8G; the default is most of the Java heap")
  private Long memoryBytes;

  @Option(names = "--workers", paramLabel = "N", description = "threads; the default is one for each processor")
  private Integer workers;

  @Option(
      names = "--no-sleep-sets",
      description =
          "execute every transition, also those known to lead where others do, and ask everything of every state: slower, with the same"
              + " verdicts, counts and traces")
  private boolean noSleepSets;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "compiled",
      description = "compiled (fast) or interpreted (the reference); both give the same answers")
  private EngineChoice engine;

  /** The values of {@code --engine}, spelt as on the command line. */
  enum EngineChoice {
    compiled,
    interpreted
  }

  /** Names of scenarios; empty for all. */
  List<String> scenarios() {
    return scenarios.names();
  }

  /** Names of properties; empty for all. */
  Set<String> properties() {
    return properties.names();
  }

  Map<String, String> constants() {
    return scenarios.constants();
  }

  VerifyOptions verifyOptions(Console console) {
    tellIfBeyondHeap(console);
    ExploreOptions search = ExploreOptions.defaults().withCancelled(console.cancelled());
    search = maxStates == null ? search : search.withMaxStates(maxStates);
    search = maxDepth == null ? search : search.withMaxDepth((int) Sizes.atLeast(0, maxDepth, "--max-depth"));
    search = timeoutNanos == null ? search : search.withTimeoutNanos(timeoutNanos);
    search = memoryBytes == null ? search : search.withMemoryBytes(memoryBytes);
    search = workers == null ? search : search.withWorkers((int) Sizes.atLeast(1, workers, "--workers"));
    search = search.withSleepSets(!noSleepSets);
    return new VerifyOptions(
        engine == EngineChoice.compiled ? Engine.COMPILED : Engine.INTERPRETED,
        search,
        false,
        properties(),
        ProgressListener.SILENT);
  }

  private void tellIfBeyondHeap(Console console) {
    long heapBytes = Runtime.getRuntime().maxMemory();
    if (memoryBytes != null && memoryBytes > heapBytes) {
      console.err().println(
          "checker: --memory is more than the whole heap of " + (heapBytes >> 20) + " MB, which bounds the search, too");
      console.err().println("       CHECKER_JAVA_OPTS=-Xmx24g, say, makes the heap larger");
    }
  }

  /** Whether one of the properties asked for is among those of a scenario. */
  boolean concern(Model model) {
    return properties.concern(model);
  }

  /**
   * Checks that every property asked for is there.
   *
   * @throws UsageException if no model has one of that name
   */
  void requireKnownProperties(List<Model> models) {
    properties.requireKnown(models);
  }
}
