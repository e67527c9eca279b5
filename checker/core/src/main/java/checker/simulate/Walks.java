package checker.simulate;

import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Takes all walks of a simulation, divided among workers. */
final class Walks {
  private static final long LOOK_NANOS = 100_000_000L;

  private final TransitionSystem system;
  private final Successors initial;
  private final Weights weights;
  private final SimulateOptions options;
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong steps = new AtomicLong();
  private final AtomicBoolean stop = new AtomicBoolean();

  Walks(TransitionSystem system, Successors initial, Weights weights, SimulateOptions options) {
    this.system = system;
    this.initial = initial;
    this.weights = weights;
    this.options = options;
  }

  /** Whether they ended before all walks were taken. */
  boolean stopped() {
    return stop.get();
  }

  Tally run() {
    long start = System.nanoTime();
    ExecutorService workers = Executors.newFixedThreadPool(options.workers());
    try {
      List<Future<Tally>> futures = new ArrayList<>();
      for (int i = 0; i < options.workers(); i++) {
        futures.add(workers.submit(this::work));
      }
      Tally all = new Tally(system.instanceCount(), system.stateWords());
      for (Future<Tally> future : futures) {
        all.merge(outcome(future, start));
      }
      return all;
    } finally {
      stop.compareAndSet(false, begun.get() < options.walks());
      workers.shutdownNow();
    }
  }

  private Tally work() {
    Walker walker = walker();
    long number = begun.getAndIncrement();
    while (number < options.walks() && !stop.get()) {
      long before = walker.tally().steps;
      walker.walk(number, stop::get);
      steps.addAndGet(walker.tally().steps - before);
      number = begun.getAndIncrement();
    }
    return walker.tally();
  }

  Walker walker() {
    return new Walker(system, initial, weights, options.seed(), options.depth());
  }

  /** Waits for a worker, and meanwhile sees to the time. */
  private Tally outcome(Future<Tally> future, long start) {
    while (true) {
      long elapsed = System.nanoTime() - start;
      if (options.cancelled().getAsBoolean() || elapsed >= options.timeoutNanos()) {
        stop.set(true);
      }
      try {
        return future.get(Math.min(LOOK_NANOS, Math.max(1, options.timeoutNanos() - elapsed)), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        long known = Math.min(begun.get(), options.walks());
        options.progress().progress(known, steps.get(), System.nanoTime() - start);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) e.getCause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the thread that waits for the walks was interrupted", e);
      }
    }
  }
}
