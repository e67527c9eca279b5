package checker.temporal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;

/**
 * Finds the shortest fair lasso: fewest steps of stem and loop together, a stuttering loop counting one.
 *
 * <p>A breadth-first search gives every node its distance from the initial ones. Some lasso is built first: to the nearest
 * node where stuttering is fair, and into each component and there from goal to goal. Then the nodes of fair components
 * are taken in order of the least total that their distance and the way to the farthest goal and back allow, and from each
 * one a search over pairs of node and met obligations looks for a loop that makes the total no longer than the best so
 * far. The problem contains that of a shortest tour, so the work is bounded: beyond the budget the best lasso so far is
 * returned as not proven minimal. (Kupferman and Sheinvald-Faragy, Finding Shortest Witnesses to the Nonemptiness of
 * Automata on Infinite Words, CONCUR 2006, doi:10.1007/11817949_33.)
 */
final class LassoSearch {
  private final Product product;
  private final StateGraph graph;
  private final NodeSet reached;
  private final FairComponents components;
  private final FairnessConstraints fairness;
  private final Map<Integer, ComponentLoops> loops = new LinkedHashMap<>();
  private final Budget budget;

  /** By rank among the nodes that can be reached; -1 if farther than of interest. */
  private final int[] depth;

  private final List<IntArrayList> levels = new ArrayList<>();
  private final int noneSoFar;
  private int best;
  private final IntArrayList bestNodes = new IntArrayList();
  private int[] bestLoop = {};
  private boolean proven = true;

  /** @param most lassos of more steps than this are not looked for */
  LassoSearch(
      Product product,
      NodeSet reached,
      FairComponents components,
      FairnessConstraints fairness,
      int most,
      Budget budget) {
    this.product = product;
    this.graph = product.graph();
    this.reached = reached;
    this.components = components;
    this.fairness = fairness;
    this.budget = budget;
    this.noneSoFar = most + 1;
    this.best = noneSoFar;
    this.depth = new int[reached.size()];
    Arrays.fill(depth, -1);
  }

  /** Bytes needed where so many nodes can be reached and so many are in fair components, at most. */
  static long bytes(long reached, long fair, long edges) {
    return 8 * reached + 8 * fair + 40 * fair + Math.min(1L << 29, 60 * fair) + 8 * edges;
  }

  /** A bound on the work spent on minimality, counted in steps looked at. */
  static final class Budget {
    private long left;
    private final Checkpoint checkpoint;

    Budget(long steps, Checkpoint checkpoint) {
      this.left = steps;
      this.checkpoint = checkpoint;
    }

    /** Spends; false from the moment on that nothing is left. */
    boolean spend(long steps) {
      checkpoint.pass();
      left -= steps;
      return left > 0;
    }

    /** Spends if that is a small part of what is left. */
    boolean spendPart(long steps) {
      return steps < left / 8 && spend(steps);
    }

    boolean exhausted() {
      return left <= 0;
    }
  }

  /**
   * The shortest lasso found.
   *
   * @param complete whether {@code loopNodes} are all nodes at which the loop of a lasso of that length can begin
   * @param path the nodes of one such lasso
   * @param loopStart where its loop begins
   */
  record Found(
      int steps, boolean complete, IntArrayList loopNodes, int[] path, int loopStart) {}

  /**
   * Searches; the components must not be empty. Cost: a pass over the product and, for each component of more than one node, one for each
   * obligation; beyond that as the budget allows.
   *
   * @return empty if there is none of at most as many steps as are of interest, or, unless {@link #proven}, none was found
   */
  Optional<Found> search() {
    LongArrayList candidates = nearest();
    boolean complete = refine(candidates);
    return best == noneSoFar
        ? Optional.empty()
        : Optional.of(new Found(best, complete, bestNodes, path(), best - bestLoop.length));
  }

  /** Whether there is no lasso shorter than the one found; if none was found, none at all of as many steps as are of interest. */
  boolean proven() {
    return proven;
  }

  /** The distance of a node from the initial ones; -1 if it is not known. */
  int depth(int node) {
    return reached.contains(node) ? depth[reached.rank(node)] : -1;
  }

  /** The nodes at a distance. */
  IntArrayList level(int distance) {
    return levels.get(distance);
  }

  ComponentLoops loops(int node) {
    return loops.get(components.component(node));
  }

  /** Finds distances and some lasso; returns where a loop could begin, with the least total it could make. */
  private LongArrayList nearest() {
    IntArrayList level = new IntArrayList();
    for (int node = 0; node < graph.initialCount() * product.promiseSets(); node++) {
      if (product.initial(node)) {
        depth[reached.rank(node)] = 0;
        level.add(node);
      }
    }
    LongArrayList candidates = new LongArrayList();
    for (int distance = 0; level.notEmpty() && distance < best; distance++) {
      levels.add(level);
      for (int i = 0; i < level.size(); i++) {
        int node = level.get(i);
        if (components.contains(node)) {
          meet(node, distance, candidates);
        }
      }
      level = nextLevel(level, distance);
    }
    if (best == Integer.MAX_VALUE) {
      throw new IllegalStateException("a fair component without a fair loop");
    }
    return candidates;
  }

  private void meet(int node, int distance, LongArrayList candidates) {
    if (components.fairAlone(node)) {
      offer(node, distance, new int[] {node});
    }
    if (distance + 2 > best || !components.cyclic(node)) {
      return;
    }
    ComponentLoops known = loops.get(components.component(node));
    if (known == null) {
      known = new ComponentLoops(product, components, fairness, node, budget);
      loops.put(components.component(node), known);
      int[] loop = known.some(node);
      if (distance + loop.length < best) {
        offer(node, distance, loop);
        // The search comes by here again; until then the node is not known to be the only one.
        bestNodes.clear();
      }
    }
    int total = distance + known.atLeast(node);
    if (total <= best) {
      candidates.add((long) total << 32 | node);
    }
  }

  private void offer(int node, int distance, int[] loop) {
    if (distance + loop.length < best) {
      best = distance + loop.length;
      bestLoop = loop;
      bestNodes.clear();
    }
    if (distance + loop.length == best) {
      bestNodes.add(node);
    }
  }

  /** Tries the candidates, the most promising first; whether all were tried that could matter. */
  private boolean refine(LongArrayList candidates) {
    candidates.sortThis();
    for (int i = 0; i < candidates.size(); i++) {
      int total = (int) (candidates.get(i) >> 32);
      if (total > best) {
        return true;
      }
      int node = (int) candidates.get(i);
      int distance = depth(node);
      int[] loop = loops(node).shortest(node, best - distance, budget);
      if (loop != null) {
        offer(node, distance, loop);
      }
      if (budget.exhausted()) {
        proven = total >= best;
        return false;
      }
    }
    return true;
  }

  private IntArrayList nextLevel(IntArrayList level, int distance) {
    IntArrayList next = new IntArrayList();
    for (int i = 0; i < level.size(); i++) {
      int node = level.get(i);
      int state = product.state(node);
      int[] choices = product.nextPromises(node);
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        for (int promises : choices) {
          int child = row[edge] * product.promiseSets() + promises;
          if (reached.contains(child) && depth[reached.rank(child)] < 0) {
            depth[reached.rank(child)] = distance + 1;
            next.add(child);
          }
        }
      }
    }
    return next;
  }

  /** The nodes of the lasso at hand: back along a shortest stem from where its loop begins, then the loop. */
  private int[] path() {
    int[] path = Arrays.copyOf(bestLoop, best);
    int stem = best - bestLoop.length;
    System.arraycopy(bestLoop, 0, path, stem, bestLoop.length);
    for (int at = stem - 1; at >= 0; at--) {
      path[at] = before(path[at + 1], at);
    }
    return path;
  }

  private int before(int node, int distance) {
    IntArrayList level = levels.get(distance);
    for (int i = 0; i < level.size(); i++) {
      if (leadsTo(level.get(i), node)) {
        return level.get(i);
      }
    }
    throw new IllegalStateException("a node without a way to it");
  }

  /** Whether there is a step of the product between two nodes. */
  private boolean leadsTo(int from, int to) {
    int state = product.state(from);
    int[] row = graph.row(state);
    for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
      if (row[edge] == product.state(to)) {
        for (int promises : product.nextPromises(from)) {
          if (row[edge] * product.promiseSets() + promises == to) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
