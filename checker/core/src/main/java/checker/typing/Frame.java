package checker.typing;

/** Counts the slots that an action, a definition or a property needs. */
final class Frame {
  private int size;

  void reserve(int slots) {
    size = Math.max(size, slots);
  }

  int size() {
    return size;
  }
}
