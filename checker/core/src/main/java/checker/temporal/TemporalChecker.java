package checker.temporal;

import checker.explore.Exploration;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Property;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Decides the temporal properties and the {@code possible}s of a model, after a complete exploration without evaluation
 * errors. The state graph is built once, for all of them; each property then costs a pass over its product with the
 * formula's tableau.
 *
 * <p>Needs an {@code int} for each state, product node and edge, so at most about two thousand million of each. What would not fit
 * the memory given is {@link TemporalVerdict.Undecided} before it is begun.
 */
public final class TemporalChecker {
  private final Model model;
  private final StateLayout layout;
  private final TransitionSystem system;
  private final Exploration exploration;
  private final long memoryBytes;
  private final long minimalityBudget;
  private Optional<Graph> built = Optional.empty();

  /** The state graph with what goes with it. */
  private record Graph(StateGraph states, FairnessConstraints fairness, PropertyAtoms atoms, LabelledSteps labelled, int[] lanes) {}

  /**
   * @param memoryBytes most memory to take beside the exploration
   * @param minimalityBudget most steps to look at for each property to prove its lasso minimal
   */
  public TemporalChecker(
      Model model,
      StateLayout layout,
      TransitionSystem system,
      Exploration exploration,
      long memoryBytes,
      long minimalityBudget) {
    if (!exploration.complete()) {
      throw new IllegalArgumentException("temporal properties are judged after a complete exploration");
    }
    this.model = model;
    this.layout = layout;
    this.system = system;
    this.exploration = exploration;
    this.memoryBytes = memoryBytes;
    this.minimalityBudget = minimalityBudget;
  }

  /** Decides one property of kind {@code TEMPORAL} or {@code POSSIBLE}. */
  public TemporalVerdict check(Property property) {
    Optional<String> refused = refusal();
    if (refused.isPresent()) {
      return new TemporalVerdict.Undecided(refused.get());
    }
    return property.kind() == Property.Kind.POSSIBLE ? possible(property) : temporal(property);
  }

  private Optional<String> refusal() {
    long states = exploration.distinct();
    long steps = exploration.generated();
    if (states > Integer.MAX_VALUE / 8 || steps > Integer.MAX_VALUE - 8) {
      return Optional.of("the state graph is too large: " + states + " states, " + steps + " transitions");
    }
    long bytes = PackedStates.bytes(exploration) + StateGraph.bytes(states, steps);
    if (bytes > memoryBytes) {
      return Optional.of("memory: the state graph needs up to " + megabytes(bytes) + ", there are " + megabytes(memoryBytes));
    }
    if (FairnessConstraints.count(model) > FairnessConstraints.MAX) {
      return Optional.of("more than " + FairnessConstraints.MAX + " fairness constraints");
    }
    if (new PropertyAtoms(model, layout).count() > Atoms.MAX) {
      return Optional.of("more than " + Atoms.MAX + " state predicates in temporal properties");
    }
    return Optional.empty();
  }

  private static String megabytes(long bytes) {
    return (bytes + (1 << 20) - 1 >> 20) + " MiB";
  }

  private Graph graph() {
    if (built.isEmpty()) {
      FairnessConstraints fairness = FairnessConstraints.of(model);
      PropertyAtoms atoms = new PropertyAtoms(model, layout);
      StateGraph states =
          StateGraph.build(
              system, PackedStates.of(exploration), Math.toIntExact(exploration.initialStates()), fairness, atoms);
      int[] lanes =
          Instances.of(model).all().stream().map(ActionInstance::lane).mapToInt(lane -> lane.id()).toArray();
      LabelledSteps labelled = new LabelledSteps(system, states.index());
      built = Optional.of(new Graph(states, fairness, atoms, labelled, lanes));
    }
    return built.get();
  }

  private TemporalVerdict temporal(Property property) {
    Tableau tableau = Tableau.ofViolations(property.formula().orElseThrow());
    long nodes = exploration.distinct() << tableau.promiseCount();
    if (tableau.promiseCount() > Tableau.MAX_PROMISES || nodes > Integer.MAX_VALUE / 2) {
      return new TemporalVerdict.Undecided("the formula has too many temporal operators for a graph of this size");
    }
    Graph graph = graph();
    long bytes =
        PackedStates.bytes(exploration)
            + StateGraph.bytes(exploration.distinct(), exploration.generated())
            + FairComponents.bytes(nodes);
    if (bytes > memoryBytes) {
      return new TemporalVerdict.Undecided(
          "memory: the search for fair cycles needs up to " + megabytes(bytes) + ", there are " + megabytes(memoryBytes));
    }
    int[] atomOf =
        tableau.atoms().stream().mapToInt(atom -> graph.atoms().bit(property, atom)).toArray();
    Product product = new Product(graph.states(), tableau, atomOf);
    FairComponents components = FairComponents.of(product, graph.fairness());
    if (components.isEmpty()) {
      return new TemporalVerdict.Holds();
    }
    LassoSearch.Budget budget = new LassoSearch.Budget(minimalityBudget);
    LassoSearch.Found found = new LassoSearch(product, components, graph.fairness(), budget).search();
    return unpack(
        new LassoOrder(product, components, graph.fairness(), found, graph.labelled(), graph.lanes()).choose(), graph);
  }

  private static TemporalVerdict.Lasso unpack(LassoPath path, Graph graph) {
    PackedStates states = graph.states().index().states();
    List<long[]> packed = new ArrayList<>(List.of(states.copy(path.initialState())));
    int length = path.steps().size();
    for (int i = 0; i + 1 < length; i++) {
      packed.add(states.copy(path.steps().get(i).target()));
    }
    return new TemporalVerdict.Lasso(
        packed,
        path.steps().stream().mapToInt(LabelledSteps.Step::instance).toArray(),
        path.steps().stream().mapToInt(LabelledSteps.Step::ordinal).toArray(),
        path.loopStart(),
        path.minimal());
  }

  private TemporalVerdict possible(Property property) {
    Graph graph = graph();
    StateGraph states = graph.states();
    int bit = graph.atoms().bit(property, property.predicate().orElseThrow());
    BitSet goal = new BitSet(states.size());
    for (int state = 0; state < states.size(); state++) {
      if ((states.valuationBits(states.valuation(state)) >>> bit & 1) != 0) {
        goal.set(state);
      }
    }
    BitSet trap = Recoverable.trap(states, goal);
    if (trap.isEmpty()) {
      return new TemporalVerdict.Holds();
    }
    int nearest = trap.nextSetBit(0);
    int level = 0;
    for (long before = exploration.statesAt(0); before <= nearest; before += exploration.statesAt(level)) {
      level++;
    }
    return new TemporalVerdict.Trap(level, trap.cardinality(), words -> trap.get(states.index().find(words, 0)));
  }
}
