package checker.explore;

import checker.transition.TransitionSystem;

/**
 * Breadth-first search, level by level, by any number of workers.
 *
 * <p>Each worker claims a block of states, expands them all into a buffer, hashes all successors, loads all their first
 * table slots (so that the cache misses overlap), and only then compares and inserts. Nothing is allocated for a
 * successor. Small levels are expanded by the calling thread alone. Cost: a few tens of nanoseconds for a transition;
 * of memory, mostly 8 to 12 bytes for a state of one word and 20 to 34 for one of two, less where memory is short ({@link StateSet}).
 */
public final class Explorer {
  private Explorer() {}

  /**
   * Searches all states within the bounds.
   *
   * @param listener called from this thread
   * @throws RuntimeException whatever the transition system throws other than an evaluation fault
   */
  public static Exploration explore(TransitionSystem system, ExploreOptions options, ProgressListener listener) {
    return explore(system, options, listener, Tuning.DEFAULT);
  }

  static Exploration explore(
      TransitionSystem system, ExploreOptions options, ProgressListener listener, Tuning tuning) {
    return new Search(system, options, listener, tuning).run();
  }
}
