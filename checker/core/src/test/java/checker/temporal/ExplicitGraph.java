package checker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Expr;
import checker.model.Formula;
import checker.model.Local;
import checker.model.Type;
import checker.source.SourceText;
import checker.source.Span;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A transition system given by its edges; state {@code i} is the word {@code i}; atom {@code a} is true in given states. */
final class ExplicitGraph implements TransitionSystem {
  static final Span NOWHERE = new Span(new SourceText("graph", ""), 0, 0);

  record Edge(int source, int target, int instance) {}

  final int states;
  final int initialCount;
  final List<Edge> edges;
  final long[] valuations;
  final int instances;
  final List<FairnessConstraints.Constraint> fairness;
  private boolean proven;
  private Comparator<LassoPath> order;

  ExplicitGraph(
      int states,
      int initialCount,
      int instances,
      List<Edge> edges,
      long[] valuations,
      List<FairnessConstraints.Constraint> fairness) {
    this.states = states;
    this.initialCount = initialCount;
    this.instances = instances;
    this.edges = edges;
    this.valuations = valuations;
    this.fairness = fairness;
  }

  static FairnessConstraints.Constraint fair(boolean strong, Integer... instances) {
    return new FairnessConstraints.Constraint(strong, null, "f", List.of(instances));
  }

  static Formula atom(int index) {
    return new Formula.Holds(new Expr.LocalRead(new Local("p" + index, new Type.Bool(), index), NOWHERE));
  }

  boolean holds(Expr atom, int state) {
    return (valuations[state] >>> ((Expr.LocalRead) atom).local().slot() & 1) != 0;
  }

  Optional<LassoPath> check(Formula formula) {
    return check(formula, ShortestLassoTest.BUDGET);
  }

  Optional<LassoPath> check(Formula formula, long budget) {
    return check(formula, Integer.MAX_VALUE - 1, budget);
  }

  /** Which of the lassos found comes first. */
  Comparator<LassoPath> order() {
    return order;
  }

  /** Whether the last check showed that there is no shorter lasso than it found; if it found none, none of interest. */
  boolean proven() {
    return proven;
  }

  /**
   * A lasso that violates a formula.
   *
   * @param most steps of interest
   * @param budget for the search for the shortest one
   */
  Optional<LassoPath> check(Formula formula, int most, long budget) {
    proven = true;
    FairnessConstraints constraints = new FairnessConstraints(fairness, instances);
    long[] chunk = new long[states];
    for (int i = 0; i < states; i++) {
      chunk[i] = i;
    }
    PackedStates packed = new PackedStates(new long[][] {chunk}, 20, 1, states);
    StateGraph graph =
        StateGraph.build(
            this, packed, initialCount, constraints, (s, words, at, next, from, to) -> valuations[(int) words[at]], 1);
    int[] lanes = IntStream.range(0, instances).map(i -> i / 2).toArray();
    LabelledSteps labelled = new LabelledSteps(this, graph.index());
    order = LassoOrder.ofPaths(labelled, lanes);
    Tableau tableau = Tableau.ofViolations(formula);
    int[] atomOf = tableau.atoms().stream().mapToInt(a -> ((Expr.LocalRead) a).local().slot()).toArray();
    Product product = new Product(graph, tableau, atomOf, false, Checkpoint.open());
    NodeSet reached = NodeSet.reachable(product);
    NodeSet region = reached.where(product::accepting);
    FairComponents components = FairComponents.of(product, region, constraints);
    Product lean = new Product(graph, tableau, atomOf, true, Checkpoint.open());
    assertThat(FairComponents.none(lean, NodeSet.reachable(lean), constraints)).isEqualTo(components.isEmpty());
    if (components.isEmpty()) {
      return Optional.empty();
    }
    LassoSearch search = new LassoSearch(product, reached, components, constraints, most, new LassoSearch.Budget(budget, Checkpoint.open()));
    Optional<LassoSearch.Found> found = search.search();
    proven = search.proven();
    return found.map(lasso -> new LassoOrder(product, search, lasso, labelled, lanes).choose());
  }

  /** States of a lasso, the first to the one before the loop closes. */
  static List<Integer> statesOf(LassoPath lasso) {
    List<Integer> result = new ArrayList<>(List.of(lasso.initialState()));
    lasso.steps().forEach(s -> result.add(s.target()));
    result.remove(result.size() - 1);
    return result;
  }

  boolean satisfies(Formula formula, List<Integer> path, int loopStart) {
    return new LassoSemantics(path.size(), loopStart, (p, at) -> holds(p, path.get(at))).satisfies(formula, 0);
  }

  /** Fairness by its definition on the loop; a step belongs to every constraint one of whose instances makes it. */
  boolean fairLoop(List<Integer> path, int loopStart) {
    for (FairnessConstraints.Constraint constraint : fairness) {
      boolean taken = false;
      boolean everEnabled = false;
      boolean alwaysEnabled = true;
      for (int i = loopStart; i < path.size(); i++) {
        int state = path.get(i);
        int next = path.get(i + 1 < path.size() ? i + 1 : loopStart);
        boolean enabled = false;
        for (Edge edge : edges) {
          if (edge.source() == state && edge.target() != state && constraint.instances().contains(edge.instance())) {
            enabled = true;
            taken |= edge.target() == next;
          }
        }
        everEnabled |= enabled;
        alwaysEnabled &= enabled;
      }
      if (!taken && (constraint.strong() ? everEnabled : alwaysEnabled)) {
        return false;
      }
    }
    return true;
  }

  /** Fewest lane switches of all fair lassos of a length that violate the formula, by trying all. */
  int fewestSwitchesByTrying(Formula formula, int length) {
    int fewest = Integer.MAX_VALUE;
    for (int state = 0; state < initialCount; state++) {
      fewest = Math.min(fewest, fewestFrom(formula, new ArrayList<>(List.of(state)), length));
    }
    return fewest;
  }

  private int fewestFrom(Formula formula, List<Integer> path, int length) {
    int last = path.get(path.size() - 1);
    int fewest = Integer.MAX_VALUE;
    if (path.size() == length) {
      for (int loop = 0; loop < length; loop++) {
        boolean stutters = loop == length - 1;
        if ((stutters || edge(last, path.get(loop))) && fairLoop(path, loop) && !satisfies(formula, path, loop)) {
          List<Integer> steps = new ArrayList<>(path);
          if (!stutters) {
            steps.add(path.get(loop));
          }
          fewest = Math.min(fewest, fewestSwitches(steps, 0, -1));
        }
      }
      return fewest;
    }
    for (int next = 0; next < states; next++) {
      if (next != last && edge(last, next)) {
        path.add(next);
        fewest = Math.min(fewest, fewestFrom(formula, path, length));
        path.remove(path.size() - 1);
      }
    }
    return fewest;
  }

  private int fewestSwitches(List<Integer> steps, int at, int lane) {
    if (at + 1 >= steps.size()) {
      return 0;
    }
    int fewest = Integer.MAX_VALUE;
    for (Edge edge : edges) {
      if (edge.source() == steps.get(at) && edge.target() == steps.get(at + 1)) {
        int ofEdge = edge.instance() / 2;
        int switched = lane < 0 || lane == ofEdge ? 0 : 1;
        fewest = Math.min(fewest, switched + fewestSwitches(steps, at + 1, ofEdge));
      }
    }
    return fewest;
  }

  /** Lane switches of a lasso as found. */
  static int switchesOf(LassoPath lasso) {
    int switches = 0;
    int lane = -1;
    for (LabelledSteps.Step step : lasso.steps()) {
      if (step.instance() != LassoPath.STUTTER) {
        int ofStep = step.instance() / 2;
        switches += lane < 0 || lane == ofStep ? 0 : 1;
        lane = ofStep;
      }
    }
    return switches;
  }

  /** Length of the shortest fair lasso that violates the formula, by trying all; -1 if none is that short. */
  int shortestByTrying(Formula formula, int longest) {
    for (int length = 1; length <= longest; length++) {
      for (int state = 0; state < initialCount; state++) {
        if (extend(formula, new ArrayList<>(List.of(state)), length)) {
          return length;
        }
      }
    }
    return -1;
  }

  private boolean extend(Formula formula, List<Integer> path, int length) {
    int last = path.get(path.size() - 1);
    if (path.size() == length) {
      for (int loop = 0; loop < length; loop++) {
        boolean closes = loop == length - 1 || edge(last, path.get(loop));
        if (closes && fairLoop(path, loop) && !satisfies(formula, path, loop)) {
          return true;
        }
      }
      return false;
    }
    for (int next = 0; next < states; next++) {
      if (next != last && edge(last, next)) {
        path.add(next);
        if (extend(formula, path, length)) {
          return true;
        }
        path.remove(path.size() - 1);
      }
    }
    return false;
  }

  private boolean edge(int source, int target) {
    return source != target && edges.stream().anyMatch(e -> e.source() == source && e.target() == target);
  }

  @Override
  public int stateWords() {
    return 1;
  }

  @Override
  public int instanceCount() {
    return instances;
  }

  @Override
  public void initial(Successors out) {
    for (int i = 0; i < initialCount; i++) {
      out.add(i, Successors.INITIAL);
    }
  }

  @Override
  public void expand(long[] words, int offset, Successors out) {
    for (int instance = 0; instance < instances; instance++) {
      for (Edge edge : edges) {
        if (edge.instance() == instance && edge.source() == words[offset]) {
          out.add(edge.target(), instance);
        }
      }
    }
  }

  @Override
  public boolean terminal(long[] words, int offset) {
    return true;
  }

  @Override
  public int stateObservationCount() {
    return 0;
  }

  @Override
  public int stepObservationCount() {
    return 0;
  }

  @Override
  public long observe(int group, long[] words, int offset, long pending) {
    return 0;
  }

  @Override
  public long observeStep(int group, long[] from, int fromOffset, long[] to, int toOffset, long pending) {
    return 0;
  }
}
