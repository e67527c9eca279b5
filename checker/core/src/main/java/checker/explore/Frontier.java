package checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The keys of one level that wait to be expanded, of one or two words each, in chunks; with each, if the search uses sleep sets, the instances
 * that need not be expanded. A chunk has all of its keys first, then the sleep sets. When all of its keys were taken it goes back to the
 * pool, where the next level finds it.
 */
final class Frontier {
  private final ArrayPool<long[]> pool;
  private final Shape shape;
  private final long[][] chunks;

  /** Of keys. */
  private final int[] counts;

  private final AtomicIntegerArray taken;
  private final long size;

  /**
   * What a chunk is like.
   *
   * @param sleep whether it has sleep sets
   */
  record Shape(int keyWords, boolean sleep) {
    /** How many keys an array has room for. */
    int keys(long[] chunk) {
      return chunk.length / (keyWords + (sleep ? 1 : 0));
    }
  }

  private Frontier(ArrayPool<long[]> pool, Shape shape, List<long[]> chunks, List<Integer> counts) {
    this.pool = pool;
    this.shape = shape;
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
   * @param asleep where their sleep sets go, empty ones if there are none
   */
  void take(int chunk, int from, int count, long[] to, int at, long[] asleep) {
    long[] keys = chunks[chunk];
    int keyWords = shape.keyWords();
    System.arraycopy(keys, from * keyWords, to, at * keyWords, count * keyWords);
    if (shape.sleep()) {
      System.arraycopy(keys, shape.keys(keys) * keyWords + from, asleep, at, count);
    } else {
      Arrays.fill(asleep, at, at + count, 0);
    }
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
    private Shape shape;
    private long[] chunk;

    /** Keys in the chunk. */
    private int size;

    /** Keys that the chunk has room for. */
    private int room;

    Writer(ArrayPool<long[]> pool, Shape shape) {
      this.pool = pool;
      this.shape = shape;
    }

    /** Adds to what is empty now keys of another shape. */
    void use(Shape next) {
      shape = next;
    }

    /**
     * Adds some keys of an array.
     *
     * @param numbers theirs
     * @param asleep for each of the numbers its sleep set; not read if there are none
     * @throws MemoryBudget.Exhausted if there is no room
     */
    void add(long[] keys, int[] numbers, int count, long[] asleep) {
      for (int done = 0; done < count; ) {
        if (size == room) {
          makeRoom();
        }
        int some = Math.min(count - done, room - size);
        if (shape.keyWords() == 1) {
          for (int i = 0; i < some; i++) {
            chunk[size + i] = keys[numbers[done + i]];
          }
        } else {
          for (int i = 0; i < some; i++) {
            chunk[2 * (size + i)] = keys[2 * numbers[done + i]];
            chunk[2 * (size + i) + 1] = keys[2 * numbers[done + i] + 1];
          }
        }
        if (shape.sleep()) {
          System.arraycopy(asleep, done, chunk, room * shape.keyWords() + size, some);
        }
        size += some;
        done += some;
      }
    }

    private void makeRoom() {
      if (chunk != null) {
        full.add(chunk);
      }
      chunk = null;
      size = 0;
      room = 0;
      chunk = pool.take();
      room = shape.keys(chunk);
    }
  }

  /** The keys that writers have collected; the writers are empty again. */
  static Frontier of(ArrayPool<long[]> pool, Shape shape, List<Writer> writers) {
    List<long[]> chunks = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    for (Writer writer : writers) {
      for (long[] chunk : writer.full) {
        chunks.add(chunk);
        counts.add(shape.keys(chunk));
      }
      writer.full.clear();
      if (writer.size > 0) {
        chunks.add(writer.chunk);
        counts.add(writer.size);
      }
      writer.chunk = null;
      writer.size = 0;
      writer.room = 0;
    }
    return new Frontier(pool, shape, chunks, counts);
  }
}
