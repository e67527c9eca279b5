package checker.explore;

import java.util.Arrays;

/**
 * The states of a search by level, after its end. They lie in the state set; when a level is first asked for, the keys up to that level are
 * sorted by level, since whoever looks for a trace goes back from its end, which is seldom near that of the search. When a later level is asked for, all
 * keys are, if memory suffices, and the set is given up; if it does not, those up to that level. And if not even that is possible, the level is
 * gathered from the set whenever it is asked for.
 */
final class KeptStates {
  private static final int CHUNK_SHIFT = 16;

  private final Folding folding;
  private final MemoryBudget budget;

  /** Of each finished level, the number of its states. */
  private final long[] sizes;

  /** Null once all keys are sorted, or if there never was one. */
  private StateSet set;

  private Sorted sorted = new Sorted(new long[0][], new long[0], 0);

  private boolean triedAll;

  /**
   * Keys in order of level.
   *
   * @param keys in chunks of {@code 2^CHUNK_SHIFT} keys
   * @param starts of each level, the number of the first of its keys
   * @param count of the keys
   */
  private record Sorted(long[][] keys, long[] starts, long count) {}

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
    Sorted some = sorted(level);
    if (some == null) {
      return gathered(level, size);
    }
    long from = some.starts[level];
    if (folding.direct()) {
      return slices(some.keys, from, size);
    }
    Gatherer states = new Gatherer(size);
    for (long i = from; i < from + size; i++) {
      states.add(some.keys[(int) (i >>> CHUNK_SHIFT)][within(i)], 0);
    }
    return states.level();
  }

  private static int within(long number) {
    return (int) number & (1 << CHUNK_SHIFT) - 1;
  }

  private Level slices(long[][] keys, long from, long size) {
    int first = (int) (from >>> CHUNK_SHIFT);
    int last = (int) (from + size - 1 >>> CHUNK_SHIFT);
    int count = last - first + 1;
    int[] froms = new int[count];
    int[] tos = new int[count];
    Arrays.fill(tos, 1 << CHUNK_SHIFT);
    froms[0] = within(from);
    tos[count - 1] = within(from + size - 1) + 1;
    return new Level(folding.keyWords(), size, Arrays.copyOfRange(keys, first, last + 1), froms, tos);
  }

  private Level gathered(int level, long size) {
    Gatherer states = new Gatherer(size);
    set.forEach(level, level, (word0, word1, itsLevel) -> states.add(word0, word1));
    return states.level();
  }

  /** The sorted keys, those of the level among them; null if memory does not suffice. */
  private synchronized Sorted sorted(int level) {
    if (level < sorted.starts.length) {
      return sorted;
    }
    if (sorted.starts.length > 0 && !triedAll) {
      triedAll = true;
      if (sort(sizes.length)) {
        return sorted;
      }
    }
    return sort(level + 1) ? sorted : null;
  }

  /** Sorts the keys of the first levels. */
  private boolean sort(int levels) {
    int keyWords = folding.keyWords();
    budget.release(8 * keyWords * sorted.count);
    sorted = new Sorted(new long[0][], new long[0], 0);
    long states = Arrays.stream(sizes, 0, levels).sum();
    long[][] keys = budget.allocate(8 * keyWords * states, () -> chunks(states, keyWords));
    if (keys == null) {
      return false;
    }
    long[] next = new long[levels];
    for (int level = 1; level < levels; level++) {
      next[level] = next[level - 1] + sizes[level - 1];
    }
    set.forEach(
        0,
        levels - 1,
        (word0, word1, level) -> {
          long number = next[level]++;
          long[] chunk = keys[(int) (number >>> CHUNK_SHIFT)];
          int at = keyWords * within(number);
          chunk[at] = word0;
          if (keyWords == 2) {
            chunk[at + 1] = word1;
          }
        });
    for (int level = 0; level < levels; level++) {
      next[level] -= sizes[level];
    }
    sorted = new Sorted(keys, next, states);
    if (levels == sizes.length) {
      // It may be most of the heap.
      set = null;
    }
    return true;
  }

  /** Arrays for so many keys or states. */
  private static long[][] chunks(long count, int words) {
    long[][] chunks = new long[(int) (count + (1 << CHUNK_SHIFT) - 1 >>> CHUNK_SHIFT)][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new long[words * (int) Math.min(1 << CHUNK_SHIFT, count - ((long) i << CHUNK_SHIFT))];
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
      this.slices = chunks(size, words);
    }

    void add(long word0, long word1) {
      folding.unfold(word0, word1, slices[(int) (count >>> CHUNK_SHIFT)], words * within(count));
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
