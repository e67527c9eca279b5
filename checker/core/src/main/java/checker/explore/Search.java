package checker.explore;

import checker.transition.EvaluationFault;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** One search: makes a level after the other, lets the set grow between batches, and adds up what the workers found. */
final class Search {
  private static final long FIRST_PROGRESS_NANOS = 1_000_000_000L;
  private static final long PROGRESS_NANOS = 200_000_000L;

  private final TransitionSystem system;
  private final ExploreOptions options;
  private final ProgressListener listener;
  private final Tuning tuning;
  private final MemoryBudget budget;
  private final Control control = new Control();
  private final List<Frontier.Writer> writers = new ArrayList<>();
  private final Sightings sightings;
  private final Findings total;
  private final long startNanos = System.nanoTime();
  private long nextProgressNanos = FIRST_PROGRESS_NANOS;
  private final Worker[] workers;
  private long expandedStates;
  private int expandedLevels;

  /** Of each finished level the number of states. */
  private final LongArrayList levelSizes = new LongArrayList();

  private Folding folding;
  private ArrayPool<long[]> frontierPool;
  private StateSet set;

  /** What chunks that are written now are like. */
  private Frontier.Shape shape;

  /** Whether it has been found out what has nothing to do with what. */
  private boolean considered;

  /** Of each instance, those that it may leave asleep; null if there are no sleep sets. */
  private long[] commuting;

  /** For each group of state observations, of each instance those that it may change; null if that is not known. */
  private long[][] noticing;

  Search(TransitionSystem system, ExploreOptions options, ProgressListener listener, Tuning tuning) {
    this.system = system;
    this.options = options;
    this.listener = listener;
    this.tuning = tuning;
    this.budget = new MemoryBudget(options.memoryBytes());
    this.sightings = sightings();
    this.total = findings();
    this.workers = new Worker[options.workers()];
  }

  Exploration run() {
    Status status;
    try (Crew crew = new Crew(options.workers())) {
      folding = new Folding(IntStream.range(0, system.stateWords()).map(system::wordBits).toArray(), budget);
      frontierPool = ArrayPool.ofLongs(folding.keyWords() * tuning.frontierKeys(), budget);
      shape = new Frontier.Shape(folding.keyWords(), false);
      set = firstSet();
      control.grown(set.limit());
      status = search(crew);
    } catch (OutOfMemoryError | MemoryBudget.Exhausted e) {
      status = Status.MEMORY;
    }
    Arrays.fill(workers, null);
    long nanos = System.nanoTime() - startNanos;
    if (set == null) {
      // Memory failed while the set was made or moved: nothing can be told of states that are lost.
      KeptStates none = new KeptStates(folding, budget, new long[0], null);
      return new Exploration(
          status, 0, none, system.stateWords(), findings(), sightings(), budget.peakBytes(), nanos);
    }
    KeptStates states = new KeptStates(folding, budget, levelSizes.toArray(), set);
    return new Exploration(
        status, expandedLevels, states, system.stateWords(), total, sightings, budget.peakBytes(), nanos);
  }

  private StateSet firstSet() {
    return folding.keyWords() == 1
        ? FullSet.first(folding.keyBits(), budget, tuning.tableSlots())
        : PairSet.first(folding.keyBits(), budget, tuning.tableSlots());
  }

  private Findings findings() {
    return new Findings(sightings.pendingStates.length, sightings.pendingSteps.length, system.instanceCount());
  }

  private Sightings sightings() {
    return new Sightings(system.stateObservationCount(), system.stepObservationCount(), options.everywhere());
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
    Frontier frontier = finishLevel(1, -1);
    while (true) {
      int index = levelSizes.size() - 1;
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
      if (!admit(crew, index + 1)) {
        return Status.MEMORY;
      }
      int members = frontier.size() < tuning.parallelStates() ? 1 : options.workers();
      control.cursor.set(0);
      considerIndependence(frontier.size());
      for (int i = 0; i < members; i++) {
        worker(i).begin(frontier, index + 1, commuting, noticing);
      }
      if (!makeLevel(crew, members)) {
        return control.stopReason();
      }
      expandedStates += frontier.size();
      frontier = finishLevel(members, index);
      expandedLevels++;
    }
  }

  /** Begins to use what is independent of what once levels are large enough to be worth the time that it takes to find that out. */
  private void considerIndependence(long size) {
    if (!options.sleepSets() || considered || size < tuning.sleepStates()) {
      return;
    }
    considered = true;
    noticing = system.noticing();
    if (system.stepObservationCount() > 0) {
      return;
    }
    long[] sets = system.commuting();
    if (Arrays.stream(sets).anyMatch(earlier -> earlier != 0)) {
      commuting = sets;
      shape = new Frontier.Shape(folding.keyWords(), true);
      writers.forEach(writer -> writer.use(shape));
    }
  }

  private Worker worker(int index) {
    if (workers[index] == null) {
      Frontier.Writer writer = new Frontier.Writer(frontierPool, shape);
      writers.add(writer);
      workers[index] =
          new Worker(system, tuning, control, set, folding, writer, sightings, options.maxStates());
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
      if (!growSet(crew)) {
        control.stop(Status.MEMORY);
        return false;
      }
    }
  }

  private boolean growSet(Crew crew) {
    long present = control.distinct.get();
    long least = (long) tuning.batch() * options.workers();
    if (!replaceSet(full -> growth(crew).grow(full, present, least, levelSizes.size()))) {
      return false;
    }
    control.grown(set.limit() - present);
    return true;
  }

  /** Makes sure that the set can tell the level of its states. */
  private boolean admit(Crew crew, int level) {
    if (level <= set.lastLevel()) {
      return true;
    }
    if (!replaceSet(small -> growth(crew).admit(small, level))) {
      return false;
    }
    control.grown(set.limit() - control.distinct.get());
    return true;
  }

  private Growth growth(Crew crew) {
    return new Growth(options.workers(), (count, task) -> share(crew, count, task));
  }

  /** False, and the set is as it was, if the operator gives null. */
  private boolean replaceSet(UnaryOperator<StateSet> operator) {
    StateSet before = set;
    // Should memory fail half way, no set is left.
    set = null;
    StateSet after = operator.apply(before);
    control.rethrow();
    set = after == null ? before : after;
    for (Worker worker : workers) {
      if (worker != null) {
        worker.use(set);
      }
    }
    return after != null;
  }

  /** Runs tasks by all workers' threads. */
  private void share(Crew crew, int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    crew.run(
        Math.min(count, options.workers()),
        member -> {
          try {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
              task.accept(i);
            }
          } catch (RuntimeException | Error e) {
            control.fail(e);
          }
        },
        this::tick);
  }

  /** Adds up what the workers found; returns the next states to expand. */
  private Frontier finishLevel(int members, int expandedLevel) {
    Findings sum = workers[0].findings;
    for (int i = 1; i < members; i++) {
      sum.add(workers[i].findings);
      workers[i].findings.clear();
    }
    Frontier next = Frontier.of(frontierPool, shape, writers);
    if (next.size() > 0) {
      levelSizes.add(next.size());
    }
    sightings.note(sum, expandedLevel);
    total.add(sum);
    sum.clear();
    return next;
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
    int level = Math.max(0, levelSizes.size() - 1);
    long distinct = control.distinct.get();
    long size = levelSizes.isEmpty() ? 0 : levelSizes.get(level);
    long claimed = Math.min(control.cursor.get(), size);
    long queue = Math.max(0, distinct - expandedStates - claimed);
    List<Long> last = new ArrayList<>();
    for (int i = Math.max(0, levelSizes.size() - ProgressListener.Progress.LEVELS); i < levelSizes.size(); i++) {
      last.add(levelSizes.get(i));
    }
    return new ProgressListener.Progress(
        level, last, size - claimed, distinct, queue, control.generated.get(), elapsedNanos, budget.usedBytes());
  }
}
