package checker.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The keys of one level that wait to be expanded, in chunks. A chunk all of whose keys were taken goes back to the pool, where the
 * next level finds it.
 */
final class Frontier {
  private final ArrayPool<long[]> pool;
  private final long[][] chunks;
  private final int[] counts;
  private final AtomicIntegerArray taken;
  private final long size;

  private Frontier(ArrayPool<long[]> pool, List<long[]> chunks, List<Integer> counts) {
    this.pool = pool;
    this.chunks = chunks.toArray(long[][]::new);
    this.counts = counts.stream().mapToInt(Integer::intValue).toArray();
    this.taken = new AtomicIntegerArray(this.counts.length);
    this.size = counts.stream().mapToLong(Integer::longValue).sum();
  }

  /** Number of keys. */
  long size() {
    return size;
  }

  int count(int chunk) {
    return counts[chunk];
  }

  /** Copies keys that the caller has claimed, of one chunk. Each is claimed, and so taken, once. */
  void take(int chunk, int from, int count, long[] to, int offset) {
    System.arraycopy(chunks[chunk], from, to, offset, count);
    if (taken.addAndGet(chunk, count) == counts[chunk]) {
      long[] done = chunks[chunk];
      chunks[chunk] = null;
      pool.give(done);
    }
  }

  /** Collects keys for one worker. */
  static final class Writer {
    private final ArrayPool<long[]> pool;
    private final List<long[]> full = new ArrayList<>();
    private long[] chunk;
    private int size;

    Writer(ArrayPool<long[]> pool) {
      this.pool = pool;
    }

    /** @throws MemoryBudget.Exhausted if there is no room */
    void add(long key) {
      if (chunk == null || size == chunk.length) {
        if (chunk != null) {
          full.add(chunk);
        }
        chunk = null;
        chunk = pool.take();
        size = 0;
      }
      chunk[size++] = key;
    }
  }

  /** The keys that writers have collected; the writers are empty again. */
  static Frontier of(ArrayPool<long[]> pool, List<Writer> writers) {
    List<long[]> chunks = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Writer writer : writers) {
      for (long[] chunk : writer.full) {
        chunks.add(chunk);
        counts.add(chunk.length);
      }
      writer.full.clear();
      if (writer.size > 0) {
        chunks.add(writer.chunk);
        counts.add(writer.size);
        writer.chunk = null;
        writer.size = 0;
      }
    }
    return new Frontier(pool, chunks, counts);
  }
}
