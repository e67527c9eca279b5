package checker.bench;

import checker.translate.murphi.MurphiTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** rumur: breadth first, without symmetry reduction. It tells its time in whole seconds. */
final class Rumur implements Peer {
  private static final Pattern STATES = Pattern.compile("\t(\\d+) states, \\d+ rules fired");
  private static final Pattern RULES = Pattern.compile("\t\\d+ states, (\\d+) rules fired");
  private static final Pattern SECONDS = Pattern.compile("rules fired in (\\d+s)\\.");

  /** Of the state set, for each state: it need not grow. */
  private static final long SET_BYTES = 16;

  @Override
  public String name() {
    return "rumur";
  }

  @Override
  public Optional<String> absent(int threads) {
    return Command.installed("rumur") && Command.installed("gcc") ? Optional.empty() : Optional.of("not installed");
  }

  @Override
  public Search prepare(Task task, Path directory, long states, int threads, long memoryBytes)
      throws IOException, InterruptedException {
    String counting = Translated.write(new MurphiTranslator(), task.model(), directory).get(1);
    Command.require(
        directory,
        List.of(
            "rumur", "--quiet", "--threads", Integer.toString(threads), "--deadlock-detection", "off",
            "--symmetry-reduction", "off", "--set-capacity", Long.toString(Math.max(1L << 20, SET_BYTES * states)),
            "--output", "model.c", counting));
    Command.require(
        directory,
        List.of("gcc", "-std=c11", "-O3", "-march=native", "-mcx16", "-w", "-o", "model", "model.c", "-lpthread"));
    return limits -> found(Command.run(directory, List.of("./model"), limits));
  }

  static Outcome found(Command.Run run) {
    return run.gaveUp()
        .orElseGet(
            () ->
                new Outcome.Found(
                    Figures.count(STATES, run.output()),
                    Figures.count(RULES, run.output()),
                    Figures.seconds(SECONDS, run.output()),
                    run.seconds(),
                    run.peakBytes(),
                    0));
  }
}
