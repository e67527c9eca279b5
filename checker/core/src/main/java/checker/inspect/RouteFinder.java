package checker.inspect;

import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.FailFast;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.layout.StateLayout;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.model.Value;
import checker.trace.Counterexample;
import checker.trace.Goal;
import checker.trace.Inspector;
import checker.trace.PackedPath;
import checker.trace.PathFinder;
import checker.trace.Step;
import checker.transition.TransitionSystem;
import checker.verify.Engine;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.VerifyOptions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds shortest ways to the violation or witness of a property. */
public final class RouteFinder {
  private final Inspector inspector;
  private final ExploreOptions bounds;

  /** @param bounds of each search */
  public RouteFinder(Inspector inspector, ExploreOptions bounds) {
    this.inspector = inspector;
    this.bounds = bounds;
  }

  /**
   * The way from a state to the nearest violation or witness of a property that speaks of states or steps, or to the nearest
   * deadlock.
   *
   * @param property empty for a deadlock
   */
  public Route from(List<Value> state, Optional<Property> property) {
    Model model = inspector.model().restrictedTo(name -> property.filter(p -> p.name().equals(name)).isPresent());
    StateLayout layout = inspector.layout();
    long[] packed = new long[layout.words()];
    layout.encode(state, packed, 0);
    TransitionSystem system = new BeginningAt(Engine.COMPILED.system(model, layout), packed);
    Goal goal = property.map(p -> goal(model, p)).orElseGet(Goal.Deadlock::new);
    Exploration exploration =
        Explorer.explore(system, bounds.withFailFast(failFast(goal)), ProgressListener.SILENT);
    if (goal.level(exploration) != Exploration.NEVER) {
      int[] lanes = Instances.of(model).all().stream().mapToInt(i -> i.lane().id()).toArray();
      return new Route.Found(state, steps(state, PathFinder.find(system, exploration, goal, lanes)));
    }
    return without(exploration.status());
  }

  /**
   * The way from an initial state along a shortest violation of a property that speaks of behaviours: of a loop, once round.
   */
  public Route alongViolation(Property property) {
    VerifyOptions options =
        VerifyOptions.defaults().withSearch(bounds).withProperties(Set.of(property.name()));
    ScenarioResult result = ScenarioVerifier.verify(inspector.model(), options);
    Optional<Counterexample> trace = result.properties().stream().findFirst().flatMap(PropertyResult::trace);
    if (trace.isPresent()) {
      return new Route.Found(trace.get().initial(), trace.get().steps());
    }
    boolean decided = result.properties().stream().allMatch(p -> p.undecided().isEmpty());
    return decided ? result.status().map(RouteFinder::without).orElseGet(Route.None::new) : new Route.GivenUp();
  }

  private static Route without(Status status) {
    return switch (status) {
      case COMPLETE -> new Route.None();
      case EVALUATION_FAULT -> new Route.Fault();
      default -> new Route.GivenUp();
    };
  }

  private static FailFast failFast(Goal goal) {
    BitSet states = new BitSet();
    BitSet steps = new BitSet();
    if (goal instanceof Goal.StateObservation observation) {
      states.set(observation.number());
    } else if (goal instanceof Goal.StepObservation observation) {
      steps.set(observation.number());
    }
    return new FailFast(states, steps, goal instanceof Goal.Deadlock);
  }

  /** The violation or witness is the first observation of a property, before its antecedents. */
  private static Goal goal(Model model, Property property) {
    Observations observations = Observations.of(model);
    return property.kind() == Property.Kind.TRANSITION
        ? new Goal.StepObservation(first(observations.ofSteps(), property))
        : new Goal.StateObservation(first(observations.ofStates(), property));
  }

  private static int first(List<Observations.Observation> all, Property property) {
    return all.stream().map(Observations.Observation::property).toList().indexOf(property);
  }

  /** The same path, as the interpreter takes it. */
  private List<Step> steps(List<Value> from, PackedPath path) {
    List<Step> steps = new ArrayList<>();
    List<Value> state = from;
    for (int i = 0; i < path.steps(); i++) {
      int instance = path.instances()[i];
      Step step =
          inspector.steps(state).stream()
              .filter(s -> s.instance().id() == instance)
              .skip(path.ordinals()[i])
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("the interpreter does not make the same step"));
      if (!step.after().equals(inspector.layout().decode(path.states().get(i + 1), 0))) {
        throw new IllegalStateException("the interpreter does not make the same step " + step.label());
      }
      steps.add(step);
      state = step.after();
    }
    return steps;
  }
}
