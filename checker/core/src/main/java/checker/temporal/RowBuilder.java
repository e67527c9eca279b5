package checker.temporal;

import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;

/**
 * Makes the rows of a state graph, block by block, for one thread: expands some states into a buffer, looks all their
 * successors up together, and then writes their rows.
 */
final class RowBuilder {
  private static final int BATCH = 1024;
  private static final int SHORT_ROW = 24;

  private final StateGraph graph;
  private final PackedStates states;
  private final TransitionSystem system;
  private final FairnessConstraints fairness;
  private final Atoms atoms;
  private final StateGraph.LocalSets sets;
  private final StateGraph.LocalSets valuations;
  private final Successors successors;
  private int[] numbers = new int[2 * BATCH];
  private long[] hashes = new long[2 * BATCH];
  private final int[] ends = new int[BATCH];
  private int[] targets = new int[1 << StateGraph.BLOCK_SHIFT + 3];
  private int[] edgeSets = new int[1 << StateGraph.BLOCK_SHIFT + 3];
  private long[] rowConstraints = new long[64];
  private final IntIntHashMap longRow = new IntIntHashMap();
  private int edges;

  RowBuilder(StateGraph graph, TransitionSystem system, FairnessConstraints fairness, Atoms atoms) {
    this.graph = graph;
    this.states = graph.index().states();
    this.system = system;
    this.fairness = fairness;
    this.atoms = atoms;
    this.sets = new StateGraph.LocalSets(graph.sets());
    this.valuations = new StateGraph.LocalSets(graph.valuationSets());
    this.successors = new Successors(states.stateWords(), 2 * BATCH);
  }

  void build(int block) {
    edges = 0;
    int end = (int) Math.min(graph.size(), block + 1L << StateGraph.BLOCK_SHIFT);
    for (int state = block << StateGraph.BLOCK_SHIFT; state < end; ) {
      state = batch(state, end);
    }
    graph.noteBlock(block, targets, edgeSets, edges);
  }

  /** Makes the rows of some states; returns the first state after them. */
  private int batch(int first, int limit) {
    successors.clear();
    int end = first;
    while (end < limit && end - first < BATCH && successors.count < BATCH) {
      system.expand(states.chunk(end), states.offset(end), successors);
      ends[end - first] = successors.count;
      end++;
    }
    if (numbers.length < successors.count) {
      numbers = new int[2 * successors.count];
      hashes = new long[2 * successors.count];
    }
    graph.index().find(successors.words, successors.count, hashes, numbers);
    for (int state = first, from = 0; state < end; state++) {
      int to = ends[state - first];
      int enabled = row(state, from, to);
      long valuation = atoms.valuation(system, states.chunk(state), states.offset(state), successors, from, to);
      graph.noteState(state, edges, enabled, valuations.id(valuation));
      from = to;
    }
    return end;
  }

  /** Appends the row of a state; returns the set of what is enabled. */
  private int row(int state, int from, int to) {
    reserve(to - from);
    longRow.clear();
    int first = edges;
    long enabled = 0;
    for (int i = from; i < to; i++) {
      int target = numbers[i];
      if (target == state) {
        continue;
      }
      long constraints = fairness.ofInstance(successors.instances[i]);
      enabled |= constraints;
      int edge = edge(first, target);
      if (edge == edges) {
        targets[edges++] = target;
        rowConstraints[edge - first] = 0;
      }
      rowConstraints[edge - first] |= constraints;
    }
    for (int edge = first; edge < edges; edge++) {
      edgeSets[edge] = sets.id(rowConstraints[edge - first]);
    }
    return sets.id(enabled);
  }

  /** The edge of the row under way that leads to a target; the next edge if there is none. */
  private int edge(int first, int target) {
    if (edges - first > SHORT_ROW) {
      for (int edge = first + longRow.size(); edge < edges; edge++) {
        longRow.put(targets[edge], edge);
      }
      return longRow.getIfAbsent(target, edges);
    }
    for (int edge = first; edge < edges; edge++) {
      if (targets[edge] == target) {
        return edge;
      }
    }
    return edges;
  }

  private void reserve(int more) {
    if (edges + more > targets.length) {
      int capacity = Math.max(edges + more, 2 * targets.length);
      targets = Arrays.copyOf(targets, capacity);
      edgeSets = Arrays.copyOf(edgeSets, capacity);
    }
    if (more > rowConstraints.length) {
      rowConstraints = new long[2 * more];
    }
  }
}
