package checker.verify;

/** A reason why a scenario is not simply as expected. From the most serious to the least. */
public enum Issue {
  /** The specification cannot be evaluated in some state. */
  EVALUATION_ERROR,
  /** An {@code assume} is false under the scenario's constants. */
  ASSUMPTION_FALSE,
  /** An invariant or transition invariant is violated, unexpectedly. */
  SAFETY,
  /** A deadlock, unexpectedly. */
  DEADLOCK,
  /** A temporal property or a {@code possible} is violated, unexpectedly. */
  LIVENESS,
  /** The outcome is other than an {@code expect} says, in a way that is no violation. */
  UNEXPECTED,
  /** Something is never tried: an action, the left side of an implication, a {@code reachable}. */
  VACUOUS,
  /** The search ended before it was complete, or a property could not be decided. */
  INCOMPLETE
}
