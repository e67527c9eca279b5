package checker.explore;

import java.util.List;

/**
 * What a search found. Everything here is about finished levels: level 0 is the initial states, level {@code k + 1}
 * the new states among the successors of level {@code k}; a level given up half way leaves no trace. The states of a
 * level are visited (observed) when the level is finished; they are expanded while the next one is made. So states are
 * known up to level {@link #depth()}, and steps and deadlocks up to level {@code expandedLevels() - 1}.
 *
 * <p>All but {@link #bytes()}, {@link #elapsedNanos()}, and what a timeout, memory or a cancellation left undone, is
 * the same for any number of workers.
 */
public final class Exploration {
  /** The level of what did not happen. */
  public static final int NEVER = -1;

  private final Status status;
  private final int expandedLevels;
  private final KeptStates states;
  private final int stateWords;
  private final Findings total;
  private final Sightings sightings;
  private final long bytes;
  private final long elapsedNanos;

  Exploration(
      Status status,
      int expandedLevels,
      KeptStates states,
      int stateWords,
      Findings total,
      Sightings sightings,
      long bytes,
      long elapsedNanos) {
    this.status = status;
    this.expandedLevels = expandedLevels;
    this.states = states;
    this.stateWords = stateWords;
    this.total = total;
    this.sightings = sightings;
    this.bytes = bytes;
    this.elapsedNanos = elapsedNanos;
  }

  public Status status() {
    return status;
  }

  /** Whether every reachable state was visited. */
  public boolean complete() {
    return status == Status.COMPLETE;
  }

  /** Words of a state. */
  public int stateWords() {
    return stateWords;
  }

  /** Number of initial states. */
  public long initialStates() {
    return states.levels() == 0 ? 0 : states.size(0);
  }

  /** Initial states and successors, duplicates included. */
  public long generated() {
    return total.generated;
  }

  /** Number of distinct states. */
  public long distinct() {
    long sum = 0;
    for (int i = 0; i < states.levels(); i++) {
      sum += states.size(i);
    }
    return sum;
  }

  /** Index of the last level that has states; -1 if there is no state. */
  public int depth() {
    return states.levels() - 1;
  }

  /** Number of levels whose states were all expanded: {@code depth()}, or one more if the last one was too. */
  public int expandedLevels() {
    return expandedLevels;
  }

  /** Number of states at a level from 0 to {@link #depth()}. */
  public long statesAt(int level) {
    return states.size(level);
  }

  /**
   * The states of a level from 0 to {@link #depth()}. Thread-safe. Cost: of the first call, and of the first for a later level, one pass over all
   * states, and memory for those up to the level, or all; of each call, the states of the level, but one pass over all states if memory is short.
   */
  public Level level(int index) {
    return states.level(index);
  }

  /** Number of states that were expanded. */
  public long expanded() {
    return total.expanded;
  }

  /** Fewest successors of an expanded state; 0 if there is none. */
  public int minOutDegree() {
    return total.expanded == 0 ? 0 : total.minDegree;
  }

  /** Successors of an expanded state on average; 0 if there is none. */
  public double averageOutDegree() {
    return total.expanded == 0 ? 0 : (double) (total.generated - initialStates()) / total.expanded;
  }

  /** Most successors of an expanded state; 0 if there is none. */
  public int maxOutDegree() {
    return total.maxDegree;
  }

  /** Of each action instance the number of transitions it made. */
  public long[] fireCounts() {
    return total.fires.clone();
  }

  /** First level with a state that makes a state observation, or {@link #NEVER}. */
  public int levelOfState(int observation) {
    return sightings.stateLevels[observation];
  }

  /** First level from which a step makes a step observation, or {@link #NEVER}. */
  public int levelOfStep(int observation) {
    return sightings.stepLevels[observation];
  }

  /** First level with a state that has no successor and is not terminal, or {@link #NEVER}. */
  public int levelOfDeadlock() {
    return sightings.deadlockLevel;
  }

  /** What could not be evaluated in the level that ended the search, by level, kind and number. */
  public List<Fault> faults() {
    return List.copyOf(sightings.faults);
  }

  /** Largest amount of memory that the state set and the frontier took. */
  public long bytes() {
    return bytes;
  }

  public long elapsedNanos() {
    return elapsedNanos;
  }
}
