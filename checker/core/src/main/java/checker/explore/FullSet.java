package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Keys in full: a slot of eight bytes holds a mark, the key and, where there are bits to spare, its level. So a look-up touches one cache
 * line unless it has to probe far.
 */
final class FullSet extends WordSet {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

  /** Slots of a table that is small enough for the processor's caches: there, empty slots cost nothing. */
  private static final long ROOMY_SLOTS = 1 << 18;

  private final Chunked<long[]> chunks;
  private final long[][] table;

  /** Bits of a slot, from the lowest, that tell the level; 0 if there are too few to spare. */
  private final int levelBits;

  private final long levelMask;

  /** Null if slots tell the level. */
  private final SlotLevels levels;

  private FullSet(
      Permutation permutation,
      MemoryBudget budget,
      long slots,
      ArrayPool<long[]> pool,
      SlotLevels levelsBefore,
      int lastLevel) {
    super(permutation, budget, slots);
    this.table = new long[chunkCount][];
    this.chunks =
        new Chunked<>(
            table, pool != null && pool.length() == chunkLength() ? pool : ArrayPool.ofLongs(chunkLength(), budget));
    this.levelBits = SlotLevels.bits(63 - permutation.bits(), lastLevel);
    this.levelMask = (1L << levelBits) - 1;
    this.levels = levelBits > 0 ? null : new SlotLevels(budget, chunkLength(), chunkCount, levelsBefore, lastLevel);
  }

  /**
   * An empty set.
   *
   * @throws MemoryBudget.Exhausted if there is no room for it
   */
  static FullSet first(int keyBits, MemoryBudget budget, long slots) {
    FullSet set = new FullSet(new Permutation(keyBits), budget, slots, null, null, 0);
    set.make();
    return set;
  }

  @Override
  FullSet next(long nextSlots, int lastLevel) {
    return new FullSet(permutation, budget, nextSlots, chunks.pool(), levels, lastLevel);
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

  /** With a byte for the level of each slot, slots have to be fuller to take as little memory. */
  @Override
  long softLimit() {
    return slots < ROOMY_SLOTS ? slots * 5 / 8 : slots / 100 * (levelBits > 0 ? 80 : 85);
  }

  @Override
  long hardLimit() {
    return slots / 16 * 15;
  }

  /** The slot where a key is if nothing else is. */
  private long home(long hash) {
    return Math.multiplyHigh(hash << 63 - permutation.bits(), 2 * slots);
  }

  /** The slot of a key at a level, if slots tell it. */
  private long entry(long key, int level) {
    return MARK | key << levelBits | (levelBits > 0 ? level : 0);
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
   * the window, which lies in the same cache line, mostly. No branch to guess.
   *
   * @return how many keys are in no slot of their window; their numbers and first slots are listed in the batch
   */
  private int touch(long[] keys, int start, int count, Batch batch) {
    int left = recallAll(keys, start, count, batch);
    long[][] chunksNow = table;
    int toKey = levelBits;
    int align = 63 - permutation.bits();
    long twice = 2 * slots;
    long[] first = batch.slots;
    long[] seen = batch.seen;
    int[] fresh = batch.fresh;
    for (int i = 0; i < left; i++) {
      first[i] = Math.multiplyHigh(first[i] << align, twice);
    }
    for (int i = 0; i < left; i++) {
      long slot = first[i];
      seen[i] = chunksNow[(int) (slot >>> CHUNK_SHIFT)][(int) slot & WITHIN];
    }
    int others = 0;
    for (int i = 0; i < left; i++) {
      int number = fresh[i];
      long difference = (seen[i] ^ (MARK | keys[number] << toKey)) >>> toKey;
      long slot = first[i];
      fresh[others] = number;
      first[others] = slot;
      others += (int) ((difference | -difference) >>> 63);
    }
    int missed = 0;
    for (int i = 0; i < others; i++) {
      int number = fresh[i];
      long wanted = MARK | keys[number] << toKey;
      long slot = first[i];
      // Behind the last slot of a chunk this looks at its first ones: a key found there is in the set, too.
      long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
      long two = (chunk[(int) slot + 1 & WITHIN] ^ wanted) >>> toKey;
      long three = (chunk[(int) slot + 2 & WITHIN] ^ wanted) >>> toKey;
      long four = (chunk[(int) slot + 3 & WITHIN] ^ wanted) >>> toKey;
      fresh[missed] = number;
      first[missed] = slot;
      missed += (int) (((two | -two) & (three | -three) & (four | -four)) >>> 63);
    }
    return missed;
  }

  private int insertAll(long[] keys, int missed, int level, Batch batch) {
    long[][] chunksNow = table;
    int toKey = levelBits;
    long[] first = batch.slots;
    int[] fresh = batch.fresh;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long entry = entry(keys[number], level);
      long slot = first[i];
      while (true) {
        long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int within = (int) slot & WITHIN;
        long found = chunk[within];
        if (found == 0) {
          chunk[within] = entry;
          first[added] = slot;
          fresh[added++] = number;
          break;
        }
        if ((found ^ entry) >>> toKey == 0) {
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
      long entry = entry(keys[number], level);
      long slot = first[i];
      while (true) {
        long[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int within = (int) slot & WITHIN;
        long found = (long) SLOT.getOpaque(chunk, within);
        if (found == 0) {
          found = (long) SLOT.compareAndExchange(chunk, within, 0L, entry);
          if (found == 0) {
            first[added] = slot;
            fresh[added++] = number;
            break;
          }
        }
        if ((found ^ entry) >>> toKey == 0) {
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

  @Override
  void place(long key, long none, int level) {
    long entry = entry(key, level);
    long slot = home(permutation.apply(key));
    while (true) {
      int at = (int) (slot >>> CHUNK_SHIFT);
      long[] chunk = chunks.chunk(at);
      int within = (int) slot & WITHIN;
      if (chunk[within] == 0 && SLOT.compareAndSet(chunk, within, 0L, entry)) {
        if (levels != null) {
          levels.place(at, within, level);
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
  int gatherAll(int number, int start, int before, int[] filled, long[] told) {
    long[] chunk = table[number];
    int count = 0;
    for (int i = start; i < before; i++) {
      long slot = chunk[i];
      filled[count] = i;
      told[count] = slot;
      count += (int) (slot >>> 63);
    }
    return count;
  }

  @Override
  void hashesAll(int number, int[] filled, long[] told, long[] hashes, int[] ofLevels, int count) {
    for (int i = 0; i < count; i++) {
      long entry = told[i] & ~MARK;
      hashes[i] = permutation.apply(entry >>> levelBits);
      ofLevels[i] = (int) (entry & levelMask);
    }
    if (levels != null) {
      levels.getAll(number, filled, ofLevels, count);
    }
  }

  @Override
  void entriesAll(long[] hashes, int[] ofLevels, long[] homes, long[] entries, int count) {
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      homes[i] = home(hash);
      entries[i] = MARK | permutation.undo(hash) << levelBits | ofLevels[i] & levelMask;
    }
  }

  @Override
  int placeAll(int number, long[] homes, long[] entries, int[] left, int displacement, int count) {
    long[] chunk = chunks.chunk(number);
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & WITHIN;
      long before = chunk[within];
      // All ones if there is something, otherwise 0.
      long taken = before >> 63;
      chunk[within] = before | entries[entry] & ~taken;
      left[remaining] = entry;
      remaining -= (int) taken;
    }
    return remaining;
  }

  @Override
  int placeWithLevelsAll(
      int number, long[] homes, long[] entries, byte[] told, int[] ofLevels, int[] left, int displacement, int count) {
    long[] chunk = chunks.chunk(number);
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & WITHIN;
      long before = chunk[within];
      long taken = before >> 63;
      chunk[within] = before | entries[entry] & ~taken;
      told[within] = (byte) (told[within] | ofLevels[entry] & ~(int) taken);
      left[remaining] = entry;
      remaining -= (int) taken;
    }
    return remaining;
  }

  @Override
  boolean placeIfEmpty(int number, int within, long entry, int displacement) {
    long[] chunk = chunks.chunk(number);
    boolean empty = chunk[within] == 0;
    if (empty) {
      chunk[within] = entry;
    }
    return empty;
  }

  @Override
  int mostDisplacement() {
    return Integer.MAX_VALUE;
  }

  private int level(int number, int at) {
    return levelBits > 0 ? (int) (table[number][at] & levelMask) : levels.get(number, at);
  }

  @Override
  void forEach(int leastLevel, int mostLevel, Visitor visitor) {
    for (int chunk = 0; chunk < chunkCount; chunk++) {
      visit(chunk, leastLevel, mostLevel, visitor);
    }
  }

  private void visit(int number, int leastLevel, int mostLevel, Visitor visitor) {
    long[] chunk = table[number];
    for (int i = 0; i < chunk.length; i++) {
      if (chunk[i] != 0) {
        int level = level(number, i);
        if (level >= leastLevel && level <= mostLevel) {
          visitor.state((chunk[i] & ~MARK) >>> levelBits, 0, level);
        }
      }
    }
  }
}
