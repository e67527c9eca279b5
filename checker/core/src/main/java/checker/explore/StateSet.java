package checker.explore;

/**
 * An exact set of keys (states of one word, or what {@link Folding} makes of wider ones), each with the level at which it was
 * found: a hash table with linear probing, in chunks. A key's first slot is {@code hash * slots / 2^bits}, so slots are in the order
 * of hashes, nearly, whatever their number: a larger table is filled chunk by chunk from the smaller one, whose chunks are
 * reused at once, and growth takes hardly more memory than its result.
 *
 * <p>Inserting never grows the table: the caller reserves room ({@link #limit()}) and grows it ({@link Growth}) while no
 * worker runs.
 *
 * <p>Publication: a slot changes once, from 0 to its entry, by compare-and-set if workers share the set. A reader that
 * sees the entry needs nothing else; one that sees 0 goes on to compare-and-set. Levels are read between rounds of the workers.
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

  final Permutation permutation;
  final MemoryBudget budget;

  /** Number of slots. */
  final long slots;

  final int chunkCount;
  private boolean stretched;

  /** @param slots less than those of a chunk, or a multiple */
  StateSet(Permutation permutation, MemoryBudget budget, long slots) {
    if (slots > CHUNK_SLOTS && slots % CHUNK_SLOTS != 0) {
      throw new IllegalArgumentException(slots + " slots");
    }
    this.permutation = permutation;
    this.budget = budget;
    this.slots = slots;
    this.chunkCount = Math.toIntExact((slots + WITHIN) / CHUNK_SLOTS);
  }

  /** Length of the chunks: if there is only one, of a few slots that stay empty, so that a window never leaves it. */
  final int chunkLength() {
    return slots < CHUNK_SLOTS ? (int) slots + WINDOW - 1 : CHUNK_SLOTS;
  }

  /**
   * Inserts {@code count} keys from number {@code start} on. The numbers of the new ones are listed in {@link Batch#fresh}.
   *
   * @param level the level of the new ones
   * @param shared whether other workers may be inserting at the same time
   * @return how many were new
   */
  abstract int insert(long[] keys, int start, int count, int level, Batch batch, boolean shared);

  /**
   * Hashes keys, and leaves out those that this worker has inserted a short while ago: about half of all successors, as steps of
   * different actors commute. Looking for them in a small table of their own spares the way to memory.
   *
   * @return how many are left; their numbers and hashes are listed in the batch
   */
  final int recall(long[] keys, int start, int count, Batch batch) {
    Permutation mix = permutation;
    int toRecent = Math.max(0, mix.bits() - Batch.RECENT_BITS);
    long[] recent = batch.recent;
    long[] hashes = batch.slots;
    int[] fresh = batch.fresh;
    int left = 0;
    for (int i = 0; i < count; i++) {
      long key = keys[start + i];
      long hash = mix.apply(key);
      int at = (int) (hash >>> toRecent) & recent.length - 1;
      long difference = recent[at] ^ (key | MARK);
      recent[at] = key | MARK;
      fresh[left] = start + i;
      hashes[left] = hash;
      left += (int) ((difference | -difference) >>> 63);
    }
    return left;
  }

  /** Puts in a key that is not in the set, while the chunks are still being made. Any number of threads may. */
  abstract void place(long key, int level);

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

  /** Places the keys that lie in no chunk in another set. */
  abstract void moveRest(StateSet into);

  /**
   * Makes sure that so many chunks can be made.
   *
   * @param allLevels whether to make sure of all chunks for levels, where those of a set before are not reused
   * @return false if memory does not suffice
   */
  abstract boolean stock(long chunks, boolean allLevels);

  /** Makes all chunks that are missing. */
  abstract void fill();

  /** Gives up spare chunks. */
  abstract void trim();

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

  /** Told of each key. */
  @FunctionalInterface
  interface Visitor {
    void state(long key, int level);
  }

  /** Scratch arrays of one worker. */
  static final class Batch {
    /** Entries that fit the second cache of a processor, with room for other things. */
    private static final int RECENT_BITS = 14;

    final int capacity;

    /** Keys inserted lately, marked. */
    final long[] recent = new long[1 << RECENT_BITS];

    final long[] keys;
    final long[] slots;
    final long[] seen;
    final int[] fresh;
    final int[] first;

    /** The numbers of keys that are known not to be there, and how many they are. */
    final int[] absent;

    int absentCount;

    Batch(int capacity) {
      this.capacity = capacity;
      this.keys = new long[capacity];
      this.slots = new long[capacity];
      this.seen = new long[capacity];
      this.fresh = new int[capacity];
      this.first = new int[capacity];
      this.absent = new int[capacity];
    }
  }
}
