package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
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
  private final int entryShift;

  /** Homes of a slot, times 2^63: a little less. */
  private final long homesPerSlot;

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
    this.entryShift = displacementBits + levelBits;
    this.homesPerSlot = BigInteger.TWO.pow(homeBits + 63).subtract(BigInteger.ONE).divide(BigInteger.valueOf(slots)).longValueExact();
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
    return slots / 100 * (levels == null ? 62 : Math.min(76, hardPercent() - 8));
  }

  /** The smaller the displacements that can be told, the more room between entries is needed to keep them small. */
  @Override
  long hardLimit() {
    return slots / 100 * hardPercent();
  }

  private int hardPercent() {
    return displacementBits >= 9 ? 94 : displacementBits == 8 ? 90 : displacementBits == 7 ? 85 : 78;
  }

  /** The slot where a key is if nothing else is. */
  long home(long hash) {
    return (hash >>> remainderBits) * slots >>> homeBits;
  }

  int step() {
    return step;
  }

  /** Farthest from home that an entry can be. */
  int mostDisplacement() {
    return mostDisplacement;
  }

  /** What a slot at home holds, but for the level; each slot further on, a {@link #step} more. */
  int entry(long hash) {
    return (int) ((hash & remainderMask) << entryShift) + step;
  }

  /** What a slot tells of a level. */
  private int inSlot(int level) {
    return levels == null ? level : 0;
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

  private int insertAll(long[] keys, int missed, int level, Batch batch) {
    int[][] chunksNow = table;
    int toEntry = levelBits;
    int told = inSlot(level);
    int[] fresh = batch.fresh;
    long[] places = batch.slots;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long slot = places[i];
      int entry = (int) batch.seen[i];
      int last = entry + (mostDisplacement << toEntry);
      while (true) {
        int at = (int) (slot >>> CHUNK_SHIFT);
        int within = (int) slot & WITHIN;
        int found = chunksNow[at][within];
        if (found == 0) {
          chunksNow[at][within] = entry | told;
          places[added] = slot;
          fresh[added++] = number;
          break;
        }
        if ((found ^ entry) >>> toEntry == 0) {
          break;
        }
        if (entry == last) {
          if (overflow(keys[number], level)) {
            places[added] = SlotLevels.NO_SLOT;
            fresh[added++] = number;
          }
          break;
        }
        entry += step;
        slot++;
        if (slot == slots) {
          slot = 0;
        }
      }
    }
    return added;
  }

  private int insertAllShared(long[] keys, int missed, int level, Batch batch) {
    int[][] chunksNow = table;
    int toEntry = levelBits;
    int told = inSlot(level);
    int[] fresh = batch.fresh;
    long[] places = batch.slots;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long slot = places[i];
      int entry = (int) batch.seen[i];
      int last = entry + (mostDisplacement << toEntry);
      while (true) {
        int[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int within = (int) slot & WITHIN;
        int found = (int) SLOT.getOpaque(chunk, within);
        if (found == 0) {
          found = (int) SLOT.compareAndExchange(chunk, within, 0, entry | told);
          if (found == 0) {
            places[added] = slot;
            fresh[added++] = number;
            break;
          }
        }
        if ((found ^ entry) >>> toEntry == 0) {
          break;
        }
        if (entry == last) {
          if (overflow(keys[number], level)) {
            places[added] = SlotLevels.NO_SLOT;
            fresh[added++] = number;
          }
          break;
        }
        entry += step;
        slot++;
        if (slot == slots) {
          slot = 0;
        }
      }
    }
    return added;
  }

  /** Loads the first slot of every key, and then the second of the others; lists the keys that are in neither, with home and entry. */
  private int touch(long[] keys, int start, int count, Batch batch) {
    int left = recallAll(keys, start, count, batch);
    long[] homes = batch.slots;
    long[] entries = batch.seen;
    for (int i = 0; i < left; i++) {
      long hash = homes[i];
      homes[i] = home(hash);
      entries[i] = entry(hash);
    }
    loadAll(homes, batch.first, left);
    return lookBehindAll(batch, compareAll(batch, left));
  }

  /** Loads the slots at home: independent loads, whose cache misses overlap. */
  private void loadAll(long[] homes, int[] first, int count) {
    int[][] chunksNow = table;
    for (int i = 0; i < count; i++) {
      long home = homes[i];
      first[i] = chunksNow[(int) (home >>> CHUNK_SHIFT)][(int) home & WITHIN];
    }
  }

  /** Leaves out keys that are at home. */
  private int compareAll(Batch batch, int count) {
    long[] homes = batch.slots;
    long[] entries = batch.seen;
    int[] first = batch.first;
    int[] fresh = batch.fresh;
    int toEntry = levelBits;
    int others = 0;
    for (int i = 0; i < count; i++) {
      long entry = entries[i];
      int difference = (first[i] ^ (int) entry) >>> toEntry;
      long home = homes[i];
      fresh[others] = fresh[i];
      homes[others] = home;
      entries[others] = entry;
      others += (difference | -difference) >>> 31;
    }
    return others;
  }

  /** Leaves out keys that are in the slot behind. */
  private int lookBehindAll(Batch batch, int count) {
    int[][] chunksNow = table;
    long[] homes = batch.slots;
    long[] entries = batch.seen;
    int[] fresh = batch.fresh;
    int toEntry = levelBits;
    int next = step;
    int missed = 0;
    for (int i = 0; i < count; i++) {
      int number = fresh[i];
      long home = homes[i];
      long entry = entries[i];
      int within = (int) home & WITHIN;
      // Behind the last slot of a chunk there is another home's slot: 0 agrees with no entry.
      int second = within == WITHIN ? 0 : chunksNow[(int) (home >>> CHUNK_SHIFT)][within + 1];
      int difference = (second ^ (int) entry + next) >>> toEntry;
      fresh[missed] = number;
      homes[missed] = home;
      entries[missed] = entry;
      missed += (difference | -difference) >>> 31;
    }
    return missed;
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
      CompactMove.move(this, chunk, set, strays);
    } else {
      visit(chunk, 0, Integer.MAX_VALUE, into::place);
    }
    free(chunk);
  }

  /** The levels of entries of a chunk. */
  void levelsAll(int number, int[] filled, int[] slotsTold, int[] into, int count) {
    if (levels != null) {
      levels.getAll(number, filled, into, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      into[i] = slotsTold[i] & levelMask;
    }
  }

  /**
   * The hashes of the keys of entries of a chunk.
   *
   * @param filled which slots of the chunk
   * @param slotsTold what they hold
   */
  void hashesAll(int number, int[] filled, int[] slotsTold, long[] hashes, int count) {
    long base = (long) number << CHUNK_SHIFT;
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(base + filled[i], told(slotsTold[i]));
    }
  }

  /** The homes of keys, and what slots there hold of them. */
  void entriesAll(long[] hashes, int[] ofLevels, long[] homes, int[] entries, int count) {
    int mask = levelMask;
    for (int i = 0; i < count; i++) {
      homes[i] = home(hashes[i]);
      entries[i] = entry(hashes[i]) | ofLevels[i] & mask;
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
  long told(int entry) {
    return (Integer.toUnsignedLong(entry) >>> levelBits) - 1;
  }

  /**
   * The hash of the key in a slot.
   *
   * @param entry as {@link #told} gives it
   */
  long hash(long slot, long entry) {
    long homeSlot = slot - (entry & (1L << displacementBits) - 1);
    homeSlot += homeSlot >> 63 & slots;
    // The least number that home() maps to the slot: there is one, and only one, since slots >= 2^homeBits. That is homeSlot * 2^homeBits /
    // slots, rounded up. Its fraction is 0 or more than the error of 2^-30 at the most, since slots are whole chunks, or few.
    long home = Math.multiplyHigh(homeSlot << 1, homesPerSlot) + (-homeSlot >>> 63);
    return home << remainderBits | entry >>> displacementBits;
  }
}
