package checker.explore;

/**
 * An exact set of keys (states of one or two words, or the one word that {@link Folding} makes of others), each with the level at
 * which it was found: a hash table with linear probing, in chunks. A key's first slot is {@code hash * slots / 2^bits}, so slots are in the order
 * of hashes, nearly, whatever their number: a larger table is filled chunk by chunk from the smaller one, whose chunks are
 * reused at once, and growth takes hardly more memory than its result.
 *
 * <p>Methods that go through all keys of a batch have names with {@code All}: the launcher has the virtual machine compile them on their own.
 *
 * <p>Inserting never grows the table: the caller reserves room ({@link #limit()}) and grows it ({@link Growth}) while no
 * worker runs.
 *
 * <p>Publication: each word of a slot changes once, from 0 to what it stays, the first by compare-and-set if workers share the set (in
 * {@link WideCompactSet} twice, since it is claimed before). A reader that sees all of them needs nothing else; one that sees 0 goes on to
 * compare-and-set. Levels are read between rounds of the workers.
 */
abstract class StateSet {
  /** Constants, so that the place of a slot is found without looking at the length of a chunk. */
  static final int CHUNK_SHIFT = 17;

  static final int CHUNK_SLOTS = 1 << CHUNK_SHIFT;

  /** The place of a slot in its chunk: these bits of its number. */
  static final int WITHIN = CHUNK_SLOTS - 1;

  /** Tells a key from an empty place. */
  static final long MARK = 1L << 63;

  /** Slots that are looked at together, from a key's first one on. */
  static final int WINDOW = 4;

  final MemoryBudget budget;

  /** Number of slots. */
  final long slots;

  final int chunkCount;
  private boolean stretched;

  /** @param slots less than those of a chunk, or a multiple */
  StateSet(MemoryBudget budget, long slots) {
    if (slots > CHUNK_SLOTS && slots % CHUNK_SLOTS != 0) {
      throw new IllegalArgumentException(slots + " slots");
    }
    this.budget = budget;
    this.slots = slots;
    this.chunkCount = Math.toIntExact((slots + WITHIN) / CHUNK_SLOTS);
  }

  /** Slots of the chunks: if there is only one, of a few slots that stay empty, so that a window never leaves it. */
  final int chunkLength() {
    return slots < CHUNK_SLOTS ? (int) slots + WINDOW - 1 : CHUNK_SLOTS;
  }

  /**
   * Inserts {@code count} keys, which lie one after the other, from number {@code start} on. The numbers of the new ones are listed in {@link Batch#fresh}.
   *
   * @param level the level of the new ones
   * @param shared whether other workers may be inserting at the same time
   * @return how many were new
   */
  abstract int insert(long[] keys, int start, int count, int level, Batch batch, boolean shared);

  /**
   * Puts in a key that is not in the set, while the chunks are still being made. Any number of threads may.
   *
   * @param word1 0 if keys have one word
   */
  abstract void place(long word0, long word1, int level);

  /**
   * Puts the keys of a chunk into another set, and frees the chunk. Chunks may be moved by several threads at once: what leaves the part
   * of the other set that belongs to the chunk alone becomes a stray.
   */
  abstract void moveChunk(int chunk, StateSet into, Strays strays);

  /**
   * An empty set of the same kind, without chunks, that can be filled from this one.
   *
   * @param lastLevel highest level to be told of a key, at least
   */
  abstract StateSet next(long nextSlots, int lastLevel);

  /** Places the keys that lie in no chunk, if there are any, in another set. */
  void moveRest(StateSet into) {
    // All keys lie in chunks.
  }

  /** The slots. */
  abstract Chunked<?> chunks();

  /** The levels beside the slots; null if slots tell them. */
  abstract SlotLevels levels();

  /**
   * Makes sure that so many chunks can be made.
   *
   * @param allLevels whether to make sure of all chunks for levels, where those of a set before are not reused
   * @return false if memory does not suffice
   */
  final boolean stock(long count, boolean allLevels) {
    return chunks().pool().stock(count) && (levels() == null || levels().stock(count, allLevels));
  }

  /** Makes all chunks that are missing. */
  final void fill() {
    chunks().fill();
    if (levels() != null) {
      levels().fill();
    }
  }

  /**
   * Makes all chunks of a set that is not filled from another.
   *
   * @throws MemoryBudget.Exhausted if there is no room for them
   */
  final void make() {
    if (!stock(chunkCount, true)) {
      throw MemoryBudget.Exhausted.INSTANCE;
    }
    fill();
  }

  /** Gives a chunk back, emptied; its keys are elsewhere. */
  final void free(int chunk) {
    chunks().free(chunk);
    if (levels() != null) {
      levels().free(chunk);
    }
  }

  /** What a chunk takes, with levels beside its slots. */
  final long chunkBytes() {
    return chunks().pool().bytes() + (levels() == null ? 0 : levels().chunkBytes());
  }

  /** Gives up spare chunks. */
  final void trim() {
    chunks().pool().trim();
    if (levels() != null) {
      levels().trim();
    }
  }

  /** Tells all keys with their levels. */
  final void forEach(Visitor visitor) {
    forEach(0, Integer.MAX_VALUE, visitor);
  }

  /** Tells the keys of some levels; the others are passed over without looking at more than their level. */
  abstract void forEach(int leastLevel, int mostLevel, Visitor visitor);

  /** Highest level that can be told of a key. */
  abstract int lastLevel();

  /** How many states a table of good speed holds. */
  abstract long softLimit();

  /** How many states the table can hold. */
  abstract long hardLimit();

  /** Most states that the table may hold as it is. */
  final long limit() {
    return stretched ? hardLimit() : softLimit();
  }

  /** Lets the table become fuller than is good for its speed. */
  final void stretch() {
    stretched = true;
  }

  /**
   * The slot of a set of another size from which on the homes of this chunk's keys are. Because of rounding, the last home of the chunk
   * before may be the same.
   */
  final long startIn(StateSet into, int chunk) {
    return chunk * into.slots / chunkCount;
  }

  /** Told of each key. If keys have one word, the second is 0. */
  @FunctionalInterface
  interface Visitor {
    void state(long word0, long word1, int level);
  }

  /** Scratch arrays of one worker. */
  static final class Batch {
    /** Entries that fit the second cache of a processor, with room for other things. */
    static final int RECENT_BITS = 14;

    final int capacity;

    /** Keys inserted lately, each word marked. */
    final long[] recent;

    /** Of one word each. */
    final long[] keys;
    final long[] slots;
    final long[] seen;
    final int[] fresh;
    final int[] first;

    /** @param keyWords words of a key, 1 or 2 */
    Batch(int capacity, int keyWords) {
      this.capacity = capacity;
      this.recent = new long[keyWords << RECENT_BITS];
      this.keys = new long[capacity];
      this.slots = new long[capacity];
      this.seen = new long[capacity];
      this.fresh = new int[capacity];
      this.first = new int[capacity];
    }
  }
}
