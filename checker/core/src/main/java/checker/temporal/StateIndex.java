package checker.temporal;

/**
 * The distinct states of a finished search, numbered level by level, and the way back from a state to its number.
 * Exact: states are compared, not hashes. Cost: 4 bytes for each slot of a table that is at most half full; the states
 * themselves stay where the search left them.
 */
final class StateIndex {
  private final PackedStates states;
  private final int[] table;
  private final int mask;
  private final int words;
  private final long[][] chunks;

  StateIndex(PackedStates states) {
    this.states = states;
    this.words = states.stateWords();
    int capacity = Integer.highestOneBit(Math.max(16, states.size()));
    while (capacity < 2L * states.size() && capacity < 1 << 30) {
      capacity *= 2;
    }
    this.table = new int[capacity];
    this.mask = capacity - 1;
    this.chunks = states.chunks();
    for (int i = 0; i < states.size(); i++) {
      long[] chunk = chunks[i >>> states.chunkShift()];
      int offset = (i & states.chunkMask()) * words;
      int slot = slot(chunk, offset);
      while (table[slot] != 0) {
        slot = slot + 1 & mask;
      }
      table[slot] = i + 1;
    }
  }

  /** Bytes that the table for so many states takes. */
  static long bytes(long states) {
    return 4L * Math.min(1L << 30, Long.highestOneBit(Math.max(16, states)) * 4);
  }

  int size() {
    return states.size();
  }

  PackedStates states() {
    return states;
  }

  /** The number of a state. */
  int find(long[] from, int offset) {
    int slot = slot(from, offset);
    while (true) {
      int number = table[slot] - 1;
      if (number < 0) {
        throw new IllegalStateException("a successor is missing from the state set");
      }
      if (same(number, from, offset)) {
        return number;
      }
      slot = slot + 1 & mask;
    }
  }

  private boolean same(int number, long[] from, int offset) {
    long[] chunk = chunks[number >>> states.chunkShift()];
    int at = (number & states.chunkMask()) * words;
    for (int w = 0; w < words; w++) {
      if (chunk[at + w] != from[offset + w]) {
        return false;
      }
    }
    return true;
  }

  private int slot(long[] from, int offset) {
    long hash = 0;
    for (int w = 0; w < words; w++) {
      hash = (hash ^ from[offset + w]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash & mask;
  }
}
