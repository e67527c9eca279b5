package checker.temporal;

import java.util.BitSet;

/**
 * From which states a goal can still be reached: {@code EF goal} of computation tree logic, by one backward search over
 * the reversed edges (Clarke, Emerson and Sistla, Automatic Verification of Finite-State Concurrent Systems, ACM TOPLAS 8
 * (1986), doi:10.1145/5397.5399). Cost: linear; 4 bytes an edge and 8 a state while it runs.
 */
final class Recoverable {
  private Recoverable() {}

  /** Bytes needed while it runs. */
  static long bytes(long states, long edges) {
    return 4 * edges + 9 * states;
  }

  /** The states from which no state of the goal can be reached. */
  static BitSet trap(StateGraph graph, BitSet goal) {
    int[] start = new int[graph.size() + 2];
    for (int state = 0; state < graph.size(); state++) {
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        start[row[edge] + 2]++;
      }
    }
    for (int i = 2; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    int[] sources = new int[start[start.length - 1]];
    for (int state = 0; state < graph.size(); state++) {
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        sources[start[row[edge] + 1]++] = state;
      }
    }
    BitSet reaches = (BitSet) goal.clone();
    int[] queue = new int[graph.size()];
    int end = 0;
    for (int state = goal.nextSetBit(0); state >= 0; state = goal.nextSetBit(state + 1)) {
      queue[end++] = state;
    }
    for (int begin = 0; begin < end; begin++) {
      int state = queue[begin];
      for (int i = start[state]; i < start[state + 1]; i++) {
        if (!reaches.get(sources[i])) {
          reaches.set(sources[i]);
          queue[end++] = sources[i];
        }
      }
    }
    reaches.flip(0, graph.size());
    return reaches;
  }
}
