package checker.bench;

/** What came of a run. */
sealed interface Outcome {
  /**
   * A finished search, in this checker's terms: what a peer counts besides is taken off.
   *
   * @param transitions successors, duplicates included, without initial states
   * @param searchSeconds as the program itself tells
   * @param processSeconds of the whole process, from its start to its end; of a search in a warm process, 0
   * @param processBytes most memory that the process had
   * @param ownBytes what this checker counts for its state set and frontier; 0 of the others
   */
  record Found(
      long states, long transitions, double searchSeconds, double processSeconds, long processBytes, long ownBytes)
      implements Outcome {}

  /** A search that was ended. */
  record GaveUp(Cause cause, double seconds, long bytes) implements Outcome {
    @Override
    public String toString() {
      return cause == Cause.TIME
          ? "over " + Math.round(seconds) + " s"
          : "over " + bytes / 1_000_000 + " MB after " + Math.round(seconds) + " s";
    }
  }

  /** What there was too little of. */
  enum Cause {
    TIME,
    MEMORY
  }
}
