package checker.temporal;

import java.util.function.IntPredicate;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/** A set of product nodes that numbers its members densely: a bit for each node, and a count for each 64 of them. */
final class NodeSet {
  private static final int ROUNDS = 100;

  /** By 64 nodes: a bit for each, and how many members there are before them. Side by side, they are in cache together. */
  private final long[] table;

  private final int size;

  private NodeSet(long[] bits) {
    this.table = new long[2 * bits.length];
    int count = 0;
    for (int i = 0; i < bits.length; i++) {
      table[2 * i] = bits[i];
      table[2 * i + 1] = count;
      count += Long.bitCount(bits[i]);
    }
    this.size = count;
  }

  /** Bytes needed to find the nodes that can be reached, of so many in all, and to number some of them. */
  static long bytes(long nodes) {
    return 5 * nodes / 8;
  }

  /**
   * The nodes that can be reached from initial ones. Cost: one pass over the product. Most steps lead to a larger number or
   * not far back, so pending nodes are taken in order of their numbers, round after round, which is the order of memory;
   * where that takes many rounds, from a stack.
   */
  static NodeSet reachable(Product product) {
    Search search = new Search(product);
    for (int node = 0; node < product.graph().initialCount() * product.promiseSets(); node++) {
      if (product.initial(node)) {
        search.meet(node);
      }
    }
    for (int round = 0; search.pendingCount > 0; round++) {
      search.round(round >= ROUNDS);
    }
    return new NodeSet(search.reached);
  }

  private static final class Search {
    private final Product product;
    private final StateGraph graph;
    private final long[] reached;
    private final long[] pending;
    private final IntArrayList stack = new IntArrayList();
    private long pendingCount;

    Search(Product product) {
      this.product = product;
      this.graph = product.graph();
      this.reached = new long[product.nodeCount() + 63 >>> 6];
      this.pending = new long[reached.length];
    }

    void meet(int node) {
      reached[node >>> 6] |= 1L << node;
      pending[node >>> 6] |= 1L << node;
      pendingCount++;
    }

    /**
     * Expands the pending nodes in order.
     *
     * @param deep whether to expand what a node leads to before the next one, so that this is the last round
     */
    void round(boolean deep) {
      for (int word = 0; word < pending.length; word++) {
        while (pending[word] != 0) {
          int node = (word << 6) + Long.numberOfTrailingZeros(pending[word]);
          expand(node, deep);
          while (stack.notEmpty()) {
            expand(stack.removeAtIndex(stack.size() - 1), true);
          }
        }
      }
    }

    private void expand(int node, boolean deep) {
      product.checkpoint().pass();
      pending[node >>> 6] &= ~(1L << node);
      pendingCount--;
      int sets = product.promiseSets();
      int state = product.state(node);
      int[] choices = product.nextPromises(node);
      int[] row = graph.row(state);
      int end = graph.endEdge(state);
      for (int edge = graph.firstEdge(state); edge < end; edge++) {
        for (int promises : choices) {
          int child = row[edge] * sets + promises;
          if ((reached[child >>> 6] >>> child & 1) == 0 && product.consistent(row[edge], promises)) {
            meet(child);
            if (deep) {
              stack.add(child);
            }
          }
        }
      }
    }
  }

  /** The members that satisfy a condition. */
  NodeSet where(IntPredicate condition) {
    long[] some = new long[table.length / 2];
    for (int node = first(0); node >= 0; node = first(node + 1)) {
      if (condition.test(node)) {
        some[node >>> 6] |= 1L << node;
      }
    }
    return new NodeSet(some);
  }

  int size() {
    return size;
  }

  boolean contains(int node) {
    return (table[node >>> 6 << 1] >>> node & 1) != 0;
  }

  /** How many members are smaller than this one. */
  int rank(int node) {
    int at = node >>> 6 << 1;
    return (int) table[at + 1] + Long.bitCount(table[at] & (1L << node) - 1);
  }

  /** The smallest member that is not smaller than a node; -1 if there is none. */
  int first(int node) {
    int word = node >>> 6;
    if (2 * word >= table.length) {
      return -1;
    }
    long rest = table[2 * word] & -1L << node;
    while (rest == 0) {
      if (2 * ++word == table.length) {
        return -1;
      }
      rest = table[2 * word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(rest);
  }
}
