package checker.temporal;

import java.util.List;
import java.util.function.Predicate;

/** What a temporal property, or a {@code possible}, came to. */
public sealed interface TemporalVerdict {

  /** True of every fair behaviour; of every state. Complete and exact. */
  record Holds() implements TemporalVerdict {}

  /**
   * A fair behaviour that violates the property: step {@code i} leads from state {@code i} to state {@code i + 1}, the last
   * one back to state {@code loopStart}.
   *
   * @param states one array for each state, as many as steps
   * @param instances the action instance of each step; {@link #STUTTER} for a step that changes nothing for ever
   * @param ordinals of each step, which of that instance's successors of that state it is, from 0
   * @param loopStart number of steps before the loop
   * @param minimal true if no such behaviour has fewer steps, stem and loop together; false if proving that would have
   *     cost too much
   */
  record Lasso(List<long[]> states, int[] instances, int[] ordinals, int loopStart, boolean minimal)
      implements TemporalVerdict {
    /** The instance of a stuttering step. */
    public static final int STUTTER = LassoPath.STUTTER;

    /** Stem and loop together. */
    public int steps() {
      return instances.length;
    }

    /** Whether the loop is to stay in one state for ever. */
    public boolean stutters() {
      return instances[instances.length - 1] == STUTTER;
    }
  }

  /**
   * States from which the goal of a {@code possible} cannot be reached.
   *
   * @param level distance of the nearest of them from the initial states
   * @param states how many there are
   * @param contains whether a packed state is one of them
   */
  record Trap(int level, long states, Predicate<long[]> contains) implements TemporalVerdict {}

  /** Not decided. */
  record Undecided(String reason) implements TemporalVerdict {}
}
