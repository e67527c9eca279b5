package checker.explore;

import java.util.function.IntConsumer;
import java.util.function.LongFunction;

/**
 * What set comes after one that is full: if the width of the keys allows it, one of remainders, which takes half of the memory;
 * otherwise one of full keys; five times as large if it was small, otherwise by two thirds, or by a tenth where memory is short, or the same,
 * filled to the brim.
 */
final class Growth {
  /** The larger, the fewer moves, and the more memory after growth. */
  private static final double FACTOR = 1.65;

  /** Where memory is short. */
  private static final double SMALL_FACTOR = 1.1;

  /** Of a set of fewer than {@link #LARGE_SLOTS}, whose memory is not worth saving. */
  private static final double LARGE_FACTOR = 5;

  private static final long LARGE_SLOTS = 1 << 20;

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
    double factor = full.slots < LARGE_SLOTS ? LARGE_FACTOR : FACTOR;
    StateSet larger = null;
    if (full instanceof FullSet words
        && full.slots >= StateSet.CHUNK_SLOTS
        && CompactSet.feasible(words.permutation.bits(), full.slots)) {
      larger = moved(full, slots -> CompactSet.after(words, slots, level), factor, needed);
    }
    if (larger == null) {
      larger = moved(full, slots -> full.next(slots, level), factor, needed);
    }
    if (larger == null) {
      larger = moved(full, slots -> full.next(slots, level), SMALL_FACTOR, needed);
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

  private StateSet moved(StateSet from, LongFunction<StateSet> maker, double factor, long needed) {
    long slots = from.slots;
    StateSet into;
    do {
      slots = more(slots, factor);
      into = maker.apply(slots);
    } while (into.limit() < needed);
    return moved(from, into);
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
    } else if (into.chunkLength() == from.chunkLength() && into.slots < 2 * from.slots) {
      // A chunk of full keys takes as much memory as two of remainders.
      ahead = Math.min(ahead, 2L * workers + 4);
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
