package checker.temporal;

import checker.transition.EvaluationFault;
import checker.transition.TransitionSystem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.impl.map.mutable.primitive.LongIntHashMap;

/**
 * The reachable states with their steps, as the temporal algorithms need them: of each state the targets of its steps in
 * a row, for each step the fairness constraints it belongs to, for each state its valuation of the atoms.
 *
 * <p>As in TLA+, a step that changes nothing is stuttering and no step of any action, and a step belongs to every
 * action that could have made it: parallel edges are one edge with the union of their constraints. Sets and valuations
 * are interned. The rows of {@value #BLOCK_STATES} consecutive states lie in arrays of their own, so that they can be made
 * by several threads and be any number in all. An edge takes 4 bytes, one more if there are fairness constraints, and 3 more
 * where there are more than 256 sets; a state 12.
 */
final class StateGraph {
  static final int BLOCK_SHIFT = 12;
  private static final int BLOCK_STATES = 1 << BLOCK_SHIFT;

  private final StateIndex index;
  private final int initialCount;

  /** Of each state: the end of its row in the block's arrays, the number of the set of what is enabled, the valuation. */
  private final int[] states;

  private final int[][] targets;
  private final byte[][] narrowSets;
  private final int[][] wideSets;
  private final SharedSets sets = new SharedSets();
  private final SharedSets valuationSets = new SharedSets();
  private long[] setBits = {};
  private long[] valuationBits = {};

  private StateGraph(StateIndex index, int initialCount) {
    this.index = index;
    this.initialCount = initialCount;
    int blocks = blocks();
    this.states = new int[3 * index.size()];
    this.targets = new int[blocks][];
    this.narrowSets = new byte[blocks][];
    this.wideSets = new int[blocks][];
  }

  /** Bytes needed for a graph of so many states and steps, at most. */
  static long bytes(long states, long steps, int workers) {
    return StateIndex.bytes(states) + 12 * states + 5 * steps + (64L << 10) * workers * 16;
  }

  /**
   * Expands every state once more and notes where its steps lead. Cost: one expansion of each state and one look-up of each
   * step, shared among the workers.
   *
   * @param initialCount the first so many states are the initial ones
   * @throws EvaluationFault if an atom cannot be evaluated
   */
  static StateGraph build(
      TransitionSystem system,
      PackedStates states,
      int initialCount,
      FairnessConstraints fairness,
      Atoms atoms,
      int workers) {
    StateGraph graph = new StateGraph(new StateIndex(states, workers), initialCount);
    Workers.run(workers, graph.blocks(), () -> new RowBuilder(graph, system, fairness, atoms)::build);
    graph.setBits = graph.sets.bits();
    graph.valuationBits = graph.valuationSets.bits();
    return graph;
  }

  private int blocks() {
    return index.size() == 0 ? 0 : (index.size() - 1 >>> BLOCK_SHIFT) + 1;
  }

  SharedSets sets() {
    return sets;
  }

  SharedSets valuationSets() {
    return valuationSets;
  }

  void noteState(int state, int rowEnd, int enabledSet, int valuation) {
    states[3 * state] = rowEnd;
    states[3 * state + 1] = enabledSet;
    states[3 * state + 2] = valuation;
  }

  /** @param edgeSets interned sets; all zero: the empty set, which has no number of its own then */
  void noteBlock(int block, int[] blockTargets, int[] edgeSets, int count) {
    targets[block] = Arrays.copyOf(blockTargets, count);
    int largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, edgeSets[i]);
    }
    if (largest > 255) {
      wideSets[block] = Arrays.copyOf(edgeSets, count);
    } else if (largest > 0) {
      byte[] narrow = new byte[count];
      for (int i = 0; i < count; i++) {
        narrow[i] = (byte) edgeSets[i];
      }
      narrowSets[block] = narrow;
    }
  }

  /** Bytes that the graph takes, with the states. */
  long bytes() {
    long bytes = StateIndex.bytes(size()) + (12L + 8L * index.states().stateWords()) * size();
    for (int block = 0; block < targets.length; block++) {
      bytes += 4L * targets[block].length;
      bytes += narrowSets[block] == null ? 0 : narrowSets[block].length;
      bytes += wideSets[block] == null ? 0 : 4L * wideSets[block].length;
    }
    return bytes;
  }

  /** Number of steps between different states. */
  long edgeCount() {
    return Arrays.stream(targets).mapToLong(t -> t.length).sum();
  }

  int size() {
    return index.size();
  }

  StateIndex index() {
    return index;
  }

  /** States {@code 0 .. initialCount() - 1} are initial. */
  int initialCount() {
    return initialCount;
  }

  /** The array that holds the targets of a state, from {@link #firstEdge(int)} to before {@link #endEdge(int)}. */
  int[] row(int state) {
    return targets[state >>> BLOCK_SHIFT];
  }

  int firstEdge(int state) {
    return (state & BLOCK_STATES - 1) == 0 ? 0 : states[3 * state - 3];
  }

  int endEdge(int state) {
    return states[3 * state];
  }

  /** The constraints that a step belongs to. */
  long constraints(int state, int edge) {
    int block = state >>> BLOCK_SHIFT;
    byte[] narrow = narrowSets[block];
    if (narrow != null) {
      return setBits[narrow[edge] & 0xff];
    }
    int[] wide = wideSets[block];
    return wide == null ? 0 : setBits[wide[edge]];
  }

  /** The constraints that the step between two states belongs to. */
  long constraintsBetween(int source, int target) {
    int[] row = row(source);
    for (int edge = firstEdge(source); edge < endEdge(source); edge++) {
      if (row[edge] == target) {
        return constraints(source, edge);
      }
    }
    throw new IllegalArgumentException("no step from " + source + " to " + target);
  }

  /** The constraints of which some step is possible in a state: their actions are enabled, and not only to stutter. */
  long enabled(int state) {
    return setBits[states[3 * state + 1]];
  }

  /** Number of the state's valuation. */
  int valuation(int state) {
    return states[3 * state + 2];
  }

  int valuationCount() {
    return valuationBits.length;
  }

  /** The atoms true under a valuation. */
  long valuationBits(int valuation) {
    return valuationBits[valuation];
  }

  /** Gives equal bit sets equal small numbers, the same for all threads; the empty set is number 0. */
  static final class SharedSets {
    private final Map<Long, Integer> ids = new HashMap<>(Map.of(0L, 0));

    synchronized int id(long set) {
      return ids.computeIfAbsent(set, s -> ids.size());
    }

    synchronized long[] bits() {
      long[] bits = new long[ids.size()];
      ids.forEach((set, id) -> bits[id] = set);
      return bits;
    }
  }

  /** The numbers that one thread has asked for, the latest ones without looking far. */
  static final class LocalSets {
    private static final int RECENT = 1024;

    private final SharedSets shared;
    private final LongIntHashMap known = new LongIntHashMap();
    private final long[] recentSets = new long[RECENT];
    private final int[] recentIds = new int[RECENT];

    LocalSets(SharedSets shared) {
      this.shared = shared;
    }

    int id(long set) {
      int at = (int) (set * 0x9E3779B97F4A7C15L >>> 54);
      if (recentSets[at] != set) {
        recentIds[at] = known.getIfAbsentPut(set, () -> shared.id(set));
        recentSets[at] = set;
      }
      return recentIds[at];
    }
  }
}
