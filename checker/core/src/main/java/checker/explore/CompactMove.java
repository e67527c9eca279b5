package checker.explore;

/**
 * Moves the entries of one chunk of a set of remainders to another such set. Both are in the order of hashes, and slots tell them: nothing
 * is hashed, and memory is gone through from one end to the other. In rounds for some slots at a time: most entries are put at home, in
 * loops without a branch that would have to be guessed; what is left looks for an empty slot.
 */
final class CompactMove {
  private static final int TOGETHER = 1024;

  /** So many slots from home on are tried without a branch. */
  private static final int PASSES = 3;

  private final CompactSet from;
  private final int number;
  private final int[] chunk;
  private final CompactSet into;
  private final Strays strays;

  /** From here to before {@link #end} lie homes of this chunk's keys only. */
  private final long begin;

  private final long end;

  /** Of the entries of a round: where they are, their keys' hashes, and their homes and levels in the other set. */
  private final int[] filled = new int[TOGETHER];

  private final long[] hashes = new long[TOGETHER];
  private final long[] homes = new long[TOGETHER];
  private final int[] entries = new int[TOGETHER];
  private final int[] levels = new int[TOGETHER];

  /** The numbers of those that have not been put anywhere. */
  private final int[] left = new int[TOGETHER];

  private CompactMove(CompactSet from, int number, CompactSet into, Strays strays) {
    this.from = from;
    this.number = number;
    this.chunk = from.chunks().directory()[number];
    this.into = into;
    this.strays = strays;
    this.begin = number == 0 ? 0 : from.startIn(into, number) + 1;
    this.end = from.startIn(into, number + 1);
  }

  /** Moves a chunk; keys whose place belongs to another chunk, or for which there is none, become strays. */
  static void move(CompactSet from, int number, CompactSet into, Strays strays) {
    CompactMove move = new CompactMove(from, number, into, strays);
    for (int start = 0; start < move.chunk.length; start += TOGETHER) {
      int count = move.gatherAll(start);
      if (count > 0) {
        move.round(count);
      }
    }
  }

  private int gatherAll(int start) {
    int count = 0;
    for (int i = start; i < Math.min(chunk.length, start + TOGETHER); i++) {
      int slot = chunk[i];
      filled[count] = i;
      entries[count] = slot;
      count += (slot | -slot) >>> 31;
    }
    return count;
  }

  private void round(int count) {
    from.levelsAll(number, filled, entries, levels, count);
    from.hashesAll(number, filled, entries, hashes, count);
    into.entriesAll(hashes, levels, homes, entries, count);
    long least = Long.MAX_VALUE;
    long most = 0;
    for (int i = 0; i < count; i++) {
      left[i] = i;
      least = Math.min(least, homes[i]);
      most = Math.max(most, homes[i]);
    }
    int at = (int) (least >>> StateSet.CHUNK_SHIFT);
    long farthest = most + PASSES - 1;
    int displacement = 0;
    int remaining = count;
    boolean together = least >= begin && farthest < end && farthest >>> StateSet.CHUNK_SHIFT == at;
    byte[] told = together && into.levels() != null ? into.levels().bytes(at) : null;
    if (together && (into.levels() == null || told != null)) {
      int[] to = into.chunks().chunk(at);
      for (; displacement < PASSES; displacement++) {
        remaining =
            told == null ? placeAll(to, displacement, remaining) : placeWithLevelsAll(to, told, displacement, remaining);
      }
    }
    for (int i = 0; i < remaining; i++) {
      place(left[i], displacement);
    }
  }

  /**
   * Puts entries that are left where there is nothing.
   *
   * @param displacement how far from home
   * @return how many are still left
   */
  private int placeAll(int[] to, int displacement, int count) {
    int more = displacement * into.step();
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & StateSet.WITHIN;
      int before = to[within];
      // All ones if there is something, otherwise 0.
      int taken = (before | -before) >> 31;
      to[within] = before | entries[entry] + more & ~taken;
      left[remaining] = entry;
      remaining -= taken;
    }
    return remaining;
  }

  private int placeWithLevelsAll(int[] to, byte[] told, int displacement, int count) {
    int remaining = 0;
    for (int i = 0; i < count; i++) {
      int entry = left[i];
      int within = (int) homes[entry] + displacement & StateSet.WITHIN;
      int before = to[within];
      int taken = (before | -before) >> 31;
      to[within] = before | entries[entry] + displacement & ~taken;
      told[within] |= levels[entry] & ~taken;
      left[remaining] = entry;
      remaining -= taken;
    }
    return remaining;
  }

  /** Puts an entry into the first empty slot so far from home or farther. */
  private void place(int number, int displacement) {
    long slot = homes[number] + displacement;
    int entry = entries[number] + displacement * into.step();
    int last = entries[number] + into.mostDisplacement() * into.step();
    while (slot >= begin && slot < end) {
      int at = (int) (slot >>> StateSet.CHUNK_SHIFT);
      int within = (int) slot & StateSet.WITHIN;
      int[] to = into.chunks().chunk(at);
      if (to[within] == 0) {
        to[within] = entry;
        if (into.levels() != null) {
          into.levels().place(at, within, levels[number]);
        }
        return;
      }
      if (entry == last) {
        break;
      }
      entry += into.step();
      slot++;
    }
    strays.add(into.permutation.undo(hashes[number]), 0, levels[number]);
  }
}
