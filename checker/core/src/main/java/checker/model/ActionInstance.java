package checker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An action with all its parameters fixed.
 *
 * @param id position in {@link Instances#all()}
 * @param arguments of the action's own parameters
 */
public record ActionInstance(int id, Lane lane, Action action, List<Value> arguments) {

  /** The actor's arguments, then the action's: the first slots of the frame. */
  public List<Value> frameArguments() {
    List<Value> all = new ArrayList<>(lane.arguments());
    all.addAll(arguments);
    return all;
  }

  /**
   * Whether an {@code enabled(...)} asks about this instance.
   *
   * @param actorArguments the values of the query's actor arguments
   * @param actionArguments the values of its action arguments
   */
  public boolean answers(Expr.Enabled query, List<Value> actorArguments, List<Value> actionArguments) {
    return lane.actor().name().equals(query.actor().name())
        && lane.arguments().equals(actorArguments)
        && (query.action().isEmpty()
            || action.name().equals(query.action().get().name()) && arguments.equals(actionArguments));
  }

  /** {@code get_user_pages}, or {@code get_user_pages(2)} for an action with a parameter. */
  public String label() {
    return arguments.isEmpty()
        ? action.name()
        : action.name() + "(" + arguments.stream().map(Value::toString).collect(Collectors.joining(", ")) + ")";
  }
}
