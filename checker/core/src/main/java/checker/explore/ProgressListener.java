package checker.explore;

/** Told how a search is going, about once a second, from the thread that called {@link Explorer}. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener SILENT = progress -> {};

  void progress(Progress progress);

  /**
   * Figures of a search under way; they include the level under way and are not exact.
   *
   * @param level index of the level being expanded
   * @param distinct states found
   * @param queue states found but not yet expanded
   * @param generated initial states and successors
   * @param bytes memory of the state set and the frontier
   */
  record Progress(int level, long distinct, long queue, long generated, long elapsedNanos, long bytes) {}
}
