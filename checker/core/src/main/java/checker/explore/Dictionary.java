package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * Numbers words in the order in which they are first seen. Looking up a known word takes no lock; a new one is entered under one,
 * which is rare where this is of use. A word takes 8 bytes, and 8 to 16 in the table.
 *
 * <p>Publication: a word is written before its number is put into the table with release, and table and words are replaced by
 * volatile writes; a reader that finds no number, in a table that may have been replaced meanwhile, looks again under the lock.
 */
final class Dictionary {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int CHUNK_SHIFT = 12;
  private static final int MOST = 1 << 29;

  private final MemoryBudget budget;

  /** Number plus one; 0 for an empty slot. The length is a power of two. */
  private volatile int[] table;

  /** At least one chunk, so that there is always a word to look at. */
  private volatile long[][] words;

  private int size;

  /** @throws MemoryBudget.Exhausted if there is no room for it */
  Dictionary(MemoryBudget budget) {
    this.budget = budget;
    this.table = allocateTable(1 << 8);
    this.words = new long[][] {allocateChunk()};
  }

  /** Number of words. */
  synchronized int size() {
    return size;
  }

  /** The word of a number. */
  long word(int number) {
    return words[number >>> CHUNK_SHIFT][number & (1 << CHUNK_SHIFT) - 1];
  }

  /**
   * The number of a word, which is given one if it has none.
   *
   * @throws MemoryBudget.Exhausted if there is no room for one more
   */
  int number(long word) {
    int found = find(table, word);
    return found >= 0 ? found : enter(word);
  }

  private int find(int[] slots, long word) {
    int slot = slot(word, slots);
    while (true) {
      int entry = (int) SLOT.getAcquire(slots, slot);
      if (entry == 0) {
        return -1;
      }
      if (word(entry - 1) == word) {
        return entry - 1;
      }
      slot = slot + 1 & slots.length - 1;
    }
  }

  private static int slot(long word, int[] slots) {
    return (int) hash(word) & slots.length - 1;
  }

  /** 32 bits, all of which depend on all of the word. */
  private static long hash(long word) {
    long h = (word ^ word >>> 32) * 0x9E3779B97F4A7C15L;
    return (h ^ h >>> 29) * 0xD6E8FEB86659FD93L >>> 32;
  }

  /** For one thread to look up so many words at a time. */
  Reader reader(int capacity) {
    return new Reader(capacity);
  }

  /**
   * Looks words up for one thread, many together: first in a small table of its own, of those that it looked up lately (states differ
   * little from those before), then in the table, so that the loads of different words overlap.
   */
  final class Reader {
    private static final int RECENT_BITS = 11;

    private final long[] recentWords = new long[1 << RECENT_BITS];

    /** Of each recent word; -1 if there is none. */
    private final int[] recentNumbers = new int[1 << RECENT_BITS];

    private final int[] missed;
    private final int[] hashes;
    private final int[] entries;

    private Reader(int capacity) {
      missed = new int[capacity];
      hashes = new int[capacity];
      entries = new int[capacity];
      Arrays.fill(recentNumbers, -1);
    }

    /**
     * The numbers of words, which are given one if they have none.
     *
     * @param count at most the capacity
     * @throws MemoryBudget.Exhausted if there is no room for one more
     */
    void number(long[] sought, int count, int[] numbers) {
      int left = recall(sought, count, numbers);
      int[] slots = table;
      for (int i = 0; i < left; i++) {
        entries[i] = (int) SLOT.getAcquire(slots, hashes[i] & slots.length - 1);
      }
      int others = 0;
      long[][] chunks = words;
      for (int i = 0; i < left; i++) {
        int at = missed[i];
        int entry = entries[i];
        // An empty slot is as good as one of another word: the first word is looked at in its place.
        int number = Math.max(entry - 1, 0);
        long word = sought[at];
        long difference = chunks[number >>> CHUNK_SHIFT][number & (1 << CHUNK_SHIFT) - 1] ^ word | entry - 1 >> 31;
        numbers[at] = number;
        int recent = recent(hashes[i]);
        recentWords[recent] = word;
        recentNumbers[recent] = number;
        missed[others] = at;
        hashes[others] = hashes[i];
        others += (int) ((difference | -difference) >>> 63);
      }
      for (int i = 0; i < others; i++) {
        int at = missed[i];
        int number = Dictionary.this.number(sought[at]);
        numbers[at] = number;
        int recent = recent(hashes[i]);
        recentWords[recent] = sought[at];
        recentNumbers[recent] = number;
      }
    }

    /** The numbers of recent words; lists the others, with their hashes, and returns how many they are. */
    private int recall(long[] sought, int count, int[] numbers) {
      int left = 0;
      for (int i = 0; i < count; i++) {
        long word = sought[i];
        int hash = (int) hash(word);
        int recent = recent(hash);
        int number = recentNumbers[recent];
        long difference = recentWords[recent] ^ word | number >> 31;
        numbers[i] = number;
        missed[left] = i;
        hashes[left] = hash;
        left += (int) ((difference | -difference) >>> 63);
      }
      return left;
    }

    /** By other bits than those that choose the slot of a small table. */
    private static int recent(int hash) {
      return hash >>> Integer.SIZE - RECENT_BITS;
    }
  }

  private synchronized int enter(long word) {
    int found = find(table, word);
    if (found >= 0) {
      return found;
    }
    if (size == MOST) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    if (2 * size >= table.length) {
      int[] larger = allocateTable(2 * table.length);
      for (int number = 0; number < size; number++) {
        put(larger, number);
      }
      budget.release(4L * table.length);
      table = larger;
    }
    int chunk = size >>> CHUNK_SHIFT;
    if (chunk == words.length || words[chunk] == null) {
      long[] more = allocateChunk();
      long[][] chunks = chunk < words.length ? words : Arrays.copyOf(words, 2 * chunk);
      chunks[chunk] = more;
      words = chunks;
    }
    words[chunk][size & (1 << CHUNK_SHIFT) - 1] = word;
    put(table, size);
    return size++;
  }

  private void put(int[] slots, int number) {
    int slot = slot(word(number), slots);
    while (slots[slot] != 0) {
      slot = slot + 1 & slots.length - 1;
    }
    SLOT.setRelease(slots, slot, number + 1);
  }

  private long[] allocateChunk() {
    long[] chunk = budget.allocate(8L << CHUNK_SHIFT, () -> new long[1 << CHUNK_SHIFT]);
    if (chunk == null) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    return chunk;
  }

  private int[] allocateTable(int length) {
    int[] slots = budget.allocate(4L * length, () -> new int[length]);
    if (slots == null) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    return slots;
  }
}
