package checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The first level of everything that a search looks for, and the observations still pending. Changes only between
 * levels, so that what is evaluated in a level does not depend on the order of its states.
 */
final class Sightings {
  /** Of each group of 64, the observations still to be evaluated: those not yet made, and those made everywhere. */
  final long[] pendingStates;

  final long[] pendingSteps;
  private final BitSet everywhere;
  final int[] stateLevels;
  final int[] stepLevels;
  int deadlockLevel = Exploration.NEVER;
  final List<Fault> faults = new ArrayList<>();

  /** @param everywhere state observations that never cease to be pending */
  Sightings(int states, int steps, BitSet everywhere) {
    this.everywhere = everywhere;
    pendingStates = all(states);
    pendingSteps = all(steps);
    stateLevels = new int[states];
    stepLevels = new int[steps];
    Arrays.fill(stateLevels, Exploration.NEVER);
    Arrays.fill(stepLevels, Exploration.NEVER);
  }

  /** Notes what finishing the expansion of a level brought; its successors are of the next level. */
  void note(Findings findings, int level) {
    noteFirst(findings.states, pendingStates, stateLevels, level + 1);
    everywhere.stream().forEach(i -> pendingStates[i >>> 6] |= 1L << i);
    noteFirst(findings.steps, pendingSteps, stepLevels, level);
    if (findings.deadlock && deadlockLevel == Exploration.NEVER) {
      deadlockLevel = level;
    }
    if (findings.faulty) {
      noteFaults(Fault.Kind.INSTANCE, findings.instanceFaults, level);
      noteFaults(Fault.Kind.STEP_OBSERVATION, findings.stepFaults, level);
      if (findings.terminalFault) {
        faults.add(new Fault(Fault.Kind.TERMINAL, -1, level));
      }
      noteFaults(Fault.Kind.STATE_OBSERVATION, findings.stateFaults, level + 1);
    }
  }

  /** Whether something that ends the search early has been seen. */
  boolean failed(FailFast failFast) {
    return failFast.deadlock() && deadlockLevel != Exploration.NEVER
        || failFast.states().stream().anyMatch(i -> stateLevels[i] != Exploration.NEVER)
        || failFast.steps().stream().anyMatch(i -> stepLevels[i] != Exploration.NEVER);
  }

  private void noteFaults(Fault.Kind kind, long[] groups, int level) {
    for (int group = 0; group < groups.length; group++) {
      for (long rest = groups[group]; rest != 0; rest &= rest - 1) {
        faults.add(new Fault(kind, 64 * group + Long.numberOfTrailingZeros(rest), level));
      }
    }
  }

  private static void noteFirst(long[] made, long[] pending, int[] levels, int level) {
    for (int group = 0; group < made.length; group++) {
      for (long rest = made[group] & pending[group]; rest != 0; rest &= rest - 1) {
        int number = 64 * group + Long.numberOfTrailingZeros(rest);
        levels[number] = levels[number] == Exploration.NEVER ? level : levels[number];
      }
      pending[group] &= ~made[group];
    }
  }

  private static long[] all(int count) {
    long[] groups = new long[(count + 63) >>> 6];
    for (int i = 0; i < count; i++) {
      groups[i >>> 6] |= 1L << i;
    }
    return groups;
  }
}
