package checker.temporal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The parts of a product in which a fair, accepted behaviour can stay for ever: strongly connected, with every promise
 * kept somewhere, every weakly fair constraint disabled or taken somewhere, and every strongly fair one taken unless
 * nowhere enabled.
 *
 * <p>Only nodes are looked at whose promises a run can keep for ever. Components are found in one pass with one integer a
 * node (Pearce, A Space-Efficient Algorithm for Finding Strongly Connected Components, Information Processing Letters 116
 * (2016), doi:10.1016/j.ipl.2015.08.010), without recursion. Where a strong constraint is enabled but never taken, the nodes
 * that enable it are removed and the rest is decomposed again (Emerson and Lei, Modalities for Model Checking, Science of
 * Computer Programming 8 (1987), doi:10.1016/0167-6423(87)90036-0). Cost: linear in the product for each such removal; 4
 * bytes a node, and up to 16 more for the stacks.
 */
final class FairComponents {
  /** Mark of nodes whose component is known and not fair. */
  private static final int DEAD = Integer.MAX_VALUE;

  /** Mark of the nodes of the component that is being judged. */
  private static final int JUDGED = Integer.MAX_VALUE - 1;

  private static final int LARGE = 4096;

  private final Product product;
  private final StateGraph graph;
  private final NodeSet region;
  private final long weak;
  private final long strong;

  /**
   * By rank in the region: 0 if not visited, then the number of the visit or of an earlier one that can be reached, then the
   * component.
   */
  private final int[] mark;

  private int nextComponent = JUDGED - 1;

  private int index;
  private int[] stack = new int[256];
  private int stackSize;
  private int[] frameNode = new int[256];
  private int[] frameEdge = new int[256];

  /** The next choice of promises, doubled; odd if the node may still be the root of its component. */
  private int[] frameChoice = new int[256];

  private int frames;
  private final Deque<int[]> remainders = new ArrayDeque<>();

  private FairComponents(Product product, NodeSet region, FairnessConstraints fairness) {
    this.product = product;
    this.graph = product.graph();
    this.region = region;
    this.strong = fairness.strong();
    this.weak = fairness.all() & ~strong;
    this.mark = new int[region.size()];
  }

  /**
   * Whether a product has no fair accepted behaviour.
   *
   * @param reached the nodes that can be reached
   */
  static boolean none(Product product, NodeSet reached, FairnessConstraints fairness) {
    long all = fairness.all();
    for (int node = reached.first(0); node >= 0; node = reached.first(node + 1)) {
      if (product.staysFor(node) && (product.graph().enabled(product.state(node)) & all) == 0) {
        return false;
      }
    }
    return of(product, reached.where(product::accepting), fairness).isEmpty();
  }

  /** Bytes needed for a region of so many nodes, at most. */
  static long bytes(long nodes) {
    return (4 + 4 + 12) * nodes;
  }

  /**
   * Decomposes a region.
   *
   * @param region the reachable nodes that are {@link Product#accepting}
   */
  static FairComponents of(Product product, NodeSet region, FairnessConstraints fairness) {
    FairComponents components = new FairComponents(product, region, fairness);
    components.decomposeAll();
    components.stack = new int[0];
    components.frameNode = components.stack;
    components.frameEdge = components.stack;
    components.frameChoice = components.stack;
    return components;
  }

  boolean isEmpty() {
    return nextComponent == JUDGED - 1;
  }

  /** Number of nodes through which a fair accepted behaviour can go round. */
  int size() {
    return (int) Arrays.stream(mark).filter(m -> m < JUDGED).count();
  }

  /** Whether a fair accepted behaviour can go round through this node. */
  boolean contains(int node) {
    return region.contains(node) && mark[region.rank(node)] < JUDGED;
  }

  /** The component of a node; negative if it is in none. Components count down. */
  int component(int node) {
    return contains(node) ? mark[region.rank(node)] : -1;
  }

  /** Whether some step leads from a node to its own component. */
  boolean cyclic(int node) {
    int state = product.state(node);
    int[] row = graph.row(state);
    for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
      for (int promises : product.nextPromises(node)) {
        if (component(row[edge] * product.promiseSets() + promises) == component(node)) {
          return true;
        }
      }
    }
    return false;
  }

  private void decomposeAll() {
    for (int node = region.first(0); node >= 0; node = region.first(node + 1)) {
      if (mark[region.rank(node)] == 0) {
        decomposeFrom(node);
      }
    }
    while (!remainders.isEmpty()) {
      for (int node : remainders.removeLast()) {
        if (mark[region.rank(node)] == 0) {
          decomposeFrom(node);
        }
      }
    }
  }

  private void decomposeFrom(int start) {
    index = 1;
    stackSize = 0;
    push(start);
    while (frames > 0) {
      product.checkpoint().pass();
      int top = frames - 1;
      int node = frameNode[top];
      int child = nextUnvisited(top, node);
      if (child >= 0) {
        push(child);
        continue;
      }
      frames--;
      if ((frameChoice[top] & 1) != 0) {
        close(node);
      } else {
        stack(node);
        lower(frames - 1, mark[region.rank(node)]);
      }
    }
  }

  private void push(int node) {
    if (frames == frameNode.length) {
      int capacity = larger(frames);
      frameNode = Arrays.copyOf(frameNode, capacity);
      frameEdge = Arrays.copyOf(frameEdge, capacity);
      frameChoice = Arrays.copyOf(frameChoice, capacity);
    }
    mark[region.rank(node)] = index++;
    frameNode[frames] = node;
    frameEdge[frames] = graph.firstEdge(product.state(node));
    frameChoice[frames] = 1;
    frames++;
  }

  private void stack(int node) {
    if (stackSize == stack.length) {
      stack = Arrays.copyOf(stack, larger(stackSize));
    }
    stack[stackSize++] = node;
  }

  private int larger(int capacity) {
    return (int) Math.min(Math.max(256, region.size()), 2L * capacity);
  }

  private void lower(int frame, int childMark) {
    int rank = region.rank(frameNode[frame]);
    if (childMark < mark[rank]) {
      mark[rank] = childMark;
      frameChoice[frame] &= ~1;
    }
  }

  /** Advances the frame to its next unvisited child; -1 if there is none left. */
  private int nextUnvisited(int frame, int node) {
    int sets = product.promiseSets();
    int state = product.state(node);
    int[] choices = product.nextPromises(node);
    int[] row = graph.row(state);
    int end = graph.endEdge(state);
    int edge = frameEdge[frame];
    int choice = frameChoice[frame] >> 1;
    int lowest = Integer.MAX_VALUE;
    int child = -1;
    search:
    for (; edge < end; edge++, choice = 0) {
      for (; choice < choices.length; choice++) {
        int candidate = row[edge] * sets + choices[choice];
        if (region.contains(candidate)) {
          int childMark = mark[region.rank(candidate)];
          if (childMark == 0) {
            child = candidate;
            choice++;
            break search;
          }
          lowest = Math.min(lowest, childMark);
        }
      }
    }
    frameEdge[frame] = edge;
    frameChoice[frame] = choice << 1 | frameChoice[frame] & 1;
    lower(frame, lowest);
    return child;
  }

  private void close(int root) {
    int rootMark = mark[region.rank(root)];
    int first = stackSize;
    while (first > 0 && mark[region.rank(stack[first - 1])] >= rootMark) {
      first--;
    }
    if (first == stackSize) {
      index--;
      mark[region.rank(root)] = fairAlone(root) ? nextComponent-- : DEAD;
      return;
    }
    stack(root);
    index -= stackSize - first;
    for (int i = first; i < stackSize; i++) {
      mark[region.rank(stack[i])] = JUDGED;
    }
    judge(first);
    stackSize = first;
  }

  /** Whether the node is fair and accepted by stuttering: it has no step to itself. */
  boolean fairAlone(int node) {
    return product.staysFor(node) && (graph.enabled(product.state(node)) & (weak | strong)) == 0;
  }

  /** Judges the component on the stack from position {@code first} on; it has at least two nodes, so it has a cycle. */
  private void judge(int first) {
    sort(first);
    int settled = 0;
    long disabled = 0;
    long enabled = 0;
    for (int i = first; i < stackSize; i++) {
      long here = graph.enabled(product.state(stack[i]));
      settled |= product.settled(stack[i]);
      disabled |= ~here;
      enabled |= here;
    }
    long wanted = weak & ~disabled | strong & enabled;
    long taken = settled == product.allPromises() && wanted != 0 ? taken(first, wanted) : 0;
    if (settled != product.allPromises() || (weak & ~(disabled | taken)) != 0) {
      remark(first, DEAD);
      return;
    }
    long starved = strong & enabled & ~taken;
    if (starved == 0) {
      remark(first, nextComponent--);
      return;
    }
    remark(first, DEAD);
    int[] rest = new int[stackSize - first];
    int count = 0;
    for (int i = first; i < stackSize; i++) {
      if ((graph.enabled(product.state(stack[i])) & starved) == 0) {
        rest[count++] = stack[i];
        mark[region.rank(stack[i])] = 0;
      }
    }
    if (count > 0) {
      remainders.addLast(Arrays.copyOf(rest, count));
    }
  }

  /** Puts the component in order of the nodes' numbers: so they lie near each other in memory. */
  private void sort(int first) {
    if (stackSize - first > region.size() / 8) {
      int at = first;
      for (int node = region.first(0); node >= 0; node = region.first(node + 1)) {
        if (mark[region.rank(node)] == JUDGED) {
          stack[at++] = node;
        }
      }
    } else if (stackSize - first > LARGE) {
      Arrays.sort(stack, first, stackSize);
    }
  }

  private void remark(int first, int to) {
    for (int i = first; i < stackSize; i++) {
      mark[region.rank(stack[i])] = to;
    }
  }

  /** Which constraints steps inside the component belong to; not all of them if those that are wanted are found early. */
  private long taken(int first, long wanted) {
    long taken = 0;
    for (int i = first; i < stackSize && (wanted & ~taken) != 0; i++) {
      int state = product.state(stack[i]);
      int[] choices = product.nextPromises(stack[i]);
      int[] row = graph.row(state);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        long constraints = graph.constraints(state, edge) & wanted;
        if ((constraints & ~taken) != 0 && inside(row[edge], choices)) {
          taken |= constraints;
        }
      }
    }
    return taken;
  }

  private boolean inside(int target, int[] choices) {
    for (int promises : choices) {
      int child = target * product.promiseSets() + promises;
      if (region.contains(child) && mark[region.rank(child)] == JUDGED) {
        return true;
      }
    }
    return false;
  }
}
