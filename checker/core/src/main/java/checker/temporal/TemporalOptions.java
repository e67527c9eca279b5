package checker.temporal;

import checker.explore.ProgressListener;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Bounds of the work on temporal properties.
 *
 * @param workers threads that make the state graph, the calling one included; at least 1
 * @param memoryBytes most memory to take beside the exploration
 * @param minimalityBudget most steps to look at for each property to prove its lasso minimal
 * @param progress told what is being done
 * @param stop asked now and then, by any of the threads: a reason ends the work on a property undecided
 */
public record TemporalOptions(
    int workers,
    long memoryBytes,
    long minimalityBudget,
    ProgressListener progress,
    Supplier<Optional<String>> stop) {

  /** Steps looked at to prove a lasso minimal by default: seconds, not minutes. */
  public static final long MINIMALITY_BUDGET = 300_000_000;

  public TemporalOptions {
    if (workers < 1 || memoryBytes < 0 || minimalityBudget < 0) {
      throw new IllegalArgumentException("a bound is negative, or there are no workers");
    }
  }

  /** One worker for each processor, the default budget, and no reason to stop. */
  public static TemporalOptions withMemory(long memoryBytes) {
    return new TemporalOptions(
        Runtime.getRuntime().availableProcessors(), memoryBytes, MINIMALITY_BUDGET, ProgressListener.SILENT, Optional::empty);
  }

  public TemporalOptions withMinimalityBudget(long steps) {
    return new TemporalOptions(workers, memoryBytes, steps, progress, stop);
  }

  public TemporalOptions withWorkers(int count) {
    return new TemporalOptions(count, memoryBytes, minimalityBudget, progress, stop);
  }

  public TemporalOptions withProgress(ProgressListener listener) {
    return new TemporalOptions(workers, memoryBytes, minimalityBudget, listener, stop);
  }

  public TemporalOptions withStop(Supplier<Optional<String>> reason) {
    return new TemporalOptions(workers, memoryBytes, minimalityBudget, progress, reason);
  }
}
