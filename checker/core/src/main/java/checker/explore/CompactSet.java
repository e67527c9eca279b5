package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/**
 * Keys in part, and yet exactly: a slot of four bytes holds the low bits of the permuted key, the remainder; the high bits are
 * the number of the key's home, which is told by where the slot is and by how far that is from home (the displacement, which is kept
 * too). So a key is what undoing the permutation makes of them. The idea of keeping remainders only is Cleary's, see {@link Permutation};
 * he finds the home by two more bits and an order of the entries that workers could not keep up together.
 *
 * <p>The more slots, the shorter the remainders: once there are bits to spare, they tell the level. A slot is, from the highest bits to the
 * lowest: remainder, displacement + 1, level.
 *
 * <p>The few keys whose displacement would be too large go to a map of their own, under a lock.
 */
final class CompactSet extends WordSet {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int LEAST_DISPLACEMENT_BITS = 6;
  private static final int MOST_DISPLACEMENT_BITS = 16;

  /** Fewer would too soon be too few for a search's levels. */
  private static final int LEAST_LEVEL_BITS = 6;

  private static final int MOST_LEVEL_BITS = 16;

  /** What displacements get before levels get more than they need. */
  private static final int MORE_DISPLACEMENT_BITS = 3;

  /** A key is in the set. */
  private static final long PRESENT = -2;

  private static final int MOVED_TOGETHER = 1024;

  /** About what an entry of the overflow map takes. */
  private static final int OVERFLOW_BYTES = 40;

  private final Chunked<int[]> chunks;
  private final int[][] table;

  /** Null if slots tell the level. */
  private final SlotLevels levels;

  /** Bits of a slot, from the lowest, that tell the level; 0 if there are too few to spare. */
  private final int levelBits;

  private final int levelMask;

  /** What an entry has more in the next slot. */
  private final int step;

  private final int homeBits;
  private final int remainderBits;
  private final long remainderMask;
  private final int displacementBits;
  private final int mostDisplacement;

  /** The bits that are set in the entry with the largest displacement. */
  private final int lastEntry;
  private final int entryShift;

  /** A little too small, so that rounding never leads past the number sought. */
  private final double homesPerSlot;

  private final LongIntHashMap overflow = new LongIntHashMap();

  private CompactSet(
      Permutation permutation,
      MemoryBudget budget,
      long slots,
      ArrayPool<int[]> pool,
      SlotLevels levelsBefore,
      int lastLevel) {
    super(permutation, budget, slots);
    this.table = new int[chunkCount][];
    this.chunks =
        new Chunked<>(
            table, pool != null && pool.length() == chunkLength() ? pool : ArrayPool.ofInts(chunkLength(), budget));
    this.homeBits = homeBits(permutation.bits(), slots);
    this.remainderBits = permutation.bits() - homeBits;
    this.remainderMask = (1L << remainderBits) - 1;
    int spare = Integer.SIZE - remainderBits - LEAST_DISPLACEMENT_BITS;
    int needed = Math.max(LEAST_LEVEL_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(lastLevel));
    this.levelBits = spare < needed ? 0 : Math.max(needed, Math.min(MOST_LEVEL_BITS, spare - MORE_DISPLACEMENT_BITS));
    this.step = 1 << levelBits;
    this.levelMask = (1 << levelBits) - 1;
    this.levels =
        levelBits > 0 ? null : new SlotLevels(budget, chunkLength(), chunkCount, levelsBefore, lastLevel);
    this.displacementBits = Math.min(MOST_DISPLACEMENT_BITS, Integer.SIZE - remainderBits - levelBits);
    this.mostDisplacement = (1 << displacementBits) - 2;
    this.lastEntry = mostDisplacement + 1 << levelBits;
    this.entryShift = displacementBits + levelBits;
    this.homesPerSlot = (double) (1L << homeBits) / slots * (1 - 1e-12);
  }

  private static int homeBits(int keyBits, long slots) {
    return Math.min(31, Math.min(keyBits, 63 - Long.numberOfLeadingZeros(slots)));
  }

  /** Whether the entries of a set of so many slots have room for remainder and displacement. */
  static boolean feasible(int keyBits, long slots) {
    return keyBits - homeBits(keyBits, slots) + LEAST_DISPLACEMENT_BITS <= Integer.SIZE && slots < 1L << 32;
  }

  /** A set without chunks that can be filled from one of full keys. */
  static CompactSet after(FullSet full, long slots, int lastLevel) {
    return new CompactSet(full.permutation, full.budget, slots, null, null, lastLevel);
  }

  @Override
  CompactSet next(long nextSlots, int lastLevel) {
    return new CompactSet(permutation, budget, nextSlots, chunks.pool(), levels, lastLevel);
  }

  @Override
  Chunked<int[]> chunks() {
    return chunks;
  }

  @Override
  SlotLevels levels() {
    return levels;
  }

  @Override
  int lastLevel() {
    return levels == null ? levelMask : levels.lastLevel();
  }

  /** With four bytes a slot there may be many empty ones: probing is short. */
  @Override
  long softLimit() {
    return slots / 100 * (levels == null ? 62 : 70);
  }

  /** The smaller the displacements that can be told, the more room between entries is needed to keep them small. */
  @Override
  long hardLimit() {
    int percent = displacementBits >= 9 ? 94 : displacementBits == 8 ? 90 : displacementBits == 7 ? 85 : 78;
    return slots / 100 * percent;
  }

  private long home(long hash) {
    return (hash >>> remainderBits) * slots >>> homeBits;
  }

  /** What a slot at home holds, but for the level; each slot further on, a {@link #step} more. */
  private int entry(long hash) {
    return (int) ((hash & remainderMask) << entryShift) + step;
  }

  /** What a slot tells of a level. */
  private int inSlot(int level) {
    return levels == null ? level : 0;
  }

  @Override
  int insert(long[] keys, int start, int count, int level, Batch batch, boolean shared) {
    int left = recall(keys, start, count, batch);
    load(left, batch);
    int others = sort(left, batch);
    int missed = lookBehind(others, batch);
    int added = put(keys, missed, level, batch, shared);
    if (levels != null) {
      levels.put(batch.slots, added, level);
    }
    return added;
  }

  /**
   * Replaces hashes by candidates, a home above and an entry below, and loads the slots at home: no load waits for another, and the
   * fewer there are for a key, the more keys wait for memory at the same time.
   */
  private void load(int count, Batch batch) {
    long[] candidates = batch.slots;
    int[] first = batch.first;
    for (int i = 0; i < count; i++) {
      long hash = candidates[i];
      candidates[i] = home(hash) << Integer.SIZE | Integer.toUnsignedLong(entry(hash));
    }
    for (int i = 0; i < count; i++) {
      long home = candidates[i] >>> Integer.SIZE;
      first[i] = table[(int) (home >>> CHUNK_SHIFT)][(int) home & WITHIN];
    }
  }

  /**
   * Leaves out the keys that are at home, and lists apart those at whose home there is nothing: to put them there takes no branch that
   * is hard to guess.
   *
   * @return how many there are of the others
   */
  private int sort(int count, Batch batch) {
    int toEntry = levelBits;
    long[] candidates = batch.slots;
    int[] fresh = batch.fresh;
    int[] first = batch.first;
    long[] absent = batch.seen;
    int[] absentNumbers = batch.absent;
    int absentCount = 0;
    int others = 0;
    for (int i = 0; i < count; i++) {
      long candidate = candidates[i];
      int number = fresh[i];
      int found = first[i];
      int full = (found | -found) >>> 31;
      int difference = (found ^ (int) candidate) >>> toEntry;
      absent[absentCount] = candidate;
      absentNumbers[absentCount] = number;
      absentCount += full ^ 1;
      candidates[others] = candidate;
      fresh[others] = number;
      others += (difference | -difference) >>> 31 & full;
    }
    batch.absentCount = absentCount;
    return others;
  }

  /** Leaves out the keys that are right behind their home, where there is something else; the others' next candidate is there. */
  private int lookBehind(int count, Batch batch) {
    int toEntry = levelBits;
    long further = (1L << Integer.SIZE) + step;
    long[] candidates = batch.slots;
    int[] fresh = batch.fresh;
    int missed = 0;
    for (int i = 0; i < count; i++) {
      long candidate = candidates[i] + further;
      int number = fresh[i];
      int within = (int) (candidate >>> Integer.SIZE) & WITHIN;
      // The next chunk is not looked at, here: 0 agrees with no entry.
      int found = within == 0 ? 0 : table[(int) (candidate >>> Integer.SIZE + CHUNK_SHIFT)][within];
      int difference = (found ^ (int) candidate) >>> toEntry;
      candidates[missed] = candidate;
      fresh[missed] = number;
      missed += (difference | -difference) >>> 31;
    }
    return missed;
  }

  /** Lists those that are new, first of the keys that were found nowhere, then of those whose home was empty. */
  private int put(long[] keys, int missed, int level, Batch batch, boolean shared) {
    int told = inSlot(level);
    int[] fresh = batch.fresh;
    long[] places = batch.slots;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long place = probe(places[i], keys[number], level, shared);
      if (place != PRESENT) {
        places[added] = place;
        fresh[added++] = number;
      }
    }
    long[] absent = batch.seen;
    int[] absentNumbers = batch.absent;
    for (int i = 0; i < batch.absentCount; i++) {
      long candidate = absent[i];
      int number = absentNumbers[i];
      long place = candidate >>> Integer.SIZE;
      int[] chunk = table[(int) (place >>> CHUNK_SHIFT)];
      if (claim(chunk, (int) place & WITHIN, (int) candidate | told, shared) != 0) {
        place = probe(candidate, keys[number], level, shared);
        if (place == PRESENT) {
          continue;
        }
      }
      places[added] = place;
      fresh[added++] = number;
    }
    return added;
  }

  /** Goes on from a candidate to the key or to an empty slot, which it takes. Returns the slot, or {@link #PRESENT}. */
  private long probe(long candidate, long key, int level, boolean shared) {
    int told = inSlot(level);
    long slot = candidate >>> Integer.SIZE;
    int entry = (int) candidate;
    while (true) {
      if (slot == slots) {
        slot = 0;
      }
      int found = claim(table[(int) (slot >>> CHUNK_SHIFT)], (int) slot & WITHIN, entry | told, shared);
      if (found == 0) {
        return slot;
      }
      if ((found ^ entry) >>> levelBits == 0) {
        return PRESENT;
      }
      if ((entry & lastEntry) == lastEntry) {
        return overflow(key, level) ? SlotLevels.NO_SLOT : PRESENT;
      }
      entry += step;
      slot++;
    }
  }

  /** Puts an entry into a slot if that is empty. Returns what was there. */
  private static int claim(int[] chunk, int within, int entry, boolean shared) {
    int found = (int) SLOT.getOpaque(chunk, within);
    if (found != 0) {
      return found;
    }
    if (shared) {
      return (int) SLOT.compareAndExchange(chunk, within, 0, entry);
    }
    chunk[within] = entry;
    return 0;
  }

  /** Puts a key into the map; false if it is there. */
  private boolean overflow(long key, int level) {
    synchronized (overflow) {
      if (overflow.containsKey(key)) {
        return false;
      }
      if (budget.allocate(OVERFLOW_BYTES, () -> overflow) == null) {
        throw MemoryBudget.Exhausted.INSTANCE;
      }
      overflow.put(key, level);
      return true;
    }
  }

  @Override
  void place(long key, long none, int level) {
    long hash = permutation.apply(key);
    long slot = home(hash);
    int entry = entry(hash);
    for (int displacement = 0; displacement <= mostDisplacement; displacement++) {
      int at = (int) (slot >>> CHUNK_SHIFT);
      int[] chunk = chunks.chunk(at);
      int within = (int) slot & WITHIN;
      int told = entry + (displacement << levelBits) | inSlot(level);
      if (chunk[within] == 0 && SLOT.compareAndSet(chunk, within, 0, told)) {
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
    overflow(key, level);
  }

  @Override
  void moveChunk(int chunk, StateSet into, Strays strays) {
    if (into instanceof CompactSet set) {
      moveChunk(chunk, set, strays);
    } else {
      visit(chunk, 0, Integer.MAX_VALUE, into::place);
    }
    free(chunk);
  }

  /**
   * Both sets are in the order of hashes, and slots tell them: nothing is hashed, and memory is gone through from one end to the
   * other. In rounds for some slots at a time, of which only the last has branches to guess.
   */
  private void moveChunk(int number, CompactSet into, Strays strays) {
    int[] filled = new int[MOVED_TOGETHER];
    long[] hashes = new long[MOVED_TOGETHER];
    int[] chunk = table[number];
    long base = (long) number << CHUNK_SHIFT;
    for (int start = 0; start < chunk.length; start += MOVED_TOGETHER) {
      int count = 0;
      for (int i = start; i < Math.min(chunk.length, start + MOVED_TOGETHER); i++) {
        filled[count] = i;
        count += (chunk[i] | -chunk[i]) >>> 31;
      }
      for (int i = 0; i < count; i++) {
        hashes[i] = hash(base + filled[i], told(chunk[filled[i]]));
      }
      moveEntries(number, filled, hashes, count, into, strays);
    }
  }

  private void moveEntries(int number, int[] filled, long[] hashes, int count, CompactSet into, Strays strays) {
    long from = number == 0 ? -1 : startIn(into, number);
    long end = startIn(into, number + 1);
    int toChunk = -1;
    int[] to = null;
    for (int i = 0; i < count; i++) {
      long slot = into.home(hashes[i]);
      int entry = into.entry(hashes[i]);
      int last = entry + (into.mostDisplacement << into.levelBits);
      int level = level(number, filled[i]);
      boolean placed = false;
      if (toChunk == slot >>> CHUNK_SHIFT && ((int) slot & WITHIN) != WITHIN) {
        // Most entries are placed at home or right behind it: one step without a branch to guess.
        int taken = to[(int) slot & WITHIN];
        int further = (taken | -taken) >>> 31;
        slot += further;
        entry += into.step & -further;
      }
      while (slot > from && slot < end) {
        if (slot >>> CHUNK_SHIFT != toChunk) {
          toChunk = (int) (slot >>> CHUNK_SHIFT);
          to = into.chunks.chunk(toChunk);
        }
        if (to[(int) slot & WITHIN] == 0) {
          to[(int) slot & WITHIN] = entry | into.inSlot(level);
          if (into.levels != null) {
            into.levels.place(toChunk, (int) slot & WITHIN, level);
          }
          placed = true;
          break;
        }
        if (entry == last) {
          break;
        }
        entry += into.step;
        slot++;
      }
      if (!placed) {
        strays.add(permutation.undo(hashes[i]), 0, level);
      }
    }
  }

  @Override
  void moveRest(StateSet into) {
    overflow.forEachKeyValue((key, level) -> into.place(key, 0, level));
    budget.release((long) OVERFLOW_BYTES * overflow.size());
  }

  @Override
  void forEach(int leastLevel, int mostLevel, Visitor visitor) {
    for (int chunk = 0; chunk < chunkCount; chunk++) {
      visit(chunk, leastLevel, mostLevel, visitor);
    }
    overflow.forEachKeyValue(
        (key, level) -> {
          if (level >= leastLevel && level <= mostLevel) {
            visitor.state(key, 0, level);
          }
        });
  }

  private void visit(int number, int leastLevel, int mostLevel, Visitor visitor) {
    int[] chunk = table[number];
    long base = (long) number << CHUNK_SHIFT;
    for (int i = 0; i < chunk.length; i++) {
      if (chunk[i] != 0) {
        int level = level(number, i);
        if (level >= leastLevel && level <= mostLevel) {
          visitor.state(permutation.undo(hash(base + i, told(chunk[i]))), 0, level);
        }
      }
    }
  }

  private int level(int chunk, int at) {
    return levels == null ? table[chunk][at] & levelMask : levels.get(chunk, at);
  }

  /** Remainder and displacement, as a slot tells them. */
  private long told(int entry) {
    return (Integer.toUnsignedLong(entry) >>> levelBits) - 1;
  }

  /**
   * The hash of the key in a slot.
   *
   * @param entry as {@link #told} gives it
   */
  private long hash(long slot, long entry) {
    long homeSlot = slot - (entry & (1L << displacementBits) - 1);
    homeSlot += homeSlot >> 63 & slots;
    // The least number that home() maps to the slot: there is one, and only one, since slots >= 2^homeBits.
    long home = (long) (homeSlot * homesPerSlot);
    while (home * slots >>> homeBits < homeSlot) {
      home++;
    }
    return home << remainderBits | entry >>> displacementBits;
  }
}
