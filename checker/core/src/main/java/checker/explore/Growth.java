package checker.explore;

import java.util.function.IntConsumer;

/**
 * What set comes after one that is full: of the kind with the shortest slots that can hold the keys, full keys or remainders; five times as
 * large if it is small, otherwise by a third or two thirds, or by a tenth where memory is short, or the same, filled to the brim.
 */
final class Growth {
  /** The larger, the fewer moves, and the more memory after growth. */
  private static final double FACTOR = 1.65;

  /** Of a set with slots of six bytes. */
  private static final double WIDE_FACTOR = 1.35;

  /** Where memory is short. */
  private static final double LITTLE_FACTOR = 1.1;

  /** Of a set of fewer than {@link #FEW_SLOTS}, whose memory is not worth saving. */
  private static final double FEW_FACTOR = 5;

  private static final long FEW_SLOTS = 1 << 20;

  /** Runs a task for each number below a count, by any number of threads. Tasks do not throw. */
  @FunctionalInterface
  interface Parallel {
    void run(int count, IntConsumer task);
  }

  private final int workers;
  private final Parallel parallel;

  Growth(int workers, Parallel parallel) {
    this.workers = workers;
    this.parallel = parallel;
  }

  /**
   * A set of the same keys with room for at least {@code least} more. It may be the same set; the argument is of no use afterwards.
   *
   * @param level highest level of a key so far
   * @return null if memory does not suffice; then the argument is as it was
   */
  StateSet grow(StateSet full, long present, long least, int level) {
    long needed = present + least;
    StateSet larger = moved(full, needed, level, false);
    if (larger == null) {
      larger = moved(full, needed, level, true);
    }
    if (larger != null) {
      return larger;
    }
    full.stretch();
    return full.limit() >= needed ? full : null;
  }

  /**
   * A set of the same keys that can tell a level.
   *
   * @return null if memory does not suffice; then the argument is as it was
   */
  StateSet admit(StateSet set, int level) {
    return level <= set.lastLevel() ? set : moved(set, set.next(set.slots, level));
  }

  private StateSet moved(StateSet from, long needed, int level, boolean little) {
    long slots = from.slots;
    StateSet into;
    do {
      into = larger(from, slots, level, little);
      slots = into.slots;
    } while (into.limit() < needed);
    return moved(from, into);
  }

  /** An empty set of more slots than so many. */
  private static StateSet larger(StateSet from, long slots, int level, boolean little) {
    long more = more(slots, little ? LITTLE_FACTOR : slots < FEW_SLOTS ? FEW_FACTOR : FACTOR);
    // Smaller sets have chunks of other lengths.
    if (from instanceof WordSet words && from.slots >= StateSet.CHUNK_SLOTS) {
      int bits = words.permutation.bits();
      if (CompactSet.feasible(bits, more)) {
        return from instanceof CompactSet ? from.next(more, level) : CompactSet.after(words, more, level);
      }
      long wide = more(slots, little ? LITTLE_FACTOR : slots < FEW_SLOTS / 2 ? FEW_FACTOR : WIDE_FACTOR);
      if (WideCompactSet.feasible(bits, wide)) {
        return from instanceof WideCompactSet ? from.next(wide, level) : WideCompactSet.after(words, wide, level);
      }
    }
    return from.next(more, level);
  }

  private StateSet moved(StateSet from, StateSet into) {
    StateSet target = into;
    boolean sameKind = into.getClass() == from.getClass();
    boolean sameChunks = sameKind && into.chunkLength() == from.chunkLength();
    long ahead = into.chunkCount;
    if (sameChunks) {
      // The first n chunks of one go to about the first n * into.chunkCount / from.chunkCount of the other, rounded up, and all but one for
      // each thread of those that were begun are free again. That is most at the end.
      ahead = into.chunkCount - (long) from.chunkCount + workers;
    } else {
      // What chunks of the one set take is free for the other once they have been moved, but for those that threads are at; each of these takes
      // less than three of the other. And one chunk of the other is just begun.
      long chunkBytes = into.chunkBytes();
      long more = into.chunkCount * chunkBytes - from.chunkCount * from.chunkBytes();
      ahead = Math.min(ahead, Math.max(0, (more + chunkBytes - 1) / chunkBytes) + 3L * workers + 1);
    }
    if (!into.stock(ahead, sameKind)) {
      into.trim();
      return null;
    }
    Strays strays = new Strays();
    parallel.run(
        from.chunkCount,
        chunk -> {
          from.moveChunk(chunk, target, strays);
          if (!sameChunks) {
            from.trim();
          }
        });
    from.moveRest(into);
    into.fill();
    strays.placeIn(into);
    from.trim();
    into.trim();
    return into;
  }

  private static long more(long slots, double factor) {
    long chunk = StateSet.CHUNK_SLOTS;
    if (slots < chunk) {
      return Math.min(chunk, slots * 4);
    }
    return Math.max(slots + chunk, (long) Math.ceil(slots * factor / chunk) * chunk);
  }
}
