package checker.explore;

import java.util.Arrays;

/**
 * The states of a search by level, after its end. They lie in the state set; when a level is first asked for, and memory suffices,
 * all keys are sorted by level and the set is given up. If it does not, each level is gathered from the set when it is asked for.
 */
final class KeptStates {
  private static final int CHUNK_SHIFT = 16;

  private final Folding folding;
  private final MemoryBudget budget;

  /** Of each finished level, the number of its states. */
  private final long[] sizes;

  /** Null once the keys are sorted, or if there never was one. */
  private StateSet set;

  /** The keys in order of level, once they are sorted. */
  private long[][] sorted;

  /** Of each level, the number of the first of its keys. */
  private long[] starts;

  private boolean tried;

  KeptStates(Folding folding, MemoryBudget budget, long[] sizes, StateSet set) {
    this.folding = folding;
    this.budget = budget;
    this.sizes = sizes;
    this.set = set;
  }

  int levels() {
    return sizes.length;
  }

  long size(int level) {
    if (level < 0 || level >= sizes.length) {
      throw new IndexOutOfBoundsException("level " + level + " of " + sizes.length);
    }
    return sizes[level];
  }

  /** The states of a level. Thread-safe. */
  Level level(int level) {
    long size = size(level);
    sort();
    if (sorted == null) {
      return gathered(level, size);
    }
    long from = starts[level];
    if (folding.trivial()) {
      return slices(from, size);
    }
    Gatherer states = new Gatherer(size);
    for (long i = from; i < from + size; i++) {
      states.add(sorted[(int) (i >>> CHUNK_SHIFT)][(int) i & (1 << CHUNK_SHIFT) - 1]);
    }
    return states.level();
  }

  private Level slices(long from, long size) {
    int first = (int) (from >>> CHUNK_SHIFT);
    int last = (int) (from + size - 1 >>> CHUNK_SHIFT);
    int count = last - first + 1;
    int[] froms = new int[count];
    int[] tos = new int[count];
    Arrays.fill(tos, 1 << CHUNK_SHIFT);
    froms[0] = (int) from & (1 << CHUNK_SHIFT) - 1;
    tos[count - 1] = (int) (from + size - 1) & (1 << CHUNK_SHIFT) - 1;
    tos[count - 1]++;
    return new Level(1, size, Arrays.copyOfRange(sorted, first, last + 1), froms, tos);
  }

  private Level gathered(int level, long size) {
    Gatherer states = new Gatherer(size);
    set.forEach(
        (key, itsLevel) -> {
          if (itsLevel == level) {
            states.add(key);
          }
        });
    return states.level();
  }

  private synchronized void sort() {
    if (tried) {
      return;
    }
    tried = true;
    long states = Arrays.stream(sizes).sum();
    long[][] keys = budget.allocate(8 * states, () -> chunks(states));
    if (keys == null) {
      return;
    }
    long[] next = new long[sizes.length];
    for (int level = 1; level < next.length; level++) {
      next[level] = next[level - 1] + sizes[level - 1];
    }
    set.forEach(
        (key, level) -> {
          if (level < next.length) {
            long at = next[level]++;
            keys[(int) (at >>> CHUNK_SHIFT)][(int) at & (1 << CHUNK_SHIFT) - 1] = key;
          }
        });
    for (int level = 0; level < next.length; level++) {
      next[level] -= sizes[level];
    }
    starts = next;
    sorted = keys;
    // It may be most of the heap.
    set = null;
  }

  private static long[][] chunks(long states) {
    long[][] chunks = new long[(int) (states + (1 << CHUNK_SHIFT) - 1 >>> CHUNK_SHIFT)][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new long[(int) Math.min(1 << CHUNK_SHIFT, states - ((long) i << CHUNK_SHIFT))];
    }
    return chunks;
  }

  /** Unfolds keys into arrays. */
  private final class Gatherer {
    private final int words = folding.stateWords();
    private final long size;
    private final long[][] slices;
    private long count;

    Gatherer(long size) {
      this.size = size;
      this.slices = new long[(int) (size + (1 << CHUNK_SHIFT) - 1 >>> CHUNK_SHIFT)][];
      for (int i = 0; i < slices.length; i++) {
        slices[i] = new long[words * (int) Math.min(1 << CHUNK_SHIFT, size - ((long) i << CHUNK_SHIFT))];
      }
    }

    void add(long key) {
      folding.unfold(key, slices[(int) (count >>> CHUNK_SHIFT)], words * ((int) count & (1 << CHUNK_SHIFT) - 1));
      count++;
    }

    Level level() {
      if (count != size) {
        throw new IllegalStateException(count + " states of a level are kept, but it had " + size);
      }
      int[] tos = new int[slices.length];
      for (int i = 0; i < tos.length; i++) {
        tos[i] = slices[i].length / words;
      }
      return new Level(words, size, slices, new int[slices.length], tos);
    }
  }
}
