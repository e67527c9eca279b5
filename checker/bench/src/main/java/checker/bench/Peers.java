package checker.bench;

import checker.model.Model;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures this checker and others on translations of the same scenarios, in turn, and compares the numbers of states and
 * transitions.
 */
public final class Peers {
  private static final String USAGE =
      """
      usage: checker/bench/peers [--runs N] [--threads N] [--most-states N] [--only PART-OF-NAME]
      """;

  private final PrintStream out;
  private final int runs;
  private final int threads;
  private final List<Peer> peers;
  private boolean equal = true;

  /** A peer that is ready to search, and what it found so far. */
  private record Contender(Peer peer, Peer.Search search, double prepareSeconds, List<Peer.Found> found) {}

  private Peers(PrintStream out, int runs, int threads, List<Peer> peers) {
    this.out = out;
    this.runs = runs;
    this.threads = threads;
    this.peers = peers;
  }

  /**
   * Exit status 1 if numbers differ, 2 for arguments that it does not know. The directory of the specifications and the
   * archive of TLC come first.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, InterruptedException {
    int runs = 3;
    int threads = 1;
    long mostStates = 2_000_000;
    String only = "";
    for (int i = 2; i < arguments.size(); i += 2) {
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      try {
        switch (arguments.get(i)) {
          case "--runs" -> runs = Math.max(1, Integer.parseInt(value));
          case "--threads" -> threads = Math.max(1, Integer.parseInt(value));
          case "--most-states" -> mostStates = Long.parseLong(value);
          case "--only" -> only = value;
          default -> throw new NumberFormatException();
        }
      } catch (NumberFormatException e) {
        err.print(USAGE);
        return 2;
      }
    }
    List<Peer> peers =
        List.of(new Ours(), new Rumur(), new Spin(false), new Spin(true), new Tlc(Path.of(arguments.get(1))));
    return new Peers(out, runs, threads, peers).measure(Path.of(arguments.get(0)), mostStates, only) ? 0 : 1;
  }

  private boolean measure(Path specs, long mostStates, String only) throws IOException, InterruptedException {
    out.println("threads: " + threads + "; medians of " + runs + " runs, in turn; ready: to translate, generate and compile; MB: of the process,");
    out.println("but for checker of the states and their set; checker runs warm; tlc looks at no property, the others at all of single states");
    out.println("case               peer          states   transitions   seconds      M/s       MB   times checker   ready: s");
    for (Map.Entry<String, Model> entry : cases(specs, only).entrySet()) {
      long states = new Ours().prepare(entry.getValue(), Path.of(""), 0, 1).run().states();
      if (states > mostStates) {
        out.printf(Locale.ROOT, "%-18s %d states: left out, more than --most-states%n", entry.getKey(), states);
      } else {
        measure(entry.getKey(), entry.getValue(), states);
      }
    }
    out.println(equal ? "the same states everywhere, and but for tlc the same transitions" : "NUMBERS DIFFER");
    return equal;
  }

  private static Map<String, Model> cases(Path specs, String only) {
    Map<String, Model> cases = new LinkedHashMap<>();
    for (int users = 1; users <= 4; users++) {
      put(cases, only, "page-cache-" + users, specs, "baseline", "direct_io", users);
    }
    for (int users = 2; users <= 3; users++) {
      put(cases, only, "dax-" + users, specs, "baseline_dax", "direct_io", users);
    }
    for (int users = 1; users <= 3; users++) {
      put(cases, only, "revoke-" + users, specs, "revoke", "direct_io", users);
    }
    return cases;
  }

  private static void put(
      Map<String, Model> cases, String only, String name, Path specs, String module, String scenario, int users) {
    if (name.contains(only)) {
      cases.put(name, Cases.model(specs, module, scenario, users));
    }
  }

  private void measure(String name, Model model, long states) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("peers");
    try {
      List<Contender> contenders = new ArrayList<>();
      for (Peer peer : peers) {
        Optional<String> absent = peer.absent(threads);
        if (absent.isPresent()) {
          out.printf("%-18s %-9s %s%n", name, peer.name(), absent.get());
        } else {
          Path own = Files.createDirectory(directory.resolve(peer.name()));
          long start = System.nanoTime();
          Peer.Search search = peer.prepare(model, own, states, threads);
          contenders.add(new Contender(peer, search, (System.nanoTime() - start) / 1e9, new ArrayList<>()));
        }
      }
      for (int i = 0; i < runs; i++) {
        for (Contender contender : contenders) {
          contender.found().add(contender.search().run());
        }
      }
      contenders.forEach(contender -> print(name, contender, contenders.get(0)));
    } finally {
      delete(directory);
    }
  }

  private void print(String name, Contender contender, Contender ours) {
    Peer.Found found = contender.found().get(0);
    Peer.Found expected = ours.found().get(0);
    boolean same =
        contender.found().stream()
            .allMatch(
                f ->
                    f.states() == expected.states()
                        && (f.transitions() == expected.transitions() || !contender.peer().countsTransitions()));
    equal &= same;
    double seconds = seconds(contender);
    out.printf(
        Locale.ROOT,
        "%-18s %-9s %10d %13d %9.3f %8.2f %8.1f %15.1f %10.2f%s%n",
        name,
        contender.peer().name(),
        found.states(),
        found.transitions(),
        seconds,
        found.transitions() / seconds / 1e6,
        contender.found().stream().mapToLong(Peer.Found::bytes).max().orElse(0) / 1e6,
        seconds / seconds(ours),
        contender.prepareSeconds(),
        same ? "" : "  DIFFERS");
  }

  private static double seconds(Contender contender) {
    double[] sorted = contender.found().stream().mapToDouble(Peer.Found::seconds).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
