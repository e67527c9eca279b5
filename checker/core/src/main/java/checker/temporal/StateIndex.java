package checker.temporal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The way back from a packed state to its number. Exact: states are compared, not hashes. Cost: 4 bytes for each slot of a
 * table that is at most half full; a look-up touches one slot and one state, mostly.
 */
final class StateIndex {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int PIECE = 1 << 14;
  private static final int TAG_SHIFT = 28;
  private static final int NUMBER = (1 << TAG_SHIFT) - 1;

  /** Most states. */
  static final int MAX_STATES = NUMBER - 1;

  private final PackedStates states;

  /**
   * Number plus one of a state, and in the four bits above it some of the state's hash, so that few states are compared in
   * vain; 0 for an empty slot.
   */
  private final int[] table;

  private final int shift;
  private final int words;
  private final long[][] chunks;
  private final int chunkShift;
  private final int chunkMask;

  StateIndex(PackedStates states, int workers) {
    this.states = states;
    this.words = states.stateWords();
    this.table = new int[slots(states.size())];
    this.shift = Long.numberOfLeadingZeros(table.length) + 1;
    this.chunks = states.chunks();
    this.chunkShift = states.chunkShift();
    this.chunkMask = states.chunkMask();
    Workers.run(workers, (states.size() - 1) / PIECE + 1, () -> this::insertPiece);
  }

  private static int slots(int states) {
    long slots = 16;
    while (slots < 2L * states && slots < 1 << 30) {
      slots *= 2;
    }
    return (int) slots;
  }

  /** Bytes that the table for so many states takes. */
  static long bytes(long states) {
    return 4L * slots((int) Math.min(Integer.MAX_VALUE, states));
  }

  private void insertPiece(int piece) {
    int mask = table.length - 1;
    int end = (int) Math.min(states.size(), (piece + 1L) * PIECE);
    for (int state = piece * PIECE; state < end; state++) {
      long hash = hash(states.chunk(state), states.offset(state));
      int slot = (int) (hash >>> shift);
      while (!SLOT.compareAndSet(table, slot, 0, state + 1 | (int) hash << TAG_SHIFT)) {
        slot = slot + 1 & mask;
      }
    }
  }

  int size() {
    return states.size();
  }

  PackedStates states() {
    return states;
  }

  /** The number of a state. */
  int find(long[] from, int offset) {
    return probe(hash(from, offset), from, offset);
  }

  /**
   * The numbers of {@code count} consecutive states. All slots are loaded in one loop and all states they lead to in the
   * next, so that the cache misses overlap.
   *
   * @param hashes room for as many
   */
  void find(long[] from, int count, long[] hashes, int[] numbers) {
    int[] slots = table;
    int w = words;
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(from, i * w);
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = slots[(int) (hashes[i] >>> shift)];
    }
    long touched = 0;
    for (int i = 0; i < count; i++) {
      int number = (numbers[i] & NUMBER) - 1;
      touched += number < 0 ? 0 : chunks[number >>> chunkShift][(number & chunkMask) * w];
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = probe(hashes[i], from, i * w);
    }
    if (touched == Long.MIN_VALUE + 1) {
      // Never so, but the loads must not be taken for useless.
      throw new IllegalStateException("the numbers of states are too large");
    }
  }

  private int probe(long hash, long[] from, int offset) {
    int slot = (int) (hash >>> shift);
    while (true) {
      int entry = table[slot];
      if (entry == 0) {
        throw new IllegalStateException("a successor is missing from the state set");
      }
      if (((entry >>> TAG_SHIFT ^ (int) hash) & 15) == 0 && same((entry & NUMBER) - 1, from, offset)) {
        return (entry & NUMBER) - 1;
      }
      slot = slot + 1 & table.length - 1;
    }
  }

  private boolean same(int number, long[] from, int offset) {
    long[] chunk = chunks[number >>> chunkShift];
    int at = (number & chunkMask) * words;
    for (int w = 0; w < words; w++) {
      if (chunk[at + w] != from[offset + w]) {
        return false;
      }
    }
    return true;
  }

  private long hash(long[] from, int offset) {
    long hash = 0;
    for (int w = 0; w < words; w++) {
      hash ^= from[offset + w];
      hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 29;
    }
    hash *= 0xD6E8FEB86659FD93L;
    return hash ^ hash >>> 60;
  }
}
