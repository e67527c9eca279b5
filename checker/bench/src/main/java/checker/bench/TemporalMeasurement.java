package checker.bench;

import checker.codegen.CodeGenerator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.model.Property;
import checker.temporal.TemporalChecker;
import checker.temporal.TemporalOptions;
import checker.temporal.TemporalVerdict;
import checker.transition.TransitionSystem;
import java.lang.management.ManagementFactory;

/**
 * What it costs to decide one temporal property, beside the search of the same states. Medians of several runs; with one
 * worker in processor time of its thread, so that a busy machine does not count, with more in seconds. Bytes are those that
 * the heap holds afterwards beyond what it held before, garbage collected.
 *
 * @param searchSeconds the search for invariants and deadlocks alone
 * @param decideSeconds the state graph and the property, after the search
 * @param againSeconds the property once more, with the graph made
 * @param searchBytes what the search took at most
 * @param graphBytes what the temporal checker holds
 */
record TemporalMeasurement(
    String name,
    String property,
    int workers,
    long states,
    long transitions,
    String verdict,
    double searchSeconds,
    double decideSeconds,
    double againSeconds,
    long searchBytes,
    long graphBytes) {
  private static final long BUDGET = 100_000_000;

  /** Decides the only property of that name. */
  static TemporalMeasurement of(String name, Model model, String propertyName, int workers, int runs) {
    StateLayout layout = StateLayout.of(model);
    TransitionSystem system = CodeGenerator.compile(model, layout);
    Property property =
        model.properties().stream().filter(p -> p.name().equals(propertyName)).findFirst().orElseThrow();
    double[] search = new double[runs];
    double[] decide = new double[runs];
    double[] again = new double[runs];
    Exploration found = null;
    TemporalVerdict verdict = null;
    long bytes = 0;
    for (int i = 0; i < runs; i++) {
      found = null;
      long before = used();
      long start = now(workers);
      found = Explorer.explore(system, ExploreOptions.defaults().withWorkers(workers), ProgressListener.SILENT);
      if (found.status() != Status.COMPLETE) {
        throw new IllegalStateException(name + " ended with " + found.status());
      }
      search[i] = seconds(start, workers);
      long explored = used();
      TemporalOptions options =
          TemporalOptions.withMemory(Runtime.getRuntime().maxMemory())
              .withMinimalityBudget(BUDGET)
              .withWorkers(workers);
      TemporalChecker checker =
          new TemporalChecker(model, layout, system, found, options);
      start = now(workers);
      verdict = checker.check(property);
      decide[i] = seconds(start, workers);
      start = now(workers);
      checker.check(property);
      again[i] = seconds(start, workers);
      bytes = used() - Math.max(before, explored);
      if (checker.hashCode() == 0) {
        // Keeps the checker until the heap was measured.
        bytes++;
      }
    }
    return new TemporalMeasurement(
        name,
        propertyName,
        workers,
        found.distinct(),
        found.generated(),
        text(verdict),
        Figures.median(search),
        Figures.median(decide),
        Figures.median(again),
        found.bytes(),
        bytes);
  }

  private static String text(TemporalVerdict verdict) {
    if (verdict instanceof TemporalVerdict.Lasso lasso) {
      return "violated in " + lasso.steps() + (lasso.minimal() ? "" : " or fewer");
    } else if (verdict instanceof TemporalVerdict.Trap trap) {
      return "lost after " + trap.level();
    } else if (verdict instanceof TemporalVerdict.Undecided undecided) {
      return undecided.reason();
    }
    return "holds";
  }

  private static long now(int workers) {
    return workers == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
  }

  private static double seconds(long start, int workers) {
    return (now(workers) - start) / 1e9;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
