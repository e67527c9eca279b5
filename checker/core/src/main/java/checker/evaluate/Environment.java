package checker.evaluate;

import checker.model.Expr;
import checker.model.Local;
import checker.model.Value;
import checker.model.Variable;
import java.util.List;

/**
 * What an expression is evaluated in.
 *
 * @param current the value of each variable, by {@link Variable#index()}; empty where there is no state (constants)
 * @param next the same in the next state; null except for predicates on steps
 * @param frame the values of locals, by {@link Local#slot()}; written by whatever binds a local. An evaluation needs
 *     an array of its own; what it leaves there is of no interest
 * @param enabled answers {@link Expr.Enabled} for the current state; null where that cannot be asked
 */
public record Environment(List<Value> current, List<Value> next, Value[] frame, EnabledActions enabled) {

  /** Which actions can run in the current state. */
  public interface EnabledActions {
    /**
     * Whether an action (or any action of the actor, if the expression names none) has a successor.
     *
     * @param actorArguments values of the actor's parameters
     * @param actionArguments values of the action's own parameters
     */
    boolean contains(Expr.Enabled query, List<Value> actorArguments, List<Value> actionArguments);
  }

  /** An environment in which nothing is asked about enabled actions. */
  public Environment(List<Value> current, List<Value> next, Value[] frame) {
    this(current, next, frame, null);
  }

  /** For expressions that read no variable. */
  public static Environment withoutState(int frameSize) {
    return new Environment(List.of(), null, new Value[frameSize]);
  }

  /** For expressions on one state. */
  public static Environment ofState(List<Value> state, int frameSize) {
    return new Environment(state, null, new Value[frameSize]);
  }

  /** For expressions on a step. */
  public static Environment ofStep(List<Value> source, List<Value> target, int frameSize) {
    return new Environment(source, target, new Value[frameSize]);
  }

  /** Gives a local its value. */
  public void bind(Local local, Value value) {
    frame[local.slot()] = value;
  }

  Value read(Local local) {
    Value value = frame[local.slot()];
    if (value == null) {
      throw new IllegalStateException("local " + local.name() + " is read outside its scope");
    }
    return value;
  }

  Value read(Variable variable) {
    if (variable.index() >= current.size()) {
      throw new IllegalStateException("variable " + variable.name() + " is read where there is no state");
    }
    return current.get(variable.index());
  }

  /** The same locals in the next state. */
  Environment inNextState() {
    if (next == null) {
      throw new IllegalStateException("the next state is read outside a predicate on steps");
    }
    return new Environment(next, null, frame, null);
  }

  /** The same states with the frame of a definition. */
  Environment withFrame(Value[] other) {
    return new Environment(current, next, other, enabled);
  }
}
