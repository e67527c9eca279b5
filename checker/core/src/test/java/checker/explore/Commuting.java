package checker.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which instances of a {@link Graph} commute, found by looking at all states: what the contract of a transition system asks for, and no more. */
final class Commuting {
  private final Graph graph;

  /** Of each state, of each instance that has edges there, their targets. */
  private final List<Map<Integer, List<Integer>>> targets;

  private Commuting(Graph graph) {
    this.graph = graph;
    this.targets =
        graph.edges.stream()
            .map(edges -> {
              Map<Integer, List<Integer>> byInstance = new HashMap<>();
              edges.forEach(e -> byInstance.computeIfAbsent(e.instance(), i -> new ArrayList<>()).add(e.target()));
              return byInstance;
            })
            .toList();
  }

  /** What {@link Graph#commuting()} may say at the most. */
  static long[] of(Graph graph) {
    return new Commuting(graph).earlier();
  }

  private long[] earlier() {
    long[] earlier = new long[graph.instances];
    for (int a = 0; a < graph.instances; a++) {
      for (int b = 0; b < Math.min(a, Long.SIZE); b++) {
        if (!chooses(b) && commute(a, b)) {
          earlier[a] |= 1L << b;
        }
      }
    }
    return earlier;
  }

  private boolean chooses(int instance) {
    return targets.stream().anyMatch(of -> of.getOrDefault(instance, List.of()).size() > 1);
  }

  private boolean commute(int a, int b) {
    return targets.stream().allMatch(of -> of.getOrDefault(a, List.of()).stream().allMatch(s -> commute(of, s, a, b)));
  }

  /** Whether they commute in a state in which the first leads to {@code s}. */
  private boolean commute(Map<Integer, List<Integer>> of, int s, int a, int b) {
    int r = of.getOrDefault(b, List.of(-1)).get(0);
    if (s < 0 || r < 0) {
      return true;
    }
    int q = targets.get(s).getOrDefault(b, List.of(-1)).get(0);
    return q >= 0 && targets.get(r).getOrDefault(a, List.of()).contains(q);
  }
}
