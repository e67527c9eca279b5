package checker.temporal;

import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The reachable states with their steps, as the temporal algorithms need them: targets by source (compressed rows),
 * for each step the fairness constraints it belongs to, for each state its valuation of the atoms.
 *
 * <p>As in TLA+, a step that changes nothing is stuttering and no step of any action, and a step belongs to every
 * action that could have made it: parallel edges are one edge with the union of their constraints. Sets and valuations
 * are interned: an edge takes 8 bytes (6 if fewer than 2^16 sets occur were possible but is not worth a second
 * layout), a state 12.
 */
final class StateGraph {
  private final StateIndex index;
  private final int[] rowStart;
  private final int[] targets;
  private final int[] edgeSets;
  private final long[] sets;
  private final int[] enabledSets;
  private final int[] valuations;
  private final long[] valuationBits;
  private final int initialCount;

  private StateGraph(Builder builder, int initialCount) {
    this.index = builder.index;
    this.rowStart = builder.rowStart;
    this.targets = builder.targets;
    this.edgeSets = builder.edgeSets;
    this.sets = builder.sets.bits();
    this.enabledSets = builder.enabledSets;
    this.valuations = builder.valuations;
    this.valuationBits = builder.valuationSets.bits();
    this.initialCount = initialCount;
  }

  /** Bytes needed for a graph of so many states and steps, at most. */
  static long bytes(long states, long steps) {
    return StateIndex.bytes(states) + 12 * states + 8 * steps;
  }

  /**
   * Expands every state once more and notes where its steps lead. Cost: one expansion and one table look-up a step.
   *
   * @param initialCount the first so many states are the initial ones
   * @throws EvaluationFault if an atom cannot be evaluated
   */
  static StateGraph build(TransitionSystem system, PackedStates states, int initialCount, FairnessConstraints fairness, Atoms atoms) {
    Builder builder = new Builder(new StateIndex(states));
    Successors successors = new Successors(states.stateWords(), 1024);
    for (int state = 0; state < states.size(); state++) {
      successors.clear();
      system.expand(states.chunk(state), states.offset(state), successors);
      builder.row(state, successors, fairness);
      builder.valuations[state] =
          builder.valuationSets.id(atoms.valuation(system, states.chunk(state), states.offset(state), successors));
    }
    return new StateGraph(builder, initialCount);
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

  /** First edge of a state; its last is before the first of {@code state + 1}. */
  int firstEdge(int state) {
    return rowStart[state];
  }

  int endEdge(int state) {
    return rowStart[state + 1];
  }

  int edgeCount() {
    return rowStart[size()];
  }

  int target(int edge) {
    return targets[edge];
  }

  /** The constraints that a step belongs to. */
  long constraints(int edge) {
    return sets[edgeSets[edge]];
  }

  /** The constraints that the step between two states belongs to. */
  long constraintsBetween(int source, int target) {
    for (int edge = rowStart[source]; edge < rowStart[source + 1]; edge++) {
      if (targets[edge] == target) {
        return constraints(edge);
      }
    }
    throw new IllegalArgumentException("no step from " + source + " to " + target);
  }

  /** The constraints of which some step is possible in a state: their actions are enabled, and not only to stutter. */
  long enabled(int state) {
    return sets[enabledSets[state]];
  }

  /** Number of the state's valuation. */
  int valuation(int state) {
    return valuations[state];
  }

  int valuationCount() {
    return valuationBits.length;
  }

  /** The atoms true under a valuation. */
  long valuationBits(int valuation) {
    return valuationBits[valuation];
  }

  /** Gives equal bit sets equal small numbers. */
  private static final class Interned {
    private final Map<Long, Integer> ids = new HashMap<>();
    private long lastSet;
    private int lastId = -1;

    int id(long set) {
      if (lastId < 0 || set != lastSet) {
        lastSet = set;
        lastId = ids.computeIfAbsent(set, s -> ids.size());
      }
      return lastId;
    }

    long[] bits() {
      long[] bits = new long[ids.size()];
      ids.forEach((set, id) -> bits[id] = set);
      return bits;
    }
  }

  private static final class Builder {
    private final StateIndex index;
    private final int[] rowStart;
    private int[] targets = new int[1024];
    private int[] edgeSets = new int[1024];
    private final Interned sets = new Interned();
    private final Interned valuationSets = new Interned();
    private final int[] enabledSets;
    private final int[] valuations;
    private int edges;
    private long[] rowConstraints = new long[64];

    Builder(StateIndex index) {
      this.index = index;
      this.rowStart = new int[index.size() + 1];
      this.enabledSets = new int[index.size()];
      this.valuations = new int[index.size()];
    }

    void row(int state, Successors successors, FairnessConstraints fairness) {
      int first = edges;
      long enabled = 0;
      int words = successors.stateWords;
      for (int i = 0; i < successors.count; i++) {
        int target = index.find(successors.words, i * words);
        if (target == state) {
          continue;
        }
        long constraints = fairness.ofInstance(successors.instances[i]);
        enabled |= constraints;
        int known = first;
        while (known < edges && targets[known] != target) {
          known++;
        }
        if (known == edges) {
          append(target);
          rowConstraints = known - first == rowConstraints.length ? Arrays.copyOf(rowConstraints, 2 * rowConstraints.length) : rowConstraints;
          rowConstraints[known - first] = 0;
        }
        rowConstraints[known - first] |= constraints;
      }
      for (int edge = first; edge < edges; edge++) {
        edgeSets[edge] = sets.id(rowConstraints[edge - first]);
      }
      enabledSets[state] = sets.id(enabled);
      rowStart[state + 1] = edges;
    }

    private void append(int target) {
      if (edges == targets.length) {
        int capacity = (int) Math.min(Integer.MAX_VALUE - 8, 2L * edges);
        targets = Arrays.copyOf(targets, capacity);
        edgeSets = Arrays.copyOf(edgeSets, capacity);
      }
      targets[edges++] = target;
    }
  }
}
