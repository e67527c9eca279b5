package checker.trace;

import checker.evaluate.EvaluationException;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at single states of a model, with the interpreter: where it begins, what can happen, what is in the way of what cannot,
 * and what a state shows. States are a value for each variable. Immutable.
 */
public final class Inspector {
  private final Model model;
  private final StateLayout layout;
  private final Interpreter interpreter;
  private final Instances instances;
  private final Judge judge;

  public Inspector(Model model) {
    this.model = model;
    this.layout = StateLayout.of(model);
    this.interpreter = Interpreter.of(model, layout);
    this.instances = Instances.of(model);
    this.judge = new Judge(model, interpreter);
  }

  public Model model() {
    return model;
  }

  /** The layout in which the model's states are packed. */
  public StateLayout layout() {
    return layout;
  }

  /** All lanes and action instances. */
  public Instances instances() {
    return instances;
  }

  /**
   * In the order in which searches visit them.
   *
   * @throws checker.transition.EvaluationFault if an initial constraint cannot be evaluated
   */
  public List<List<Value>> initialStates() {
    return InitialStates.of(interpreter, layout);
  }

  /** What tells an initial state from the others: {@code mode = direct}; nothing if there is but one. */
  public List<String> initially(List<Value> initial) {
    return Counterexample.initially(model, initial);
  }

  /** Every step that can be taken, in the order in which searches take them. */
  public List<Step> steps(List<Value> state) {
    List<Step> steps = new ArrayList<>();
    for (ActionInstance instance : instances.all()) {
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Finished finished) {
          steps.add(step(instance, run, state, finished.next()));
        }
      }
    }
    return steps;
  }

  private Step step(ActionInstance instance, Run run, List<Value> before, List<Value> after) {
    return new Step(instance, run.choices(), after, Change.between(model, before, after));
  }

  /** Every run that ends in an evaluation error. */
  public List<Ending.ActionFailed> failures(List<Value> state) {
    List<Ending.ActionFailed> failures = new ArrayList<>();
    for (ActionInstance instance : instances.all()) {
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Failed failed) {
          failures.add(new Ending.ActionFailed(instance, run.choices(), failed.error()));
        }
      }
    }
    return failures;
  }

  /** Each guard that is false in some run of an instance; none if each of its runs comes to its end. */
  public List<Blocked> blocked(ActionInstance instance, List<Value> state) {
    List<Blocked> blocked = new ArrayList<>();
    for (Run run : interpreter.runs(instance, state)) {
      if (run.outcome() instanceof Outcome.Blocked outcome) {
        blocked.add(new Blocked(instance, Judge.guard(outcome, state)));
      }
    }
    return blocked.stream().distinct().toList();
  }

  /** Whether a step waits for its turn: its actor's position is at another step. */
  public boolean awaitsTurn(ActionInstance instance, List<Value> state) {
    return interpreter.runs(instance, state).stream()
        .anyMatch(run -> run.outcome() instanceof Outcome.Blocked outcome && Judge.awaitsTurn(instance, outcome));
  }

  /**
   * Whether a property that speaks of single states or steps is violated or witnessed.
   *
   * @param before the state before, null for an initial state
   * @throws EvaluationException if the property cannot be evaluated
   * @throws IllegalArgumentException if the property speaks of behaviours
   */
  public boolean shows(Property property, List<Value> before, List<Value> state) {
    return judge.shows(property, before, state);
  }

  /** Why a property has the value it has; the arguments are those of {@link #shows}. */
  public Explanation explain(Property property, List<Value> before, List<Value> state) {
    return judge.explain(property, before, state);
  }

  /** Whether a property speaks of single states or steps. */
  public static boolean ofStates(Property property) {
    return property.kind() != Property.Kind.TEMPORAL && property.kind() != Property.Kind.POSSIBLE;
  }

  /**
   * The deadlock that a state is, if it is one.
   *
   * @throws EvaluationException if {@code terminal when} cannot be evaluated
   */
  public Optional<Ending.Deadlocked> deadlock(List<Value> state) {
    return judge.deadlocked(state)
        ? Optional.of(new Ending.Deadlocked(judge.blocked(state), judge.notTerminal(state)))
        : Optional.empty();
  }
}
