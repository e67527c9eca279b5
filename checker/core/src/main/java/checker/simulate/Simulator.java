package checker.simulate;

import checker.explore.ExploreOptions;
import checker.layout.StateLayout;
import checker.model.Assumption;
import checker.model.Expectation;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.trace.Counterexample;
import checker.trace.CounterexampleBuilder;
import checker.trace.Goal;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import checker.verify.Activities;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.Verdict;
import checker.verify.VerifyOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Walks through a scenario at random, and tells what was seen on the way. */
public final class Simulator {
  /** Why a property that speaks of more than one step has no verdict. */
  private static final String BEYOND_WALKS = "no walk shows what happens for ever, or what could have happened";

  private final Model model;
  private final Model walked;
  private final SimulateOptions options;
  private final Observations observations;
  private final StateLayout layout;
  private final TransitionSystem system;

  /** Found while a shorter trace was searched for. */
  private Optional<Counterexample> nearerFailure = Optional.empty();

  private Simulator(Model model, SimulateOptions options) {
    this.model = model;
    this.options = options;
    Set<String> beyond = Set.copyOf(model.properties().stream().filter(Simulator::beyondWalks).map(Property::name).toList());
    this.walked = model.restrictedTo(name -> options.selects(name) && !beyond.contains(name));
    this.observations = Observations.of(walked);
    this.layout = StateLayout.of(walked);
    this.system = options.engine().system(walked, layout);
  }

  /**
   * Takes the walks, and then searches for the shortest trace to each violation that one of them met, no deeper than that.
   * If an assumption is false, there is no walk.
   *
   * <p>Cost: each step that of expanding a state.
   *
   * @throws IllegalStateException if the engines disagree about a trace: a fault of this program
   */
  public static SimulationResult simulate(Model model, SimulateOptions options) {
    List<Assumption> falseAssumptions = model.assumptions().stream().filter(a -> !a.holds()).toList();
    return falseAssumptions.isEmpty()
        ? new Simulator(model, options).run()
        : new SimulationResult(model, falseAssumptions, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  private static boolean beyondWalks(Property property) {
    return property.kind() == Property.Kind.TEMPORAL || property.kind() == Property.Kind.POSSIBLE;
  }

  private SimulationResult run() {
    Successors initial = new Successors(system.stateWords(), 16);
    try {
      system.initial(initial);
    } catch (EvaluationFault fault) {
      Counterexample failure = new CounterexampleBuilder(walked, layout).ofFailedInit();
      return new SimulationResult(model, List.of(), Optional.of(failure), List.of(), List.of(), Optional.empty());
    }
    if (initial.count == 0) {
      List<SimulationResult.Seen> vacuous = properties(property -> unseen(property, Verdict.VACUOUS));
      return new SimulationResult(model, List.of(), Optional.empty(), vacuous, List.of(), Optional.empty());
    }
    Weights weights = Weights.of(walked, options.weights());
    Walks walks = new Walks(system, initial, weights, options);
    long start = System.nanoTime();
    Tally tally = walks.run();
    long elapsedNanos = System.nanoTime() - start;
    Walker walker = walks.walker();
    Optional<Counterexample> failure = failure(tally, walker);
    List<SimulationResult.Seen> properties = properties(property -> seen(property, tally, walker));
    Map<String, Long> fires = Activities.fires(walked, tally.fires);
    return new SimulationResult(
        model,
        List.of(),
        failure.or(() -> nearerFailure),
        properties,
        options.properties().isEmpty() ? Activities.of(walked, fires, false) : List.of(),
        Optional.of(statistics(tally, walks.stopped(), elapsedNanos, fires)));
  }

  private interface Judgement {
    SimulationResult.Seen of(Optional<Property> property);
  }

  /** In order of declaration, deadlock freedom last. */
  private List<SimulationResult.Seen> properties(Judgement judgement) {
    List<SimulationResult.Seen> all = new ArrayList<>();
    for (Property property : model.properties()) {
      if (options.selects(property.name())) {
        all.add(judgement.of(Optional.of(property)));
      }
    }
    if (options.selects(Model.DEADLOCK_FREE)) {
      all.add(judgement.of(Optional.empty()));
    }
    return all;
  }

  private SimulationResult.Seen unseen(Optional<Property> property, Verdict verdict) {
    Optional<String> undecided = property.filter(Simulator::beyondWalks).map(p -> BEYOND_WALKS);
    return new SimulationResult.Seen(
        result(property, verdict, OptionalInt.empty(), Optional.empty(), undecided), 0, 0, 0);
  }

  private SimulationResult.Seen seen(Optional<Property> property, Tally tally, Walker walker) {
    int untested = property.map(p -> untested(p, tally)).orElse(0);
    Goal goal = goal(property);
    Sight sight = tally.sights.get(goal);
    if (sight == null) {
      SimulationResult.Seen unseen = unseen(property, Verdict.INCOMPLETE);
      return new SimulationResult.Seen(unseen.result(), 0, 0, untested);
    }
    return new SimulationResult.Seen(
        result(property, goal, sight, walker), sight.walks(), sight.length(), untested);
  }

  private PropertyResult result(Optional<Property> property, Goal goal, Sight sight, Walker walker) {
    Verdict verdict = verdict(property);
    if (verdict != Verdict.VIOLATED && !options.witnesses()) {
      return open(result(property, verdict, OptionalInt.empty(), Optional.empty(), Optional.empty()), sight);
    }
    String name = property.map(Property::name).orElse(Model.DEADLOCK_FREE);
    int expanded = sight.length() + (goal instanceof Goal.Deadlock ? 1 : 0);
    Optional<ScenarioResult> search = search(name, expanded);
    Optional<PropertyResult> minimal =
        search.flatMap(s -> s.properties().stream().filter(p -> p.trace().isPresent()).findFirst());
    if (minimal.isPresent()) {
      return minimal.get();
    }
    nearerFailure = nearerFailure.or(() -> search.flatMap(ScenarioResult::failure));
    Counterexample trace = retraced(goal, sight, walker);
    return open(result(property, verdict, OptionalInt.of(sight.length()), Optional.of(trace), Optional.empty()), sight);
  }

  private PropertyResult result(
      Optional<Property> property,
      Verdict verdict,
      OptionalInt steps,
      Optional<Counterexample> trace,
      Optional<String> undecided) {
    return PropertyResult.of(model, property, verdict, steps, trace, List.of(), undecided);
  }

  /** What is expected in fewer steps than a walk took may still be so. */
  private static PropertyResult open(PropertyResult result, Sight sight) {
    OptionalInt expected = result.expectation().map(Expectation::steps).orElse(OptionalInt.empty());
    boolean open = expected.isPresent() && expected.getAsInt() <= sight.length();
    return new PropertyResult(
        result.property(),
        result.verdict(),
        result.steps(),
        result.trace(),
        result.untested(),
        result.undecided(),
        result.expectation(),
        open ? Agreement.OPEN : result.agreement());
  }

  private static Verdict verdict(Optional<Property> property) {
    if (property.isEmpty()) {
      return Verdict.VIOLATED;
    }
    return switch (property.get().kind()) {
      case REACHABLE -> Verdict.REACHABLE;
      case COST -> Verdict.INCURRED;
      default -> Verdict.VIOLATED;
    };
  }

  /** The violation or witness of a property; of one that no walk shows, a goal that none meets. */
  private Goal goal(Optional<Property> property) {
    if (property.isEmpty()) {
      return new Goal.Deadlock();
    }
    boolean inStep = property.get().kind() == Property.Kind.TRANSITION;
    int number = number(inStep ? observations.ofSteps() : observations.ofStates(), property.get());
    return inStep ? new Goal.StepObservation(number) : new Goal.StateObservation(number);
  }

  private static int number(List<Observations.Observation> all, Property property) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).property().equals(property) && all.get(i).kind() != Observations.Kind.ANTECEDENT) {
        return i;
      }
    }
    return -1;
  }

  private int untested(Property property, Tally tally) {
    boolean inStep = property.kind() == Property.Kind.TRANSITION;
    List<Observations.Observation> all = inStep ? observations.ofSteps() : observations.ofStates();
    int untested = 0;
    for (int i = 0; i < all.size(); i++) {
      Goal goal = inStep ? new Goal.StepObservation(i) : new Goal.StateObservation(i);
      boolean antecedent =
          all.get(i).kind() == Observations.Kind.ANTECEDENT && all.get(i).property().equals(property);
      untested += antecedent && !tally.sights.containsKey(goal) ? 1 : 0;
    }
    return untested;
  }

  /** The nearest evaluation error that a walk met, by a shortest trace if a search finds that. */
  private Optional<Counterexample> failure(Tally tally, Walker walker) {
    Comparator<Map.Entry<Goal, Sight>> nearest =
        Comparator.comparingInt(e -> e.getValue().length());
    ToLongFunction<Map.Entry<Goal, Sight>> walk = e -> e.getValue().walk();
    return tally.sights.entrySet().stream()
        .filter(e -> checkedBy(e.getKey()).isPresent())
        .min(nearest.thenComparingLong(walk))
        .map(e -> failure(e.getKey(), e.getValue(), walker));
  }

  private Counterexample failure(Goal goal, Sight sight, Walker walker) {
    return search(checkedBy(goal).orElseThrow(), sight.length() + 1)
        .flatMap(ScenarioResult::failure)
        .orElseGet(() -> retraced(goal, sight, walker));
  }

  /** The property that a search must check to meet an evaluation error; empty if the goal is none. */
  private Optional<String> checkedBy(Goal goal) {
    if (goal instanceof Goal.StateObservationFault fault) {
      return Optional.of(observations.ofStates().get(fault.number()).property().name());
    }
    if (goal instanceof Goal.StepObservationFault fault) {
      return Optional.of(observations.ofSteps().get(fault.number()).property().name());
    }
    boolean failing = goal instanceof Goal.InstanceFault || goal instanceof Goal.TerminalFault;
    return failing ? Optional.of(Model.DEADLOCK_FREE) : Optional.empty();
  }

  private Counterexample retraced(Goal goal, Sight sight, Walker walker) {
    return new CounterexampleBuilder(walked, layout).of(goal, walker.retrace(goal, sight.length(), sight.walk()), 0);
  }

  /** Breadth first, for one property, to its first violation. */
  private Optional<ScenarioResult> search(String property, int depth) {
    if (options.shortenNanos() == 0 || options.cancelled().getAsBoolean()) {
      return Optional.empty();
    }
    ExploreOptions bounds =
        ExploreOptions.defaults()
            .withWorkers(options.workers())
            .withMaxDepth(depth)
            .withTimeoutNanos(options.shortenNanos())
            .withMemoryBytes(options.memoryBytes())
            .withCancelled(options.cancelled());
    VerifyOptions verify =
        VerifyOptions.defaults()
            .withEngine(options.engine())
            .withSearch(bounds)
            .withFailFast(true)
            .withProperties(Set.of(property));
    return Optional.of(ScenarioVerifier.verify(walked, verify));
  }

  private WalkStatistics statistics(Tally tally, boolean stopped, long elapsedNanos, Map<String, Long> fires) {
    long walks = 0;
    for (long ended : tally.ends) {
      walks += ended;
    }
    return new WalkStatistics(
        options.seed(),
        options.depth(),
        walks,
        tally.steps,
        tally.longest,
        tally.ends[Tally.End.DEPTH.ordinal()],
        tally.ends[Tally.End.STUCK.ordinal()],
        tally.ends[Tally.End.WEIGHTS.ordinal()],
        tally.distinct.count(),
        tally.distinct.exact(),
        stopped,
        elapsedNanos,
        fires);
  }
}
