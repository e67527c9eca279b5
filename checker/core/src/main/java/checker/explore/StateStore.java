package checker.explore;

import java.util.Arrays;

/**
 * The distinct states in the order they were found, in chunks of a fixed number of states. Each worker appends to a
 * chunk of its own; a state's index (chunk number, then position) is known before it is appended and never changes.
 *
 * <p>Publication: the chunk directory is replaced under a lock before the index of a state in the new chunk can be
 * published, so whoever got an index by an acquiring read finds the chunk and the state.
 */
final class StateStore {
  private final int stateWords;
  private final int chunkShift;
  private final MemoryBudget budget;
  private volatile long[][] directory = new long[4][];
  private int chunkCount;

  StateStore(int stateWords, int chunkWords, MemoryBudget budget) {
    this.stateWords = stateWords;
    this.chunkShift = 31 - Integer.numberOfLeadingZeros(Math.max(1, chunkWords / stateWords));
    this.budget = budget;
  }

  int stateWords() {
    return stateWords;
  }

  /** Binary logarithm of the states in a chunk. */
  int chunkShift() {
    return chunkShift;
  }

  /** The chunks by number; entries past the last one are null. */
  long[][] directory() {
    return directory;
  }

  long[] chunk(int number) {
    return directory[number];
  }

  private synchronized int newChunk() {
    long[] chunk = budget.allocate(stateWords << chunkShift);
    if (chunk == null) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    long[][] chunks = directory;
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * chunkCount);
    }
    chunks[chunkCount] = chunk;
    directory = chunks;
    return chunkCount++;
  }

  /** Appends states for one worker. */
  final class Writer {
    private int chunkNumber = -1;
    private long[] chunk = new long[0];

    /** States in the chunk. */
    private int size = 1 << chunkShift;

    /** States in the chunk that belong to earlier levels. */
    private int levelFrom = size;

    /** Chunk number and first state of the chunks that this level has filled. */
    private int[] filled = new int[4];

    private int filledCount;

    /** Appends a state of one word. */
    void add(long word) {
      if (size == 1 << chunkShift) {
        next();
      }
      chunk[size++] = word;
    }

    /** Writes a state behind the last one, without making it part of the level; returns its index. */
    long stage(long[] from, int offset) {
      if (size == 1 << chunkShift) {
        next();
      }
      int at = size * stateWords;
      for (int i = 0; i < stateWords; i++) {
        chunk[at + i] = from[offset + i];
      }
      return ((long) chunkNumber << chunkShift) + size;
    }

    /** Makes the staged state part of the level. */
    void commit() {
      size++;
    }

    /** Moves what this worker found to the level under way. */
    void closeLevel(Levels levels) {
      for (int i = 0; i < filledCount; i += 2) {
        levels.addSlice(filled[i], filled[i + 1], 1 << chunkShift);
      }
      filledCount = 0;
      if (size > levelFrom) {
        levels.addSlice(chunkNumber, levelFrom, size);
      }
      levelFrom = size;
    }

    private void next() {
      int number = newChunk();
      if (size > levelFrom) {
        if (filledCount == filled.length) {
          filled = Arrays.copyOf(filled, 2 * filledCount);
        }
        filled[filledCount++] = chunkNumber;
        filled[filledCount++] = levelFrom;
      }
      chunkNumber = number;
      chunk = chunk(number);
      size = 0;
      levelFrom = 0;
    }
  }
}
