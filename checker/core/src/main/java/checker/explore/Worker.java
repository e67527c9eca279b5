package checker.explore;

import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;

/**
 * One worker's share of a level: claim a block of states, expand all of them into a buffer, insert the successors in
 * batches, observe the new ones. It may return between any two batches and go on where it was when run again.
 */
final class Worker {
  private final TransitionSystem system;
  private final int stateWords;
  private final Tuning tuning;
  private final Control control;
  private final StateSet set;
  private final Sightings sightings;
  private final long maxStates;
  private final Successors buffer;
  private final StateSet.Batch batch;
  final Findings findings;

  /** First successor of the buffer that has not been inserted. */
  private int inserted;

  /** Reserved room in the set. */
  private long room;

  private Level level;

  /** The claimed states, by number within the level. */
  private long next;

  private long end;

  /** A slice that begins at or before {@link #next}, and the number of its first state. */
  private int slice;

  private long sliceStart;

  Worker(
      TransitionSystem system,
      Tuning tuning,
      Control control,
      StateSet set,
      StateStore.Writer writer,
      Sightings sightings,
      long maxStates) {
    this.system = system;
    this.stateWords = system.stateWords();
    this.tuning = tuning;
    this.control = control;
    this.set = set;
    this.sightings = sightings;
    this.maxStates = maxStates;
    this.buffer = new Successors(stateWords, tuning.batch() + tuning.batch() / 4);
    this.batch = new StateSet.Batch(tuning.batch(), writer);
    this.findings =
        new Findings(sightings.pendingStates.length, sightings.pendingSteps.length, system.instanceCount());
  }

  StateStore.Writer writer() {
    return batch.writer;
  }

  /** Makes the initial states the pending successors; {@link #run} then inserts them. */
  void begin() {
    level = null;
    system.initial(buffer);
  }

  /** Takes part in expanding a level from the next {@link #run} on. */
  void begin(Level frontier) {
    level = frontier;
    next = 0;
    end = 0;
    slice = 0;
    sliceStart = 0;
  }

  /** Gives up reserved room, before the table grows. */
  void forgetRoom() {
    room = 0;
  }

  /**
   * Works until the level has no more states to claim or the control says to pause.
   *
   * @param shared whether other workers run too
   * @param tick run between blocks
   */
  void run(boolean shared, Runnable tick) {
    try {
      while (true) {
        while (inserted < buffer.count) {
          if (control.paused()) {
            return;
          }
          int count = Math.min(buffer.count - inserted, batch.capacity);
          if (!reserve(count)) {
            control.wantGrowth();
            return;
          }
          insert(count, shared);
        }
        tick.run();
        if (control.paused() || next == end && !claim()) {
          return;
        }
        expandBlock();
      }
    } catch (OutOfMemoryError | MemoryBudget.Exhausted e) {
      control.stop(Status.MEMORY);
    } catch (RuntimeException | Error e) {
      control.fail(e);
    }
  }

  private boolean reserve(int count) {
    if (room < count) {
      room += control.takeRoom(count - room, 4L * batch.capacity);
    }
    return room >= count;
  }

  private boolean claim() {
    if (level == null || control.cursor.get() >= level.size()) {
      return false;
    }
    next = control.cursor.getAndAdd(tuning.blockStates());
    end = Math.min(level.size(), next + tuning.blockStates());
    if (next >= end) {
      next = end;
      return false;
    }
    return true;
  }

  private void expandBlock() {
    buffer.clear();
    inserted = 0;
    while (next < end && buffer.count < batch.capacity) {
      while (next - sliceStart >= level.count(slice)) {
        sliceStart += level.count(slice);
        slice++;
      }
      long[] states = level.words(slice);
      int first = (int) (next - sliceStart);
      int last = (int) Math.min(level.count(slice), end - sliceStart);
      int offset = level.offset(slice) + first * stateWords;
      int at = first;
      for (; at < last && buffer.count < batch.capacity; at++) {
        expand(states, offset);
        offset += stateWords;
      }
      next = sliceStart + at;
    }
  }

  private void expand(long[] states, int offset) {
    int from = buffer.count;
    int faultsFrom = buffer.faultCount;
    system.expand(states, offset, buffer);
    int degree = buffer.count - from;
    findings.degree(degree);
    if (buffer.faultCount != faultsFrom) {
      for (int i = faultsFrom; i < buffer.faultCount; i++) {
        findings.instanceFault(buffer.faults[i]);
      }
    } else if (degree == 0) {
      observeStuck(states, offset);
    }
    long[] pending = sightings.pendingSteps;
    for (int group = 0; group < pending.length; group++) {
      if (pending[group] != 0) {
        observeSteps(group, states, offset, from, pending[group]);
      }
    }
  }

  private void observeStuck(long[] states, int offset) {
    try {
      findings.deadlock |= !system.terminal(states, offset);
    } catch (EvaluationFault fault) {
      findings.terminalFault = true;
      findings.faulty = true;
    }
  }

  private void observeSteps(int group, long[] states, int offset, int from, long pending) {
    long made = 0;
    long[] targets = buffer.words;
    for (int i = from; i < buffer.count; i++) {
      long left = pending;
      while (true) {
        try {
          made |= system.observeStep(group, states, offset, targets, i * stateWords, left);
          break;
        } catch (EvaluationFault fault) {
          left = without(left, group, fault);
          findings.stepFaults[group] |= pending & ~left;
          findings.faulty = true;
        }
      }
    }
    findings.steps[group] |= made;
  }

  private void insert(int count, boolean shared) {
    int[] instances = buffer.instances;
    if (level != null) {
      long[] fires = findings.fires;
      for (int i = inserted; i < inserted + count; i++) {
        fires[instances[i]]++;
      }
    }
    int added = set.insert(buffer, inserted, count, batch, shared);
    inserted += count;
    room -= added;
    findings.generated += count;
    control.generated.addAndGet(count);
    if (added > 0) {
      if (control.distinct.addAndGet(added) > maxStates) {
        control.stop(Status.MAX_STATES);
        return;
      }
      long[] pending = sightings.pendingStates;
      for (int group = 0; group < pending.length; group++) {
        if (pending[group] != 0) {
          observe(group, added, pending[group]);
        }
      }
    }
  }

  private void observe(int group, int added, long pending) {
    long made = 0;
    long[] states = buffer.words;
    for (int i = 0; i < added; i++) {
      int offset = batch.fresh[i] * stateWords;
      long left = pending;
      while (true) {
        try {
          made |= system.observe(group, states, offset, left);
          break;
        } catch (EvaluationFault fault) {
          left = without(left, group, fault);
          findings.stateFaults[group] |= pending & ~left;
          findings.faulty = true;
        }
      }
    }
    findings.states[group] |= made;
  }

  /** The pending observations but the one that failed: the others are evaluated all the same. */
  private static long without(long pending, int group, EvaluationFault fault) {
    int number = fault.observation();
    long bit = 1L << number;
    if (number >>> 6 != group || (pending & bit) == 0) {
      throw new IllegalStateException("a fault of observation " + number + ", which was not asked for");
    }
    return pending & ~bit;
  }
}
