package checker.bench;

import checker.model.Model;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Measures the cases and prints a table. */
public final class Benchmarks {
  private static final String USAGE =
      """
      usage: checker/bench/run [--runs N] [--warm-up SECONDS] [--only PART-OF-NAME]
      """;

  private Benchmarks() {}

  /** Exit status 2 for arguments that it does not know. The directory of the specifications comes first. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    int runs = 5;
    double warmUpSeconds = 4;
    String only = "";
    Path specs = Path.of(arguments.get(0));
    for (int i = 1; i < arguments.size(); i += 2) {
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      try {
        switch (arguments.get(i)) {
          case "--runs" -> runs = Math.max(1, Integer.parseInt(value));
          case "--warm-up" -> warmUpSeconds = Double.parseDouble(value);
          case "--only" -> only = value;
          default -> throw new NumberFormatException();
        }
      } catch (NumberFormatException e) {
        err.print(USAGE);
        return 2;
      }
    }
    List<Supplier<Case>> cases =
        List.of(
            () -> Cases.pageCache(specs, 1),
            () -> Cases.pageCache(specs, 2),
            () -> Cases.pageCache(specs, 3),
            () -> Cases.pageCache(specs, 4),
            () -> Cases.widePageCache(specs, 4),
            () -> Cases.widePageCache(specs, 8),
            () -> Cases.widePageCache(specs, 16),
            () -> Cases.widePageCache(specs, 24),
            () -> Cases.lattice(1, 5, 10),
            () -> Cases.lattice(1, 6, 10),
            () -> Cases.lattice(1, 7, 10),
            () -> Cases.lattice(2, 6, 10),
            () -> Cases.lattice(3, 6, 10),
            () -> Cases.lattice(4, 6, 10),
            () -> Cases.lattice(8, 6, 10));
    out.println("M/s: million transitions a second; medians of " + runs + " runs; cpu: of the thread's processor time");
    out.println("times: as fast as one worker; apart: the same of two searches at once that share nothing but the machine");
    out.println(
        "case            bits     states   transitions depth  1 worker:  s    M/s    cpu  2 workers: s    M/s  times  apart  bytes/state  paths     s");
    for (Supplier<Case> supplier : cases) {
      Case next = supplier.get();
      if (next.name().contains(only)) {
        print(Measurement.of(next, warmUpSeconds, runs), out);
      }
    }
    temporal(specs, only, runs, out);
    return 0;
  }

  /** Temporal properties of the page cache under its fairness, as multiples of the search of the same states. */
  private static void temporal(Path specs, String only, int runs, PrintStream out) {
    out.println("times search: the search and then one property, as a multiple of the search alone; again: the same with the graph made");
    out.println(
        "case                 property            workers      states   transitions  search: s  B/state  times search:  s  memory  again: s  verdict");
    for (int users = 1; users <= 4; users++) {
      String name = "temporal-" + users;
      if (!name.contains(only)) {
        continue;
      }
      Model model = Cases.pageCacheModel(specs, users);
      for (String property : List.of("fsync_returns", "page_gets_clean", "truncate_can_return")) {
        for (int workers : List.of(1, 2)) {
          print(TemporalMeasurement.of(name, model, property, workers, runs), out);
        }
      }
    }
  }

  private static void print(TemporalMeasurement m, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%-20s %-20s %6d %11d %13d  %9.3f  %7.1f  %16.2f  %6.2f  %8.3f  %s%n",
        m.name(),
        m.property(),
        m.workers(),
        m.states(),
        m.transitions(),
        m.searchSeconds(),
        (double) m.searchBytes() / m.states(),
        (m.searchSeconds() + m.decideSeconds()) / m.searchSeconds(),
        (double) (m.searchBytes() + m.graphBytes()) / m.searchBytes(),
        m.againSeconds(),
        m.verdict());
  }

  private static void print(Measurement m, PrintStream out) {
    double millions = m.transitions() / 1e6;
    out.printf(
        Locale.ROOT,
        "%-15s %4d %10d %13d %5d  %11.3f %6.1f %6.1f  %12.3f %6.1f  %5.2f  %5.2f  %11.1f  %5d %5.2f%n",
        m.name(),
        m.widthBits(),
        m.states(),
        m.transitions(),
        m.depth(),
        m.aloneSeconds(),
        millions / m.aloneSeconds(),
        millions / m.aloneCpuSeconds(),
        m.pairSeconds(),
        millions / m.pairSeconds(),
        m.aloneSeconds() / m.pairSeconds(),
        2 * m.aloneSeconds() / m.apartSeconds(),
        m.bytesPerState(),
        m.paths(),
        m.pathSeconds());
  }
}
