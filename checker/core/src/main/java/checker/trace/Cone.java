package checker.trace;

import java.util.Arrays;

/**
 * The states of one level from which goals can be reached in time, in a hash table. For each state and each goal that
 * it can reach: the fewest lane switches on the way there, and the lanes whose steps may come first on such a way. With
 * a step of another lane first it takes just one switch more, so this says all about the way ahead.
 *
 * <p>A slot holds the state with the top bit of its last word set, the mask of its goals, and where its records begin:
 * one for each goal of the mask, in order.
 */
final class Cone {
  private static final long MARK = 1L << 63;

  private final int stateWords;
  private final int laneWords;
  private long[] keys;
  private long[] masks;
  private int[] starts;
  private int size;
  private int[] switches = new int[2];
  private long[] lanes;
  private int records;

  Cone(int stateWords, int laneWords) {
    this.stateWords = stateWords;
    this.laneWords = laneWords;
    this.keys = new long[4 * stateWords];
    this.masks = new long[4];
    this.starts = new int[4];
    this.lanes = new long[2 * laneWords];
  }

  int size() {
    return size;
  }

  /** The slot of a state, negative if it is not here. */
  int find(long[] words, int offset) {
    int mask = masks.length - 1;
    int slot = hash(words, offset) & mask;
    int last = stateWords - 1;
    long key = words[offset + last] | MARK;
    while (true) {
      int at = slot * stateWords;
      long found = keys[at + last];
      if (found == 0) {
        return -1;
      }
      if (found == key && Arrays.equals(keys, at, at + last, words, offset, offset + last)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** The goals that the state of a slot can reach. */
  long goals(int slot) {
    return masks[slot];
  }

  /** The record of a state and a goal that it can reach. */
  int record(int slot, int goal) {
    return starts[slot] + Long.bitCount(masks[slot] & ((1L << goal) - 1));
  }

  /** Fewest switches on the way to the goal, if the best lane goes first. */
  int switches(int record) {
    return switches[record];
  }

  /** Fewest switches if the step into the state was of a lane; -1 stands for no step. */
  int switchesAfter(int record, int lane) {
    boolean free = lane < 0 || (lanes[record * laneWords + (lane >>> 6)] & 1L << lane) != 0;
    return switches[record] + (free ? 0 : 1);
  }

  /**
   * Adds a state that is not here yet.
   *
   * @param goals which goals it can reach
   * @param newSwitches by goal
   * @param newLanes by goal
   */
  void add(long[] words, int offset, long goals, int[] newSwitches, long[] newLanes) {
    if (++size > masks.length / 2) {
      grow();
    }
    int slot = freeSlot(words, offset);
    System.arraycopy(words, offset, keys, slot * stateWords, stateWords);
    keys[slot * stateWords + stateWords - 1] |= MARK;
    masks[slot] = goals;
    starts[slot] = records;
    for (long rest = goals; rest != 0; rest &= rest - 1) {
      int goal = Long.numberOfTrailingZeros(rest);
      if (records == switches.length) {
        switches = Arrays.copyOf(switches, 2 * records);
        lanes = Arrays.copyOf(lanes, 2 * records * laneWords);
      }
      switches[records] = newSwitches[goal];
      System.arraycopy(newLanes, goal * laneWords, lanes, records * laneWords, laneWords);
      records++;
    }
  }

  /** Memory taken, about. */
  long bytes() {
    return masks.length * (8L * stateWords + 12) + switches.length * (4 + 8L * laneWords);
  }

  private int freeSlot(long[] words, int offset) {
    int mask = masks.length - 1;
    int slot = hash(words, offset) & mask;
    while (keys[slot * stateWords + stateWords - 1] != 0) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldMasks = masks;
    int[] oldStarts = starts;
    keys = new long[2 * oldKeys.length];
    masks = new long[2 * oldMasks.length];
    starts = new int[2 * oldMasks.length];
    for (int i = 0; i < oldMasks.length; i++) {
      if (oldMasks[i] != 0) {
        int at = i * stateWords;
        oldKeys[at + stateWords - 1] &= ~MARK;
        int slot = freeSlot(oldKeys, at);
        System.arraycopy(oldKeys, at, keys, slot * stateWords, stateWords);
        keys[slot * stateWords + stateWords - 1] |= MARK;
        masks[slot] = oldMasks[i];
        starts[slot] = oldStarts[i];
      }
    }
  }

  private int hash(long[] words, int offset) {
    long h = 0;
    for (int i = 0; i < stateWords; i++) {
      h = (h ^ words[offset + i]) * 0x9E3779B97F4A7C15L;
      h ^= h >>> 32;
    }
    h *= 0xD6E8FEB86659FD93L;
    return (int) (h >>> 32);
  }
}
