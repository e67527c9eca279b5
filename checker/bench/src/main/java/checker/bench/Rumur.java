package checker.bench;

import checker.model.Model;
import checker.translate.murphi.MurphiTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** rumur: breadth first, without symmetry reduction. */
final class Rumur implements Peer {
  private static final Pattern STATES = Pattern.compile("\t(\\d+) states, \\d+ rules fired");
  private static final Pattern RULES = Pattern.compile("\t\\d+ states, (\\d+) rules fired");

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
  public Search prepare(Model model, Path directory, long states, int threads) throws IOException, InterruptedException {
    String counting = Translated.write(new MurphiTranslator(), model, directory).get(1);
    Command.require(
        directory,
        List.of(
            "rumur", "--quiet", "--threads", Integer.toString(threads), "--deadlock-detection", "off",
            "--symmetry-reduction", "off", "--set-capacity", Long.toString(Math.max(1L << 20, SET_BYTES * states)),
            "--output", "model.c", counting));
    Command.require(
        directory,
        List.of("gcc", "-std=c11", "-O3", "-march=native", "-mcx16", "-w", "-o", "model", "model.c", "-lpthread"));
    return () -> {
      Command.Run run = Command.run(directory, List.of("./model"));
      return new Found(
          Translated.number(STATES, run), Translated.number(RULES, run), run.seconds(), run.peakBytes());
    };
  }
}
