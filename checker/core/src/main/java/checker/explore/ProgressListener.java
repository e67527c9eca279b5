package checker.explore;

import java.util.List;

/** Told how long work is going, from the thread that does it. What is told is cheap to come by; a listener must be quick, too. */
@FunctionalInterface
public interface ProgressListener {

  /** Hears nothing. */
  ProgressListener SILENT = progress -> {};

  /** After the first second of a search, about five times a second. */
  void progress(Progress progress);

  /**
   * Other work than a search begins, and goes on until the next call of either method.
   *
   * @param what the work, in words that can follow a colon
   */
  default void phase(String what) {}

  /**
   * Figures of a search under way; they include the level under way and are not exact.
   *
   * @param level index of the level being expanded
   * @param levelSizes number of states of the last levels up to this one, at most {@link #LEVELS}
   * @param levelLeft states of this level that are not yet expanded
   * @param distinct states found
   * @param queue states found but not yet expanded, those of the next level included
   * @param generated initial states and successors
   * @param bytes memory of the state set and the frontier
   */
  record Progress(
      int level,
      List<Long> levelSizes,
      long levelLeft,
      long distinct,
      long queue,
      long generated,
      long elapsedNanos,
      long bytes) {

    /** How many levels are told of. */
    public static final int LEVELS = 4;
  }
}
