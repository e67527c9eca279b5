package checker.bench;

import checker.translate.promela.PromelaTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Spin, exact and without partial-order reduction, depth first or breadth first. */
final class Spin implements Peer {
  private static final Pattern STATES = Pattern.compile("(?<![\\d.+])(\\d+) states, stored");
  private static final Pattern TRANSITIONS = Pattern.compile("(?<![\\d.+])(\\d+) transitions \\(= stored\\+matched\\)");
  private static final Pattern SECONDS = Pattern.compile("elapsed time ([\\d.e+]+) seconds");

  /** More than any sensible depth first search is deep; each costs memory from the start. */
  private static final long MOST_DEPTH = 20_000_000;

  private final boolean breadthFirst;

  Spin(boolean breadthFirst) {
    this.breadthFirst = breadthFirst;
  }

  @Override
  public String name() {
    return breadthFirst ? "spin-bfs" : "spin-dfs";
  }

  @Override
  public Optional<String> absent(int threads) {
    return Command.installed("spin") && Command.installed("gcc") ? Optional.empty() : Optional.of("not installed");
  }

  @Override
  public Search prepare(Task task, Path directory, long states, int threads, long memoryBytes)
      throws IOException, InterruptedException {
    String file = Translated.write(new PromelaTranslator(), task.model(), directory).get(0);
    Command.require(directory, List.of("spin", "-DREPORT", "-a", file));
    Path verifier = directory.resolve("pan.c");
    Files.writeString(verifier, withAllDigits(Files.readString(verifier)));
    List<String> compile =
        new ArrayList<>(
            List.of(
                "gcc", "-O3", "-march=native", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR",
                "-DMEMLIM=" + memoryBytes / (1 << 20), "-DVECTORSZ=256", "-o", "pan", "pan.c"));
    // The table starts with about as many slots as there are states; one that has to be looked for has a chain of its own.
    int slots = Math.max(16, Long.SIZE - Long.numberOfLeadingZeros(states));
    List<String> pan = new ArrayList<>(List.of("./pan", "-c0", "-w" + slots));
    if (!breadthFirst) {
      pan.add("-m" + Math.min(states + 10, MOST_DEPTH));
    }
    // States as they are, not compressed, are faster; together with several threads breadth first this does not compile.
    if (threads == 1) {
      compile.addAll(breadthFirst ? List.of("-DBFS", "-DNOCOMP") : List.of("-DNOCOMP"));
    } else if (breadthFirst) {
      // By itself it would keep hashes only, which may err.
      compile.addAll(List.of("-DBFS_PAR", "-DNO_HC"));
      pan.add("-u" + threads);
    } else {
      compile.addAll(List.of("-DNCORE=" + threads, "-DNOCOMP"));
    }
    Command.require(directory, compile);
    return limits -> found(Command.run(directory, pan, limits));
  }

  /** A verifier writes eight digits of its counts, which are too few from a hundred million states on. */
  static String withAllDigits(String verifier) {
    return verifier.replace("%9.8g", "%9.0f");
  }

  static Outcome found(Command.Run run) {
    if (run.gaveUp().isPresent()) {
      return run.gaveUp().get();
    }
    String output = run.output();
    if (output.contains("MEMLIM bound") || output.contains("out of memory")) {
      return new Outcome.GaveUp(Outcome.Cause.MEMORY, run.seconds(), run.peakBytes());
    }
    if (output.contains("Search not completed") || output.contains("max search depth too small")) {
      throw new IllegalStateException("the search is not complete:\n" + output);
    }
    // One state and the step from it come before the initial state; the first state is counted as a transition, too.
    return new Outcome.Found(
        Figures.count(STATES, output) - 1,
        Figures.count(TRANSITIONS, output) - 2,
        Figures.number(SECONDS, output),
        run.seconds(),
        run.peakBytes(),
        0);
  }
}
