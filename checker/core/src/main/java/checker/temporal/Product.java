package checker.temporal;

/**
 * The product of a state graph and a tableau. A node is a state with a set of promises, numbered
 * {@code state * promiseSets() + promises}; nothing is stored for it. Stuttering is left out of the steps: a formula
 * without {@code next} cannot see a finite number of stuttering steps, and stuttering for ever is
 * {@link #staysFor(int)}.
 */
final class Product {
  private final StateGraph graph;
  private final int promiseSets;
  private final int allPromises;
  private final boolean[] initial;
  private final boolean[] consistent;
  private final boolean[] stays;
  private final int[] settled;
  private final int[][] next;

  /**
   * @param atomOf for each atom of the tableau, its bit in the graph's valuations
   */
  Product(StateGraph graph, Tableau tableau, int[] atomOf) {
    this.graph = graph;
    this.promiseSets = 1 << tableau.promiseCount();
    this.allPromises = promiseSets - 1;
    int entries = graph.valuationCount() * promiseSets;
    this.initial = new boolean[entries];
    this.consistent = new boolean[entries];
    this.stays = new boolean[entries];
    this.settled = new int[entries];
    this.next = new int[entries][];
    int[] buffer = new int[promiseSets];
    for (int valuation = 0; valuation < graph.valuationCount(); valuation++) {
      long bits = select(graph.valuationBits(valuation), atomOf);
      for (int promises = 0; promises < promiseSets; promises++) {
        int entry = valuation * promiseSets + promises;
        consistent[entry] = tableau.consistent(bits, promises);
        initial[entry] = consistent[entry] && tableau.initial(bits, promises);
        stays[entry] = consistent[entry] && tableau.step(bits, promises, promises);
        settled[entry] = tableau.settled(bits, promises);
        int count = 0;
        if (consistent[entry]) {
          for (int nextPromises = 0; nextPromises < promiseSets; nextPromises++) {
            if (tableau.step(bits, promises, nextPromises)) {
              buffer[count++] = nextPromises;
            }
          }
        }
        next[entry] = java.util.Arrays.copyOf(buffer, count);
      }
    }
  }

  private static long select(long valuation, int[] atomOf) {
    long bits = 0;
    for (int i = 0; i < atomOf.length; i++) {
      bits |= (valuation >>> atomOf[i] & 1) << i;
    }
    return bits;
  }

  StateGraph graph() {
    return graph;
  }

  int promiseSets() {
    return promiseSets;
  }

  /** All promises, as a set. */
  int allPromises() {
    return allPromises;
  }

  int nodeCount() {
    return graph.size() * promiseSets;
  }

  int state(int node) {
    return node / promiseSets;
  }

  private int entry(int node) {
    return graph.valuation(node / promiseSets) * promiseSets + node % promiseSets;
  }

  /** Whether a violating behaviour may start here, apart from the state being initial. */
  boolean initial(int node) {
    return initial[entry(node)];
  }

  /** The promise sets that may come next, some of which the next state may exclude. */
  int[] nextPromises(int node) {
    return next[entry(node)];
  }

  /** Whether a state can have these promises. */
  boolean consistent(int state, int promises) {
    return consistent[graph.valuation(state) * promiseSets + promises];
  }

  /** Whether the promises allow to stutter here for ever. */
  boolean staysFor(int node) {
    return stays[entry(node)];
  }

  /** The promises that are not open here. */
  int settled(int node) {
    return settled[entry(node)];
  }
}
