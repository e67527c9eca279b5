package checker.explore;

import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;

/**
 * One worker's share of a level: claim a block of states, expand all of them into a buffer, insert the successors in
 * batches, observe the new ones. It may return between any two batches and go on where it was when run again.
 */
final class Worker {
  /** Most blocks that are claimed at a time, and the least share of what is left. */
  private static final int MOST_BLOCKS = 16;

  private static final int SHARES = 256;

  /** Successors after which the shared counts are brought up to date: all workers write them. */
  private static final int TOLD_TOGETHER = 1 << 13;

  private final TransitionSystem system;
  private final int stateWords;
  private final Tuning tuning;
  private final Control control;
  private final Folding folding;
  private final Folding.Folder folder;
  private final Sightings sightings;
  private final long maxStates;
  private final Successors buffer;
  private final StateSet.Batch batch;
  final Findings findings;

  /** Where the keys of new states go. */
  final Frontier.Writer found;

  /** States of a claimed block, unfolded. */
  private final long[] block;

  private final long[] blockKeys;

  /** Of each state of the block, the instances that need not be expanded. */
  private final long[] blockAsleep;

  /** Of each instance, those before it that commute with it; null while there are no sleep sets. */
  private long[] commuting;

  /** For each group of state observations, of each instance those that it may change; null while that is not known. */
  private long[][] noticing;

  /** Of each state of the block that was expanded, the instances among the first 64 that run in it. */
  private final long[] running;

  private final BitCounts asleepCounts = new BitCounts();

  /** Of each new state of a batch, its sleep set. */
  private final long[] freshAsleep;

  /** States that this worker alone has claimed and not taken yet. */
  private long claimNext;

  private long claimEnd;

  private int blockNext;
  private int blockEnd;
  private StateSet set;

  /** First successor of the buffer that has not been inserted. */
  private int inserted;

  /** Successors and new states that the shared counts do not tell yet. */
  private long untoldGenerated;

  private long untoldDistinct;

  /** Reserved room in the set. */
  private long room;

  /** Null while the initial states are inserted. */
  private Frontier frontier;

  /** Level of the states that are inserted. */
  private int level;

  /** A chunk of the frontier at or before the next claim, and the number of its first key. */
  private int chunk;

  private long chunkStart;

  Worker(
      TransitionSystem system,
      Tuning tuning,
      Control control,
      StateSet set,
      Folding folding,
      Frontier.Writer found,
      Sightings sightings,
      long maxStates) {
    this.system = system;
    this.stateWords = system.stateWords();
    this.tuning = tuning;
    this.control = control;
    this.set = set;
    this.folding = folding;
    this.folder = folding.folder(tuning.batch());
    this.found = found;
    this.sightings = sightings;
    this.maxStates = maxStates;
    this.buffer = new Successors(stateWords, tuning.batch() + tuning.batch() / 4);
    this.batch = new StateSet.Batch(tuning.batch(), folding.keyWords());
    this.blockKeys = new long[tuning.blockStates() * folding.keyWords()];
    this.blockAsleep = new long[tuning.blockStates()];
    this.running = new long[tuning.blockStates()];
    this.freshAsleep = new long[tuning.batch()];
    this.block = folding.direct() ? blockKeys : new long[tuning.blockStates() * stateWords];
    this.findings =
        new Findings(sightings.pendingStates.length, sightings.pendingSteps.length, system.instanceCount());
  }

  /** Makes the initial states the pending successors; {@link #run} then inserts them. */
  void begin() {
    frontier = null;
    level = 0;
    system.initial(buffer);
  }

  /** Takes part in expanding a frontier from the next {@link #run} on. */
  void begin(Frontier next, int levelOfSuccessors, long[] commutingInstances, long[][] noticed) {
    commuting = commutingInstances;
    noticing = noticed;
    frontier = next;
    level = levelOfSuccessors;
    chunk = 0;
    chunkStart = 0;
    claimNext = 0;
    claimEnd = 0;
  }

  /** Gives up reserved room, and goes on with a set that has grown. */
  void use(StateSet larger) {
    set = larger;
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
        if (control.paused() || blockNext == blockEnd && !claim()) {
          return;
        }
        expandBlock();
      }
    } catch (OutOfMemoryError | MemoryBudget.Exhausted e) {
      control.stop(Status.MEMORY);
    } catch (RuntimeException | Error e) {
      control.fail(e);
    } finally {
      tell();
    }
  }

  private boolean reserve(int count) {
    if (room < count) {
      room += control.takeRoom(count - room, 4L * batch.capacity);
    }
    return room >= count;
  }

  /** Claims some of the states that nobody has: many while there are many, so that workers seldom meet; few at the end of the level. */
  private boolean claimMore() {
    if (frontier == null) {
      return false;
    }
    long left = frontier.size() - control.cursor.get();
    if (left <= 0) {
      return false;
    }
    long wanted = Math.max(1, Math.min(MOST_BLOCKS, left / tuning.blockStates() / SHARES)) * tuning.blockStates();
    claimEnd = control.cursor.add(wanted);
    claimNext = claimEnd - wanted;
    claimEnd = Math.min(claimEnd, frontier.size());
    return claimNext < claimEnd;
  }

  /** Takes the next block of states that no other worker has, and unfolds them. */
  private boolean claim() {
    if (claimNext >= claimEnd && !claimMore()) {
      return false;
    }
    long next = claimNext;
    int count = (int) Math.min(claimEnd - next, tuning.blockStates());
    claimNext += count;
    for (int done = 0; done < count; ) {
      while (next + done - chunkStart >= frontier.count(chunk)) {
        chunkStart += frontier.count(chunk);
        chunk++;
      }
      int from = (int) (next + done - chunkStart);
      int some = Math.min(count - done, frontier.count(chunk) - from);
      frontier.take(chunk, from, some, blockKeys, done, blockAsleep);
      done += some;
    }
    if (!folding.direct()) {
      for (int i = 0; i < count; i++) {
        folding.unfold(blockKeys[i], 0, block, i * stateWords);
      }
    }
    if (commuting != null) {
      asleepCounts.add(blockAsleep, count, findings.fires);
    }
    blockNext = 0;
    blockEnd = count;
    return true;
  }

  private void expandBlock() {
    buffer.clear();
    inserted = 0;
    while (blockNext < blockEnd && buffer.count < batch.capacity) {
      expand(blockNext, blockAsleep[blockNext]);
      blockNext++;
    }
  }

  private void expand(int state, long asleep) {
    long[] states = block;
    int offset = state * stateWords;
    int from = buffer.count;
    int faultsFrom = buffer.faultCount;
    buffer.source = state;
    buffer.ran = asleep;
    system.expand(states, offset, asleep, buffer);
    running[state] = buffer.ran;
    int leftOut = Long.bitCount(asleep);
    int degree = buffer.count - from + leftOut;
    findings.generated += leftOut;
    untoldGenerated += leftOut;
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
    if (frontier != null) {
      long[] fires = findings.fires;
      for (int i = inserted; i < inserted + count; i++) {
        fires[instances[i]]++;
      }
    }
    int added = insertKeys(count, shared);
    inserted += count;
    room -= added;
    findings.generated += count;
    untoldGenerated += count;
    untoldDistinct += added;
    if (untoldGenerated >= TOLD_TOGETHER) {
      tell();
    }
    if (added > 0) {
      long[] pending = sightings.pendingStates;
      for (int group = 0; group < pending.length; group++) {
        if (pending[group] != 0) {
          observe(group, added, pending[group]);
        }
      }
    }
  }

  /** Adds to the counts that all workers share. */
  private void tell() {
    control.generated.add(untoldGenerated);
    untoldGenerated = 0;
    long distinct = control.distinct.add(untoldDistinct);
    untoldDistinct = 0;
    if (distinct > maxStates) {
      control.stop(Status.MAX_STATES);
    }
  }

  /** Inserts the next successors; the numbers of the new ones are listed in the batch, their keys go to the frontier. */
  private int insertKeys(int count, boolean shared) {
    int[] fresh = batch.fresh;
    if (folding.direct()) {
      long[] keys = buffer.words;
      int added = set.insert(keys, inserted, count, level, batch, shared);
      found.add(keys, fresh, added, asleepOf(fresh, 0, added));
      return added;
    }
    long[] keys = batch.keys;
    folder.fold(buffer.words, inserted, count, keys);
    int added = set.insert(keys, 0, count, level, batch, shared);
    found.add(keys, fresh, added, asleepOf(fresh, inserted, added));
    for (int i = 0; i < added; i++) {
      fresh[i] += inserted;
    }
    return added;
  }

  /** The sleep sets of new states: what runs in the state before and commutes with the instance that led here. */
  private long[] asleepOf(int[] fresh, int from, int count) {
    if (commuting != null) {
      for (int i = 0; i < count; i++) {
        int number = from + fresh[i];
        freshAsleep[i] = running[buffer.sources[number]] & commuting[buffer.instances[number]];
      }
    }
    return freshAsleep;
  }

  /**
   * Looks at the new states. What is pending was not made in the state before, nor in any of its level: if the step did not change that, there
   * is nothing to look at.
   */
  private void observe(int group, int added, long pending) {
    long made = 0;
    long[] states = buffer.words;
    long[] changed = noticing == null ? null : noticing[group];
    for (int i = 0; i < added; i++) {
      int number = batch.fresh[i];
      int offset = number * stateWords;
      long left = changed == null ? pending : pending & changed[buffer.instances[number]];
      while (left != 0) {
        try {
          made |= system.observe(group, states, offset, left);
          break;
        } catch (EvaluationFault fault) {
          long others = without(left, group, fault);
          findings.stateFaults[group] |= left & ~others;
          left = others;
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
