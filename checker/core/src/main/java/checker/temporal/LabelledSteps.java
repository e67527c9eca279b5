package checker.temporal;

import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of single states with the action instances that make them, found by expanding the state again. In the
 * fixed order of the transition system; steps that change nothing are left out.
 */
final class LabelledSteps {
  private final TransitionSystem system;
  private final StateIndex index;
  private final Successors successors;

  LabelledSteps(TransitionSystem system, StateIndex index) {
    this.system = system;
    this.index = index;
    this.successors = new Successors(index.states().stateWords(), 64);
  }

  /**
   * One step of a state.
   *
   * @param instance the action instance
   * @param ordinal position among the successors of that instance in that state, from 0
   */
  record Step(int target, int instance, int ordinal) {}

  /** The initial states, in the order of the transition system. */
  int[] initialStates() {
    successors.clear();
    system.initial(successors);
    int[] states = new int[successors.count];
    for (int i = 0; i < successors.count; i++) {
      states[i] = index.find(successors.words, i * successors.stateWords);
    }
    return states;
  }

  /** All steps of a state. */
  List<Step> of(int state) {
    PackedStates states = index.states();
    successors.clear();
    system.expand(states.chunk(state), states.offset(state), successors);
    List<Step> steps = new ArrayList<>(successors.count);
    int ordinal = 0;
    for (int i = 0; i < successors.count; i++) {
      ordinal = i > 0 && successors.instances[i] == successors.instances[i - 1] ? ordinal + 1 : 0;
      int target = index.find(successors.words, i * successors.stateWords);
      if (target != state) {
        steps.add(new Step(target, successors.instances[i], ordinal));
      }
    }
    return steps;
  }
}
