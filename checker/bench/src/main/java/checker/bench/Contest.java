package checker.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs peers in turn on the same tasks, from small ones to large ones, and compares what they count. */
final class Contest {
  private final List<Peer> peers;
  private final List<Integer> threads;
  private final int runs;
  private final Limits limits;

  /** Seconds that a contender takes for the tiny task. */
  private final Map<String, Double> startSeconds = new HashMap<>();

  /** Contenders that exceeded a limit: larger tasks are left out. */
  private final Map<String, String> exceeded = new HashMap<>();

  /** A peer that is ready to search. */
  private record Contender(Peer peer, int threads, Peer.Search search, double readySeconds) {
    String name() {
      return name(peer, threads);
    }

    static String name(Peer peer, int threads) {
      return peer.name() + "/" + threads;
    }
  }

  Contest(List<Peer> peers, List<Integer> threads, int runs, Limits limits) {
    this.peers = peers;
    this.threads = threads;
    this.runs = runs;
    this.limits = limits;
  }

  /** Measures how long each process takes from start to end where there is next to nothing to search. */
  void start(Task tiny) throws IOException, InterruptedException {
    List<Peer> processes = peers.stream().filter(Peer::wholeProcess).toList();
    for (Row row : new Contest(processes, threads, runs, limits).measure(tiny)) {
      row.found().ifPresent(f -> startSeconds.put(row.peer() + "/" + row.threads(), f.processSeconds()));
    }
  }

  /**
   * A row for each peer and number of threads.
   *
   * @throws IllegalStateException if two count differently
   */
  List<Row> measure(Task task) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("compare");
    try {
      long states = count(task, directory);
      List<Row> rows = new ArrayList<>();
      Map<Contender, List<Outcome>> contenders = new LinkedHashMap<>();
      for (int count : threads) {
        for (Peer peer : peers) {
          String name = Contender.name(peer, count);
          Optional<String> absent = peer.absent(count).or(() -> Optional.ofNullable(exceeded.get(name)));
          if (absent.isPresent()) {
            rows.add(Row.absent(task, peer.name(), count, absent.get()));
          } else {
            Path own = Files.createDirectories(directory.resolve(name));
            long start = System.nanoTime();
            Peer.Search search = peer.prepare(task, own, states, count, limits.bytes());
            double seconds = (System.nanoTime() - start) / 1e9;
            contenders.put(new Contender(peer, count, search, seconds), new ArrayList<>());
          }
        }
      }
      run(contenders);
      agree(task, contenders);
      contenders.forEach((contender, outcomes) -> rows.add(row(task, contender, outcomes)));
      return rows;
    } finally {
      delete(directory);
    }
  }

  /** How many states there are: the tables of some peers are made as large as that. */
  private long count(Task task, Path directory) throws IOException, InterruptedException {
    Path own = Files.createDirectory(directory.resolve("count"));
    int workers = Runtime.getRuntime().availableProcessors();
    Outcome outcome = new Warm(true).prepare(task, own, 0, workers, limits.bytes()).run(limits);
    if (outcome instanceof Outcome.Found found) {
      return found.states();
    }
    throw new IllegalStateException(task.name() + " cannot be counted: " + outcome);
  }

  private void run(Map<Contender, List<Outcome>> contenders) throws IOException, InterruptedException {
    Set<Contender> out = new HashSet<>();
    for (int i = 0; i < runs; i++) {
      for (Map.Entry<Contender, List<Outcome>> entry : contenders.entrySet()) {
        Contender contender = entry.getKey();
        if (!out.contains(contender)) {
          Outcome outcome = contender.search().run(limits);
          if (outcome instanceof Outcome.GaveUp gaveUp) {
            out.add(contender);
            entry.getValue().clear();
            exceeded.put(contender.name(), "left out: " + gaveUp + " with fewer states");
          }
          entry.getValue().add(outcome);
        }
      }
    }
  }

  private static void agree(Task task, Map<Contender, List<Outcome>> contenders) {
    Outcome.Found expected = null;
    for (Map.Entry<Contender, List<Outcome>> entry : contenders.entrySet()) {
      boolean countsTransitions = entry.getKey().peer().countsTransitions();
      for (Outcome outcome : entry.getValue()) {
        if (outcome instanceof Outcome.Found found) {
          expected = expected == null && countsTransitions ? found : expected;
          if (expected != null
              && (found.states() != expected.states()
                  || countsTransitions && found.transitions() != expected.transitions())) {
            throw new IllegalStateException(
                task.name() + ": " + entry.getKey().name() + " counts " + found + ", another " + expected);
          }
        }
      }
    }
  }

  private Row row(Task task, Contender contender, List<Outcome> outcomes) {
    Outcome outcome =
        outcomes.get(0) instanceof Outcome.GaveUp gaveUp
            ? gaveUp
            : Row.median(outcomes.stream().map(Outcome.Found.class::cast).toList());
    return new Row(
        task.name(),
        contender.peer().name(),
        contender.threads(),
        Optional.empty(),
        Optional.of(outcome),
        outcomes.size(),
        contender.readySeconds(),
        startSeconds.getOrDefault(contender.name(), 0.0));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
