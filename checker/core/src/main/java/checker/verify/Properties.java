package checker.verify;

import checker.explore.Exploration;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.source.Span;
import checker.temporal.TemporalChecker;
import checker.temporal.TemporalVerdict;
import checker.trace.Counterexample;
import checker.trace.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges each property of a scenario by what a search saw. */
final class Properties {
  private final Model model;
  private final Exploration exploration;
  private final Traces traces;
  private final Observations observations;
  private final Optional<TemporalChecker> temporal;

  /** @param temporal absent if the exploration is not complete */
  Properties(Model model, Exploration exploration, Traces traces, Optional<TemporalChecker> temporal) {
    this.model = model;
    this.temporal = temporal;
    this.exploration = exploration;
    this.traces = traces;
    this.observations = Observations.of(model);
  }

  /** Results in order of declaration; deadlock freedom last, if it is wanted. */
  List<PropertyResult> results(boolean deadlockFreedom) {
    List<PropertyResult> results = new ArrayList<>();
    for (Property property : model.properties()) {
      results.add(
          switch (property.kind()) {
            case INVARIANT -> invariant(property, observations.ofStates(), false);
            case TRANSITION -> invariant(property, observations.ofSteps(), true);
            case REACHABLE -> witness(property, Verdict.REACHABLE, Verdict.UNREACHABLE);
            case COST -> witness(property, Verdict.INCURRED, Verdict.NOT_INCURRED);
            case POSSIBLE, TEMPORAL -> temporal(property);
          });
    }
    if (deadlockFreedom) {
      results.add(deadlockFree());
    }
    return results;
  }

  private PropertyResult invariant(Property property, List<Observations.Observation> all, boolean ofSteps) {
    List<Span> untested = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Observations.Observation observation = all.get(i);
      if (!observation.property().equals(property)) {
        continue;
      }
      Goal goal = ofSteps ? new Goal.StepObservation(i) : new Goal.StateObservation(i);
      boolean seen = goal.level(exploration) != Exploration.NEVER;
      if (seen && observation.kind() == Observations.Kind.VIOLATION) {
        return seen(Optional.of(property), Verdict.VIOLATED, goal, traces.toProperty(goal, property));
      }
      if (!seen && observation.kind() == Observations.Kind.ANTECEDENT) {
        untested.add(observation.predicate().span());
      }
    }
    return unseen(Optional.of(property), unlessVacuous(untested), untested);
  }

  /** The verdict where no violation was seen. */
  private Verdict unlessVacuous(List<Span> untested) {
    if (!exploration.complete()) {
      return Verdict.INCOMPLETE;
    }
    return exploration.initialStates() == 0 || !untested.isEmpty() ? Verdict.VACUOUS : Verdict.HOLDS;
  }

  private PropertyResult witness(Property property, Verdict found, Verdict notFound) {
    for (int i = 0; i < observations.ofStates().size(); i++) {
      Goal goal = new Goal.StateObservation(i);
      if (observations.ofStates().get(i).property().equals(property)
          && goal.level(exploration) != Exploration.NEVER) {
        return seen(Optional.of(property), found, goal, traces.toProperty(goal, property));
      }
    }
    return unseen(Optional.of(property), exploration.complete() ? notFound : Verdict.INCOMPLETE, List.of());
  }

  private PropertyResult temporal(Property property) {
    if (temporal.isEmpty()) {
      return unseen(Optional.of(property), Verdict.INCOMPLETE, List.of());
    }
    TemporalVerdict verdict = temporal.get().check(property);
    if (verdict instanceof TemporalVerdict.Lasso lasso) {
      Counterexample trace = traces.toLoop(lasso, property);
      return result(
          Optional.of(property), Verdict.VIOLATED, OptionalInt.of(lasso.steps()), Optional.of(trace), List.of());
    }
    if (verdict instanceof TemporalVerdict.Trap trap) {
      return result(
          Optional.of(property),
          Verdict.VIOLATED,
          OptionalInt.of(trap.level()),
          traces.toTrap(trap, property),
          List.of());
    }
    if (verdict instanceof TemporalVerdict.Undecided undecided) {
      return result(
          Optional.of(property),
          Verdict.INCOMPLETE,
          OptionalInt.empty(),
          Optional.empty(),
          List.of(),
          Optional.of(undecided.reason()));
    }
    List<Span> untested = untestedAntecedents(property);
    return unseen(Optional.of(property), unlessVacuous(untested), untested);
  }

  /** Antecedents of a temporal property, unfolded for several instances, of which none was ever true. */
  private List<Span> untestedAntecedents(Property property) {
    Map<Span, Boolean> seen = new LinkedHashMap<>();
    for (int i = 0; i < observations.ofStates().size(); i++) {
      Observations.Observation observation = observations.ofStates().get(i);
      if (observation.property().equals(property) && observation.kind() == Observations.Kind.ANTECEDENT) {
        boolean now = new Goal.StateObservation(i).level(exploration) != Exploration.NEVER;
        seen.merge(observation.predicate().span(), now, Boolean::logicalOr);
      }
    }
    return seen.entrySet().stream().filter(e -> !e.getValue()).map(Map.Entry::getKey).toList();
  }

  private PropertyResult deadlockFree() {
    Goal goal = new Goal.Deadlock();
    return goal.level(exploration) != Exploration.NEVER
        ? seen(Optional.empty(), Verdict.VIOLATED, goal, traces.toDeadlock())
        : unseen(Optional.empty(), unlessVacuous(List.of()), List.of());
  }

  private PropertyResult seen(
      Optional<Property> property, Verdict verdict, Goal goal, Optional<Counterexample> trace) {
    return result(property, verdict, OptionalInt.of(traces.steps(goal)), trace, List.of());
  }

  private PropertyResult unseen(Optional<Property> property, Verdict verdict, List<Span> untested) {
    return result(property, verdict, OptionalInt.empty(), Optional.empty(), List.copyOf(untested));
  }

  private PropertyResult result(
      Optional<Property> property,
      Verdict verdict,
      OptionalInt steps,
      Optional<Counterexample> trace,
      List<Span> untested) {
    return result(property, verdict, steps, trace, untested, Optional.empty());
  }

  private PropertyResult result(
      Optional<Property> property,
      Verdict verdict,
      OptionalInt steps,
      Optional<Counterexample> trace,
      List<Span> untested,
      Optional<String> undecided) {
    return PropertyResult.of(model, property, verdict, steps, trace, untested, undecided);
  }
}
