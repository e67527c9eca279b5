package checker.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures this checker and others on translations of the same scenarios, in turn, compares the numbers of states and
 * transitions, and prints a table.
 */
public final class Compare {
  private static final String USAGE =
      """
      usage: checker/bench/compare [--runs N] [--limit SECONDS] [--cases NAME,...] [--peers NAME,...] [--threads N,...]
                                   [--json FILE]
      cases: %s
      peers: %s
      """;

  /** Of the machine's memory, what a run may take: the rest is for the system and for this process. */
  private static final double MEMORY_SHARE = 0.9;

  private final Map<String, Task> tasks;
  private final Map<String, Peer> peers = new LinkedHashMap<>();
  private int runs = 3;
  private double limitSeconds = 600;
  private List<Task> chosenTasks;
  private List<Peer> chosenPeers;
  private List<Integer> threads = List.of(1, 2);
  private Path json;

  private Compare(Path root, Path tlcJar) {
    tasks = tasks(root.resolve("specs"));
    chosenTasks = List.of(tasks.get("page-cache-3"), tasks.get("page-cache-4"), tasks.get("page-cache-5"));
    for (Peer peer :
        List.of(
            new Warm(true),
            new Warm(false),
            new Verify(root),
            new Spin(false),
            new Spin(true),
            new Rumur(),
            new Tlc(tlcJar))) {
      peers.put(peer.name(), peer);
    }
    chosenPeers = List.copyOf(peers.values());
  }

  /**
   * Exit status 1 if numbers differ or a program fails, 2 for arguments that it does not know. The directory of the project and the
   * archive of TLC come first.
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException, InterruptedException {
    Compare compare = new Compare(Path.of(arguments.get(0)), Path.of(arguments.get(1)));
    try {
      compare.options(arguments.subList(2, arguments.size()));
    } catch (IllegalArgumentException e) {
      err.print(USAGE.formatted(String.join(" ", compare.tasks.keySet()), String.join(" ", compare.peers.keySet())));
      return 2;
    }
    try {
      compare.measure(out);
      return 0;
    } catch (IllegalStateException e) {
      err.println(e.getMessage());
      return 1;
    }
  }

  private void options(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      String value = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      switch (arguments.get(i)) {
        case "--runs" -> runs = Math.max(1, Integer.parseInt(value));
        case "--limit" -> limitSeconds = Double.parseDouble(value);
        case "--cases" -> chosenTasks = chosen(value, tasks);
        case "--peers" -> chosenPeers = chosen(value, peers);
        case "--threads" -> threads = Arrays.stream(value.split(",")).map(Integer::valueOf).toList();
        case "--json" -> json = Path.of(value);
        default -> throw new IllegalArgumentException();
      }
    }
  }

  private static <T> List<T> chosen(String names, Map<String, T> all) {
    List<String> wanted = List.of(names.split(","));
    if (!all.keySet().containsAll(wanted)) {
      throw new IllegalArgumentException();
    }
    return wanted.stream().map(all::get).toList();
  }

  private static Map<String, Task> tasks(Path specs) {
    List<Task> tasks = new ArrayList<>();
    for (int users = 1; users <= 5; users++) {
      tasks.add(new Task("page-cache-" + users, specs, "baseline", "direct_io", users, "stable_pages"));
    }
    for (int users = 1; users <= 3; users++) {
      tasks.add(new Task("dax-" + users, specs, "baseline_dax", "direct_io", users, "pinned_block_stays"));
    }
    for (int users = 1; users <= 3; users++) {
      tasks.add(new Task("revoke-" + users, specs, "revoke", "direct_io", users, "stable_pages"));
    }
    Map<String, Task> named = new LinkedHashMap<>();
    tasks.forEach(task -> named.put(task.name(), task));
    return named;
  }

  private void measure(PrintStream out) throws IOException, InterruptedException {
    Limits limits = new Limits(limitSeconds, (long) (Machine.bytes() * MEMORY_SHARE));
    Contest contest = new Contest(chosenPeers, threads, runs, limits);
    out.println(Machine.describe());
    out.print(ComparisonTable.legend(runs, limits));
    contest.start(tasks.get("dax-1"));
    List<Row> all = new ArrayList<>();
    for (Task task : chosenTasks) {
      List<Row> rows = contest.measure(task);
      out.print(ComparisonTable.of(task.name(), rows));
      all.addAll(rows);
      if (json != null) {
        Files.writeString(json, ComparisonJson.of(all));
      }
    }
    out.println("\nAll that were not ended count the same states, and but for tlc the same transitions.");
  }
}
