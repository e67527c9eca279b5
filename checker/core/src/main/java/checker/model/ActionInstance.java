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

  /** {@code get_user_pages}, or {@code get_user_pages(2)} for an action with a parameter. */
  public String label() {
    return arguments.isEmpty()
        ? action.name()
        : action.name() + "(" + arguments.stream().map(Value::toString).collect(Collectors.joining(", ")) + ")";
  }
}
