package checker.temporal;

import checker.evaluate.EvaluationException;
import checker.explore.Exploration;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Formula;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Property;
import checker.transition.EvaluationFault;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides the temporal properties and the {@code possible}s of a model, after a complete exploration without evaluation
 * errors. The state graph is built once, for all of them; each property then costs a pass over its product with the
 * formula's tableau.
 *
 * <p>Numbers states and product nodes by {@code int}s, so there may be at most about a thousand million of each. What would
 * not fit the memory given is {@link TemporalVerdict.Undecided} before it is begun; so is what does not fit the heap all the
 * same, and a state predicate that cannot be evaluated. Not thread-safe.
 */
public final class TemporalChecker {
  private final Model model;
  private final StateLayout layout;
  private final TransitionSystem system;
  private final Exploration exploration;
  private final TemporalOptions options;
  private final Checkpoint checkpoint;
  private Optional<Graph> built = Optional.empty();

  /** The state graph with what goes with it. */
  private record Graph(StateGraph states, FairnessConstraints fairness, PropertyAtoms atoms, LabelledSteps labelled, int[] lanes) {}

  /** @throws IllegalArgumentException if the exploration is not complete */
  public TemporalChecker(
      Model model, StateLayout layout, TransitionSystem system, Exploration exploration, TemporalOptions options) {
    if (!exploration.complete()) {
      throw new IllegalArgumentException("temporal properties are judged after a complete exploration");
    }
    this.model = model;
    this.layout = layout;
    this.system = system;
    this.exploration = exploration;
    this.options = options;
    this.checkpoint = new Checkpoint(options.stop());
  }

  /** Decides one property of kind {@code TEMPORAL} or {@code POSSIBLE}. Keeps the state graph for the next one. */
  public TemporalVerdict check(Property property) {
    try {
      Optional<String> refused = refusal();
      if (refused.isPresent()) {
        return new TemporalVerdict.Undecided(refused.get());
      }
      return property.kind() == Property.Kind.POSSIBLE ? possible(property) : temporal(property);
    } catch (Checkpoint.Stopped stopped) {
      return new TemporalVerdict.Undecided(stopped.getMessage());
    } catch (EvaluationFault | EvaluationException fault) {
      return new TemporalVerdict.Undecided("a state predicate of a temporal property cannot be evaluated in some reachable state");
    } catch (OutOfMemoryError e) {
      built = Optional.empty();
      return new TemporalVerdict.Undecided("memory: the heap is too small");
    }
  }

  private Optional<String> refusal() {
    long states = exploration.distinct();
    if (states > StateIndex.MAX_STATES) {
      return Optional.of("the state graph is too large: " + states + " states");
    }
    if (FairnessConstraints.count(model) > FairnessConstraints.MAX) {
      return Optional.of("more than " + FairnessConstraints.MAX + " fairness constraints");
    }
    if (new PropertyAtoms(model, layout).count() > Atoms.MAX) {
      return Optional.of("more than " + Atoms.MAX + " state predicates in temporal properties");
    }
    return tooMuch("the state graph", 0);
  }

  /** Says so if the graph and something else would not fit the memory. */
  private Optional<String> tooMuch(String what, long more) {
    long bytes =
        built.isPresent() ? built.get().states().bytes() : PackedStates.bytes(exploration, options.workers())
            + StateGraph.bytes(exploration.distinct(), exploration.generated(), options.workers());
    return bytes + more <= options.memoryBytes()
        ? Optional.empty()
        : Optional.of(
            "memory: " + what + " needs up to " + megabytes(bytes + more) + ", there are " + megabytes(options.memoryBytes()));
  }

  private static String megabytes(long bytes) {
    return (bytes + (1 << 20) - 1 >> 20) + " MiB";
  }

  private Graph graph() {
    if (built.isEmpty()) {
      options.progress().phase("building the state graph");
      FairnessConstraints fairness = FairnessConstraints.of(model);
      PropertyAtoms atoms = new PropertyAtoms(model, layout);
      StateGraph states =
          StateGraph.build(
              system,
              PackedStates.of(exploration, options.workers()),
              Math.toIntExact(exploration.initialStates()),
              fairness,
              (of, words, offset, successors, from, to) -> {
                checkpoint.pass();
                return atoms.valuation(of, words, offset, successors, from, to);
              },
              options.workers());
      int[] lanes =
          Instances.of(model).all().stream().map(ActionInstance::lane).mapToInt(lane -> lane.id()).toArray();
      LabelledSteps labelled = new LabelledSteps(system, states.index());
      built = Optional.of(new Graph(states, fairness, atoms, labelled, lanes));
    }
    return built.get();
  }

  /** Decides each part of the formula on its own; of the lassos that violate one, the least is told. */
  private TemporalVerdict temporal(Property property) {
    Violation least = new Violation();
    for (Formula part : Conjuncts.of(property.formula().orElseThrow())) {
      try {
        decide(property, Tableau.ofViolations(part), least);
      } catch (Refused refused) {
        least.undecided = Optional.of(least.undecided.orElse(refused.getMessage()));
      } catch (Checkpoint.Stopped stopped) {
        least.undecided = Optional.of(stopped.getMessage());
        break;
      }
    }
    if (least.path.isPresent()) {
      return unpack(least.path.get(), least.minimal && least.undecided.isEmpty(), graph());
    }
    return least.undecided.<TemporalVerdict>map(TemporalVerdict.Undecided::new).orElse(new TemporalVerdict.Holds());
  }

  /** What was found by the parts of a formula that were decided so far. */
  private final class Violation {
    final LassoSearch.Budget budget = new LassoSearch.Budget(options.minimalityBudget(), checkpoint);
    Optional<LassoPath> path = Optional.empty();

    /** Whether those parts have no shorter one. */
    boolean minimal = true;

    /** Why a part could not be decided. */
    Optional<String> undecided = Optional.empty();
  }

  /** A part of a formula is not decided; the message says why. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  /**
   * Decides a part of a property's formula.
   *
   * @param least is given the part's least violation, if that comes before the one it has
   * @throws Refused if that is not to be found out
   */
  private void decide(Property property, Tableau tableau, Violation least) {
    int most = mostPromises(exploration.distinct());
    if (tableau.promiseCount() > most) {
      throw new Refused(
          "the formula has too many temporal operators for a graph of this size: " + tableau.promiseCount() + " together, at most " + most);
    }
    long nodes = exploration.distinct() << tableau.promiseCount();
    Graph graph = graph();
    options.progress().phase("deciding " + property.name());
    int[] atomOf =
        tableau.atoms().stream().mapToInt(atom -> graph.atoms().bit(property, atom)).toArray();
    if (Product.entries(graph.states(), tableau, atomOf) > Product.MAX_ENTRIES) {
      throw new Refused("the formula has too many temporal operators and state predicates");
    }
    String searching = "the search for fair cycles";
    need(searching, NodeSet.bytes(nodes));
    if (tableau.promiseCount() <= Tableau.MAX_LEAN_PROMISES) {
      Product lean = new Product(graph.states(), tableau, atomOf, true, checkpoint);
      NodeSet reached = NodeSet.reachable(lean);
      if (tooMuch(searching, nodes / 2 + FairComponents.bytes(reached.size())).isEmpty()
          && FairComponents.none(lean, reached, graph.fairness())) {
        return;
      }
    }
    Product product = new Product(graph.states(), tableau, atomOf, false, checkpoint);
    NodeSet reached = NodeSet.reachable(product);
    NodeSet region = reached.where(product::accepting);
    need(searching, nodes / 2 + FairComponents.bytes(region.size()));
    FairComponents components = FairComponents.of(product, region, graph.fairness());
    if (components.isEmpty()) {
      return;
    }
    tooMuch(
            "the search for the shortest violation",
            nodes / 2 + FairComponents.bytes(region.size()) / 4
                + LassoSearch.bytes(reached.size(), components.size(), graph.states().edgeCount()))
        .ifPresent(reason -> {
          throw new Refused("violated, but " + reason);
        });
    options.progress().phase("looking for the shortest violation of " + property.name());
    int steps = least.path.map(path -> path.steps().size()).orElse(Integer.MAX_VALUE - 1);
    LassoSearch search = new LassoSearch(product, reached, components, graph.fairness(), steps, least.budget);
    Optional<LassoPath> path =
        search.search().map(found -> new LassoOrder(product, search, found, graph.labelled(), graph.lanes()).choose());
    least.path =
        Stream.concat(least.path.stream(), path.stream()).min(LassoOrder.ofPaths(graph.labelled(), graph.lanes()));
    least.minimal &= search.proven();
  }

  /** How many temporal operators a formula may have that cannot be taken apart. */
  private static int mostPromises(long states) {
    int most = Tableau.MAX_PROMISES;
    while (most > 0 && states << most > Integer.MAX_VALUE / 2) {
      most--;
    }
    return most;
  }

  /** @throws Refused if the graph and something else would not fit the memory */
  private void need(String what, long more) {
    tooMuch(what, more).ifPresent(reason -> {
      throw new Refused(reason);
    });
  }

  private static TemporalVerdict.Lasso unpack(LassoPath path, boolean minimal, Graph graph) {
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
        minimal);
  }

  private TemporalVerdict possible(Property property) {
    Graph graph = graph();
    StateGraph states = graph.states();
    Optional<String> refused = tooMuch("the search for traps", Recoverable.bytes(states.size(), states.edgeCount()));
    if (refused.isPresent() || states.edgeCount() > Integer.MAX_VALUE - 8) {
      return new TemporalVerdict.Undecided(refused.orElse("the state graph has too many transitions to search for traps"));
    }
    options.progress().phase("deciding " + property.name());
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
