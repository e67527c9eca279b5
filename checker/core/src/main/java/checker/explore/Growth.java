package checker.explore;

import java.util.function.IntConsumer;
import java.util.function.LongFunction;

/**
 * What set comes after one that is full: if the width of the keys allows it, one of remainders, which takes half of the memory;
 * otherwise one of full keys; about half as large again, or a tenth where memory is short, or the same, filled to the brim.
 */
final class Growth {
  private static final double FACTOR = 1.6;

  /** Where memory is short. */
  private static final double SMALL_FACTOR = 1.1;

  private static final long SMALL_SLOTS = 1 << 20;

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
    StateSet larger = null;
    if (full instanceof FullSet words
        && full.slots >= StateSet.CHUNK_SLOTS
        && CompactSet.feasible(words.permutation.bits(), full.slots)) {
      larger = moved(full, slots -> CompactSet.after(words, slots, level), FACTOR, needed);
    }
    if (larger == null) {
      larger = moved(full, slots -> full.next(slots, level), FACTOR, needed);
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
    // Each thread works at the borders of two chunks; what it frees is used again.
    long margin = 2L * workers + 4;
    long ahead = sameChunks ? into.chunkCount - (long) from.chunkCount + margin : margin;
    if (into.chunkLength() != from.chunkLength() || ahead > into.chunkCount) {
      ahead = into.chunkCount;
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
    if (slots < SMALL_SLOTS) {
      return slots * 2;
    }
    return Math.max(slots + chunk, (long) Math.ceil(slots * factor / chunk) * chunk);
  }
}
