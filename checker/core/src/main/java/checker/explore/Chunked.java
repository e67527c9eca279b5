package checker.explore;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A long array in chunks. Until {@link #fill()}, chunks come into being when they are first asked for, by any thread; afterwards
 * {@link #directory()} may be read without ceremony by whoever learns of the object safely.
 */
final class Chunked<A> {
  private static final VarHandle CHUNK = MethodHandles.arrayElementVarHandle(Object[].class);

  private final A[] directory;
  private final ArrayPool<A> pool;

  Chunked(A[] empty, ArrayPool<A> pool) {
    this.directory = empty;
    this.pool = pool;
  }

  A[] directory() {
    return directory;
  }

  ArrayPool<A> pool() {
    return pool;
  }

  /**
   * A chunk, made if there is none.
   *
   * @throws MemoryBudget.Exhausted if it cannot be made
   */
  @SuppressWarnings("unchecked")
  A chunk(int index) {
    // Acquire and release: a chunk that was used before has been cleared by whoever publishes it.
    A chunk = (A) CHUNK.getAcquire(directory, index);
    return chunk != null ? chunk : make(index);
  }

  private synchronized A make(int index) {
    if (directory[index] == null) {
      CHUNK.setRelease(directory, index, pool.take());
    }
    return directory[index];
  }

  /** Makes all chunks that are missing. */
  void fill() {
    for (int i = 0; i < directory.length; i++) {
      chunk(i);
    }
  }

  /** Gives a chunk back to the pool; the array is of no use any more. */
  void free(int index) {
    A chunk = directory[index];
    directory[index] = null;
    if (chunk != null) {
      pool.giveEmptied(chunk);
    }
  }
}
