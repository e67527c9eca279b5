package checker.trace;

import checker.model.Fairness;
import java.util.List;
import java.util.Optional;

/**
 * Why a loop is fair to one constraint, or that it is not.
 *
 * @param constraint {@code flusher(0).lock_page}, or an actor's instance
 * @param reason what satisfies the constraint
 * @param step where that is to be seen: the step that is taken, or the step before which it is disabled; from 1. Absent
 *     for {@link Reason#NEVER_ENABLED} and {@link Reason#NONE}
 * @param guards if disabled: what is in the way of each of its instances there, the positions of steps left out; empty if
 *     it is another step's turn, or the instances would change nothing
 */
public record FairnessWitness(
    Fairness declaration, String constraint, Reason reason, Optional<Integer> step, List<Blocked> guards) {

  /** What satisfies a fairness constraint in a loop. */
  public enum Reason {
    /** One of its steps is taken. */
    TAKEN,
    /** It is disabled now and then, which is enough for weak fairness. */
    DISABLED,
    /** It is disabled throughout. */
    NEVER_ENABLED,
    /** Nothing does: the loop is unfair to it. */
    NONE
  }
}
