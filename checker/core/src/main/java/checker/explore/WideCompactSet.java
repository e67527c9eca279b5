package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Remainders in slots of six bytes, for keys that are too long for {@link CompactSet}. Two slots take three numbers of a chunk: the low
 * bits of one, those of the other, and the high bits of both. So the low ones can be claimed by a compare-and-set, and a look-up
 * touches one cache line, mostly. (An array of bytes would not do: its parts cannot be compared and set on JDK 25.)
 *
 * <p>Publication: workers that share the set claim a slot by its low bits, which are {@link #busy} until the high ones are written, and then
 * released. Who sees others than 0 and these may read the high ones. While chunks are moved, each thread fills slots of its own, and two
 * threads never both slots of a pair: between theirs lies one that neither fills (see {@link #startIn}).
 */
final class WideCompactSet extends RemainderSet {
  private static final VarHandle INT = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int SLOT_BITS = 48;
  private static final int HIGH_BITS = 16;

  private final Chunked<int[]> chunks;
  private final int[][] table;

  /** Low bits of a slot that is being filled; no entry has these, for its displacement + 1 is not 0. */
  private final int busy;

  private WideCompactSet(
      Permutation permutation,
      MemoryBudget budget,
      long slots,
      ArrayPool<int[]> pool,
      SlotLevels levelsBefore,
      int lastLevel) {
    super(permutation, budget, slots, SLOT_BITS, levelsBefore, lastLevel);
    this.table = new int[chunkCount][];
    int length = highAt(chunkLength()) + 1;
    this.chunks = new Chunked<>(table, pool != null && pool.length() == length ? pool : ArrayPool.ofInts(length, budget));
    this.busy = levelBits > 0 ? 1 : Integer.MIN_VALUE;
  }

  /** Whether the entries of a set of so many slots have room for remainder, displacement and level. */
  static boolean feasible(int keyBits, long slots) {
    return slots < 1L << 32
        && remainderBits(keyBits, slots) + LEAST_DISPLACEMENT_BITS + LEAST_LEVEL_BITS <= SLOT_BITS;
  }

  /** A set without chunks that can be filled from one of another kind. */
  static WideCompactSet after(WordSet full, long slots, int lastLevel) {
    return new WideCompactSet(full.permutation, full.budget, slots, null, null, lastLevel);
  }

  @Override
  WideCompactSet next(long nextSlots, int lastLevel) {
    return new WideCompactSet(permutation, budget, nextSlots, chunks.pool(), levels, lastLevel);
  }

  @Override
  Chunked<int[]> chunks() {
    return chunks;
  }

  @Override
  long softLimit() {
    return slots / 100 * Math.min(82, hardPercent() - 3);
  }

  /** Where a slot's low bits are in its chunk. */
  private static int lowAt(int within) {
    return within + (within >>> 1);
  }

  /** Where its high bits are, with those of another slot. */
  private static int highAt(int within) {
    return lowAt(within | 1) + 1;
  }

  /** How far left they are there. */
  private static int highShift(int within) {
    return (within & 1) * HIGH_BITS;
  }

  private static char high(int[] chunk, int within) {
    return (char) (chunk[highAt(within)] >>> highShift(within));
  }

  private static char high(long slot) {
    return (char) (slot >>> Integer.SIZE);
  }

  private static long slot(int[] chunk, int within) {
    return (long) high(chunk, within) << Integer.SIZE | Integer.toUnsignedLong(chunk[lowAt(within)]);
  }

  @Override
  long slotAt(int chunk, int within) {
    return slot(table[chunk], within);
  }

  /** Fills an empty slot while no other thread fills that with which it shares a number. */
  private static void fill(int[] chunk, int within, long slot) {
    chunk[lowAt(within)] = (int) slot;
    chunk[highAt(within)] |= high(slot) << highShift(within);
  }

  @Override
  boolean claim(int chunk, int within, long slot) {
    return claim(chunks.chunk(chunk), within, slot);
  }

  private boolean claim(int[] chunk, int within, long slot) {
    int low = lowAt(within);
    if (chunk[low] != 0 || !INT.compareAndSet(chunk, low, 0, busy)) {
      return false;
    }
    INT.getAndBitwiseOr(chunk, highAt(within), high(slot) << highShift(within));
    INT.setRelease(chunk, low, (int) slot);
    return true;
  }

  @Override
  int touch(int count, Batch batch) {
    loadAll(batch.slots, batch.first, count);
    // Whoever sees the low bits of a slot that is filled sees the high ones, too, which are written before.
    VarHandle.acquireFence();
    return lookBehindAll(batch, compareAll(batch, count));
  }

  /** Loads the slots at home, their low bits: independent loads, whose cache misses overlap the more, the less else there is to do. */
  private void loadAll(long[] homes, int[] first, int count) {
    int[][] chunksNow = table;
    for (int i = 0; i < count; i++) {
      long home = homes[i];
      first[i] = chunksNow[(int) (home >>> CHUNK_SHIFT)][lowAt((int) home & WITHIN)];
    }
  }

  /** 0 if a slot holds an entry, whatever its level. */
  private static int difference(int[] chunk, int within, long entry, int toEntry) {
    return ((int) INT.getAcquire(chunk, lowAt(within)) ^ (int) entry) >>> toEntry | high(chunk, within) ^ high(entry);
  }

  /** Leaves out keys that are at home. */
  private int compareAll(Batch batch, int count) {
    long[] homes = batch.slots;
    long[] entries = batch.seen;
    int[][] chunksNow = table;
    int[] first = batch.first;
    int[] fresh = batch.fresh;
    int toEntry = levelBits;
    int others = 0;
    for (int i = 0; i < count; i++) {
      long entry = entries[i];
      long home = homes[i];
      int[] chunk = chunksNow[(int) (home >>> CHUNK_SHIFT)];
      int difference =
          (first[i] ^ (int) entry) >>> toEntry | high(chunk, (int) home & WITHIN) ^ high(entry);
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
      // Behind the last slot of a chunk there is another home's slot.
      int difference =
          within == WITHIN
              ? 1
              : difference(chunksNow[(int) (home >>> CHUNK_SHIFT)], within + 1, entry + next, toEntry);
      fresh[missed] = number;
      homes[missed] = home;
      entries[missed] = entry;
      missed += (difference | -difference) >>> 31;
    }
    return missed;
  }

  @Override
  int insertAll(long[] keys, int missed, int level, Batch batch) {
    int[][] chunksNow = table;
    int toEntry = levelBits;
    int told = inSlot(level);
    int[] fresh = batch.fresh;
    long[] places = batch.slots;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long slot = places[i];
      long entry = batch.seen[i];
      long last = entry + ((long) mostDisplacement << toEntry);
      while (true) {
        int[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int within = (int) slot & WITHIN;
        int low = chunk[lowAt(within)];
        if (low == 0) {
          fill(chunk, within, entry | told);
          places[added] = slot;
          fresh[added++] = number;
          break;
        }
        if ((low ^ (int) entry) >>> toEntry == 0 && high(chunk, within) == high(entry)) {
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

  @Override
  int insertAllShared(long[] keys, int missed, int level, Batch batch) {
    int[][] chunksNow = table;
    int toEntry = levelBits;
    int told = inSlot(level);
    int[] fresh = batch.fresh;
    long[] places = batch.slots;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long slot = places[i];
      long entry = batch.seen[i];
      long last = entry + ((long) mostDisplacement << toEntry);
      while (true) {
        int[] chunk = chunksNow[(int) (slot >>> CHUNK_SHIFT)];
        int within = (int) slot & WITHIN;
        if (claim(chunk, within, entry | told)) {
          places[added] = slot;
          fresh[added++] = number;
          break;
        }
        int low = awaited(chunk, lowAt(within));
        if ((low ^ (int) entry) >>> toEntry == 0 && high(chunk, within) == high(entry)) {
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

  /** The low bits of a slot that is not empty, once it is filled: whoever has claimed it waits for nobody. */
  private int awaited(int[] chunk, int at) {
    int low = (int) INT.getAcquire(chunk, at);
    while (low == busy) {
      Thread.onSpinWait();
      low = (int) INT.getAcquire(chunk, at);
    }
    return low;
  }

  @Override
  int gatherAll(int number, int start, int before, int[] filled, long[] told) {
    int[] chunk = table[number];
    int count = 0;
    for (int i = start; i < before; i++) {
      long slot = slot(chunk, i);
      filled[count] = i;
      told[count] = slot;
      count += (int) (-slot >>> 63);
    }
    return count;
  }

  @Override
  int placeAll(int number, long[] homes, long[] entries, int[] left, int displacement, int count) {
    int[] chunk = chunks.chunk(number);
    int more = displacement * step;
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & WITHIN;
      long before = slot(chunk, within);
      // All ones if there is something, otherwise 0.
      long taken = -before >> 63;
      fill(chunk, within, before | entries[entry] + more & ~taken);
      left[remaining] = entry;
      remaining -= (int) taken;
    }
    return remaining;
  }

  @Override
  int placeWithLevelsAll(
      int number, long[] homes, long[] entries, byte[] told, int[] ofLevels, int[] left, int displacement, int count) {
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & WITHIN;
      if (placeIfEmpty(number, within, entries[entry], displacement)) {
        told[within] = (byte) ofLevels[entry];
      } else {
        left[remaining++] = entry;
      }
    }
    return remaining;
  }

  @Override
  boolean placeIfEmpty(int number, int within, long entry, int displacement) {
    int[] chunk = chunks.chunk(number);
    boolean empty = slot(chunk, within) == 0;
    if (empty) {
      fill(chunk, within, entry + (long) displacement * step);
    }
    return empty;
  }
}
