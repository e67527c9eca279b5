package checker.transition;

/**
 * A predicate could not be evaluated. Carries only its number: the interpreter is asked again for the explanation. One preallocated
 * instance for each observation may be thrown many times: there is no stack trace.
 */
public final class EvaluationFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** {@link #observation()} of a fault in an initial constraint. */
  public static final int INITIAL_CONSTRAINT = -1;

  /** {@link #observation()} of a fault in {@code terminal when}. */
  public static final int TERMINAL = -2;

  private final int observation;

  public EvaluationFault(int observation) {
    super("observation " + observation, null, false, false);
    this.observation = observation;
  }

  /** The number of the observation, or one of the constants of this class. */
  public int observation() {
    return observation;
  }
}
