package checker.temporal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/**
 * Shortest fair loops through the nodes of one fair component. Once, the steps are reversed, and for each goal of the
 * obligations the distance of every node to it and from it is found: no loop through a node is shorter than the way to a
 * goal and back. Cost of that: linear in the component for each goal; 8 bytes a step, 2 a node and goal.
 */
final class ComponentLoops {
  private static final int FAR = 255;

  /** Most bytes of the tables of distances; goals without tables prune nothing. */
  private static final long TABLE_BYTES = 1L << 29;

  private final Product product;
  private final StateGraph graph;
  private final FairComponents components;
  private final int component;
  private final Obligations obligations;

  /** Node by number within the component, and back. */
  private final IntArrayList members = new IntArrayList();

  private final IntIntHashMap numbers = new IntIntHashMap();

  /** Steps inside the component, by numbers, forwards and backwards. */
  private final IntArrayList targetStart = new IntArrayList();

  private final IntArrayList targets = new IntArrayList();
  private final int[] sourceStart;
  private final int[] sources;

  /** For each goal, capped distances to it and from it. */
  private final byte[][] toGoal;

  private final byte[][] fromGoal;

  /**
   * Collects the component of {@code node} and what a loop in it must do.
   *
   * @param budget a part of it may be spent on distances
   */
  ComponentLoops(
      Product product,
      FairComponents components,
      FairnessConstraints fairness,
      int node,
      LassoSearch.Budget budget) {
    this.product = product;
    this.graph = product.graph();
    this.components = components;
    this.component = components.component(node);
    int open = 0;
    long enabled = 0;
    numbers.put(node, 0);
    members.add(node);
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      open |= product.allPromises() & ~product.settled(member);
      enabled |= graph.enabled(product.state(member));
      targetStart.add(targets.size());
      addTargets(member);
    }
    targetStart.add(targets.size());
    this.obligations =
        new Obligations(product, open, enabled & fairness.all() & ~fairness.strong(), enabled & fairness.strong());
    this.sourceStart = new int[members.size() + 2];
    this.sources = new int[targets.size()];
    reverse();
    int goals = (int) Math.min(obligations.goals(), TABLE_BYTES / 2 / members.size());
    List<byte[]> to = new ArrayList<>();
    List<byte[]> from = new ArrayList<>();
    for (int goal = 0; goal < goals && budget.spendPart(2L * (sources.length + members.size())); goal++) {
      measure(goal, to, from);
    }
    this.toGoal = to.toArray(new byte[0][]);
    this.fromGoal = from.toArray(new byte[0][]);
  }

  private void addTargets(int member) {
    int state = product.state(member);
    int[] choices = product.nextPromises(member);
    int[] row = graph.row(state);
    int end = graph.endEdge(state);
    for (int edge = graph.firstEdge(state); edge < end; edge++) {
      for (int promises : choices) {
        int child = child(row[edge], promises);
        if (child >= 0) {
          int number = numbers.getIfAbsent(child, -1);
          if (number < 0) {
            number = members.size();
            numbers.put(child, number);
            members.add(child);
          }
          targets.add(number);
        }
      }
    }
  }

  private void reverse() {
    for (int i = 0; i < targets.size(); i++) {
      sourceStart[targets.get(i) + 2]++;
    }
    for (int i = 2; i < sourceStart.length; i++) {
      sourceStart[i] += sourceStart[i - 1];
    }
    for (int i = 0; i < members.size(); i++) {
      for (int at = targetStart.get(i); at < targetStart.get(i + 1); at++) {
        sources[sourceStart[targets.get(at) + 1]++] = i;
      }
    }
  }

  Obligations obligations() {
    return obligations;
  }

  /** The node of a state with these promises, if it is in the component; -1 otherwise. */
  int child(int targetState, int promises) {
    int child = targetState * product.promiseSets() + promises;
    return components.component(child) == component ? child : -1;
  }

  private void measure(int goal, List<byte[]> toTables, List<byte[]> fromTables) {
    byte[] to = new byte[members.size()];
    byte[] from = new byte[members.size()];
    Arrays.fill(to, (byte) FAR);
    Arrays.fill(from, (byte) FAR);
    IntArrayList there = new IntArrayList();
    IntArrayList afterwards = new IntArrayList();
    IntArrayList before = new IntArrayList();
    for (int i = 0; i < members.size(); i++) {
      if (obligations.metAt(goal, members.get(i))) {
        to[i] = 0;
        there.add(i);
        if (from[i] != 0) {
          from[i] = 0;
          afterwards.add(i);
        }
      }
      int node = members.get(i);
      int state = product.state(node);
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        if (!obligations.metBy(goal, graph.constraints(state, edge))) {
          continue;
        }
        for (int promises : product.nextPromises(node)) {
          int child = child(row[edge], promises);
          if (child >= 0) {
            int number = numbers.get(child);
            if (from[number] != 0) {
              from[number] = 0;
              afterwards.add(number);
            }
            if (to[i] == (byte) FAR) {
              to[i] = 1;
              before.add(i);
            }
          }
        }
      }
    }
    toTables.add(to);
    fromTables.add(from);
    spread(to, there, before, sources, i -> sourceStart[i]);
    spread(from, afterwards, new IntArrayList(), targets.toArray(), targetStart::get);
  }

  /**
   * Spreads distances along neighbours.
   *
   * @param level nodes at distance 0
   * @param next nodes at distance 1 already
   */
  private static void spread(
      byte[] distances, IntArrayList level, IntArrayList next, int[] neighbours, IntUnaryOperator start) {
    IntArrayList now = level;
    IntArrayList following = next;
    for (int distance = 1; (now.notEmpty() || following.notEmpty()) && distance < FAR; distance++) {
      for (int i = 0; i < now.size(); i++) {
        int end = start.applyAsInt(now.get(i) + 1);
        for (int at = start.applyAsInt(now.get(i)); at < end; at++) {
          if (distances[neighbours[at]] == (byte) FAR) {
            distances[neighbours[at]] = (byte) distance;
            following.add(neighbours[at]);
          }
        }
      }
      now = following;
      following = new IntArrayList();
    }
  }

  /** No loop through the node is shorter. */
  int atLeast(int node) {
    int number = numbers.get(node);
    return Math.max(2, obligations.longestDetour(obligations.beginning(node), toGoal, number, fromGoal, number));
  }

  /** Distances to a node from those members that are at most {@code bound} steps away, by node. */
  IntIntHashMap distancesTo(int node, int bound, LassoSearch.Budget budget) {
    IntIntHashMap distances = new IntIntHashMap();
    distances.put(node, 0);
    IntArrayList level = IntArrayList.newListWith(numbers.get(node));
    for (int distance = 1; distance <= bound && level.notEmpty() && !budget.exhausted(); distance++) {
      IntArrayList next = new IntArrayList();
      for (int i = 0; i < level.size(); i++) {
        int end = sourceStart[level.get(i) + 1];
        budget.spend(end - sourceStart[level.get(i)]);
        for (int at = sourceStart[level.get(i)]; at < end; at++) {
          int source = members.get(sources[at]);
          if (!distances.containsKey(source)) {
            distances.put(source, distance);
            next.add(sources[at]);
          }
        }
      }
      level = next;
    }
    return distances;
  }

  /** Whether a loop through {@code start} can be closed from a node in so many steps, as far as bounds tell. */
  boolean canClose(int start, IntIntHashMap distances, int node, int done, int steps) {
    int back = distances.getIfAbsent(node, Integer.MAX_VALUE);
    return back <= steps
        && obligations.longestDetour(done, toGoal, numbers.get(node), fromGoal, numbers.get(start)) <= steps;
  }

  /**
   * The nodes of the shortest loop from a node back to it that meets all obligations, the node first.
   *
   * @param bound longest length of interest
   * @return null if there is none of at most that length, or the budget ended before it was found
   */
  int[] shortest(int start, int bound, LassoSearch.Budget budget) {
    IntIntHashMap distances = distancesTo(start, bound, budget);
    IntArrayList nodes = IntArrayList.newListWith(start);
    IntArrayList parents = IntArrayList.newListWith(-1);
    IntArrayList done = IntArrayList.newListWith(obligations.beginning(start));
    LongHashSet seen = LongHashSet.newSetWith(pair(start, done.get(0)));
    int levelEnd = 1;
    int length = 1;
    for (int i = 0; i < nodes.size(); i++) {
      if (i == levelEnd) {
        levelEnd = nodes.size();
        length++;
      }
      int node = nodes.get(i);
      int state = product.state(node);
      if (length > bound || !budget.spend(graph.endEdge(state) - graph.firstEdge(state))) {
        return null;
      }
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        long constraints = graph.constraints(state, edge);
        for (int promises : product.nextPromises(node)) {
          int child = child(row[edge], promises);
          if (child < 0) {
            continue;
          }
          int after = obligations.after(done.get(i), constraints, child);
          if (child == start && obligations.met(after)) {
            return path(nodes, parents, i, length);
          }
          if (canClose(start, distances, child, after, bound - length) && seen.add(pair(child, after))) {
            nodes.add(child);
            parents.add(i);
            done.add(after);
          }
        }
      }
    }
    return null;
  }

  private static int[] path(IntArrayList nodes, IntArrayList parents, int last, int length) {
    int[] path = new int[length];
    int at = last;
    for (int i = length - 1; i >= 0; i--) {
      path[i] = nodes.get(at);
      at = parents.get(at);
    }
    return path;
  }

  private static long pair(int node, int done) {
    return (long) node << 32 | done;
  }

  /**
   * The nodes of some loop through a node that meets all obligations: always on to the nearest place that meets one more, and
   * at last back. Cost: linear in the component for each obligation.
   */
  int[] some(int start) {
    IntArrayList path = IntArrayList.newListWith(start);
    int done = obligations.beginning(start);
    while (true) {
      done = walk(path, done, start);
      if (path.getLast() == start && obligations.met(done)) {
        path.removeAtIndex(path.size() - 1);
        return path.toArray();
      }
    }
  }

  /** Extends the path to the nearest place that meets an unmet goal, or if there is none to {@code start}. */
  private int walk(IntArrayList path, int before, int start) {
    boolean home = obligations.met(before);
    int from = path.getLast();
    IntIntHashMap parents = new IntIntHashMap();
    IntArrayList queue = IntArrayList.newListWith(from);
    for (int i = 0; i < queue.size(); i++) {
      int node = queue.get(i);
      int state = product.state(node);
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        long constraints = graph.constraints(state, edge);
        for (int promises : product.nextPromises(node)) {
          int child = child(row[edge], promises);
          if (child < 0) {
            continue;
          }
          if (home ? child == start : obligations.meetsMore(before, constraints, child)) {
            return append(path, parents, node, child, before);
          }
          if (child != from && !parents.containsKey(child)) {
            parents.put(child, node);
            queue.add(child);
          }
        }
      }
    }
    throw new IllegalStateException("a fair component in which a loop cannot be fair");
  }

  private int append(IntArrayList path, IntIntHashMap parents, int last, int child, int before) {
    IntArrayList reversed = IntArrayList.newListWith(child, last);
    int from = path.getLast();
    for (int at = last; at != from; ) {
      at = parents.get(at);
      reversed.add(at);
    }
    int done = before;
    for (int i = reversed.size() - 2; i >= 0; i--) {
      int source = product.state(reversed.get(i + 1));
      int node = reversed.get(i);
      done = obligations.after(done, graph.constraintsBetween(source, product.state(node)), node);
      path.add(node);
    }
    return done;
  }
}
