package checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes one key of the words of a state, without loss, and the words of the key again: the words are the leaves of a binary tree, a node
 * is the pair of the numbers of its two children, and each pair below the root is numbered by a dictionary of its place in the tree.
 * Where steps change little, most words and pairs have been seen before, so memory grows with what changes and not with the
 * width (A. Laarman, J. van de Pol, M. Weber, "Parallel Recursive State Compression for Free", SPIN 2011,
 * doi:10.1007/978-3-642-22306-8_4). A state of one word is its own key, and so is one of two, each of which has a bit to spare that a
 * table can mark it with. Thread-safe.
 */
final class Folding {
  private static final int NUMBER_BITS = 30;
  private static final int NUMBER_MASK = (1 << NUMBER_BITS) - 1;

  private static final int MARKED_BITS = 63;

  private final int stateWords;
  private final int keyBits;

  /** Null if states are their own keys. */
  private final Node root;

  /** One for each part below the root. */
  private final List<Dictionary> dictionaries = new ArrayList<>();

  /** A part of the state. {@code left} and {@code right} are null in a leaf; the root has no {@code dictionary}. */
  private record Node(int word, Node left, Node right, int dictionary) {
    static final int NO_DICTIONARY = -1;
  }

  /** What one thread folds states with. */
  final class Folder {
    private final long[] words;
    private final int[][] numbers;
    private final Dictionary.Reader[] readers;

    /** @param capacity most states that are folded together */
    private Folder(int capacity) {
      words = new long[root == null ? 0 : capacity];
      numbers = new int[dictionaries.size()][capacity];
      readers = dictionaries.stream().map(d -> d.reader(capacity)).toArray(Dictionary.Reader[]::new);
    }

    /**
     * Folds consecutive states, all of them part by part: look-ups that do not depend on each other can wait for memory together.
     *
     * @param count at most the capacity
     * @throws MemoryBudget.Exhausted if a dictionary has no room for another word
     */
    void fold(long[] states, int firstState, int count, long[] keys) {
      number(root.left, states, firstState, count);
      number(root.right, states, firstState, count);
      pairs(root, count, keys);
    }

    private void number(Node node, long[] states, int firstState, int count) {
      if (node.left == null) {
        int at = firstState * stateWords + node.word;
        for (int i = 0; i < count; i++) {
          words[i] = states[at];
          at += stateWords;
        }
      } else {
        number(node.left, states, firstState, count);
        number(node.right, states, firstState, count);
        pairs(node, count, words);
      }
      readers[node.dictionary].number(words, count, numbers[node.dictionary]);
    }

    private void pairs(Node node, int count, long[] to) {
      int[] left = numbers[node.left.dictionary];
      int[] right = numbers[node.right.dictionary];
      for (int i = 0; i < count; i++) {
        to[i] = (long) left[i] << NUMBER_BITS | right[i];
      }
    }
  }

  /**
   * @param wordBits of each word of a state, how many bits are used
   * @throws MemoryBudget.Exhausted if there is no room for the dictionaries
   */
  Folding(int[] wordBits, MemoryBudget budget) {
    boolean direct = wordBits.length <= 2 && Arrays.stream(wordBits).allMatch(bits -> bits <= MARKED_BITS);
    this.stateWords = wordBits.length;
    this.keyBits = direct ? wordBits[stateWords - 1] : 2 * NUMBER_BITS;
    this.root = direct ? null : pair(0, stateWords, Node.NO_DICTIONARY, budget);
  }

  private Node pair(int from, int to, int dictionary, MemoryBudget budget) {
    int middle = (from + to + 1) / 2;
    return new Node(from, part(from, middle, budget), part(middle, to, budget), dictionary);
  }

  private Node part(int from, int to, MemoryBudget budget) {
    int dictionary = dictionaries.size();
    dictionaries.add(new Dictionary(budget));
    return to - from == 1 ? new Node(from, null, null, dictionary) : pair(from, to, dictionary, budget);
  }

  /** For one thread to fold so many states at a time. */
  Folder folder(int capacity) {
    return new Folder(capacity);
  }

  int stateWords() {
    return stateWords;
  }

  /** Whether keys are the states themselves. */
  boolean direct() {
    return root == null;
  }

  /** Words of a key, 1 or 2. */
  int keyWords() {
    return root == null ? stateWords : 1;
  }

  /** Bits that the last word of a key uses. */
  int keyBits() {
    return keyBits;
  }

  /**
   * Writes the state of a key.
   *
   * @param word1 second word of a key that has two
   */
  void unfold(long word0, long word1, long[] to, int offset) {
    if (root != null) {
      unfoldPair(root, word0, to, offset);
    } else {
      to[offset] = word0;
      if (stateWords == 2) {
        to[offset + 1] = word1;
      }
    }
  }

  private void unfoldPair(Node node, long pair, long[] to, int offset) {
    unfoldNumber(node.left, (int) (pair >>> NUMBER_BITS), to, offset);
    unfoldNumber(node.right, (int) pair & NUMBER_MASK, to, offset);
  }

  private void unfoldNumber(Node node, int number, long[] to, int offset) {
    long word = dictionaries.get(node.dictionary).word(number);
    if (node.left == null) {
      to[offset + node.word] = word;
    } else {
      unfoldPair(node, word, to, offset);
    }
  }
}
