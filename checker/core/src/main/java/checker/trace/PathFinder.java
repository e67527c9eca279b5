package checker.trace;

import checker.explore.Exploration;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds shortest paths again from the levels of an exploration. Backwards from the level where a goal was first met,
 * the cone of each level is made: the states with a successor in the next level's cone, each with the fewest lane
 * switches from there on. Forwards, the first choice that keeps to the fewest is taken at every step.
 *
 * <p>The result depends on the transition system alone: not on the order of states within a level. All levels below
 * the goal's are expanded once more, for all goals together. Memory: about 45 bytes for each one-word state in a cone;
 * beyond an eighth of the heap, cones are dropped and made again, which costs time. The two largest neighbouring cones
 * must fit; if they do not, an {@link OutOfMemoryError} says so.
 */
public final class PathFinder {
  private static final int GOALS_AT_ONCE = 64;

  private PathFinder() {}

  /**
   * The path to a goal: shortest; among those, with the fewest lane switches; among those, the first by initial state
   * (in their order), then step by step by action instance and ordinal.
   *
   * @param laneOfInstance the lane of each action instance, from 0
   * @throws IllegalArgumentException if the exploration did not meet the goal
   */
  public static PackedPath find(
      TransitionSystem system, Exploration exploration, Goal goal, int[] laneOfInstance) {
    return findAll(system, exploration, List.of(goal), laneOfInstance).get(0);
  }

  /** The path to each of the goals; for many goals at the cost of about one. */
  public static List<PackedPath> findAll(
      TransitionSystem system, Exploration exploration, List<Goal> goals, int[] laneOfInstance) {
    return findAll(system, exploration, goals, laneOfInstance, Runtime.getRuntime().maxMemory() / 8);
  }

  static List<PackedPath> findAll(
      TransitionSystem system,
      Exploration exploration,
      List<Goal> goals,
      int[] laneOfInstance,
      long memoryBytes) {
    List<PackedPath> paths = new ArrayList<>();
    for (int from = 0; from < goals.size(); from += GOALS_AT_ONCE) {
      List<Goal> some = goals.subList(from, Math.min(goals.size(), from + GOALS_AT_ONCE));
      paths.addAll(findSome(system, exploration, some, laneOfInstance, memoryBytes));
    }
    return paths;
  }

  private static List<PackedPath> findSome(
      TransitionSystem system, Exploration exploration, List<Goal> goals, int[] laneOfInstance, long memoryBytes) {
    GoalCheck[] checks = new GoalCheck[goals.size()];
    int[] levels = new int[goals.size()];
    for (int i = 0; i < levels.length; i++) {
      checks[i] = new GoalCheck(system, goals.get(i));
      levels[i] = goals.get(i).level(exploration);
      if (levels[i] == Exploration.NEVER) {
        throw new IllegalArgumentException("the exploration did not meet " + goals.get(i));
      }
    }
    Cones cones = new Cones(system, exploration, checks, levels, laneOfInstance, memoryBytes);
    List<Walk> walks = new ArrayList<>();
    Cone cone = cones.at(0);
    for (int i = 0; i < levels.length; i++) {
      walks.add(new Walk(system, i, goals.get(i), checks[i], laneOfInstance, cone));
    }
    int last = Arrays.stream(levels).max().orElseThrow();
    for (int level = 1; level <= last; level++) {
      cone = cones.at(level);
      for (int i = 0; i < levels.length; i++) {
        if (levels[i] >= level) {
          walks.get(i).step(cone);
        }
      }
    }
    return walks.stream().map(Walk::finish).toList();
  }

  /** The way forward to one goal. */
  private static final class Walk {
    private final TransitionSystem system;
    private final int goalNumber;
    private final Goal goal;
    private final GoalCheck check;
    private final int[] laneOfInstance;
    private final Successors buffer;
    private final List<long[]> states = new ArrayList<>();
    private int[] instances = new int[16];
    private int[] ordinals = new int[16];
    private int steps;

    /** Switches still to be made. */
    private int left = Integer.MAX_VALUE;

    /** Lane of the last step; -1 before the first. */
    private int lane = -1;

    Walk(TransitionSystem system, int goalNumber, Goal goal, GoalCheck check, int[] laneOfInstance, Cone cone) {
      this.system = system;
      this.goalNumber = goalNumber;
      this.goal = goal;
      this.check = check;
      this.laneOfInstance = laneOfInstance;
      this.buffer = new Successors(system.stateWords(), 64);
      system.initial(buffer);
      int best = -1;
      for (int i = 0; i < buffer.count; i++) {
        int record = record(cone, i);
        if (record >= 0 && cone.switches(record) < left) {
          left = cone.switches(record);
          best = i;
        }
      }
      if (best < 0) {
        throw new IllegalStateException("no initial state leads to " + goal);
      }
      states.add(state(best));
    }

    /** Takes the first successor in the cone of the next level from which the switches left are enough. */
    void step(Cone cone) {
      expandLast();
      for (int i = 0; i < buffer.count; i++) {
        int record = record(cone, i);
        if (record >= 0) {
          int next = laneOfInstance[buffer.instances[i]];
          int after = cone.switchesAfter(record, next);
          if (cost(next) + after == left) {
            take(buffer.instances[i], ordinal(i));
            left = after;
            states.add(state(i));
            return;
          }
        }
      }
      throw new IllegalStateException("no successor leads to " + goal);
    }

    /** Takes the last step, if the goal is one. */
    PackedPath finish() {
      if (goal.inStep()) {
        expandLast();
        takeLast();
      }
      return new PackedPath(states, Arrays.copyOf(instances, steps), Arrays.copyOf(ordinals, steps));
    }

    private void takeLast() {
      long[] last = states.get(states.size() - 1);
      for (int i = 0; i < buffer.count; i++) {
        if (cost(laneOfInstance[buffer.instances[i]]) == left && check.inStep(last, 0, buffer, i)) {
          take(buffer.instances[i], ordinal(i));
          states.add(state(i));
          return;
        }
      }
      for (int i = 0; i < buffer.faultCount; i++) {
        if (check.isFaultOf(buffer.faults[i])) {
          take(buffer.faults[i], successorsOf(buffer.faults[i]));
          return;
        }
      }
      throw new IllegalStateException("no step is " + goal);
    }

    private void expandLast() {
      buffer.clear();
      system.expand(states.get(states.size() - 1), 0, buffer);
    }

    private int cost(int next) {
      return lane < 0 || lane == next ? 0 : 1;
    }

    private int record(Cone cone, int i) {
      int slot = cone.find(buffer.words, i * buffer.stateWords);
      return slot >= 0 && (cone.goals(slot) & 1L << goalNumber) != 0 ? cone.record(slot, goalNumber) : -1;
    }

    private long[] state(int i) {
      return Arrays.copyOfRange(buffer.words, i * buffer.stateWords, (i + 1) * buffer.stateWords);
    }

    /** How many earlier successors in the buffer are of the same instance. */
    private int ordinal(int i) {
      int ordinal = 0;
      for (int j = 0; j < i; j++) {
        if (buffer.instances[j] == buffer.instances[i]) {
          ordinal++;
        }
      }
      return ordinal;
    }

    private int successorsOf(int instance) {
      int count = 0;
      for (int i = 0; i < buffer.count; i++) {
        if (buffer.instances[i] == instance) {
          count++;
        }
      }
      return count;
    }

    private void take(int instance, int ordinal) {
      if (steps == instances.length) {
        instances = Arrays.copyOf(instances, 2 * steps);
        ordinals = Arrays.copyOf(ordinals, 2 * steps);
      }
      instances[steps] = instance;
      ordinals[steps++] = ordinal;
      lane = laneOfInstance[instance];
    }
  }
}
