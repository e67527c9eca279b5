package checker.explore;

/**
 * Makes one key of the words of a state, without loss, and the words of the key again: the words are the leaves of a binary tree, a node
 * is the pair of the numbers of its two children, and each pair below the root is numbered by a dictionary of its place in the tree.
 * Where steps change little, most words and pairs have been seen before, so memory grows with what changes and not with the
 * width (A. Laarman, J. van de Pol, M. Weber, "Parallel Recursive State Compression for Free", SPIN 2011,
 * doi:10.1007/978-3-642-22306-8_4). A state of one word is its own key. Thread-safe.
 */
final class Folding {
  private static final int NUMBER_BITS = 30;
  private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;

  private final int stateWords;
  private final int oneWordBits;

  /** In post-order: leaves and pairs below the root. Null for a state of one word. */
  private final Node root;

  /** A part of the state. {@code left} and {@code right} are null in a leaf, {@code numbers} in the root. */
  private record Node(int word, Node left, Node right, Dictionary numbers) {}

  /**
   * @param oneWordBits bits that states of one word use
   * @throws MemoryBudget.Exhausted if there is no room for the dictionaries
   */
  Folding(int stateWords, int oneWordBits, MemoryBudget budget) {
    this.stateWords = stateWords;
    this.oneWordBits = oneWordBits;
    this.root = stateWords == 1 ? null : node(0, stateWords, null, budget);
  }

  private static Node node(int from, int to, Dictionary numbers, MemoryBudget budget) {
    if (to - from == 1) {
      return new Node(from, null, null, numbers);
    }
    int middle = (from + to + 1) / 2;
    return new Node(
        from,
        node(from, middle, new Dictionary(budget), budget),
        node(middle, to, new Dictionary(budget), budget),
        numbers);
  }

  int stateWords() {
    return stateWords;
  }

  /** Whether keys are the states themselves. */
  boolean trivial() {
    return root == null;
  }

  /** Bits that keys use. */
  int keyBits() {
    return root == null ? oneWordBits : 2 * NUMBER_BITS;
  }

  /** Folds consecutive states. */
  void fold(long[] states, int firstState, int count, long[] keys) {
    for (int i = 0; i < count; i++) {
      int offset = (firstState + i) * stateWords;
      keys[i] =
          (long) number(root.left, states, offset) << NUMBER_BITS | number(root.right, states, offset);
    }
  }

  private static int number(Node node, long[] states, int offset) {
    if (node.left == null) {
      return node.numbers.number(states[offset + node.word]);
    }
    int left = number(node.left, states, offset);
    return node.numbers.number((long) left << NUMBER_BITS | number(node.right, states, offset));
  }

  /** Writes the state of a key. */
  void unfold(long key, long[] to, int offset) {
    if (root == null) {
      to[offset] = key;
    } else {
      unfoldPair(root, key, to, offset);
    }
  }

  private static void unfoldPair(Node node, long pair, long[] to, int offset) {
    unfoldNumber(node.left, (int) (pair >>> NUMBER_BITS), to, offset);
    unfoldNumber(node.right, (int) pair & NUMBER_MASK, to, offset);
  }

  private static void unfoldNumber(Node node, int number, long[] to, int offset) {
    long word = node.numbers.word(number);
    if (node.left == null) {
      to[offset + node.word] = word;
    } else {
      unfoldPair(node, word, to, offset);
    }
  }
}
