package checker.temporal;

import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The product of a state graph and a tableau. A node is a state with a set of promises, numbered
 * {@code state * promiseSets() + promises}; nothing is stored for it. Of the nodes of the next state only those are
 * reached whose promises fit; some of them may have no next node themselves. Stuttering is left out of the steps: a formula
 * without {@code next} cannot see a finite number of stuttering steps, and stuttering for ever is
 * {@link #staysFor(int)}.
 */
final class Product {
  /** Most entries of the tables. */
  static final int MAX_ENTRIES = 1 << 20;

  private final StateGraph graph;
  private final int promiseShift;
  private final int promiseSets;
  private final int allPromises;
  private final boolean[] initial;
  private final boolean[] stays;
  private final int[] settled;
  private final int[] classOf;
  private final int[][] next;
  private final boolean[] accepting;
  private final Checkpoint checkpoint;

  /**
   * @param atomOf for each atom of the tableau, its bit in the graph's valuations
   * @param lean only promises that are needed: fewer nodes, the same verdict, no lasso
   * @param checkpoint for whoever walks through the product
   */
  Product(StateGraph graph, Tableau tableau, int[] atomOf, boolean lean, Checkpoint checkpoint) {
    this.graph = graph;
    this.checkpoint = checkpoint;
    this.promiseShift = tableau.promiseCount();
    this.promiseSets = 1 << promiseShift;
    this.allPromises = promiseSets - 1;
    this.classOf = new int[graph.valuationCount()];
    long[] classes = classes(graph, atomOf, classOf);
    int entries = classes.length << promiseShift;
    this.initial = new boolean[entries];
    this.stays = new boolean[entries];
    this.settled = new int[entries];
    this.next = new int[entries][];
    Arrays.fill(next, new int[0]);
    for (int c = 0; lean && c < classes.length; c++) {
      for (int promises = 0; promises < promiseSets; promises++) {
        int entry = (c << promiseShift) + promises;
        long valuation = classes[c];
        int set = promises;
        next[entry] =
            IntStream.range(0, promiseSets).filter(to -> tableau.leanStep(valuation, set, to)).toArray();
        initial[entry] = tableau.leanInitial(valuation, promises);
        settled[entry] = tableau.settled(valuation, promises);
      }
    }
    for (int c = 0; !lean && c < classes.length; c++) {
      for (int promises = 0; promises < promiseSets; promises++) {
        int before = (c << promiseShift) + tableau.promisesBefore(classes[c], promises);
        next[before] = Arrays.copyOf(next[before], next[before].length + 1);
        next[before][next[before].length - 1] = promises;
        int entry = (c << promiseShift) + promises;
        initial[entry] = tableau.initial(classes[c], promises);
        settled[entry] = tableau.settled(classes[c], promises);
        stays[entry] = entry == before && settled[entry] == allPromises;
      }
    }
    for (int c = 0; lean && c < classes.length; c++) {
      boolean[] cyclic = accepting(c, c + 1);
      BitSet[] reach = reach(c, c + 1);
      for (int promises = 0; promises < promiseSets; promises++) {
        BitSet reached = reach[promises];
        stays[(c << promiseShift) + promises] = IntStream.range(0, promiseSets).anyMatch(to -> reached.get(to) && cyclic[to]);
      }
    }
    this.accepting = accepting(0, classes.length);
  }

  /**
   * The sets of promises that can follow each other, in states with some of the valuations.
   *
   * @param from first class of valuations
   * @param to the class after the last
   */
  private BitSet[] reach(int from, int to) {
    BitSet[] reach = new BitSet[promiseSets];
    for (int set = 0; set < promiseSets; set++) {
      reach[set] = new BitSet(promiseSets);
    }
    for (int entry = from << promiseShift; entry < to << promiseShift; entry++) {
      for (int set : next[entry]) {
        reach[entry & allPromises].set(set);
      }
    }
    for (int via = 0; via < promiseSets; via++) {
      for (int set = 0; set < promiseSets; set++) {
        if (reach[set].get(via)) {
          reach[set].or(reach[via]);
        }
      }
    }
    return reach;
  }

  /**
   * The sets of promises among which a run can stay and keep all of them, in whatever states with some of the valuations: from
   * the others, what is promised stays open.
   */
  private boolean[] accepting(int from, int to) {
    BitSet[] reach = reach(from, to);
    int[] settledBy = new int[promiseSets];
    for (int entry = from << promiseShift; entry < to << promiseShift; entry++) {
      int set = entry & allPromises;
      if (Arrays.stream(next[entry]).anyMatch(after -> reach[after].get(set))) {
        settledBy[set] |= settled[entry];
      }
    }
    boolean[] result = new boolean[promiseSets];
    for (int set = 0; set < promiseSets; set++) {
      int together = 0;
      for (int other = 0; other < promiseSets; other++) {
        together |= reach[set].get(other) && reach[other].get(set) ? settledBy[other] : 0;
      }
      result[set] = reach[set].get(set) && together == allPromises;
    }
    return result;
  }

  /** Entries of the tables for a graph and a formula. */
  static long entries(StateGraph graph, Tableau tableau, int[] atomOf) {
    return (long) classes(graph, atomOf, new int[graph.valuationCount()]).length << tableau.promiseCount();
  }

  /** The different valuations of the formula's own atoms, and for each valuation of the graph which it is. */
  private static long[] classes(StateGraph graph, int[] atomOf, int[] classOf) {
    Map<Long, Integer> numbers = new LinkedHashMap<>();
    for (int valuation = 0; valuation < classOf.length; valuation++) {
      long bits = 0;
      for (int i = 0; i < atomOf.length; i++) {
        bits |= (graph.valuationBits(valuation) >>> atomOf[i] & 1) << i;
      }
      classOf[valuation] = numbers.computeIfAbsent(bits, b -> numbers.size());
    }
    return numbers.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  StateGraph graph() {
    return graph;
  }

  /** To be passed in loops over nodes. */
  Checkpoint checkpoint() {
    return checkpoint;
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
    return node >> promiseShift;
  }

  private int entry(int node) {
    return (classOf[graph.valuation(node >> promiseShift)] << promiseShift) + (node & allPromises);
  }

  /** Whether a run may stay for ever among nodes like this one, as far as its promises go. */
  boolean accepting(int node) {
    return accepting[node & allPromises];
  }

  /** Whether a violating behaviour may start here, apart from the state being initial. */
  boolean initial(int node) {
    int entry = entry(node);
    return initial[entry] && next[entry].length > 0;
  }

  /** The promise sets that may come next. Where there are none, the promises cannot be kept. */
  int[] nextPromises(int node) {
    return next[entry(node)];
  }

  /** Whether a state with these promises has a next node. */
  boolean consistent(int state, int promises) {
    return next[(classOf[graph.valuation(state)] << promiseShift) + promises].length > 0;
  }

  /** Whether all promises are kept by stuttering here for ever. */
  boolean staysFor(int node) {
    return stays[entry(node)];
  }

  /** The promises that are not open here. */
  int settled(int node) {
    return settled[entry(node)];
  }
}
