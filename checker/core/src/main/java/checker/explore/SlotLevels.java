package checker.explore;

/**
 * The level of the state in each slot of a set: one byte, until a search has more levels than a byte can tell, then four. Written
 * only by whoever has filled the slot, read when no worker runs.
 */
final class SlotLevels {
  /** Instead of a slot, for a key that is elsewhere. */
  static final long NO_SLOT = -1;

  private static final int BYTE_LEVELS = 256;

  private static final int LEAST_BITS = 7;
  private static final int MOST_BITS = 16;

  private final int chunkCount;

  /** One of the two is null. */
  private final Chunked<byte[]> narrow;

  private final Chunked<int[]> wide;

  /** Whether the pool is that of a set before. */
  private final boolean inherited;

  /**
   * Without chunks.
   *
   * @param before the levels of a set whose pool is used on if possible, or null
   * @param lastLevel highest level to be told
   */
  SlotLevels(MemoryBudget budget, int chunkLength, int chunkCount, SlotLevels before, int lastLevel) {
    this.chunkCount = chunkCount;
    if (lastLevel < BYTE_LEVELS) {
      inherited = before != null && before.narrow != null && before.narrow.pool().length() == chunkLength;
      narrow =
          new Chunked<>(
              new byte[chunkCount][],
              inherited ? before.narrow.pool() : ArrayPool.ofBytes(chunkLength, budget));
      wide = null;
    } else {
      inherited = before != null && before.wide != null && before.wide.pool().length() == chunkLength;
      wide =
          new Chunked<>(
              new int[chunkCount][], inherited ? before.wide.pool() : ArrayPool.ofInts(chunkLength, budget));
      narrow = null;
    }
  }

  /**
   * How many bits that a slot of eight bytes or more has to spare tell the level.
   *
   * @param lastLevel highest level to be told
   * @return 0 if they are too few: then levels lie beside the slots
   */
  static int bits(int spare, int lastLevel) {
    int bits = Math.min(MOST_BITS, spare);
    return bits >= LEAST_BITS && lastLevel < 1 << bits ? bits : 0;
  }

  /**
   * Makes sure that so many chunks can be made.
   *
   * @param all if no set gives chunks back to the pool, make sure that all can be made
   */
  boolean stock(long chunks, boolean all) {
    long count = inherited || !all ? chunks : chunkCount;
    return narrow != null ? narrow.pool().stock(count) : wide.pool().stock(count);
  }

  long chunkBytes() {
    return narrow != null ? narrow.pool().bytes() : wide.pool().bytes();
  }

  /** Makes all chunks; until then they are made when first written. */
  void fill() {
    if (narrow != null) {
      narrow.fill();
    } else {
      wide.fill();
    }
  }

  void free(int chunk) {
    if (narrow != null) {
      narrow.free(chunk);
    } else {
      wide.free(chunk);
    }
  }

  void trim() {
    if (narrow != null) {
      narrow.pool().trim();
    } else {
      wide.pool().trim();
    }
  }

  int lastLevel() {
    return narrow != null ? BYTE_LEVELS - 1 : Integer.MAX_VALUE;
  }

  /**
   * Notes the level of states that have just been put into slots. All chunks must have been made. Of many together, since a store
   * that waits for memory would hold up the next compare-and-set of a slot.
   *
   * @param slots where they are, or {@link #NO_SLOT}
   */
  void put(long[] slots, int count, int level) {
    byte[][] bytes = narrow == null ? null : narrow.directory();
    int[][] ints = wide == null ? null : wide.directory();
    for (int i = 0; i < count; i++) {
      long slot = slots[i];
      if (slot != NO_SLOT) {
        int chunk = (int) (slot >>> StateSet.CHUNK_SHIFT);
        int at = (int) slot & StateSet.WITHIN;
        if (bytes != null) {
          bytes[chunk][at] = (byte) level;
        } else {
          ints[chunk][at] = level;
        }
      }
    }
  }

  /** The same while chunks are still being made. */
  void place(int chunk, int at, int level) {
    if (narrow != null) {
      narrow.chunk(chunk)[at] = (byte) level;
    } else {
      wide.chunk(chunk)[at] = level;
    }
  }

  /** The levels of a chunk, one byte each, 0 where the slot is empty, while chunks are still being made; null if they take more than a byte. */
  byte[] bytes(int chunk) {
    return narrow == null ? null : narrow.chunk(chunk);
  }

  /** The levels in slots of a chunk. */
  void getAll(int chunk, int[] at, int[] levels, int count) {
    if (narrow != null) {
      byte[] bytes = narrow.directory()[chunk];
      for (int i = 0; i < count; i++) {
        levels[i] = bytes[at[i]] & 0xff;
      }
    } else {
      int[] ints = wide.directory()[chunk];
      for (int i = 0; i < count; i++) {
        levels[i] = ints[at[i]];
      }
    }
  }

  int get(int chunk, int at) {
    return narrow != null ? narrow.directory()[chunk][at] & 0xff : wide.directory()[chunk][at];
  }
}
