package checker.verify;

import checker.explore.Exploration;
import checker.explore.Fault;
import checker.layout.StateLayout;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.temporal.TemporalVerdict;
import checker.trace.Counterexample;
import checker.trace.CounterexampleBuilder;
import checker.trace.Goal;
import checker.trace.PackedPath;
import checker.trace.PathFinder;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shortest traces to everything that a search saw, found all at once and run again in the interpreter. Where memory does
 * not suffice to find them, or a user who wants to stop would have to wait long, there are none.
 */
final class Traces {
  private final Exploration exploration;
  private final Observations observations;
  private final CounterexampleBuilder builder;
  private final TransitionSystem system;
  private final int[] lanes;
  private final Map<Goal, PackedPath> paths = new HashMap<>();
  private final VerifyOptions options;

  Traces(
      Model model, StateLayout layout, TransitionSystem system, Exploration exploration, VerifyOptions options) {
    this.options = options;
    this.exploration = exploration;
    this.observations = Observations.of(model);
    this.builder = new CounterexampleBuilder(model, layout);
    this.system = new Impatient(system, options.search().cancelled());
    this.lanes = Instances.of(model).all().stream().mapToInt(instance -> instance.lane().id()).toArray();
    List<Goal> goals = goals();
    if (!goals.isEmpty()) {
      find(goals);
    }
  }

  private void find(List<Goal> goals) {
    options.progress().phase(goals.size() == 1 ? "looking for the shortest trace" : "looking for shortest traces");
    try {
      List<PackedPath> found = PathFinder.findAll(system, exploration, goals, lanes);
      for (int i = 0; i < goals.size(); i++) {
        paths.put(goals.get(i), found.get(i));
      }
    } catch (OutOfMemoryError | Impatient.GivenUp e) {
      paths.clear();
    }
  }

  /** What was seen, implications put to the test and atoms left out. */
  private List<Goal> goals() {
    List<Goal> goals = new ArrayList<>();
    for (int i = 0; i < observations.ofStates().size(); i++) {
      goals.add(new Goal.StateObservation(i));
    }
    for (int i = 0; i < observations.ofSteps().size(); i++) {
      goals.add(new Goal.StepObservation(i));
    }
    goals.add(new Goal.Deadlock());
    firstFault().filter(fault -> fault.kind() != Fault.Kind.INITIAL).map(Goal::of).ifPresent(goals::add);
    return goals.stream().filter(goal -> goal.level(exploration) != Exploration.NEVER && wanted(goal)).toList();
  }

  private boolean wanted(Goal goal) {
    if (goal instanceof Goal.StateObservation seen) {
      Observations.Kind kind = observations.ofStates().get(seen.number()).kind();
      return kind == Observations.Kind.VIOLATION || kind == Observations.Kind.WITNESS;
    }
    return !(goal instanceof Goal.StepObservation seen)
        || observations.ofSteps().get(seen.number()).kind() != Observations.Kind.ANTECEDENT;
  }

  private Optional<Fault> firstFault() {
    return exploration.faults().stream().findFirst();
  }

  /** How many steps lead to a goal that was seen. */
  int steps(Goal goal) {
    return goal.level(exploration) + (goal.inStep() ? 1 : 0);
  }

  /** To an observation of a property. */
  Optional<Counterexample> toProperty(Goal goal, Property property) {
    return path(goal).map(path -> builder.ofProperty(path, property, searched(goal)));
  }

  Counterexample toLoop(TemporalVerdict.Lasso lasso, Property property) {
    return builder.ofLasso(lasso, property);
  }

  /** To the nearest state from which a {@code possible} is lost. */
  Optional<Counterexample> toTrap(TemporalVerdict.Trap trap, Property property) {
    Goal goal = new Goal.OneOf(trap.level(), trap.contains());
    options.progress().phase("looking for the shortest trace to a violation of " + property.name());
    try {
      PackedPath path = PathFinder.find(system, exploration, goal, lanes);
      return Optional.of(builder.ofTrap(path, property, trap.states(), searched(goal)));
    } catch (OutOfMemoryError | Impatient.GivenUp e) {
      return Optional.empty();
    }
  }

  Optional<Counterexample> toDeadlock() {
    Goal goal = new Goal.Deadlock();
    return path(goal).map(path -> builder.ofDeadlock(path, searched(goal)));
  }

  /** To the first evaluation error. */
  Optional<Counterexample> toFailure() {
    Optional<Fault> fault = firstFault();
    if (fault.isPresent() && fault.get().kind() == Fault.Kind.INITIAL) {
      return Optional.of(builder.ofFailedInit());
    }
    return fault.map(Goal::of).flatMap(goal -> path(goal).map(path -> builder.of(goal, path, searched(goal))));
  }

  private Optional<PackedPath> path(Goal goal) {
    return Optional.ofNullable(paths.get(goal));
  }

  /** Number of states nearer than the length of the trace to a goal. */
  private long searched(Goal goal) {
    long sum = 0;
    for (int i = 0; i < Math.min(steps(goal), exploration.depth() + 1); i++) {
      sum += exploration.statesAt(i);
    }
    return sum;
  }
}
