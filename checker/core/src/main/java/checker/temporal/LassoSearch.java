package checker.temporal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;

/**
 * Finds the shortest fair lasso: fewest steps of stem and loop together, a stuttering loop counting one.
 *
 * <p>Nodes are taken in order of their distance from the initial nodes. From each one that lies in a fair component a
 * breadth-first search over pairs of node and met obligations looks for the shortest loop back, never deeper than the
 * best total so far allows, and passing over pairs from which an open obligation is known to be too far away. The
 * problem contains that of a shortest tour, so the work is bounded: beyond the budget the best lasso so far is
 * returned as not proven minimal. (Kupferman and Sheinvald-Faragy, Finding Shortest Witnesses to the Nonemptiness of
 * Automata on Infinite Words, CONCUR 2006, doi:10.1007/11817949_33.)
 */
final class LassoSearch {
  private final Product product;
  private final FairComponents components;
  private final FairnessConstraints fairness;
  private final Map<Integer, ComponentLoops> loops = new HashMap<>();
  private final Budget budget;

  private final int[] depth;
  private int best = Integer.MAX_VALUE;
  private final IntArrayList bestNodes = new IntArrayList();

  LassoSearch(Product product, FairComponents components, FairnessConstraints fairness, Budget budget) {
    this.product = product;
    this.components = components;
    this.fairness = fairness;
    this.budget = budget;
    this.depth = new int[product.nodeCount()];
    Arrays.fill(depth, -1);
  }

  /** A bound on the work spent on minimality, counted in steps looked at. */
  static final class Budget {
    private long left;

    Budget(long steps) {
      this.left = steps;
    }

    /** Spends; false from the moment on that nothing is left. */
    boolean spend(long steps) {
      left -= steps;
      return left > 0;
    }

    boolean exhausted() {
      return left <= 0;
    }
  }

  /** The lengths found: enough to lay out every shortest lasso. */
  record Found(int steps, IntArrayList loopNodes, int[] depth, boolean minimal) {}

  /** Searches; the components must not be empty. Cost: see the class; at least one pass over the product up to the shortest stem. */
  Found search() {
    IntArrayList level = new IntArrayList();
    for (int state = 0; state < product.graph().initialCount(); state++) {
      for (int promises = 0; promises < product.promiseSets(); promises++) {
        int node = state * product.promiseSets() + promises;
        if (product.initial(node)) {
          depth[node] = 0;
          level.add(node);
        }
      }
    }
    for (int distance = 0; level.notEmpty() && distance < best; distance++) {
      for (int i = 0; i < level.size(); i++) {
        if (components.contains(level.get(i))) {
          offer(level.get(i), distance);
        }
      }
      level = nextLevel(level, distance);
    }
    if (best == Integer.MAX_VALUE) {
      throw new IllegalStateException("a fair component without a fair loop");
    }
    return new Found(best, bestNodes, depth, !budget.exhausted());
  }

  private void offer(int node, int distance) {
    ComponentLoops ofComponent =
        loops.computeIfAbsent(components.component(node), c -> new ComponentLoops(product, components, fairness, node));
    int length = ofComponent.shortest(node, best == Integer.MAX_VALUE ? Integer.MAX_VALUE : best - distance, budget);
    if (length < 0) {
      return;
    }
    if (distance + length < best) {
      best = distance + length;
      bestNodes.clear();
    }
    bestNodes.add(node);
  }

  private IntArrayList nextLevel(IntArrayList level, int distance) {
    IntArrayList next = new IntArrayList();
    StateGraph graph = product.graph();
    for (int i = 0; i < level.size(); i++) {
      int node = level.get(i);
      int state = product.state(node);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        for (int promises : product.nextPromises(node)) {
          int child = graph.target(edge) * product.promiseSets() + promises;
          if (depth[child] < 0 && product.consistent(graph.target(edge), promises)) {
            depth[child] = distance + 1;
            next.add(child);
          }
        }
      }
    }
    return next;
  }
}
