package checker.simulate;

import checker.trace.Goal;
import java.util.HashMap;
import java.util.Map;

/** What some walks saw. Merging is the same in any order. */
final class Tally {
  /** How a walk ended. */
  enum End {
    /** It was as long as walks may be. */
    DEPTH,
    /** Nothing can happen any more. */
    STUCK,
    /** Whatever could happen has weight 0. */
    WEIGHTS,
    /** The specification cannot be evaluated there. */
    FAULT,
    /** The time was over. */
    STOPPED
  }

  final long[] fires;
  final long[] ends = new long[End.values().length];
  final Map<Goal, Sight> sights = new HashMap<>();
  final DistinctStates distinct;
  long steps;
  long longest;

  Tally(int instances, int stateWords) {
    this.fires = new long[instances];
    this.distinct = new DistinctStates(stateWords);
  }

  void see(Goal goal, int length, long walk) {
    sights.merge(goal, new Sight(1, length, walk), Sight::plus);
  }

  void merge(Tally other) {
    for (int i = 0; i < fires.length; i++) {
      fires[i] += other.fires[i];
    }
    for (int i = 0; i < ends.length; i++) {
      ends[i] += other.ends[i];
    }
    other.sights.forEach((goal, sight) -> sights.merge(goal, sight, Sight::plus));
    distinct.merge(other.distinct);
    steps += other.steps;
    longest = Math.max(longest, other.longest);
  }
}
