package checker.explore;

/**
 * Moves the entries of one chunk of a set to another set. Both are in the order of hashes: memory is gone through from one end to the
 * other. In rounds for some slots at a time: most entries are put at home or near it, in loops without a branch that would have to be
 * guessed; what is left looks for an empty slot.
 */
final class ChunkMove {
  private static final int TOGETHER = 1024;

  /** So many slots from home on are tried without a branch. */
  private static final int PASSES = 4;

  private final WordSet from;
  private final int number;
  private final WordSet into;
  private final Strays strays;

  /** From here to before {@link #end} lie homes of this chunk's keys only. */
  private final long begin;

  private final long end;

  /** Of the entries of a round: where they are, what slots hold (here, then there), their keys' hashes and levels, and their homes there. */
  private final int[] filled = new int[TOGETHER];

  private final long[] entries = new long[TOGETHER];
  private final long[] hashes = new long[TOGETHER];
  private final int[] levels = new int[TOGETHER];
  private final long[] homes = new long[TOGETHER];

  /** The numbers of those that have not been put anywhere. */
  private final int[] left = new int[TOGETHER];

  private ChunkMove(WordSet from, int number, WordSet into, Strays strays) {
    this.from = from;
    this.number = number;
    this.into = into;
    this.strays = strays;
    this.begin = number == 0 ? 0 : from.startIn(into, number) + 1;
    this.end = from.startIn(into, number + 1);
  }

  /** Moves a chunk; keys whose place belongs to another chunk, or for which there is none, become strays. */
  static void move(WordSet from, int number, WordSet into, Strays strays) {
    ChunkMove move = new ChunkMove(from, number, into, strays);
    int slots = from.chunkLength();
    for (int start = 0; start < slots; start += TOGETHER) {
      int count = from.gatherAll(number, start, Math.min(slots, start + TOGETHER), move.filled, move.entries);
      if (count > 0) {
        move.round(count);
      }
    }
  }

  private void round(int count) {
    from.hashesAll(number, filled, entries, hashes, levels, count);
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
      for (; displacement < PASSES; displacement++) {
        remaining =
            told == null
                ? into.placeAll(at, homes, entries, left, displacement, remaining)
                : into.placeWithLevelsAll(at, homes, entries, told, levels, left, displacement, remaining);
      }
    }
    for (int i = 0; i < remaining; i++) {
      place(left[i], displacement);
    }
  }

  /** Puts an entry into the first empty slot so far from home or farther. */
  private void place(int entry, int firstDisplacement) {
    long home = homes[entry];
    long last = Math.min(end - 1, home + into.mostDisplacement());
    for (long slot = home + firstDisplacement; slot >= begin && slot <= last; slot++) {
      int at = (int) (slot >>> StateSet.CHUNK_SHIFT);
      int within = (int) slot & StateSet.WITHIN;
      if (into.placeIfEmpty(at, within, entries[entry], (int) (slot - home))) {
        if (into.levels() != null) {
          into.levels().place(at, within, levels[entry]);
        }
        return;
      }
    }
    strays.add(into.permutation.undo(hashes[entry]), 0, levels[entry]);
  }
}
