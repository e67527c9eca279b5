package checker.bench;

import checker.model.Model;
import checker.translate.promela.PromelaTranslator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spin, without partial-order reduction, depth first or breadth first. */
final class Spin implements Peer {
  private static final Pattern STATES = Pattern.compile("(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(\\d+) transitions \\(= stored\\+matched\\)");

  private final boolean breadthFirst;

  Spin(boolean breadthFirst) {
    this.breadthFirst = breadthFirst;
  }

  @Override
  public String name() {
    return breadthFirst ? "spin-bfs" : "spin";
  }

  @Override
  public Optional<String> absent(int threads) {
    if (!Command.installed("spin") || !Command.installed("gcc")) {
      return Optional.of("not installed");
    }
    return threads == 1 ? Optional.empty() : Optional.of("measured with one thread only");
  }

  @Override
  public Search prepare(Model model, Path directory, long states, int threads) throws IOException, InterruptedException {
    String file = Translated.write(new PromelaTranslator(), model, directory).get(0);
    Command.require(directory, List.of("spin", "-DREPORT", "-a", file));
    List<String> compile =
        new ArrayList<>(
            List.of(
                "gcc", "-O3", "-march=native", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR", "-DMEMLIM=6000",
                "-DVECTORSZ=2048", "-o", "pan", "pan.c"));
    if (breadthFirst) {
      compile.add("-DBFS");
    }
    Command.require(directory, compile);
    int slots = Math.max(16, Long.SIZE - Long.numberOfLeadingZeros(states));
    List<String> pan = List.of("./pan", "-c0", "-w" + slots, "-m" + Math.min(states + 10, 10_000_000));
    return () -> {
      Command.Run run = Command.run(directory, pan);
      // One state and the step from it come before the initial state; the first state is counted as a transition, too.
      return new Found(
          Translated.number(STATES, run) - 1,
          Translated.number(TRANSITIONS, run) - 2,
          run.seconds(),
          run.peakBytes());
    };
  }
}
