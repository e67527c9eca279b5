package checker.trace;

import checker.explore.Exploration;
import checker.explore.Level;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;

/**
 * The cones of up to 64 goals, level by level, made backwards by expanding the kept states again. Where memory is short
 * every second cone is dropped, and made again from the next one kept when the way forward comes there.
 */
final class Cones {
  private static final int BLOCK_STATES = 64;

  private final TransitionSystem system;
  private final Exploration exploration;
  private final GoalCheck[] checks;

  /** Of each goal the level that meets it. */
  private final int[] goalLevels;

  private final int[] laneOfInstance;
  private final int laneWords;
  private final long memoryBytes;
  private final Cone[] cones;

  /** Memory of the cones kept. */
  private long keptBytes;

  private final Successors buffer;

  /** Of each state in the block, where its successors begin; and one more entry. */
  private final int[] starts = new int[BLOCK_STATES + 1];

  private final int[] faultStarts = new int[BLOCK_STATES + 1];

  // What is known of the state at hand: which goals it reaches, and of each goal the fewest switches and first lanes.
  private long reached;
  private final int[] switches;
  private final long[] lanes;

  Cones(
      TransitionSystem system,
      Exploration exploration,
      GoalCheck[] checks,
      int[] goalLevels,
      int[] laneOfInstance,
      long memoryBytes) {
    this.system = system;
    this.exploration = exploration;
    this.checks = checks;
    this.goalLevels = goalLevels;
    this.laneOfInstance = laneOfInstance;
    this.memoryBytes = memoryBytes;
    this.laneWords = (Arrays.stream(laneOfInstance).max().orElse(0) >>> 6) + 1;
    this.cones = new Cone[Arrays.stream(goalLevels).max().orElseThrow() + 1];
    this.buffer = new Successors(system.stateWords(), 1024);
    this.switches = new int[checks.length];
    this.lanes = new long[checks.length * laneWords];
    sweep(cones.length - 1, 0);
  }

  /** The cone of a level. To be asked in rising order: the cones of lower levels are dropped. */
  Cone at(int level) {
    if (level > 0) {
      drop(level - 1);
    }
    int kept = level;
    while (cones[kept] == null) {
      kept++;
    }
    sweep(kept - 1, level);
    return cones[level];
  }

  private void sweep(int high, int low) {
    for (int level = high; level >= low; level--) {
      cones[level] = make(level, level + 1 < cones.length ? cones[level + 1] : null);
      keptBytes += cones[level].bytes();
      thin(level);
    }
  }

  /**
   * Drops every second of the cones kept above a level while they take too much memory. The last one, which starts
   * everything, stays, and so does the one at the level, which the next is made from.
   */
  private void thin(int level) {
    boolean dropped = true;
    while (keptBytes > memoryBytes && dropped) {
      dropped = false;
      boolean keep = true;
      for (int i = cones.length - 2; i > level; i--) {
        if (cones[i] != null) {
          keep = !keep;
          if (!keep) {
            drop(i);
            dropped = true;
          }
        }
      }
    }
  }

  private void drop(int level) {
    if (cones[level] != null) {
      keptBytes -= cones[level].bytes();
      cones[level] = null;
    }
  }

  private Cone make(int level, Cone above) {
    Cone cone = new Cone(system.stateWords(), laneWords);
    long goalsHere = 0;
    boolean expand = above != null;
    for (int goal = 0; goal < goalLevels.length; goal++) {
      if (goalLevels[goal] == level) {
        goalsHere |= 1L << goal;
        expand |= checks[goal].needsSuccessors();
      }
    }
    Level states = exploration.level(level);
    for (int slice = 0; slice < states.slices(); slice++) {
      int count = states.count(slice);
      for (int from = 0; from < count; from += BLOCK_STATES) {
        int offset = states.offset(slice) + from * system.stateWords();
        makeBlock(states.words(slice), offset, Math.min(BLOCK_STATES, count - from), expand, goalsHere, cone, above);
      }
    }
    return cone;
  }

  private void makeBlock(
      long[] states, int offset, int count, boolean expand, long goalsHere, Cone cone, Cone above) {
    buffer.clear();
    for (int i = 0; i < count; i++) {
      starts[i] = buffer.count;
      faultStarts[i] = buffer.faultCount;
      if (expand) {
        system.expand(states, offset + i * system.stateWords(), buffer);
      }
    }
    starts[count] = buffer.count;
    faultStarts[count] = buffer.faultCount;
    for (int i = 0; i < count; i++) {
      reached = 0;
      int at = offset + i * system.stateWords();
      if (above != null) {
        lookAhead(above, starts[i], starts[i + 1]);
      }
      for (long rest = goalsHere; rest != 0; rest &= rest - 1) {
        test(Long.numberOfTrailingZeros(rest), states, at, i);
      }
      if (reached != 0) {
        cone.add(states, at, reached, switches, lanes);
      }
    }
  }

  /** Takes over what the successors reach. */
  private void lookAhead(Cone above, int from, int to) {
    for (int i = from; i < to; i++) {
      int slot = above.find(buffer.words, i * buffer.stateWords);
      if (slot >= 0) {
        int lane = laneOfInstance[buffer.instances[i]];
        for (long rest = above.goals(slot); rest != 0; rest &= rest - 1) {
          int goal = Long.numberOfTrailingZeros(rest);
          reach(goal, lane, above.switchesAfter(above.record(slot, goal), lane));
        }
      }
    }
  }

  /** Notes a goal that the state at hand, or a step out of it, meets. */
  private void test(int goal, long[] states, int offset, int i) {
    GoalCheck check = checks[goal];
    boolean stuck = starts[i] == starts[i + 1] && faultStarts[i] == faultStarts[i + 1];
    if (check.inState(states, offset, stuck)) {
      reach(goal, -1, 0);
    }
    for (int successor = starts[i]; successor < starts[i + 1]; successor++) {
      if (check.inStep(states, offset, buffer, successor)) {
        reach(goal, laneOfInstance[buffer.instances[successor]], 0);
      }
    }
    for (int fault = faultStarts[i]; fault < faultStarts[i + 1]; fault++) {
      if (check.isFaultOf(buffer.faults[fault])) {
        reach(goal, laneOfInstance[buffer.faults[fault]], 0);
      }
    }
  }

  /** Notes a way to a goal: its first lane, or -1 for a way of no step, and its switches. */
  private void reach(int goal, int lane, int cost) {
    long bit = 1L << goal;
    int at = goal * laneWords;
    if ((reached & bit) == 0 || cost < switches[goal]) {
      reached |= bit;
      switches[goal] = cost;
      Arrays.fill(lanes, at, at + laneWords, lane < 0 ? -1L : 0);
    } else if (cost > switches[goal]) {
      return;
    }
    if (lane >= 0) {
      lanes[at + (lane >>> 6)] |= 1L << lane;
    }
  }
}
