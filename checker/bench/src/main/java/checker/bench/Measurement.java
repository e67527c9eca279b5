package checker.bench;

import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.trace.Goal;
import checker.trace.PathFinder;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What was measured of a case, as medians.
 *
 * @param transitions generated states
 * @param aloneSeconds with one worker
 * @param aloneCpuSeconds processor time of that worker: on a busy machine less than its seconds
 * @param pairSeconds with two workers
 * @param apartSeconds of two searches of one worker each at the same time, which share nothing but the machine: no two workers can do
 *     better together
 * @param paths number of shortest paths found, one for each observation made
 * @param pathSeconds to find all of them
 */
record Measurement(
    String name,
    int widthBits,
    long states,
    long transitions,
    int depth,
    double bytesPerState,
    double aloneSeconds,
    double aloneCpuSeconds,
    double pairSeconds,
    double apartSeconds,
    int paths,
    double pathSeconds) {

  /** Explores a case until it is warm, then in turn with one worker and with two. */
  static Measurement of(Case what, double warmUpSeconds, int runs) {
    long start = System.nanoTime();
    Exploration found = explore(what, 1);
    while (System.nanoTime() - start < warmUpSeconds * 1e9) {
      found = explore(what, 1);
      explore(what, 2);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double[] alone = new double[runs];
    double[] cpu = new double[runs];
    double[] pair = new double[runs];
    double[] apart = new double[runs];
    for (int i = 0; i < runs; i++) {
      long cpuStart = threads.getCurrentThreadCpuTime();
      found = explore(what, 1);
      cpu[i] = (threads.getCurrentThreadCpuTime() - cpuStart) / 1e9;
      alone[i] = found.elapsedNanos() / 1e9;
      pair[i] = explore(what, 2).elapsedNanos() / 1e9;
      apart[i] = apart(what);
    }
    List<Goal> goals = goals(what, found);
    long pathStart = System.nanoTime();
    PathFinder.findAll(what.system(), found, goals, what.lanes());
    return new Measurement(
        what.name(),
        what.widthBits(),
        found.distinct(),
        found.generated(),
        found.depth(),
        (double) found.bytes() / found.distinct(),
        Figures.median(alone),
        Figures.median(cpu),
        Figures.median(pair),
        Figures.median(apart),
        goals.size(),
        (System.nanoTime() - pathStart) / 1e9);
  }

  /** Mean of the seconds of two searches that begin at the same time. */
  private static double apart(Case what) {
    CompletableFuture<Exploration> other = CompletableFuture.supplyAsync(() -> explore(what, 1));
    Exploration one = explore(what, 1);
    return (one.elapsedNanos() + other.join().elapsedNanos()) / 2e9;
  }

  private static Exploration explore(Case what, int workers) {
    Exploration found =
        Explorer.explore(
            what.system(),
            ExploreOptions.defaults().withWorkers(workers).withMaxStates(what.mostStates()),
            ProgressListener.SILENT);
    boolean bounded = what.mostStates() < Long.MAX_VALUE && found.status() == Status.MAX_STATES;
    if (found.status() != Status.COMPLETE && !bounded) {
      throw new IllegalStateException(what.name() + " ended with " + found.status());
    }
    return found;
  }

  private static List<Goal> goals(Case what, Exploration found) {
    List<Goal> goals = new ArrayList<>();
    for (int i = 0; i < what.system().stateObservationCount(); i++) {
      if (found.levelOfState(i) != Exploration.NEVER) {
        goals.add(new Goal.StateObservation(i));
      }
    }
    return goals;
  }
}
