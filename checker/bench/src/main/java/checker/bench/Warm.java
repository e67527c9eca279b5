package checker.bench;

import checker.codegen.CodeGenerator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.transition.TransitionSystem;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * This checker's engine, with all properties, when its code has been compiled: a process of its own searches part of the states again
 * and again, for some seconds, and then all of them.
 *
 * @param sleepSets whether transitions that are known to lead where others do are counted without being executed
 */
record Warm(boolean sleepSets) implements Peer {
  static final String NAME = "checker";

  private static final Pattern STATES = Pattern.compile("states (\\d+)");
  private static final Pattern TRANSITIONS = Pattern.compile("transitions (\\d+)");
  private static final Pattern NANOS = Pattern.compile("nanos (\\d+)");
  private static final Pattern BYTES = Pattern.compile("bytes (\\d+)");

  private static final double WARM_UP_SECONDS = 5;

  /** So many are searched in each round of warming up, and so often at least. */
  private static final long WARM_UP_STATES = 2_000_000;

  private static final int WARM_UP_ROUNDS = 5;

  @Override
  public String name() {
    return sleepSets ? NAME : "checker-every";
  }

  @Override
  public Optional<String> absent(int threads) {
    return Optional.empty();
  }

  @Override
  public boolean wholeProcess() {
    return false;
  }

  @Override
  public Search prepare(Task task, Path directory, long states, int threads, long memoryBytes) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), Warm.class.getName(), task.specs().toString(), task.module(),
            task.scenario(), Integer.toString(task.users()), Integer.toString(threads),
            Boolean.toString(sleepSets)));
    return limits -> found(Command.run(directory, command, limits));
  }

  static Outcome found(Command.Run run) {
    return run.gaveUp()
        .orElseGet(
            () ->
                new Outcome.Found(
                    Figures.count(STATES, run.output()),
                    Figures.count(TRANSITIONS, run.output()),
                    Figures.count(NANOS, run.output()) / 1e9,
                    0,
                    run.peakBytes(),
                    Figures.count(BYTES, run.output())));
  }

  /** The process: directory of the specifications, module, scenario, users, threads, whether with sleep sets. */
  public static void main(String[] arguments) {
    Task task =
        new Task("", Path.of(arguments[0]), arguments[1], arguments[2], Integer.parseInt(arguments[3]), "");
    Model model = task.model();
    TransitionSystem system = CodeGenerator.compile(model, StateLayout.of(model));
    ExploreOptions options =
        ExploreOptions.defaults()
            .withWorkers(Integer.parseInt(arguments[4]))
            .withSleepSets(Boolean.parseBoolean(arguments[5]));
    long start = System.nanoTime();
    for (int i = 0; i < WARM_UP_ROUNDS || System.nanoTime() - start < WARM_UP_SECONDS * 1e9; i++) {
      Explorer.explore(system, options.withMaxStates(WARM_UP_STATES), ProgressListener.SILENT);
    }
    System.gc();
    Exploration found = Explorer.explore(system, options, ProgressListener.SILENT);
    if (found.status() != Status.COMPLETE) {
      throw new IllegalStateException("the search ended with " + found.status());
    }
    System.out.printf(
        "states %d transitions %d nanos %d bytes %d%n",
        found.distinct(), found.generated() - found.initialStates(), found.elapsedNanos(), found.bytes());
  }
}
