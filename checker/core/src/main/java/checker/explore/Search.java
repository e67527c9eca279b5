package checker.explore;

import checker.transition.EvaluationFault;
import checker.transition.TransitionSystem;

/** One search: makes a level after the other, lets the set grow between batches, and adds up what the workers found. */
final class Search {
  private static final long PROGRESS_NANOS = 1_000_000_000L;

  private final TransitionSystem system;
  private final ExploreOptions options;
  private final ProgressListener listener;
  private final Tuning tuning;
  private final MemoryBudget budget;
  private final Control control = new Control();
  private final StateStore store;
  private final Levels levels = new Levels();
  private final Sightings sightings;
  private final Findings total;
  private final long startNanos = System.nanoTime();
  private long nextProgressNanos = PROGRESS_NANOS;
  private long expandedStates;
  private int expandedLevels;
  private StateSet set;
  private Worker[] workers;

  Search(TransitionSystem system, ExploreOptions options, ProgressListener listener, Tuning tuning) {
    this.system = system;
    this.options = options;
    this.listener = listener;
    this.tuning = tuning;
    this.budget = new MemoryBudget(options.memoryBytes());
    this.store = new StateStore(system.stateWords(), tuning.chunkWords(), budget);
    this.sightings =
        new Sightings(system.stateObservationCount(), system.stepObservationCount(), options.everywhere());
    this.total =
        new Findings(sightings.pendingStates.length, sightings.pendingSteps.length, system.instanceCount());
  }

  Exploration run() {
    Status status;
    try (Crew crew = new Crew(options.workers())) {
      set = system.stateWords() == 1
          ? new NarrowSet(tuning.tableSlots(), budget)
          : new WideSet(tuning.tableSlots(), store, budget);
      control.grown(set.limit());
      workers = new Worker[options.workers()];
      status = search(crew);
    } catch (OutOfMemoryError | MemoryBudget.Exhausted e) {
      status = Status.MEMORY;
    }
    // The table may be most of the heap: nothing may keep it alive while traces are sought.
    set = null;
    workers = null;
    return new Exploration(
        status,
        expandedLevels,
        levels,
        store,
        total,
        sightings,
        budget.peakBytes(),
        System.nanoTime() - startNanos);
  }

  private Status search(Crew crew) {
    tick();
    try {
      worker(0).begin();
    } catch (EvaluationFault fault) {
      sightings.faults.add(new Fault(Fault.Kind.INITIAL, -1, 0));
      return Status.EVALUATION_FAULT;
    }
    if (!makeLevel(crew, 1)) {
      return control.stopReason();
    }
    finishLevel(1, -1);
    while (true) {
      int index = levels.count() - 1;
      boolean exhausted = index < expandedLevels;
      if (!sightings.faults.isEmpty()) {
        return Status.EVALUATION_FAULT;
      }
      if (exhausted) {
        return Status.COMPLETE;
      }
      if (sightings.failed(options.failFast())) {
        return Status.FAIL_FAST;
      }
      if (index >= options.maxDepth()) {
        return Status.MAX_DEPTH;
      }
      Level frontier = levels.level(index, store);
      int members = frontier.size() < tuning.parallelStates() ? 1 : options.workers();
      control.cursor.set(0);
      for (int i = 0; i < members; i++) {
        worker(i).begin(frontier);
      }
      if (!makeLevel(crew, members)) {
        return control.stopReason();
      }
      finishLevel(members, index);
      expandedStates += frontier.size();
      expandedLevels++;
    }
  }

  private Worker worker(int index) {
    if (workers[index] == null) {
      workers[index] =
          new Worker(system, tuning, control, set, store.new Writer(), sightings, options.maxStates());
    }
    return workers[index];
  }

  /** Runs the workers, with as much growth of the set as they need, until they are done; false to stop the search. */
  private boolean makeLevel(Crew crew, int members) {
    Runnable nothing = () -> {};
    Runnable ticker = this::tick;
    while (true) {
      crew.run(members, i -> workers[i].run(members > 1, i == 0 ? ticker : nothing), ticker);
      control.rethrow();
      if (control.stopReason() != null) {
        return false;
      }
      if (!control.growthWanted()) {
        return true;
      }
      if (!growSet()) {
        control.stop(Status.MEMORY);
        return false;
      }
    }
  }

  private boolean growSet() {
    long present = control.distinct.get();
    if (!set.grow(present, (long) tuning.batch() * options.workers())) {
      return false;
    }
    for (Worker worker : workers) {
      if (worker != null) {
        worker.forgetRoom();
      }
    }
    control.grown(set.limit() - present);
    return true;
  }

  /** Adds up what the workers found. */
  private void finishLevel(int members, int expandedLevel) {
    Findings sum = workers[0].findings;
    for (int i = 0; i < members; i++) {
      workers[i].writer().closeLevel(levels);
      if (i > 0) {
        sum.add(workers[i].findings);
        workers[i].findings.clear();
      }
    }
    levels.close();
    sightings.note(sum, expandedLevel);
    total.add(sum);
    sum.clear();
  }

  /** Looks at the clock and at what the caller wants. Runs in the calling thread; never throws. */
  private void tick() {
    try {
      long elapsed = System.nanoTime() - startNanos;
      if (options.cancelled().getAsBoolean() || Thread.currentThread().isInterrupted()) {
        control.stop(Status.INTERRUPTED);
      }
      if (elapsed >= options.timeoutNanos()) {
        control.stop(Status.TIMEOUT);
      }
      if (elapsed >= nextProgressNanos) {
        nextProgressNanos = elapsed + PROGRESS_NANOS;
        listener.progress(progress(elapsed));
      }
    } catch (OutOfMemoryError e) {
      control.stop(Status.MEMORY);
    } catch (RuntimeException e) {
      control.fail(e);
    }
  }

  private ProgressListener.Progress progress(long elapsedNanos) {
    int level = Math.max(0, levels.count() - 1);
    long distinct = control.distinct.get();
    long claimed = levels.count() == 0 ? 0 : Math.min(control.cursor.get(), levels.size(level));
    long queue = Math.max(0, distinct - expandedStates - claimed);
    return new ProgressListener.Progress(
        level, distinct, queue, control.generated.get(), elapsedNanos, budget.usedBytes());
  }
}
