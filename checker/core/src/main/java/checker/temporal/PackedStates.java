package checker.temporal;

import checker.explore.Exploration;
import checker.explore.Level;

/**
 * States in chunks of equal size (the last may be shorter), numbered from 0 in order of level.
 *
 * @param chunks {@code stateWords} consecutive words a state, {@code 1 << chunkShift} states a chunk
 * @param size number of states
 */
record PackedStates(long[][] chunks, int chunkShift, int stateWords, int size) {
  private static final int CHUNK_SHIFT = 16;

  /** Bytes needed for the states of an exploration. */
  static long bytes(Exploration exploration) {
    return 8L * exploration.stateWords() * (exploration.distinct() + (1 << CHUNK_SHIFT));
  }

  /** Copies the states of a complete exploration, level by level. */
  static PackedStates of(Exploration exploration) {
    int words = exploration.stateWords();
    int size = Math.toIntExact(exploration.distinct());
    long[][] chunks = new long[(size >>> CHUNK_SHIFT) + 1][];
    int at = 0;
    for (int depth = 0; depth <= exploration.depth(); depth++) {
      Level level = exploration.level(depth);
      for (int slice = 0; slice < level.slices(); slice++) {
        int taken = 0;
        while (taken < level.count(slice)) {
          int within = at & (1 << CHUNK_SHIFT) - 1;
          int count = Math.min(level.count(slice) - taken, (1 << CHUNK_SHIFT) - within);
          long[] chunk = chunks[at >>> CHUNK_SHIFT];
          if (chunk == null) {
            chunk = new long[words * Math.min(1 << CHUNK_SHIFT, size - at)];
            chunks[at >>> CHUNK_SHIFT] = chunk;
          }
          System.arraycopy(level.words(slice), level.offset(slice) + taken * words, chunk, within * words, count * words);
          at += count;
          taken += count;
        }
      }
    }
    return new PackedStates(chunks, CHUNK_SHIFT, words, size);
  }

  int chunkMask() {
    return (1 << chunkShift) - 1;
  }

  long[] chunk(int state) {
    return chunks[state >>> chunkShift];
  }

  int offset(int state) {
    return (state & chunkMask()) * stateWords;
  }

  /** A copy of one state. */
  long[] copy(int state) {
    long[] copy = new long[stateWords];
    System.arraycopy(chunk(state), offset(state), copy, 0, stateWords);
    return copy;
  }
}
