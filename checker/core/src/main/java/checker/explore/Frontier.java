package checker.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The keys of one level that wait to be expanded, of one or two words each, in chunks. A chunk all of whose keys were taken goes back to the pool, where the
 * next level finds it.
 */
final class Frontier {
  private final ArrayPool<long[]> pool;
  private final int keyWords;
  private final long[][] chunks;

  /** Of keys. */
  private final int[] counts;

  private final AtomicIntegerArray taken;
  private final long size;

  private Frontier(ArrayPool<long[]> pool, int keyWords, List<long[]> chunks, List<Integer> counts) {
    this.pool = pool;
    this.keyWords = keyWords;
    this.chunks = chunks.toArray(long[][]::new);
    this.counts = counts.stream().mapToInt(Integer::intValue).toArray();
    this.taken = new AtomicIntegerArray(this.counts.length);
    this.size = counts.stream().mapToLong(Integer::longValue).sum();
  }

  /** Number of keys. */
  long size() {
    return size;
  }

  /** Number of keys in a chunk. */
  int count(int chunk) {
    return counts[chunk];
  }

  /**
   * Copies keys that the caller has claimed, of one chunk. Each is claimed, and so taken, once.
   *
   * @param from number of the first in its chunk
   * @param at number that the first gets
   */
  void take(int chunk, int from, int count, long[] to, int at) {
    System.arraycopy(chunks[chunk], from * keyWords, to, at * keyWords, count * keyWords);
    if (taken.addAndGet(chunk, count) == counts[chunk]) {
      long[] done = chunks[chunk];
      chunks[chunk] = null;
      pool.give(done);
    }
  }

  /** Collects keys for one worker. */
  static final class Writer {
    private final ArrayPool<long[]> pool;
    private final int keyWords;
    private final List<long[]> full = new ArrayList<>();
    private long[] chunk;

    /** Words in the chunk. */
    private int size;

    /** @param pool of arrays for a number of whole keys */
    Writer(ArrayPool<long[]> pool, int keyWords) {
      this.pool = pool;
      this.keyWords = keyWords;
    }

    /**
     * Adds some keys of an array.
     *
     * @param numbers theirs
     * @throws MemoryBudget.Exhausted if there is no room
     */
    void add(long[] keys, int[] numbers, int count) {
      if (keyWords == 1) {
        for (int i = 0; i < count; i++) {
          makeRoom();
          chunk[size++] = keys[numbers[i]];
        }
      } else {
        for (int i = 0; i < count; i++) {
          makeRoom();
          chunk[size++] = keys[2 * numbers[i]];
          chunk[size++] = keys[2 * numbers[i] + 1];
        }
      }
    }

    private void makeRoom() {
      if (chunk == null || size == chunk.length) {
        if (chunk != null) {
          full.add(chunk);
        }
        chunk = null;
        chunk = pool.take();
        size = 0;
      }
    }
  }

  /** The keys that writers have collected; the writers are empty again. */
  static Frontier of(ArrayPool<long[]> pool, int keyWords, List<Writer> writers) {
    List<long[]> chunks = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Writer writer : writers) {
      for (long[] chunk : writer.full) {
        chunks.add(chunk);
        counts.add(chunk.length / keyWords);
      }
      writer.full.clear();
      if (writer.size > 0) {
        chunks.add(writer.chunk);
        counts.add(writer.size / keyWords);
        writer.chunk = null;
        writer.size = 0;
      }
    }
    return new Frontier(pool, keyWords, chunks, counts);
  }
}
