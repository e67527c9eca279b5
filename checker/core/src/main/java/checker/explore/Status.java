package checker.explore;

/** How a search ended. Only {@link #COMPLETE} says that every reachable state was visited. */
public enum Status {
  /** Every reachable state was visited, observed and expanded. */
  COMPLETE,
  /** Stopped after the first level with an observation that {@link FailFast} names. */
  FAIL_FAST,
  /** Stopped after the first level with a {@link Fault}. */
  EVALUATION_FAULT,
  /** The next level would have brought more states than {@link ExploreOptions#maxStates()}. */
  MAX_STATES,
  /** {@link ExploreOptions#maxDepth()} was reached with states left to expand. */
  MAX_DEPTH,
  /** {@link ExploreOptions#timeoutNanos()} elapsed. */
  TIMEOUT,
  /** {@link ExploreOptions#memoryBytes()} or the heap was used up. */
  MEMORY,
  /** Cancelled from outside. */
  INTERRUPTED
}
