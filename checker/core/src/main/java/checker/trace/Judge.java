package checker.trace;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.model.ActionInstance;
import checker.model.Constraint;
import checker.model.Expr;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Property;
import checker.model.Statement;
import checker.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says of single states and steps, in the interpreter, what they show and why. */
final class Judge {
  private final Model model;
  private final Interpreter interpreter;
  private final List<ActionInstance> instances;

  Judge(Model model, Interpreter interpreter) {
    this.model = model;
    this.interpreter = interpreter;
    this.instances = Instances.of(model).all();
  }

  /**
   * Whether a state, or for a transition invariant the step to it, violates or witnesses a property.
   *
   * @param before the state before, null for an initial state
   * @throws checker.evaluate.EvaluationException if the property cannot be evaluated
   */
  boolean shows(Property property, List<Value> before, List<Value> state) {
    return switch (property.kind()) {
      case INVARIANT -> !Evaluator.holds(predicate(property), Environment.ofState(state, property.frameSize()));
      case TRANSITION ->
          before != null
              && !Evaluator.holds(predicate(property), Environment.ofStep(before, state, property.frameSize()));
      case REACHABLE, COST -> Evaluator.holds(predicate(property), Environment.ofState(state, property.frameSize()));
      case POSSIBLE, TEMPORAL -> throw new IllegalArgumentException(property.name() + " is not judged by states");
    };
  }

  /** Why the property has its value there; the arguments are those of {@link #shows}. */
  Explanation explain(Property property, List<Value> before, List<Value> state) {
    boolean ofStep = property.kind() == Property.Kind.TRANSITION;
    return Explainer.explain(
        predicate(property), ofStep ? before : state, ofStep ? state : null, new Value[property.frameSize()]);
  }

  /**
   * Whether what a {@code possible} asks for can be reached from a state, by a plain search; empty if that takes more than
   * so many states.
   */
  Optional<Boolean> reaches(Property property, List<Value> from, int most) {
    Set<List<Value>> seen = new HashSet<>(List.of(from));
    Deque<List<Value>> queue = new ArrayDeque<>(seen);
    while (!queue.isEmpty()) {
      if (seen.size() > most) {
        return Optional.empty();
      }
      List<Value> state = queue.removeFirst();
      if (Evaluator.holds(predicate(property), Environment.ofState(state, property.frameSize()))) {
        return Optional.of(true);
      }
      for (ActionInstance instance : instances) {
        for (Run run : interpreter.runs(instance, state)) {
          if (run.outcome() instanceof Outcome.Finished finished && seen.add(finished.next())) {
            queue.addLast(finished.next());
          }
        }
      }
    }
    return Optional.of(false);
  }

  /** Whether a state has no successor and is not terminal. Runs that fail are no successors, and no excuse. */
  boolean deadlocked(List<Value> state) {
    for (ActionInstance instance : instances) {
      for (Run run : interpreter.runs(instance, state)) {
        if (!(run.outcome() instanceof Outcome.Blocked)) {
          return false;
        }
      }
    }
    return model.terminal().isEmpty() || !holds(model.terminal().get(), state);
  }

  /** What is in the way of each instance in a deadlock, of each of its choices. */
  List<Blocked> blocked(List<Value> state) {
    List<Blocked> blocked = new ArrayList<>();
    for (ActionInstance instance : instances) {
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Blocked outcome && !awaitsTurn(instance, outcome)) {
          blocked.add(new Blocked(instance, guard(outcome, state)));
        }
      }
    }
    return blocked.stream().distinct().toList();
  }

  /** Why {@code terminal when} is false in a state, if there is such a thing. */
  Optional<Explanation> notTerminal(List<Value> state) {
    return model.terminal().map(t -> Explainer.explain(t.predicate(), state, null, new Value[t.frameSize()]));
  }

  /** Why a guard was false, or a {@code with} had nothing to choose from. */
  static Explanation guard(Outcome.Blocked blocked, List<Value> state) {
    return Explainer.explain(blocked.guard(), state, null, blocked.frame().toArray(new Value[0]));
  }

  /** Whether a step is blocked because its actor's position is at another step. */
  static boolean awaitsTurn(ActionInstance instance, Outcome.Blocked blocked) {
    return instance.action().step()
        && instance.action().body().statements().get(0) instanceof Statement.When first
        && first.condition() == blocked.guard();
  }

  static boolean holds(Constraint constraint, List<Value> state) {
    return Evaluator.holds(constraint.predicate(), Environment.ofState(state, constraint.frameSize()));
  }

  private static Expr predicate(Property property) {
    return property.predicate().orElseThrow();
  }
}
