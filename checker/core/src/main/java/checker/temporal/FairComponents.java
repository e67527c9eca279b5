package checker.temporal;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The parts of a product in which a fair, accepted behaviour can stay for ever: strongly connected, with every promise
 * kept somewhere, every weakly fair constraint disabled or taken somewhere, and every strongly fair one taken unless
 * nowhere enabled.
 *
 * <p>Components are found in one pass with one integer a node (Pearce, A Space-Efficient Algorithm for Finding Strongly
 * Connected Components, Information Processing Letters 116 (2016), doi:10.1016/j.ipl.2015.08.010), without recursion.
 * Where a strong constraint is enabled but never taken, the nodes that enable it are removed and the rest is decomposed
 * again (Emerson and Lei, Modalities for Model Checking, Science of Computer Programming 8 (1987),
 * doi:10.1016/0167-6423(87)90036-0). Cost: linear in the product for each such removal; 4 bytes a node, plus the stack.
 */
final class FairComponents {
  private final Product product;
  private final StateGraph graph;
  private final long weak;
  private final long strong;
  private final int[] mark;
  private int nextComponent = Integer.MAX_VALUE;
  private final long[] fair;
  private long fairCount;

  private int index;
  private int[] stack = new int[256];
  private int stackSize;
  private int[] frameNode = new int[256];
  private int[] frameEdge = new int[256];
  private int[] frameChoice = new int[256];
  private boolean[] frameRoot = new boolean[256];
  private int frames;
  private final Deque<int[]> remainders = new ArrayDeque<>();

  private FairComponents(Product product, FairnessConstraints fairness) {
    this.product = product;
    this.graph = product.graph();
    this.strong = fairness.strong();
    this.weak = fairness.all() & ~strong;
    this.mark = new int[product.nodeCount()];
    this.fair = new long[(product.nodeCount() + 63) / 64];
  }

  /** Bytes needed for a product of so many nodes, the stacks apart. */
  static long bytes(long nodes) {
    return 4 * nodes + nodes / 8;
  }

  static FairComponents of(Product product, FairnessConstraints fairness) {
    FairComponents components = new FairComponents(product, fairness);
    components.decomposeAll();
    return components;
  }

  boolean isEmpty() {
    return fairCount == 0;
  }

  /** Whether a fair accepted behaviour can go round through this node. */
  boolean contains(int node) {
    return (fair[node >>> 6] >>> node & 1) != 0;
  }

  /** The component of a node that {@link #contains(int)}; any number otherwise. */
  int component(int node) {
    return mark[node];
  }

  private void decomposeAll() {
    for (int state = 0; state < graph.initialCount(); state++) {
      for (int promises = 0; promises < product.promiseSets(); promises++) {
        int node = state * product.promiseSets() + promises;
        if (mark[node] == 0 && product.initial(node)) {
          decomposeFrom(node);
        }
      }
    }
    while (!remainders.isEmpty()) {
      for (int node : remainders.removeLast()) {
        if (mark[node] == 0) {
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
      int top = frames - 1;
      int node = frameNode[top];
      int child = nextUnvisited(top, node);
      if (child >= 0) {
        push(child);
        continue;
      }
      frames--;
      if (frameRoot[top]) {
        close(node);
      } else {
        if (stackSize == stack.length) {
          stack = Arrays.copyOf(stack, 2 * stackSize);
        }
        stack[stackSize++] = node;
        lower(frames - 1, mark[node]);
      }
    }
  }

  private void push(int node) {
    if (frames == frameNode.length) {
      frameNode = Arrays.copyOf(frameNode, 2 * frames);
      frameEdge = Arrays.copyOf(frameEdge, 2 * frames);
      frameChoice = Arrays.copyOf(frameChoice, 2 * frames);
      frameRoot = Arrays.copyOf(frameRoot, 2 * frames);
    }
    mark[node] = index++;
    frameNode[frames] = node;
    frameEdge[frames] = graph.firstEdge(product.state(node));
    frameChoice[frames] = 0;
    frameRoot[frames] = true;
    frames++;
  }

  private void lower(int frame, int childMark) {
    int node = frameNode[frame];
    if (childMark < mark[node]) {
      mark[node] = childMark;
      frameRoot[frame] = false;
    }
  }

  /** Advances the frame to its next unvisited child; -1 if there is none left. */
  private int nextUnvisited(int frame, int node) {
    int[] choices = product.nextPromises(node);
    int end = graph.endEdge(product.state(node));
    int edge = frameEdge[frame];
    int choice = frameChoice[frame];
    for (; edge < end; edge++, choice = 0) {
      int target = graph.target(edge);
      for (; choice < choices.length; choice++) {
        if (!product.consistent(target, choices[choice])) {
          continue;
        }
        int child = target * product.promiseSets() + choices[choice];
        if (mark[child] == 0) {
          frameEdge[frame] = edge;
          frameChoice[frame] = choice + 1;
          return child;
        }
        lower(frame, mark[child]);
      }
    }
    frameEdge[frame] = end;
    return -1;
  }

  private void close(int root) {
    int component = nextComponent--;
    int first = stackSize;
    while (first > 0 && mark[stack[first - 1]] >= mark[root]) {
      first--;
    }
    int size = stackSize - first + 1;
    int[] nodes = new int[size];
    System.arraycopy(stack, first, nodes, 0, size - 1);
    nodes[size - 1] = root;
    index -= size;
    stackSize = first;
    for (int node : nodes) {
      mark[node] = component;
    }
    judge(nodes, component);
  }

  private void judge(int[] nodes, int component) {
    int settled = 0;
    long disabled = 0;
    long enabled = 0;
    long taken = 0;
    boolean cyclic = nodes.length == 1 && product.staysFor(nodes[0]);
    for (int node : nodes) {
      int state = product.state(node);
      settled |= product.settled(node);
      disabled |= ~graph.enabled(state);
      enabled |= graph.enabled(state);
      int[] choices = product.nextPromises(node);
      for (int edge = graph.firstEdge(state); edge < graph.endEdge(state); edge++) {
        int target = graph.target(edge);
        for (int promises : choices) {
          if (mark[target * product.promiseSets() + promises] == component && product.consistent(target, promises)) {
            taken |= graph.constraints(edge);
            cyclic = true;
          }
        }
      }
    }
    if (!cyclic || settled != product.allPromises() || (weak & ~(disabled | taken)) != 0) {
      return;
    }
    long starved = strong & enabled & ~taken;
    if (starved == 0) {
      for (int node : nodes) {
        fair[node >>> 6] |= 1L << node;
      }
      fairCount += nodes.length;
      return;
    }
    int[] rest = new int[nodes.length];
    int count = 0;
    for (int node : nodes) {
      if ((graph.enabled(product.state(node)) & starved) == 0) {
        rest[count++] = node;
        mark[node] = 0;
      }
    }
    if (count > 0) {
      remainders.addLast(Arrays.copyOf(rest, count));
    }
  }
}
