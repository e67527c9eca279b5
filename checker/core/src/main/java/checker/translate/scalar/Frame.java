package checker.translate.scalar;

import checker.model.Local;
import java.util.Map;
import java.util.HashMap;

/** What the locals of the model stand for, by slot. Immutable. */
record Frame(Map<Integer, View> views) {
  static final Frame EMPTY = new Frame(Map.of());

  Frame with(Local local, View view) {
    Map<Integer, View> more = new HashMap<>(views);
    more.put(local.slot(), view);
    return new Frame(Map.copyOf(more));
  }

  View of(Local local) {
    return views.get(local.slot());
  }
}
