package checker.trace;

import java.util.List;

/**
 * A path of packed states from an initial one. Step {@code i} leads from state {@code i} to state {@code i + 1}; after
 * a {@link Goal.InstanceFault} the last step has no target.
 *
 * @param states one array for each state
 * @param instances the action instance of each step
 * @param ordinals of each step, which of that instance's successors of that state it is, from 0; of a run that fails,
 *     how many successors came before it
 */
public record PackedPath(List<long[]> states, int[] instances, int[] ordinals) {
  public PackedPath {
    states = List.copyOf(states);
    if (instances.length != ordinals.length
        || states.size() != instances.length && states.size() != instances.length + 1) {
      throw new IllegalArgumentException("a path of " + states.size() + " states and " + instances.length + " steps");
    }
  }

  /** Number of steps. */
  public int steps() {
    return instances.length;
  }

  /** How often consecutive steps are of different lanes. */
  public int switches(int[] laneOfInstance) {
    int switches = 0;
    for (int i = 1; i < instances.length; i++) {
      if (laneOfInstance[instances[i]] != laneOfInstance[instances[i - 1]]) {
        switches++;
      }
    }
    return switches;
  }
}
