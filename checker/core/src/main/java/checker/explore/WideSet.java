package checker.explore;

import checker.transition.Successors;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * States of several words. A slot holds the low 24 bits of the hash and the state's index in the {@link StateStore}
 * plus one: equal bits lead to a comparison with the state itself. A state is written to the store before its slot is
 * filled by compare-and-set, and slots are read with acquire, so the state behind an index is always complete.
 */
final class WideSet extends StateSet {
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final int INDEX_BITS = 40;
  private static final long INDEX = (1L << INDEX_BITS) - 1;

  private final StateStore store;
  private final int stateWords;
  private final int chunkShift;
  private final int chunkMask;

  WideSet(int slots, StateStore store, MemoryBudget budget) {
    super(slots, budget);
    this.store = store;
    this.stateWords = store.stateWords();
    this.chunkShift = store.chunkShift();
    this.chunkMask = (1 << chunkShift) - 1;
  }

  private long hash(long[] words, int offset) {
    long h = mix(words[offset]);
    for (int i = 1; i < stateWords; i++) {
      h = mix(Long.rotateLeft(h, 23) ^ words[offset + i]);
    }
    return h;
  }

  @Override
  int insert(Successors from, int start, int count, Batch batch, boolean shared) {
    touch(from.words, start, count, batch);
    return shared ? insertShared(from.words, start, count, batch) : insertAlone(from.words, start, count, batch);
  }

  /**
   * Loads the first slot of every state and then, where its tag agrees, the first word of the state behind it: two
   * rounds of independent loads, whose cache misses overlap.
   */
  private void touch(long[] words, int start, int count, Batch batch) {
    long[] slots = table;
    int toSlot = shift;
    long[] hashes = batch.hashes;
    long[] seen = batch.seen;
    for (int i = 0; i < count; i++) {
      hashes[i] = hash(words, (start + i) * stateWords);
    }
    for (int i = 0; i < count; i++) {
      seen[i] = (long) SLOT.getAcquire(slots, (int) (hashes[i] >>> toSlot));
    }
    long[][] chunks = store.directory();
    for (int i = 0; i < count; i++) {
      long entry = seen[i];
      if (entry != 0 && (entry ^ (hashes[i] << INDEX_BITS)) >>> INDEX_BITS == 0) {
        long index = (entry & INDEX) - 1;
        int offset = ((int) index & chunkMask) * stateWords;
        seen[i] = chunks[(int) (index >>> chunkShift)][offset] == words[(start + i) * stateWords] ? entry : 0;
      } else {
        seen[i] = 0;
      }
    }
  }

  private int insertAlone(long[] words, int start, int count, Batch batch) {
    long[] slots = table;
    int mask = slots.length - 1;
    StateStore.Writer writer = batch.writer;
    int added = 0;
    for (int i = 0; i < count; i++) {
      int offset = (start + i) * stateWords;
      if (batch.seen[i] != 0 && same(batch.seen[i], words, offset)) {
        continue;
      }
      long tag = batch.hashes[i] << INDEX_BITS;
      int slot = (int) (batch.hashes[i] >>> shift);
      while (true) {
        long entry = slots[slot];
        if (entry == 0) {
          slots[slot] = tag | (writer.stage(words, offset) + 1);
          writer.commit();
          batch.fresh[added++] = start + i;
          break;
        }
        if ((entry ^ tag) >>> INDEX_BITS == 0 && same(entry, words, offset)) {
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    return added;
  }

  private int insertShared(long[] words, int start, int count, Batch batch) {
    long[] slots = table;
    int mask = slots.length - 1;
    StateStore.Writer writer = batch.writer;
    int added = 0;
    for (int i = 0; i < count; i++) {
      int offset = (start + i) * stateWords;
      if (batch.seen[i] != 0 && same(batch.seen[i], words, offset)) {
        continue;
      }
      long tag = batch.hashes[i] << INDEX_BITS;
      int slot = (int) (batch.hashes[i] >>> shift);
      long mine = 0;
      while (true) {
        long entry = (long) SLOT.getAcquire(slots, slot);
        if (entry == 0) {
          if (mine == 0) {
            mine = tag | (writer.stage(words, offset) + 1);
          }
          entry = (long) SLOT.compareAndExchange(slots, slot, 0L, mine);
          if (entry == 0) {
            writer.commit();
            batch.fresh[added++] = start + i;
            break;
          }
        }
        if ((entry ^ tag) >>> INDEX_BITS == 0 && same(entry, words, offset)) {
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    return added;
  }

  private boolean same(long entry, long[] words, int offset) {
    long index = (entry & INDEX) - 1;
    long[] chunk = store.directory()[(int) (index >>> chunkShift)];
    int at = ((int) index & chunkMask) * stateWords;
    for (int i = 0; i < stateWords; i++) {
      if (chunk[at + i] != words[offset + i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  void refill(long[] from, long[] to, int toShift) {
    int mask = to.length - 1;
    long[][] chunks = store.directory();
    for (long entry : from) {
      if (entry != 0) {
        long index = (entry & INDEX) - 1;
        long h = hash(chunks[(int) (index >>> chunkShift)], ((int) index & chunkMask) * stateWords);
        int slot = (int) (h >>> toShift);
        while (to[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        to[slot] = entry;
      }
    }
  }
}
