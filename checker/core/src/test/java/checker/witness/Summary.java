package checker.witness;

import checker.model.Model;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Adds up comparisons. */
public final class Summary {
  private static final int PROCESSES = 2;

  private final List<String> differences = new ArrayList<>();
  private final Map<String, Integer> leftOut = new TreeMap<>();
  private int scenarios;
  private long states;
  private int verdicts;
  private int temporal;
  private int lengths;

  /** Compares models, with two processes of TLC at a time. */
  public static Summary of(List<Model> models, Comparison.Limits limits, Path directory) {
    Summary summary = new Summary();
    Queue<Model> waiting = new ConcurrentLinkedQueue<>(models);
    List<CompletableFuture<Void>> workers = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      Path own = directory.resolve("tlc" + i);
      workers.add(CompletableFuture.runAsync(() -> summary.work(waiting, limits, own)));
    }
    workers.forEach(CompletableFuture::join);
    summary.differences.sort(Comparator.naturalOrder());
    return summary;
  }

  private void work(Queue<Model> waiting, Comparison.Limits limits, Path directory) {
    try (Tlc tlc = new Tlc(directory)) {
      for (Model model = waiting.poll(); model != null; model = waiting.poll()) {
        add(model, Comparison.of(model, tlc, limits));
      }
    }
  }

  public synchronized void add(Model model, Comparison.Outcome outcome) {
    if (outcome.states() >= 0) {
      scenarios++;
      states += outcome.states();
    }
    verdicts += outcome.verdicts();
    temporal += outcome.temporal();
    lengths += outcome.lengths();
    outcome.differences().forEach(d -> differences.add(model.module() + " " + model.scenario() + ": " + d));
    // The same reason, whatever the property is called.
    outcome.leftOut().forEach(reason -> leftOut.merge(reason.replaceFirst("^[^ ]*: ", "a property: "), 1, Integer::sum));
  }

  public List<String> differences() {
    return differences;
  }

  /** Why something was not compared, each reason once. */
  public Set<String> leftOut() {
    return leftOut.keySet();
  }

  /** How many were compared, state by state. */
  public int scenarios() {
    return scenarios;
  }

  /** How many properties were compared. */
  public int verdicts() {
    return verdicts;
  }

  /** Tells what was compared and what was not. */
  public void print(PrintStream out) {
    out.println(
        "TLC agrees: " + scenarios + " scenarios with " + states + " states, " + verdicts + " verdicts (" + temporal
            + " of temporal properties), " + lengths + " shortest lengths; " + differences.size() + " differences");
    leftOut.forEach((reason, count) -> out.println("  left out, " + count + " times: " + reason));
  }
}
