package checker.simulate;

import checker.trace.Goal;
import checker.trace.PackedPath;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Takes walks, one after another. A walk depends on the transition system, the weights, the seed and its number, on nothing
 * else. What it meets is looked for until it is first seen in that walk. Not thread-safe; nothing is allocated for a step.
 */
final class Walker {
  private static final int STEPS_BETWEEN_LOOKS = 256;

  private final TransitionSystem system;
  private final Successors initial;
  private final Weights weights;
  private final long seed;
  private final int depth;
  private final Successors out;
  private final long[] pendingStates;
  private final long[] pendingSteps;
  private final long[] state;
  private final Tally tally;

  /** @param initial at least one state */
  Walker(TransitionSystem system, Successors initial, Weights weights, long seed, int depth) {
    this.system = system;
    this.initial = initial;
    this.weights = weights;
    this.seed = seed;
    this.depth = depth;
    this.out = new Successors(system.stateWords(), 64);
    this.pendingStates = new long[groups(system.stateObservationCount())];
    this.pendingSteps = new long[groups(system.stepObservationCount())];
    this.state = new long[system.stateWords()];
    this.tally = new Tally(system.instanceCount(), system.stateWords());
  }

  /** Of all walks so far. */
  Tally tally() {
    return tally;
  }

  /** @param stop asked now and then */
  void walk(long number, BooleanSupplier stop) {
    fill(pendingStates, system.stateObservationCount());
    fill(pendingSteps, system.stepObservationCount());
    WalkRandom random = start(number);
    int steps = 0;
    Tally.End end = arrive(0, number) ? null : Tally.End.FAULT;
    while (end == null) {
      end = leave(steps, number, random);
      if (end == null) {
        steps++;
        if (!arrive(steps, number)) {
          end = Tally.End.FAULT;
        } else if (steps % STEPS_BETWEEN_LOOKS == 0 && stop.getAsBoolean()) {
          end = Tally.End.STOPPED;
        }
      }
    }
    tally.ends[end.ordinal()]++;
    tally.steps += steps;
    tally.longest = Math.max(tally.longest, steps);
  }

  private WalkRandom start(long number) {
    WalkRandom random = new WalkRandom(seed, number);
    int chosen = initial.count == 1 ? 0 : (int) random.below(initial.count);
    System.arraycopy(initial.words, chosen * state.length, state, 0, state.length);
    return random;
  }

  /** Looks at a state that has been reached. False if it cannot be evaluated. */
  private boolean arrive(int steps, long number) {
    tally.distinct.add(state, 0);
    try {
      for (int group = 0; group < pendingStates.length; group++) {
        if (pendingStates[group] != 0) {
          long made = system.observe(group, state, 0, pendingStates[group]);
          pendingStates[group] &= ~made;
          for (long rest = made; rest != 0; rest &= rest - 1) {
            tally.see(new Goal.StateObservation(Long.SIZE * group + Long.numberOfTrailingZeros(rest)), steps, number);
          }
        }
      }
      return true;
    } catch (EvaluationFault fault) {
      tally.see(new Goal.StateObservationFault(fault.observation()), steps, number);
      return false;
    }
  }

  /** Takes a step, if there is one; null then. */
  private Tally.End leave(int steps, long number, WalkRandom random) {
    out.clear();
    system.expand(state, 0, out);
    if (out.faultCount > 0) {
      tally.see(new Goal.InstanceFault(out.faults[0]), steps + 1, number);
      return Tally.End.FAULT;
    }
    if (out.count == 0) {
      return stuck(steps, number);
    }
    if (steps == depth) {
      return Tally.End.DEPTH;
    }
    int chosen = weights.choose(out, random);
    if (chosen < 0) {
      return Tally.End.WEIGHTS;
    }
    tally.fires[out.instances[chosen]]++;
    if (!watch(chosen, steps + 1, number)) {
      return Tally.End.FAULT;
    }
    System.arraycopy(out.words, chosen * state.length, state, 0, state.length);
    return null;
  }

  private Tally.End stuck(int steps, long number) {
    try {
      if (!system.terminal(state, 0)) {
        tally.see(new Goal.Deadlock(), steps, number);
      }
      return Tally.End.STUCK;
    } catch (EvaluationFault fault) {
      tally.see(new Goal.TerminalFault(), steps, number);
      return Tally.End.FAULT;
    }
  }

  /** Looks at a step. False if it cannot be evaluated. */
  private boolean watch(int chosen, int steps, long number) {
    try {
      for (int group = 0; group < pendingSteps.length; group++) {
        if (pendingSteps[group] != 0) {
          long made = system.observeStep(group, state, 0, out.words, chosen * state.length, pendingSteps[group]);
          pendingSteps[group] &= ~made;
          for (long rest = made; rest != 0; rest &= rest - 1) {
            tally.see(new Goal.StepObservation(Long.SIZE * group + Long.numberOfTrailingZeros(rest)), steps, number);
          }
        }
      }
      return true;
    } catch (EvaluationFault fault) {
      tally.see(new Goal.StepObservationFault(fault.observation()), steps, number);
      return false;
    }
  }

  /**
   * A walk once more, as far as something that it saw.
   *
   * @param length number of steps after which it was first seen
   */
  PackedPath retrace(Goal goal, int length, long number) {
    boolean failing = goal instanceof Goal.InstanceFault;
    int taken = failing ? length - 1 : length;
    List<long[]> states = new ArrayList<>();
    int[] instances = new int[length];
    int[] ordinals = new int[length];
    WalkRandom random = start(number);
    states.add(state.clone());
    for (int i = 0; i < taken; i++) {
      out.clear();
      system.expand(state, 0, out);
      int chosen = weights.choose(out, random);
      instances[i] = out.instances[chosen];
      ordinals[i] = successorsOf(instances[i], chosen);
      System.arraycopy(out.words, chosen * state.length, state, 0, state.length);
      states.add(state.clone());
    }
    if (failing) {
      out.clear();
      system.expand(state, 0, out);
      instances[taken] = ((Goal.InstanceFault) goal).instance();
      ordinals[taken] = successorsOf(instances[taken], out.count);
    }
    return new PackedPath(states, instances, ordinals);
  }

  /** How many of the first successors are of an instance. */
  private int successorsOf(int instance, int first) {
    return (int) Arrays.stream(out.instances, 0, first).filter(i -> i == instance).count();
  }

  private static int groups(int observations) {
    return (observations + Long.SIZE - 1) / Long.SIZE;
  }

  private static void fill(long[] pending, int observations) {
    Arrays.fill(pending, -1L);
    if (observations % Long.SIZE != 0) {
      pending[pending.length - 1] = (1L << observations) - 1;
    }
  }
}
