package checker.explore;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** Keys that are left over when the chunks of a set have been moved to another, with their levels: few. Thread-safe. */
final class Strays {
  /** Two words each; of keys of one word, the second is 0. */
  private final LongArrayList keys = new LongArrayList();
  private final IntArrayList levels = new IntArrayList();

  synchronized void add(long word0, long word1, int level) {
    keys.add(word0);
    keys.add(word1);
    levels.add(level);
  }

  synchronized void placeIn(StateSet set) {
    for (int i = 0; i < levels.size(); i++) {
      set.place(keys.get(2 * i), keys.get(2 * i + 1), levels.get(i));
    }
  }
}
