package checker.explore;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/** Keys that are left over when the chunks of a set have been moved to another, with their levels: few. Thread-safe. */
final class Strays {
  private final LongArrayList keys = new LongArrayList();
  private final IntArrayList levels = new IntArrayList();

  synchronized void add(long key, int level) {
    keys.add(key);
    levels.add(level);
  }

  synchronized void placeIn(StateSet set) {
    for (int i = 0; i < keys.size(); i++) {
      set.place(keys.get(i), levels.get(i));
    }
  }
}
