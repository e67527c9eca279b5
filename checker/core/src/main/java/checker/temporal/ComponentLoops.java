package checker.temporal;

import org.eclipse.collections.impl.list.mutable.primitive.IntArrayList;
import org.eclipse.collections.impl.list.mutable.primitive.LongArrayList;
import org.eclipse.collections.impl.map.mutable.primitive.IntIntHashMap;
import org.eclipse.collections.impl.set.mutable.primitive.LongHashSet;

/** Shortest fair loops through the nodes of one fair component. */
final class ComponentLoops {
  private final Product product;
  private final StateGraph graph;
  private final FairComponents components;
  private final int component;
  private final Obligations obligations;
  private final IntArrayList members = new IntArrayList();

  /** Collects the component of {@code node} and what a loop in it must do. Cost: linear in the component. */
  ComponentLoops(Product product, FairComponents components, FairnessConstraints fairness, int node) {
    this.product = product;
    this.graph = product.graph();
    this.components = components;
    this.component = components.component(node);
    int open = 0;
    long enabled = 0;
    IntIntHashMap seen = new IntIntHashMap();
    seen.put(node, 0);
    members.add(node);
    for (int i = 0; i < members.size(); i++) {
      int member = members.get(i);
      int state = product.state(member);
      open |= product.allPromises() & ~product.settled(member);
      enabled |= graph.enabled(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        for (int promises : product.nextPromises(member)) {
          int child = child(graph.target(edge), promises);
          if (child >= 0 && !seen.containsKey(child)) {
            seen.put(child, members.size());
            members.add(child);
          }
        }
      }
    }
    this.obligations = new Obligations(
        product, open, enabled & fairness.all() & ~fairness.strong(), enabled & fairness.strong());
  }

  Obligations obligations() {
    return obligations;
  }

  /** The node of a state with these promises, if it is in the component; -1 otherwise. */
  int child(int targetState, int promises) {
    if (!product.consistent(targetState, promises)) {
      return -1;
    }
    int child = targetState * product.promiseSets() + promises;
    return components.contains(child) && components.component(child) == component ? child : -1;
  }

  /**
   * Length of the shortest fair loop through a node.
   *
   * @param bound longest length of interest
   * @return -1 if there is none of at most that length, or the budget ended before it was found
   */
  int shortest(int start, int bound, LassoSearch.Budget budget) {
    int first = obligations.beginning(start);
    if (product.staysFor(start) && obligations.met(first)) {
      return bound >= 1 ? 1 : -1;
    }
    LongHashSet seen = new LongHashSet();
    LongArrayList level = LongArrayList.newListWith(pair(start, first));
    seen.addAll(level);
    for (int length = 1; length <= bound && level.notEmpty(); length++) {
      LongArrayList next = new LongArrayList();
      for (int i = 0; i < level.size(); i++) {
        int node = (int) (level.get(i) >>> 32);
        int done = (int) level.get(i);
        int state = product.state(node);
        if (!budget.spend(graph.endEdge(state) - graph.firstEdge(state)) && bound != Integer.MAX_VALUE) {
          return -1;
        }
        for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
          for (int promises : product.nextPromises(node)) {
            int child = child(graph.target(edge), promises);
            if (child < 0) {
              continue;
            }
            int after = obligations.after(done, graph.constraints(edge), child);
            if (child == start && obligations.met(after)) {
              return length;
            }
            long pair = pair(child, after);
            if (seen.add(pair)) {
              next.add(pair);
            }
          }
        }
      }
      level = next;
    }
    return -1;
  }

  private static long pair(int node, int done) {
    return (long) node << 32 | done;
  }
}
