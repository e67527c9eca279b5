package checker.explore;

/** A set of keys of one word, in the order of a hash that can be undone. */
abstract class WordSet extends StateSet {
  final Permutation permutation;

  /** @param slots less than those of a chunk, or a multiple */
  WordSet(Permutation permutation, MemoryBudget budget, long slots) {
    super(budget, slots);
    this.permutation = permutation;
  }

  /**
   * Hashes keys, and leaves out those that this worker has inserted a short while ago: about half of all successors, as steps of
   * different actors commute. Looking for them in a small table of their own spares the way to memory.
   *
   * @return how many are left; their numbers and hashes are listed in the batch
   */
  final int recallAll(long[] keys, int start, int count, Batch batch) {
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

  @Override
  final void moveChunk(int chunk, StateSet into, Strays strays) {
    ChunkMove.move(this, chunk, (WordSet) into, strays);
    free(chunk);
  }

  /**
   * Lists the slots of a chunk, from one to before another, that are not empty.
   *
   * @param filled which these are
   * @param told what they hold
   * @return how many
   */
  abstract int gatherAll(int chunk, int start, int before, int[] filled, long[] told);

  /**
   * The hashes and the levels of the keys in slots of a chunk.
   *
   * @param filled which slots
   * @param told what they hold
   */
  abstract void hashesAll(int chunk, int[] filled, long[] told, long[] hashes, int[] ofLevels, int count);

  /** The homes of keys, and what slots there hold of them. */
  abstract void entriesAll(long[] hashes, int[] ofLevels, long[] homes, long[] entries, int count);

  /**
   * Puts entries where there is nothing.
   *
   * @param chunk where all of their homes are
   * @param entries what is held of them at home
   * @param left the numbers of those to be put somewhere; afterwards, of those still to be
   * @param displacement how far from home
   * @param count how many are left
   * @return how many are still left
   */
  abstract int placeAll(int chunk, long[] homes, long[] entries, int[] left, int displacement, int count);

  /**
   * The same for a set with levels beside its slots.
   *
   * @param told those of the chunk
   */
  abstract int placeWithLevelsAll(
      int chunk, long[] homes, long[] entries, byte[] told, int[] ofLevels, int[] left, int displacement, int count);

  /**
   * Puts an entry into a slot that no other thread knows of, unless there is something.
   *
   * @param entry what is held of it at home
   * @param displacement how far from home
   */
  abstract boolean placeIfEmpty(int chunk, int within, long entry, int displacement);

  /** Farthest from home that an entry can be. */
  abstract int mostDisplacement();
}
