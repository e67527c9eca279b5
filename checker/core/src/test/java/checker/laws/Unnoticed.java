package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.layout.StateLayout;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;
import java.util.List;

/**
 * Checks by execution that steps leave observations as they are: what the instance of a step is said not to change is as true in the state after
 * it as in the one before, and cannot be evaluated in either or can in both.
 */
final class Unnoticed {
  private final TransitionSystem system;
  private final StateLayout layout;
  private final long[][] noticing;

  /** @param noticing of each group of observations, of each instance, those that it is said to change */
  Unnoticed(TransitionSystem system, StateLayout layout, long[][] noticing) {
    this.system = system;
    this.layout = layout;
    this.noticing = noticing;
  }

  /** Returns how often something was compared. */
  long check(List<long[]> states) {
    Successors buffer = new Successors(system.stateWords(), 16);
    long compared = 0;
    for (long[] state : states) {
      Boolean[] before = observations(state);
      buffer.clear();
      system.expand(state, 0, buffer);
      for (int i = 0; i < buffer.count; i++) {
        Boolean[] after =
            observations(Arrays.copyOfRange(buffer.words, i * buffer.stateWords, (i + 1) * buffer.stateWords));
        for (int number = 0; number < before.length; number++) {
          if ((noticing[number / Long.SIZE][buffer.instances[i]] >>> number & 1) == 0) {
            assertThat(after[number])
                .as("observation %d after instance %d in %s", number, buffer.instances[i], layout.decode(state, 0))
                .isEqualTo(before[number]);
            compared++;
          }
        }
      }
    }
    return compared;
  }

  /** Null where it fails. */
  private Boolean[] observations(long[] state) {
    Boolean[] made = new Boolean[system.stateObservationCount()];
    for (int i = 0; i < made.length; i++) {
      try {
        made[i] = system.observe(i / Long.SIZE, state, 0, 1L << i) != 0;
      } catch (EvaluationFault fault) {
        made[i] = null;
      }
    }
    return made;
  }
}
