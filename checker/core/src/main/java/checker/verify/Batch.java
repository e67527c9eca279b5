package checker.verify;

import checker.explore.ExploreOptions;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Verifies many scenarios. Most are small, and for those it is faster to verify one on each processor than to divide one among
 * all: each is tried with one worker first, and only one that turns out large is verified again with all workers, alone.
 */
public final class Batch {
  /** States from which on several workers are worth their coordination. */
  private static final long LARGE = 100_000;

  private Batch() {}

  /**
   * Verifies each model. The results are those of {@link ScenarioVerifier}, but for times and memory.
   *
   * @param options as for each of them; a timeout is that of each search, and progress is told of searches that run alone
   * @param finished told of each model of which the result is known, from any thread
   * @return in the order of the models; empty for those not verified before the search was cancelled
   */
  public static List<Optional<ScenarioResult>> verify(
      List<Model> models, VerifyOptions options, Consumer<Model> finished) {
    ExploreOptions search = options.search();
    int side = search.workers();
    VerifyOptions alone = options.withSearch(
        search
            .withWorkers(1)
            .withMaxStates(side == 1 ? search.maxStates() : Math.min(LARGE, search.maxStates()))
            .withMemoryBytes(search.memoryBytes() / side));
    if (side > 1) {
      // Several at a time would speak all at once.
      alone = alone.withProgress(ProgressListener.SILENT);
    }
    VerifyOptions each = alone;
    ExecutorService workers = Executors.newFixedThreadPool(side);
    try {
      List<Future<Optional<ScenarioResult>>> futures = new ArrayList<>();
      for (Model model : models) {
        futures.add(
            workers.submit(
                () -> {
                  Optional<ScenarioResult> result = unlessCancelled(model, each);
                  if (result.isPresent() && !isLarge(result.get(), search, side)) {
                    finished.accept(model);
                  }
                  return result;
                }));
      }
      List<Optional<ScenarioResult>> results = new ArrayList<>();
      for (Future<Optional<ScenarioResult>> future : futures) {
        results.add(outcome(future));
      }
      for (int i = 0; i < models.size(); i++) {
        if (results.get(i).isPresent() && isLarge(results.get(i).get(), search, side)) {
          results.set(i, unlessCancelled(models.get(i), options));
          finished.accept(models.get(i));
        }
      }
      return results;
    } finally {
      workers.shutdownNow();
    }
  }

  private static Optional<ScenarioResult> unlessCancelled(Model model, VerifyOptions options) {
    return options.search().cancelled().getAsBoolean()
        ? Optional.empty()
        : Optional.of(ScenarioVerifier.verify(model, options));
  }

  /** Whether a share of the means did not suffice where all of them may. */
  private static boolean isLarge(ScenarioResult result, ExploreOptions search, int side) {
    if (side == 1 || search.cancelled().getAsBoolean()) {
      return false;
    }
    boolean bounded = result.status().filter(s -> s == Status.MAX_STATES).isPresent() && search.maxStates() > LARGE;
    boolean crowded = result.status().filter(s -> s == Status.MEMORY).isPresent();
    return bounded || crowded || result.properties().stream().anyMatch(p -> p.undecided().isPresent());
  }

  private static Optional<ScenarioResult> outcome(Future<Optional<ScenarioResult>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the thread that waits for the verification was interrupted", e);
    }
  }
}
