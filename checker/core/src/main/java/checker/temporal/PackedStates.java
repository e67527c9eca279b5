package checker.temporal;

import checker.explore.Exploration;
import checker.explore.Level;
import java.util.function.IntConsumer;

/**
 * States in chunks of equal size (the last may be shorter), numbered from 0 in order of level, and within a level in order
 * of their words: the same numbers however the search was divided among workers. States that differ in little get numbers
 * that are near each other, and so do their successors, which spares the memory system.
 *
 * @param chunks {@code stateWords} consecutive words a state, {@code 1 << chunkShift} states a chunk
 * @param size number of states
 */
record PackedStates(long[][] chunks, int chunkShift, int stateWords, int size) {
  private static final int CHUNK_SHIFT = 14;

  /** Bytes needed for the states of an exploration, and for sorting them. */
  static long bytes(Exploration exploration, int workers) {
    long largest = 0;
    for (int depth = 0; depth <= exploration.depth(); depth++) {
      largest = Math.max(largest, exploration.statesAt(depth));
    }
    return 8L * exploration.stateWords() * (exploration.distinct() + (1 << CHUNK_SHIFT) + 2L * workers * largest);
  }

  /** Copies and sorts the states of a complete exploration. Cost: linear, times the bytes of a state. */
  static PackedStates of(Exploration exploration, int workers) {
    int words = exploration.stateWords();
    int size = Math.toIntExact(exploration.distinct());
    long[][] chunks = new long[(size >>> CHUNK_SHIFT) + 1][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new long[words * Math.min(1 << CHUNK_SHIFT, size - (i << CHUNK_SHIFT))];
    }
    PackedStates states = new PackedStates(chunks, CHUNK_SHIFT, words, size);
    int[] starts = new int[exploration.depth() + 1];
    for (int depth = 1; depth < starts.length; depth++) {
      starts[depth] = starts[depth - 1] + Math.toIntExact(exploration.statesAt(depth - 1));
    }
    IntConsumer copy = depth -> states.put(sorted(exploration.level(depth), words), starts[depth]);
    Workers.run(workers, starts.length, () -> copy);
    return states;
  }

  private void put(long[] from, int start) {
    int count = from.length / stateWords;
    for (int done = 0; done < count; ) {
      int some = Math.min(count - done, (1 << chunkShift) - (start + done & chunkMask()));
      System.arraycopy(from, done * stateWords, chunk(start + done), offset(start + done), some * stateWords);
      done += some;
    }
  }

  /** The states of a level, sorted byte by byte from the lowest. */
  private static long[] sorted(Level level, int stateWords) {
    long[] from = new long[Math.toIntExact(level.size() * stateWords)];
    int at = 0;
    for (int slice = 0; slice < level.slices(); slice++) {
      int length = level.count(slice) * stateWords;
      System.arraycopy(level.words(slice), level.offset(slice), from, at, length);
      at += length;
    }
    long[] to = new long[from.length];
    for (int word = stateWords - 1; word >= 0; word--) {
      long varying = 0;
      for (int i = word; i < from.length; i += stateWords) {
        varying |= from[i] ^ from[word];
      }
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        if ((varying >>> shift & 0xff) != 0) {
          distribute(from, to, stateWords, word, shift);
          long[] swapped = from;
          from = to;
          to = swapped;
        }
      }
    }
    return from;
  }

  private static void distribute(long[] from, long[] to, int stateWords, int word, int shift) {
    int[] next = new int[257];
    for (int i = word; i < from.length; i += stateWords) {
      next[(int) (from[i] >>> shift & 0xff) + 1] += stateWords;
    }
    for (int i = 1; i < next.length; i++) {
      next[i] += next[i - 1];
    }
    for (int i = 0; i < from.length; i += stateWords) {
      int digit = (int) (from[i + word] >>> shift & 0xff);
      int target = next[digit];
      next[digit] = target + stateWords;
      for (int w = 0; w < stateWords; w++) {
        to[target + w] = from[i + w];
      }
    }
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
