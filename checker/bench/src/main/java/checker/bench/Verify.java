package checker.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** This checker as its user runs it: {@code checker verify}, start-up, compilation and the trace included. */
final class Verify implements Peer {
  static final String NAME = "checker-verify";

  private static final Pattern INITIAL = Pattern.compile("(?m)^ *initial states +([\\d,]+)$");
  private static final Pattern GENERATED = Pattern.compile("(?m)^ *generated states +([\\d,]+)$");
  private static final Pattern DISTINCT = Pattern.compile("(?m)^ *distinct states +([\\d,]+)$");
  private static final Pattern SECONDS = Pattern.compile("(?m)^ *complete: .* depth \\d+, (.+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^ *memory +([\\d.]+) [kMGT]?B");
  private static final Pattern MEMORY_UNIT = Pattern.compile("(?m)^ *memory +[\\d.]+ ([kMGT]?)B");

  private final Path root;

  /** @param root of the project */
  Verify(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> absent(int threads) {
    return Optional.empty();
  }

  @Override
  public Search prepare(Task task, Path directory, long states, int threads, long memoryBytes)
      throws IOException, InterruptedException {
    String program = root.resolve("checker/bin/checker").toString();
    // Builds it if it is not up to date.
    Command.require(directory, List.of(program, "--version"));
    List<String> command =
        List.of(
            program, "verify", task.file().toString(), "--scenario", task.module() + "." + task.scenario(), "--const",
            "USERS=" + task.users(), "--property", task.property(), "--statistics", "--workers",
            Integer.toString(threads));
    return limits -> found(Command.run(directory, command, limits));
  }

  static Outcome found(Command.Run run) {
    return run.gaveUp().orElseGet(() -> complete(run));
  }

  private static Outcome complete(Command.Run run) {
    String output = run.output();
    String unit = Figures.text(MEMORY_UNIT, output);
    return new Outcome.Found(
        Figures.count(DISTINCT, output),
        Figures.count(GENERATED, output) - Figures.count(INITIAL, output),
        Figures.seconds(SECONDS, output),
        run.seconds(),
        run.peakBytes(),
        Math.round(Figures.number(MEMORY, output) * Math.pow(1024, 1 + "kMGT".indexOf(unit.isEmpty() ? "-" : unit))));
  }
}
