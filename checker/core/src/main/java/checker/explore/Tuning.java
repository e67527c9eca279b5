package checker.explore;

/**
 * Sizes that change the speed of a search and never its result.
 *
 * @param blockStates states expanded before their successors are looked up; also what a worker claims at a time
 * @param batch successors looked up together, so that their cache misses overlap
 * @param tableSlots slots of the state set at the start, a power of two
 * @param frontierKeys keys in a chunk of the frontier
 * @param parallelStates smallest level that is worth more than one worker
 * @param sleepStates smallest level that makes it worth finding out what commutes, for sleep sets
 */
record Tuning(int blockStates, int batch, int tableSlots, int frontierKeys, int parallelStates, int sleepStates) {

  static final Tuning DEFAULT = new Tuning(256, 2048, 4096, 8192, 1024, 8192);

  Tuning {
    if (Integer.bitCount(tableSlots) != 1 || tableSlots < 2) {
      throw new IllegalArgumentException("slots of a state set: " + tableSlots + " is not a power of two");
    }
  }
}
