package checker.explore;

import java.math.BigInteger;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/**
 * Keys in part, and yet exactly: a slot holds the low bits of the permuted key, the remainder; the high bits are
 * the number of the key's home, which is told by where the slot is and by how far that is from home (the displacement, which is kept
 * too). So a key is what undoing the permutation makes of them. The idea of keeping remainders only is Cleary's, see {@link Permutation};
 * he finds the home by two more bits and an order of the entries that workers could not keep up together.
 *
 * <p>The more slots, the shorter the remainders: if there are bits to spare, they tell the level. A slot is, from the highest bits to the
 * lowest: remainder, displacement + 1, level.
 *
 * <p>The few keys whose displacement would be too large go to a map of their own, under a lock.
 */
abstract class RemainderSet extends WordSet {
  static final int LEAST_DISPLACEMENT_BITS = 6;
  private static final int MOST_DISPLACEMENT_BITS = 16;

  /** Fewer would too soon be too few for a search's levels. */
  static final int LEAST_LEVEL_BITS = 6;

  private static final int MOST_LEVEL_BITS = 16;

  /** What displacements get before levels get more than they need. */
  private static final int MORE_DISPLACEMENT_BITS = 3;

  /** About what an entry of the overflow map takes. */
  private static final int OVERFLOW_BYTES = 40;

  /** Null if slots tell the level. */
  final SlotLevels levels;

  /** Bits of a slot, from the lowest, that tell the level; 0 if there are too few to spare. */
  final int levelBits;

  private final int levelMask;

  /** What an entry has more in the next slot. */
  final int step;

  private final int homeBits;
  private final int remainderBits;
  private final long remainderMask;
  final int displacementBits;
  final int mostDisplacement;
  private final int entryShift;

  /** Homes of a slot, times 2^63: a little less. */
  private final long homesPerSlot;

  private final LongIntHashMap overflow = new LongIntHashMap();

  /**
   * Without chunks.
   *
   * @param slotBits bits of a slot
   * @param levelsBefore levels beside the slots of a set whose chunks are used on, or null
   * @param lastLevel highest level to be told
   */
  RemainderSet(
      Permutation permutation,
      MemoryBudget budget,
      long slots,
      int slotBits,
      SlotLevels levelsBefore,
      int lastLevel) {
    super(permutation, budget, slots);
    this.homeBits = homeBits(permutation.bits(), slots);
    this.remainderBits = permutation.bits() - homeBits;
    this.remainderMask = (1L << remainderBits) - 1;
    int spare = slotBits - remainderBits - LEAST_DISPLACEMENT_BITS;
    int needed = Math.max(LEAST_LEVEL_BITS, Integer.SIZE - Integer.numberOfLeadingZeros(lastLevel));
    this.levelBits = spare < needed ? 0 : Math.max(needed, Math.min(MOST_LEVEL_BITS, spare - MORE_DISPLACEMENT_BITS));
    this.step = 1 << levelBits;
    this.levelMask = (1 << levelBits) - 1;
    this.levels =
        levelBits > 0 ? null : new SlotLevels(budget, chunkLength(), chunkCount, levelsBefore, lastLevel);
    this.displacementBits = Math.min(MOST_DISPLACEMENT_BITS, slotBits - remainderBits - levelBits);
    this.mostDisplacement = (1 << displacementBits) - 2;
    this.entryShift = displacementBits + levelBits;
    this.homesPerSlot = BigInteger.TWO.pow(homeBits + 63).subtract(BigInteger.ONE).divide(BigInteger.valueOf(slots)).longValueExact();
  }

  private static int homeBits(int keyBits, long slots) {
    return Math.min(31, Math.min(keyBits, 63 - Long.numberOfLeadingZeros(slots)));
  }

  /** Bits of the remainders of keys in a set of so many slots, which must be fewer than 2^32. */
  static int remainderBits(int keyBits, long slots) {
    return keyBits - homeBits(keyBits, slots);
  }

  @Override
  final SlotLevels levels() {
    return levels;
  }

  @Override
  final int lastLevel() {
    return levels == null ? levelMask : levels.lastLevel();
  }

  /** The smaller the displacements that can be told, the more room between entries is needed to keep them small. */
  @Override
  final long hardLimit() {
    return slots / 100 * hardPercent();
  }

  final int hardPercent() {
    return displacementBits >= 9 ? 94 : displacementBits == 8 ? 90 : displacementBits == 7 ? 85 : 78;
  }

  /** The slot where a key is if nothing else is. */
  final long home(long hash) {
    return (hash >>> remainderBits) * slots >>> homeBits;
  }

  /** What a slot at home holds, but for the level; each slot further on, a {@link #step} more. */
  final long entry(long hash) {
    return ((hash & remainderMask) << entryShift) + step;
  }

  /** Remainder and displacement, as a slot tells them. */
  final long told(long slot) {
    return (slot >>> levelBits) - 1;
  }

  /**
   * The hash of the key in a slot.
   *
   * @param told as {@link #told} gives it
   */
  final long hash(long slot, long told) {
    long homeSlot = slot - (told & (1L << displacementBits) - 1);
    homeSlot += homeSlot >> 63 & slots;
    // The least number that home() maps to the slot: there is one, and only one, since slots >= 2^homeBits. That is homeSlot * 2^homeBits /
    // slots, rounded up. Its fraction is 0 or more than the error of 2^-30 at the most, since slots are whole chunks, or few.
    long home = Math.multiplyHigh(homeSlot << 1, homesPerSlot) + (-homeSlot >>> 63);
    return home << remainderBits | told >>> displacementBits;
  }

  /** What a slot tells of a level. */
  final int inSlot(int level) {
    return levels == null ? level : 0;
  }

  @Override
  final int insert(long[] keys, int start, int count, int level, Batch batch, boolean shared) {
    int left = recallAll(keys, start, count, batch);
    goHomeAll(batch.slots, batch.seen, left);
    int missed = touch(left, batch);
    int added = shared ? insertAllShared(keys, missed, level, batch) : insertAll(keys, missed, level, batch);
    if (levels != null) {
      levels.put(batch.slots, added, level);
    }
    return added;
  }

  /**
   * Finds the homes of keys and what slots there hold of them.
   *
   * @param homes the keys' hashes; afterwards, their homes
   */
  private void goHomeAll(long[] homes, long[] entries, int count) {
    for (int i = 0; i < count; i++) {
      long hash = homes[i];
      homes[i] = home(hash);
      entries[i] = entry(hash);
    }
  }

  /**
   * Loads the first slot of every key, and then the second of the others; lists the keys that are in neither, with home and entry.
   *
   * @param count keys listed in the batch, with home and entry
   * @return how many are listed then
   */
  abstract int touch(int count, Batch batch);

  /** Inserts the keys that are listed. */
  abstract int insertAll(long[] keys, int missed, int level, Batch batch);

  /** The same while other workers do so, too. */
  abstract int insertAllShared(long[] keys, int missed, int level, Batch batch);

  /** What a slot of a chunk holds. */
  abstract long slotAt(int chunk, int within);

  /** Puts an entry with its level into a slot, unless there is something. Any number of threads may. */
  abstract boolean claim(int chunk, int within, long entry);

  /** Puts a key into the map; false if it is there. */
  final boolean overflow(long key, int level) {
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
  final void place(long key, long none, int level) {
    long hash = permutation.apply(key);
    long slot = home(hash);
    long entry = entry(hash) | inSlot(level);
    for (int displacement = 0; displacement <= mostDisplacement; displacement++) {
      int at = (int) (slot >>> CHUNK_SHIFT);
      int within = (int) slot & WITHIN;
      if (claim(at, within, entry)) {
        if (levels != null) {
          levels.place(at, within, level);
        }
        return;
      }
      entry += step;
      slot++;
      if (slot == slots) {
        slot = 0;
      }
    }
    overflow(key, level);
  }

  @Override
  final void hashesAll(int number, int[] filled, long[] told, long[] hashes, int[] ofLevels, int count) {
    long base = (long) number << CHUNK_SHIFT;
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(base + filled[i], told(told[i]));
      ofLevels[i] = (int) told[i] & levelMask;
    }
    if (levels != null) {
      levels.getAll(number, filled, ofLevels, count);
    }
  }

  @Override
  final void entriesAll(long[] hashes, int[] ofLevels, long[] homes, long[] entries, int count) {
    for (int i = 0; i < count; i++) {
      long hash = hashes[i];
      homes[i] = home(hash);
      entries[i] = entry(hash) | ofLevels[i] & levelMask;
    }
  }

  @Override
  final int mostDisplacement() {
    return mostDisplacement;
  }

  @Override
  final void moveRest(StateSet into) {
    overflow.forEachKeyValue((key, level) -> into.place(key, 0, level));
    budget.release((long) OVERFLOW_BYTES * overflow.size());
  }

  @Override
  final void forEach(int leastLevel, int mostLevel, Visitor visitor) {
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
    long base = (long) number << CHUNK_SHIFT;
    for (int i = 0; i < chunkLength(); i++) {
      long slot = slotAt(number, i);
      if (slot != 0) {
        int level = levels == null ? (int) slot & levelMask : levels.get(number, i);
        if (level >= leastLevel && level <= mostLevel) {
          visitor.state(permutation.undo(hash(base + i, told(slot))), 0, level);
        }
      }
    }
  }
}
