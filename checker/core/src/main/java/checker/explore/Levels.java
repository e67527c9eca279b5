package checker.explore;

import java.util.Arrays;

/**
 * Which slices of which chunks hold the states of each finished level. Flat arrays: a search may have a million levels
 * of one state each.
 */
final class Levels {
  private int[] chunks = new int[16];
  private int[] froms = new int[16];
  private int[] tos = new int[16];
  private int sliceCount;

  /** Of each level the first slice, and one more entry for the end. */
  private int[] firsts = new int[16];

  private long[] sizes = new long[16];
  private int count;

  /** Adds states {@code from .. to - 1} of a chunk to the level under way. */
  void addSlice(int chunk, int from, int to) {
    if (sliceCount == chunks.length) {
      int capacity = 2 * sliceCount;
      chunks = Arrays.copyOf(chunks, capacity);
      froms = Arrays.copyOf(froms, capacity);
      tos = Arrays.copyOf(tos, capacity);
    }
    chunks[sliceCount] = chunk;
    froms[sliceCount] = from;
    tos[sliceCount++] = to;
  }

  /** Finishes the level under way, unless it has no state. */
  void close() {
    if (sliceCount == firsts[count]) {
      return;
    }
    if (count + 2 > firsts.length) {
      firsts = Arrays.copyOf(firsts, 2 * firsts.length);
      sizes = Arrays.copyOf(sizes, 2 * sizes.length);
    }
    long size = 0;
    for (int slice = firsts[count]; slice < sliceCount; slice++) {
      size += tos[slice] - froms[slice];
    }
    sizes[count++] = size;
    firsts[count] = sliceCount;
  }

  /** Number of finished levels. */
  int count() {
    return count;
  }

  long size(int level) {
    return sizes[level];
  }

  /** The states of a finished level. */
  Level level(int index, StateStore store) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("level " + index + " of " + count);
    }
    int first = firsts[index];
    int slices = firsts[index + 1] - first;
    long[][] words = new long[slices][];
    for (int i = 0; i < slices; i++) {
      words[i] = store.chunk(chunks[first + i]);
    }
    return new Level(
        store.stateWords(),
        sizes[index],
        words,
        Arrays.copyOfRange(froms, first, first + slices),
        Arrays.copyOfRange(tos, first, first + slices));
  }
}
