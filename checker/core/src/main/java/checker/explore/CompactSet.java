package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** Remainders in slots of four bytes. */
final class CompactSet extends RemainderSet {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(int[].class);

  private final Chunked<int[]> chunks;
  private final int[][] table;

  private CompactSet(
      Permutation permutation,
      MemoryBudget budget,
      long slots,
      ArrayPool<int[]> pool,
      SlotLevels levelsBefore,
      int lastLevel) {
    super(permutation, budget, slots, Integer.SIZE, levelsBefore, lastLevel);
    this.table = new int[chunkCount][];
    this.chunks =
        new Chunked<>(
            table, pool != null && pool.length() == chunkLength() ? pool : ArrayPool.ofInts(chunkLength(), budget));
  }

  /** Whether the entries of a set of so many slots have room for remainder and displacement. */
  static boolean feasible(int keyBits, long slots) {
    return slots < 1L << 32 && remainderBits(keyBits, slots) + LEAST_DISPLACEMENT_BITS <= Integer.SIZE;
  }

  /** A set without chunks that can be filled from one of another kind. */
  static CompactSet after(WordSet full, long slots, int lastLevel) {
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

  /** With four bytes a slot there may be many empty ones: probing is short. */
  @Override
  long softLimit() {
    return slots / 100 * (levels == null ? 62 : Math.min(76, hardPercent() - 8));
  }

  @Override
  int touch(int count, Batch batch) {
    loadAll(batch.slots, batch.first, count);
    return lookBehindAll(batch, compareAll(batch, count));
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

  @Override
  long slotAt(int chunk, int within) {
    return Integer.toUnsignedLong(table[chunk][within]);
  }

  @Override
  boolean claim(int number, int within, long entry) {
    int[] chunk = chunks.chunk(number);
    return chunk[within] == 0 && SLOT.compareAndSet(chunk, within, 0, (int) entry);
  }

  @Override
  int gatherAll(int number, int start, int before, int[] filled, long[] told) {
    int[] chunk = table[number];
    int count = 0;
    for (int i = start; i < before; i++) {
      int slot = chunk[i];
      filled[count] = i;
      told[count] = Integer.toUnsignedLong(slot);
      count += (slot | -slot) >>> 31;
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
      int before = chunk[within];
      // All ones if there is something, otherwise 0.
      int taken = (before | -before) >> 31;
      chunk[within] = before | (int) entries[entry] + more & ~taken;
      left[remaining] = entry;
      remaining -= taken;
    }
    return remaining;
  }

  @Override
  int placeWithLevelsAll(
      int number, long[] homes, long[] entries, byte[] told, int[] ofLevels, int[] left, int displacement, int count) {
    int[] chunk = chunks.chunk(number);
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & WITHIN;
      int before = chunk[within];
      int taken = (before | -before) >> 31;
      chunk[within] = before | (int) entries[entry] + displacement & ~taken;
      told[within] = (byte) (told[within] | ofLevels[entry] & ~taken);
      left[remaining] = entry;
      remaining -= taken;
    }
    return remaining;
  }

  @Override
  boolean placeIfEmpty(int number, int within, long entry, int displacement) {
    int[] chunk = chunks.chunk(number);
    boolean empty = chunk[within] == 0;
    if (empty) {
      chunk[within] = (int) entry + displacement * step;
    }
    return empty;
  }
}
