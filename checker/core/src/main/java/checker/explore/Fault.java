package checker.explore;

/**
 * Something in the specification that could not be evaluated.
 *
 * @param number the action instance or the observation; -1 for {@link Kind#INITIAL} and {@link Kind#TERMINAL}
 * @param level of the state in which it happened (for steps: of the source); 0 for {@link Kind#INITIAL}
 */
public record Fault(Kind kind, int number, int level) {

  /** What could not be evaluated. */
  public enum Kind {
    /** An initial constraint. */
    INITIAL,
    /** A state observation. */
    STATE_OBSERVATION,
    /** The run of an action instance. */
    INSTANCE,
    /** A step observation. */
    STEP_OBSERVATION,
    /** {@code terminal when}, in a state without successors. */
    TERMINAL
  }
}
