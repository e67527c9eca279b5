package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Keys of two words in full: a slot is two words beside each other, sixteen bytes, each with a mark, the second with the level where
 * it has bits to spare. So a look-up touches one cache line, mostly, as in {@link FullSet}, and no dictionary is asked.
 *
 * <p>Publication: the first word is what a worker claims a slot with; the second follows. Since neither is 0 once it is there, whoever
 * sees both words of a key has found it, in whatever order they were loaded; whoever sees only the first waits for the second.
 */
final class PairSet extends StateSet {
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  /** Slots of a table that is small enough for the processor's caches: there, empty slots cost nothing. */
  private static final long ROOMY_SLOTS = 1 << 17;

  private static final int MOVED_TOGETHER = 1024;

  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long THIRD = 0xBF58476D1CE4E5B9L;

  private final int secondBits;
  private final Chunked<long[]> chunks;
  private final long[][] table;

  /** Bits of a slot's second word, from the lowest, that tell the level; 0 if there are too few to spare. */
  private final int levelBits;

  private final long levelMask;

  /** Null if slots tell the level. */
  private final SlotLevels levels;

  private PairSet(
      int secondBits, MemoryBudget budget, long slots, ArrayPool<long[]> pool, SlotLevels levelsBefore, int lastLevel) {
    super(budget, slots);
    this.secondBits = secondBits;
    this.table = new long[chunkCount][];
    int length = 2 * chunkLength();
    this.chunks =
        new Chunked<>(table, pool != null && pool.length() == length ? pool : ArrayPool.ofLongs(length, budget));
    this.levelBits = SlotLevels.bits(63 - secondBits, lastLevel);
    this.levelMask = (1L << levelBits) - 1;
    this.levels = levelBits > 0 ? null : new SlotLevels(budget, chunkLength(), chunkCount, levelsBefore, lastLevel);
  }

  /**
   * An empty set.
   *
   * @param secondBits bits, from the lowest, that the second word of a key uses; the first uses 63 at most
   * @throws MemoryBudget.Exhausted if there is no room for it
   */
  static PairSet first(int secondBits, MemoryBudget budget, long slots) {
    PairSet set = new PairSet(secondBits, budget, slots, null, null, 0);
    set.make();
    return set;
  }

  @Override
  PairSet next(long nextSlots, int lastLevel) {
    return new PairSet(secondBits, budget, nextSlots, chunks.pool(), levels, lastLevel);
  }

  @Override
  Chunked<long[]> chunks() {
    return chunks;
  }

  @Override
  SlotLevels levels() {
    return levels;
  }

  @Override
  int lastLevel() {
    return levelBits > 0 ? (int) levelMask : levels.lastLevel();
  }

  @Override
  long softLimit() {
    return slots < ROOMY_SLOTS ? slots * 5 / 8 : slots / 100 * 80;
  }

  @Override
  long hardLimit() {
    return slots / 16 * 15;
  }

  /** 64 bits, the highest of which depend on all bits of both words. */
  private static long hash(long word0, long word1) {
    long h = word0 * FIRST;
    h = ((h ^ h >>> 32) + word1) * SECOND;
    return (h ^ h >>> 32) * THIRD;
  }

  /** The first slot of a hash: in proportion. */
  private static long firstSlot(long hash, long slots) {
    return Math.multiplyHigh(hash >>> 1, 2 * slots);
  }

  /** Where a slot's first word is in its chunk; the second is next to it. */
  private static int within(long slot) {
    return 2 * ((int) slot & WITHIN);
  }

  /** What the slot of a key has as its second word. */
  private long second(long word1, int level) {
    return MARK | word1 << levelBits | (levelBits > 0 ? level : 0);
  }

  /** The second word of the key in a slot. */
  private long unmarked(long second) {
    return (second & ~MARK) >>> levelBits;
  }

  @Override
  int insert(long[] keys, int start, int count, int level, Batch batch, boolean shared) {
    int missed = touch(keys, start, count, batch);
    int added = shared ? insertAllShared(keys, missed, level, batch) : insertAll(keys, missed, level, batch);
    if (levels != null) {
      levels.put(batch.slots, added, level);
    }
    return added;
  }

  /**
   * Loads the first slot of every key: independent loads, whose cache misses overlap. Then, of those that are not there, the rest of
   * the window. No branch to guess.
   *
   * @return how many keys are in no slot of their window; their numbers and first slots are listed in the batch
   */
  private int touch(long[] keys, int start, int count, Batch batch) {
    int left = recallAll(keys, start, count, batch);
    long[][] chunksNow = table;
    int toKey = levelBits;
    long[] first = batch.slots;
    long[] differences = batch.seen;
    int[] fresh = batch.fresh;
    for (int i = 0; i < left; i++) {
      long slot = first[i];
      int key = 2 * fresh[i];
      long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
      int at = within(slot);
      differences[i] = chunk[at] ^ (MARK | keys[key]) | (chunk[at + 1] ^ (MARK | keys[key + 1] << toKey)) >>> toKey;
    }
    int others = 0;
    for (int i = 0; i < left; i++) {
      long difference = differences[i];
      fresh[others] = fresh[i];
      first[others] = first[i];
      others += (int) ((difference | -difference) >>> 63);
    }
    int missed = 0;
    for (int i = 0; i < others; i++) {
      int number = fresh[i];
      long wanted0 = MARK | keys[2 * number];
      long wanted1 = MARK | keys[2 * number + 1] << toKey;
      long slot = first[i];
      // Behind the last slot of a chunk this looks at its first ones: a key found there is in the set, too.
      long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
      int at = within(slot + 1);
      long two = chunk[at] ^ wanted0 | (chunk[at + 1] ^ wanted1) >>> toKey;
      at = within(slot + 2);
      long three = chunk[at] ^ wanted0 | (chunk[at + 1] ^ wanted1) >>> toKey;
      at = within(slot + 3);
      long four = chunk[at] ^ wanted0 | (chunk[at + 1] ^ wanted1) >>> toKey;
      fresh[missed] = number;
      first[missed] = slot;
      missed += (int) (((two | -two) & (three | -three) & (four | -four)) >>> 63);
    }
    return missed;
  }

  /**
   * Leaves out keys that this worker has inserted a short while ago, as {@link WordSet#recallAll} does.
   *
   * @return how many are left; their numbers and first slots are listed in the batch
   */
  private int recallAll(long[] keys, int start, int count, Batch batch) {
    long slotsNow = slots;
    long[] recent = batch.recent;
    long[] first = batch.slots;
    int[] fresh = batch.fresh;
    int left = 0;
    for (int i = start; i < start + count; i++) {
      long word0 = keys[2 * i];
      long word1 = keys[2 * i + 1];
      long hash = hash(word0, word1);
      int at = 2 * (int) (hash >>> Long.SIZE - Batch.RECENT_BITS);
      long difference = recent[at] ^ (word0 | MARK) | recent[at + 1] ^ (word1 | MARK);
      recent[at] = word0 | MARK;
      recent[at + 1] = word1 | MARK;
      fresh[left] = i;
      first[left] = firstSlot(hash, slotsNow);
      left += (int) ((difference | -difference) >>> 63);
    }
    return left;
  }

  private int insertAll(long[] keys, int missed, int level, Batch batch) {
    long[][] chunksNow = table;
    int toKey = levelBits;
    long[] first = batch.slots;
    int[] fresh = batch.fresh;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long wanted0 = MARK | keys[2 * number];
      long wanted1 = second(keys[2 * number + 1], level);
      long slot = first[i];
      while (true) {
        long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int at = within(slot);
        long found = chunk[at];
        if (found == 0) {
          chunk[at] = wanted0;
          chunk[at + 1] = wanted1;
          first[added] = slot;
          fresh[added++] = number;
          break;
        }
        if (found == wanted0 && (chunk[at + 1] ^ wanted1) >>> toKey == 0) {
          break;
        }
        slot++;
        if (slot == slots) {
          slot = 0;
        }
      }
    }
    return added;
  }

  private int insertAllShared(long[] keys, int missed, int level, Batch batch) {
    long[][] chunksNow = table;
    int toKey = levelBits;
    long[] first = batch.slots;
    int[] fresh = batch.fresh;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long wanted0 = MARK | keys[2 * number];
      long wanted1 = second(keys[2 * number + 1], level);
      long slot = first[i];
      while (true) {
        long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int at = within(slot);
        long found = (long) WORD.getOpaque(chunk, at);
        if (found == 0) {
          found = (long) WORD.compareAndExchange(chunk, at, 0L, wanted0);
          if (found == 0) {
            WORD.setRelease(chunk, at + 1, wanted1);
            first[added] = slot;
            fresh[added++] = number;
            break;
          }
        }
        if (found == wanted0 && (awaited(chunk, at + 1) ^ wanted1) >>> toKey == 0) {
          break;
        }
        slot++;
        if (slot == slots) {
          slot = 0;
        }
      }
    }
    return added;
  }

  /** The second word of a slot whose first one is there: whoever wrote that writes this next. */
  private static long awaited(long[] chunk, int at) {
    long second = (long) WORD.getAcquire(chunk, at);
    while (second == 0) {
      Thread.onSpinWait();
      second = (long) WORD.getAcquire(chunk, at);
    }
    return second;
  }

  @Override
  void place(long word0, long word1, int level) {
    long slot = firstSlot(hash(word0, word1), slots);
    while (true) {
      int number = (int) (slot >>> CHUNK_SHIFT);
      long[] chunk = chunks.chunk(number);
      int at = within(slot);
      if (chunk[at] == 0 && WORD.compareAndSet(chunk, at, 0L, MARK | word0)) {
        chunk[at + 1] = second(word1, level);
        if (levels != null) {
          levels.place(number, at / 2, level);
        }
        return;
      }
      slot++;
      if (slot == slots) {
        slot = 0;
      }
    }
  }

  @Override
  void moveChunk(int chunk, StateSet into, Strays strays) {
    moveChunk(chunk, (PairSet) into, strays);
    free(chunk);
  }

  /** As {@link FullSet} does: find the entries, hash them, place them. */
  private void moveChunk(int number, PairSet into, Strays strays) {
    int[] filled = new int[MOVED_TOGETHER];
    long[] firsts = new long[MOVED_TOGETHER];
    long[] chunk = table[number];
    for (int start = 0; start < chunk.length; start += 2 * MOVED_TOGETHER) {
      int count = 0;
      for (int at = start; at < Math.min(chunk.length, start + 2 * MOVED_TOGETHER); at += 2) {
        filled[count] = at;
        count += (int) (chunk[at] >>> 63);
      }
      for (int i = 0; i < count; i++) {
        int at = filled[i];
        firsts[i] = firstSlot(hash(chunk[at] & ~MARK, unmarked(chunk[at + 1])), into.slots);
      }
      moveEntries(number, filled, firsts, count, into, strays);
    }
  }

  private void moveEntries(int number, int[] filled, long[] firsts, int count, PairSet into, Strays strays) {
    long from = number == 0 ? -1 : startIn(into, number);
    long end = startIn(into, number + 1);
    long[] chunk = table[number];
    int toChunk = -1;
    long[] to = null;
    for (int i = 0; i < count; i++) {
      int at = filled[i];
      long slot = firsts[i];
      while (slot > from && slot < end) {
        if (slot >>> CHUNK_SHIFT != toChunk) {
          toChunk = (int) (slot >>> CHUNK_SHIFT);
          to = into.chunks.chunk(toChunk);
        }
        if (to[within(slot)] == 0) {
          break;
        }
        slot++;
      }
      int level = level(number, at);
      if (slot <= from || slot >= end) {
        strays.add(chunk[at] & ~MARK, unmarked(chunk[at + 1]), level);
      } else {
        to[within(slot)] = chunk[at];
        to[within(slot) + 1] = into.second(unmarked(chunk[at + 1]), level);
        if (into.levels != null) {
          into.levels.place(toChunk, within(slot) / 2, level);
        }
      }
    }
  }

  /** @param at where the slot's first word is in its chunk */
  private int level(int number, int at) {
    return levelBits > 0 ? (int) (table[number][at + 1] & levelMask) : levels.get(number, at / 2);
  }

  @Override
  void forEach(int leastLevel, int mostLevel, Visitor visitor) {
    for (int number = 0; number < chunkCount; number++) {
      long[] chunk = table[number];
      for (int at = 0; at < chunk.length; at += 2) {
        if (chunk[at] != 0) {
          int level = level(number, at);
          if (level >= leastLevel && level <= mostLevel) {
            visitor.state(chunk[at] & ~MARK, unmarked(chunk[at + 1]), level);
          }
        }
      }
    }
  }
}
