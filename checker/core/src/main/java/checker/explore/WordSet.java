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
}
