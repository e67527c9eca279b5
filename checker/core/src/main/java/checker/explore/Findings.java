package checker.explore;

import java.util.Arrays;

/**
 * What expanding a level brought: counts and sightings. One for each worker, added up when the level is finished, or
 * forgotten when it is given up.
 */
final class Findings {
  /** Of each group of 64, the observations made. */
  final long[] states;

  final long[] steps;

  /** Of each group of 64, what could not be evaluated. */
  final long[] stateFaults;

  final long[] stepFaults;
  final long[] instanceFaults;
  boolean terminalFault;
  boolean deadlock;

  /** Whether any of the fault fields is set. */
  boolean faulty;

  long expanded;
  long generated;
  int minDegree = Integer.MAX_VALUE;
  int maxDegree;

  /** Of each action instance, the transitions it made. */
  final long[] fires;

  Findings(int stateGroups, int stepGroups, int instances) {
    states = new long[stateGroups];
    steps = new long[stepGroups];
    stateFaults = new long[stateGroups];
    stepFaults = new long[stepGroups];
    instanceFaults = new long[(instances + 63) >>> 6];
    fires = new long[instances];
  }

  void instanceFault(int instance) {
    instanceFaults[instance >>> 6] |= 1L << instance;
    faulty = true;
  }

  void degree(int successors) {
    expanded++;
    if (successors < minDegree) {
      minDegree = successors;
    }
    if (successors > maxDegree) {
      maxDegree = successors;
    }
  }

  void add(Findings other) {
    merge(states, other.states);
    merge(steps, other.steps);
    merge(stateFaults, other.stateFaults);
    merge(stepFaults, other.stepFaults);
    merge(instanceFaults, other.instanceFaults);
    terminalFault |= other.terminalFault;
    deadlock |= other.deadlock;
    faulty |= other.faulty;
    expanded += other.expanded;
    generated += other.generated;
    minDegree = Math.min(minDegree, other.minDegree);
    maxDegree = Math.max(maxDegree, other.maxDegree);
    for (int i = 0; i < fires.length; i++) {
      fires[i] += other.fires[i];
    }
  }

  void clear() {
    Arrays.fill(states, 0);
    Arrays.fill(steps, 0);
    Arrays.fill(stateFaults, 0);
    Arrays.fill(stepFaults, 0);
    Arrays.fill(instanceFaults, 0);
    terminalFault = false;
    deadlock = false;
    faulty = false;
    expanded = 0;
    generated = 0;
    minDegree = Integer.MAX_VALUE;
    maxDegree = 0;
    Arrays.fill(fires, 0);
  }

  private static void merge(long[] into, long[] from) {
    for (int i = 0; i < into.length; i++) {
      into[i] |= from[i];
    }
  }
}
