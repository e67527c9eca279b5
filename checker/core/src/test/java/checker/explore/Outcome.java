package checker.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** All of an exploration that must not depend on the workers, in terms of a {@link Graph}'s state numbers. */
record Outcome(
    Status status,
    long generated,
    long distinct,
    int expandedLevels,
    List<TreeSet<Integer>> levels,
    long expanded,
    int minDegree,
    int maxDegree,
    List<Long> fires,
    List<Integer> stateLevels,
    List<Integer> stepLevels,
    int deadlockLevel,
    List<Fault> faults) {

  static Outcome of(Graph graph, Exploration found) {
    List<TreeSet<Integer>> levels = new ArrayList<>();
    for (int k = 0; k <= found.depth(); k++) {
      Level level = found.level(k);
      TreeSet<Integer> states = new TreeSet<>();
      long listed = 0;
      for (int slice = 0; slice < level.slices(); slice++) {
        for (int i = 0; i < level.count(slice); i++) {
          states.add(graph.unpack(level.words(slice), level.offset(slice) + i * graph.words));
          listed++;
        }
      }
      if (listed != states.size() || listed != level.size() || listed != found.statesAt(k)) {
        throw new AssertionError("level " + k + " lists " + listed + " states, " + states.size() + " distinct");
      }
      levels.add(states);
    }
    List<Integer> stateLevels = new ArrayList<>();
    for (int i = 0; i < graph.stateObservationCount(); i++) {
      stateLevels.add(found.levelOfState(i));
    }
    List<Integer> stepLevels = new ArrayList<>();
    for (int i = 0; i < graph.stepObservationCount(); i++) {
      stepLevels.add(found.levelOfStep(i));
    }
    return new Outcome(
        found.status(),
        found.generated(),
        found.distinct(),
        found.expandedLevels(),
        levels,
        found.expanded(),
        found.minOutDegree(),
        found.maxOutDegree(),
        Arrays.stream(found.fireCounts()).boxed().toList(),
        stateLevels,
        stepLevels,
        found.levelOfDeadlock(),
        found.faults());
  }

  /** The same by a plain search with a hash map, of a graph without faults and without bounds. */
  static Outcome plainly(Graph graph) {
    Map<Integer, Integer> depths = new HashMap<>();
    List<Integer> queue = new ArrayList<>(graph.initial);
    graph.initial.forEach(s -> depths.put(s, 0));
    long[] fires = new long[graph.instances];
    long generated = queue.size();
    int minDegree = Integer.MAX_VALUE;
    int maxDegree = 0;
    Integer[] stateLevels = new Integer[graph.stateObservationCount()];
    Integer[] stepLevels = new Integer[graph.stepObservationCount()];
    Arrays.fill(stateLevels, -1);
    Arrays.fill(stepLevels, -1);
    int deadlock = -1;
    for (int at = 0; at < queue.size(); at++) {
      int state = queue.get(at);
      int depth = depths.get(state);
      List<Graph.Edge> edges = graph.edges.get(state);
      for (Graph.Edge edge : edges) {
        fires[edge.instance()]++;
        generated++;
        if (depths.putIfAbsent(edge.target(), depth + 1) == null) {
          queue.add(edge.target());
        }
        for (int i = 0; i < stepLevels.length; i++) {
          if (stepLevels[i] < 0 && graph.stepObservations.get(i).test(state, edge.target())) {
            stepLevels[i] = depth;
          }
        }
      }
      minDegree = Math.min(minDegree, edges.size());
      maxDegree = Math.max(maxDegree, edges.size());
      for (int i = 0; i < stateLevels.length; i++) {
        if (stateLevels[i] < 0 && graph.stateObservations.get(i).test(state)) {
          stateLevels[i] = depth;
        }
      }
      if (edges.isEmpty() && deadlock < 0 && !graph.terminal.test(state)) {
        deadlock = depth;
      }
    }
    List<TreeSet<Integer>> levels = new ArrayList<>();
    for (int state : queue) {
      int depth = depths.get(state);
      if (depth == levels.size()) {
        levels.add(new TreeSet<>());
      }
      levels.get(depth).add(state);
    }
    return new Outcome(
        Status.COMPLETE,
        generated,
        queue.size(),
        levels.size(),
        levels,
        queue.size(),
        minDegree,
        maxDegree,
        Arrays.stream(fires).boxed().toList(),
        List.of(stateLevels),
        List.of(stepLevels),
        deadlock,
        List.of());
  }
}
