package checker.trace;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.InitialCandidates;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Constraint;
import checker.model.Expr;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.model.Value;
import checker.temporal.TemporalVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs the path that a search found again in the interpreter and tells it as a {@link Counterexample}. A path that the
 * interpreter cannot follow, or that shows what it shows too early or not at all, is a fault of this program and not
 * of the specification: every method throws {@link IllegalStateException} then, and nothing is shown to anyone.
 */
public final class CounterexampleBuilder {
  /** States visited to check that a goal is lost; a larger trap is checked in part. */
  private static final int MOST_SEARCHED = 20_000;

  private final Model model;
  private final StateLayout layout;
  private final Interpreter interpreter;
  private final List<ActionInstance> instances;
  private final Judge judge;

  public CounterexampleBuilder(Model model, StateLayout layout) {
    this.model = model;
    this.layout = layout;
    this.interpreter = Interpreter.of(model, layout);
    this.instances = Instances.of(model).all();
    this.judge = new Judge(model, interpreter);
  }

  /**
   * What a path to a goal shows.
   *
   * @param goal anything but {@link Goal.OneOf}
   * @param searched see {@link Counterexample#searched()}
   */
  public Counterexample of(Goal goal, PackedPath path, long searched) {
    Observations observations = Observations.of(model);
    if (goal instanceof Goal.StateObservation seen) {
      return ofProperty(path, observations.ofStates().get(seen.number()).property(), searched);
    }
    if (goal instanceof Goal.StepObservation seen) {
      return ofProperty(path, observations.ofSteps().get(seen.number()).property(), searched);
    }
    if (goal instanceof Goal.Deadlock) {
      return ofDeadlock(path, searched);
    }
    if (goal instanceof Goal.InstanceFault) {
      return ofFailedAction(path, searched);
    }
    if (goal instanceof Goal.TerminalFault) {
      return ofFailedTerminal(path, searched);
    }
    if (goal instanceof Goal.StateObservationFault fault) {
      return ofFailedProperty(path, observations.ofStates().get(fault.number()), searched);
    }
    if (goal instanceof Goal.StepObservationFault fault) {
      return ofFailedProperty(path, observations.ofSteps().get(fault.number()), searched);
    }
    throw new IllegalArgumentException("what is shown by reaching " + goal + " is not known");
  }

  /**
   * A violation of an invariant or transition invariant, or a witness of a {@code reachable} or {@code cost}.
   *
   * @param searched see {@link Counterexample#searched()}
   */
  public Counterexample ofProperty(PackedPath path, Property property, long searched) {
    List<List<Value>> states = states(path);
    List<Step> steps = steps(path, states);
    int end = states.size() - 1;
    for (int i = 0; i <= end; i++) {
      if (judge.shows(property, i == 0 ? null : states.get(i - 1), states.get(i)) != (i == end)) {
        throw new IllegalStateException(
            "the trace of " + property.name() + " should show it after step " + end + ", not after step " + i);
      }
    }
    Explanation explanation = judge.explain(property, end == 0 ? null : states.get(end - 1), states.get(end));
    Ending ending =
        switch (property.kind()) {
          case REACHABLE, COST -> new Ending.Witnessed(property, explanation);
          default -> new Ending.Violated(property, explanation);
        };
    return new Counterexample(model, states.get(0), steps, ending, searched);
  }

  /** A fair behaviour that ends in a loop and violates a temporal property. */
  public Counterexample ofLasso(TemporalVerdict.Lasso lasso, Property property) {
    List<List<Value>> states = lasso.states().stream().map(packed -> layout.decode(packed, 0)).toList();
    requireInitial(states.get(0));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      if (lasso.instances()[i] != TemporalVerdict.Lasso.STUTTER) {
        List<Value> after = states.get(i + 1 < states.size() ? i + 1 : lasso.loopStart());
        steps.add(step(instances.get(lasso.instances()[i]), lasso.ordinals()[i], states.get(i), after));
      }
    }
    LoopJudge loops = new LoopJudge(model, interpreter);
    if (!loops.violates(property, states, lasso.loopStart())) {
      throw new IllegalStateException("the behaviour shown for " + property.name() + " satisfies it");
    }
    Ending.Looped ending = loops.ending(property, states, lasso.loopStart(), lasso.minimal());
    if (ending.unfairTo().isPresent()) {
      throw new IllegalStateException(
          "the behaviour shown for " + property.name() + " is unfair to " + ending.unfairTo().get().constraint());
    }
    return new Counterexample(model, states.get(0), steps, ending, 0);
  }

  /**
   * A path to a state from which what a {@code possible} asks for cannot be reached.
   *
   * @param trapped how many such states there are
   */
  public Counterexample ofTrap(PackedPath path, Property property, long trapped, long searched) {
    List<List<Value>> states = states(path);
    List<Value> last = states.get(states.size() - 1);
    if (judge.reaches(property, last, MOST_SEARCHED).orElse(false)) {
      throw new IllegalStateException("what " + property.name() + " asks for can be reached from the end of its trace");
    }
    Ending ending = new Ending.Trapped(property, judge.explain(property, null, last), trapped);
    return new Counterexample(model, states.get(0), steps(path, states), ending, searched);
  }

  /** A state without successors that is not terminal. */
  public Counterexample ofDeadlock(PackedPath path, long searched) {
    List<List<Value>> states = states(path);
    List<Step> steps = steps(path, states);
    List<Value> last = states.get(states.size() - 1);
    if (!judge.deadlocked(last)) {
      throw new IllegalStateException("the last state of a deadlock has a successor or is terminal");
    }
    Ending ending = new Ending.Deadlocked(judge.blocked(last), judge.notTerminal(last));
    return new Counterexample(model, states.get(0), steps, ending, searched);
  }

  /** A run that fails in the last state of the path: its last step, which leads nowhere. */
  public Counterexample ofFailedAction(PackedPath path, long searched) {
    List<List<Value>> states = states(path);
    List<Step> steps = steps(path, states);
    ActionInstance failing = instances.get(path.instances()[path.steps() - 1]);
    for (Run run : interpreter.runs(failing, states.get(states.size() - 1))) {
      if (run.outcome() instanceof Outcome.Failed failed) {
        Ending ending = new Ending.ActionFailed(failing, run.choices(), failed.error());
        return new Counterexample(model, states.get(0), steps, ending, searched);
      }
    }
    throw new IllegalStateException("no run of " + failing.label() + " fails in the last state of its trace");
  }

  /** A property that cannot be evaluated in the last state, or of the last step: by way of an observation of it. */
  public Counterexample ofFailedProperty(PackedPath path, Observations.Observation observation, long searched) {
    List<List<Value>> states = states(path);
    List<Value> last = states.get(states.size() - 1);
    boolean ofStep = observation.property().kind() == Property.Kind.TRANSITION;
    Environment environment =
        ofStep
            ? Environment.ofStep(states.get(states.size() - 2), last, observation.frameSize())
            : Environment.ofState(last, observation.frameSize());
    return ofFailedPredicate(path, observation.property().name(), observation.predicate(), environment, searched);
  }

  /** {@code terminal when}, which cannot be evaluated in the last state. */
  public Counterexample ofFailedTerminal(PackedPath path, long searched) {
    List<List<Value>> states = states(path);
    Constraint terminal = model.terminal().orElseThrow();
    Environment environment = Environment.ofState(states.get(states.size() - 1), terminal.frameSize());
    return ofFailedPredicate(path, "terminal when", terminal.predicate(), environment, searched);
  }

  private Counterexample ofFailedPredicate(
      PackedPath path, String name, Expr predicate, Environment environment, long searched) {
    List<List<Value>> states = states(path);
    Ending ending = new Ending.PredicateFailed(name, error(name, predicate, environment));
    return new Counterexample(model, states.get(0), steps(path, states), ending, searched);
  }

  /** The first combination of initial values for which an {@code init} constraint cannot be evaluated. */
  public Counterexample ofFailedInit() {
    List<Counterexample> found = new ArrayList<>();
    InitialCandidates.of(model, layout)
        .forEach(
            candidate -> {
              if (found.isEmpty()) {
                failedInit(layout.decode(candidate, 0)).ifPresent(found::add);
              }
            });
    if (found.isEmpty()) {
      throw new IllegalStateException("the interpreter can evaluate the initial constraints");
    }
    return found.get(0);
  }

  private Optional<Counterexample> failedInit(List<Value> candidate) {
    for (Constraint constraint : model.initialConstraints()) {
      try {
        if (!Judge.holds(constraint, candidate)) {
          return Optional.empty();
        }
      } catch (EvaluationException error) {
        Ending ending = new Ending.PredicateFailed("init", error);
        return Optional.of(new Counterexample(model, candidate, List.of(), ending, 0));
      }
    }
    return Optional.empty();
  }

  private static EvaluationException error(String name, Expr predicate, Environment environment) {
    try {
      Evaluator.holds(predicate, environment);
    } catch (EvaluationException error) {
      return error;
    }
    throw new IllegalStateException("the interpreter can evaluate " + name + " at the end of its trace");
  }

  private List<List<Value>> states(PackedPath path) {
    return path.states().stream().map(packed -> layout.decode(packed, 0)).toList();
  }

  /** The steps between the states; a step that leads nowhere is left out. */
  private List<Step> steps(PackedPath path, List<List<Value>> states) {
    requireInitial(states.get(0));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i + 1 < states.size(); i++) {
      ActionInstance instance = instances.get(path.instances()[i]);
      steps.add(step(instance, path.ordinals()[i], states.get(i), states.get(i + 1)));
    }
    return steps;
  }

  private void requireInitial(List<Value> state) {
    if (!InitialStates.of(interpreter, layout).contains(state)) {
      throw new IllegalStateException("a trace does not begin in an initial state");
    }
  }

  private Step step(ActionInstance instance, int ordinal, List<Value> before, List<Value> after) {
    int successor = 0;
    for (Run run : interpreter.runs(instance, before)) {
      if (run.outcome() instanceof Outcome.Finished finished && successor++ == ordinal) {
        if (!finished.next().equals(after)) {
          break;
        }
        return new Step(instance, run.choices(), after, Change.between(model, before, after));
      }
    }
    throw new IllegalStateException("the interpreter does not make the same step " + instance.label());
  }
}
