package checker.temporal;

import java.util.List;

/**
 * A behaviour that ends in a loop, as numbers of states and steps.
 *
 * @param initialState the first state
 * @param steps stem and loop; the last one leads back to the state before step {@code loopStart}
 * @param loopStart number of steps before the loop, from 0
 */
record LassoPath(int initialState, List<LabelledSteps.Step> steps, int loopStart) {

  /** The instance of a step that stutters. */
  static final int STUTTER = -1;
}
