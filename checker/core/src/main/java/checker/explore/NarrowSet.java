package checker.explore;

import checker.transition.Successors;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * States of one word. A slot holds the state itself with its top bit set, so a look-up touches one cache line unless
 * it has to probe on. An entry never changes once it is there: a reader that sees a slot empty or not yet filled goes
 * on to compare-and-set, and a reader that sees the state needs nothing else.
 */
final class NarrowSet extends StateSet {
  private static final long MARK = 1L << 63;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

  NarrowSet(int slots, MemoryBudget budget) {
    super(slots, budget);
  }

  @Override
  int insert(Successors from, int start, int count, Batch batch, boolean shared) {
    int missed = touch(from.words, start, count, batch);
    int added = shared ? insertShared(from.words, missed, batch) : insertAlone(from.words, missed, batch);
    for (int i = 0; i < added; i++) {
      batch.writer.add(from.words[batch.fresh[i]]);
    }
    return added;
  }

  /**
   * Loads the first two slots of every state: independent loads, whose cache misses overlap, and no branch to guess.
   *
   * @return how many states are in neither; their numbers and first slots are listed in the batch
   */
  private int touch(long[] words, int start, int count, Batch batch) {
    long[] slots = table;
    int toSlot = shift;
    long[] hashes = batch.hashes;
    long[] seen = batch.seen;
    int[] fresh = batch.fresh;
    int missed = 0;
    for (int i = 0; i < count; i++) {
      hashes[i] = mix(words[start + i]) >>> toSlot;
    }
    for (int i = 0; i < count; i++) {
      seen[i] = slots[(int) hashes[i] & (slots.length - 1)];
    }
    for (int i = 0; i < count; i++) {
      long key = words[start + i] | MARK;
      int slot = (int) hashes[i];
      long first = seen[i] ^ key;
      long second = slots[(slot + 1) & (slots.length - 1)] ^ key;
      fresh[missed] = start + i;
      hashes[missed] = slot;
      missed += (int) (((first | -first) & (second | -second)) >>> 63);
    }
    return missed;
  }

  private int insertAlone(long[] words, int missed, Batch batch) {
    long[] slots = table;
    long[] hashes = batch.hashes;
    int[] fresh = batch.fresh;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long key = words[number] | MARK;
      int slot = (int) hashes[i];
      long found = slots[slot & (slots.length - 1)];
      while (found != 0 && found != key) {
        slot++;
        found = slots[slot & (slots.length - 1)];
      }
      if (found == 0) {
        slots[slot & (slots.length - 1)] = key;
        fresh[added++] = number;
      }
    }
    return added;
  }

  private int insertShared(long[] words, int missed, Batch batch) {
    long[] slots = table;
    long[] hashes = batch.hashes;
    int[] fresh = batch.fresh;
    int mask = slots.length - 1;
    int added = 0;
    for (int i = 0; i < missed; i++) {
      int number = fresh[i];
      long key = words[number] | MARK;
      int slot = (int) hashes[i];
      while (true) {
        long found = (long) SLOT.getOpaque(slots, slot);
        if (found == 0) {
          found = (long) SLOT.compareAndExchange(slots, slot, 0L, key);
          if (found == 0) {
            fresh[added++] = number;
            break;
          }
        }
        if (found == key) {
          break;
        }
        slot = (slot + 1) & mask;
      }
    }
    return added;
  }

  @Override
  void refill(long[] from, long[] to, int toShift) {
    int mask = to.length - 1;
    for (long key : from) {
      if (key != 0) {
        int slot = (int) (mix(key & ~MARK) >>> toShift);
        while (to[slot] != 0) {
          slot = (slot + 1) & mask;
        }
        to[slot] = key;
      }
    }
  }
}
