package checker.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An actor instance.
 *
 * @param id position in {@link Instances#lanes()}
 */
public record Lane(int id, Actor actor, List<Value> arguments) {

  /** {@code driver 1}, {@code writeback}. */
  public String label() {
    return arguments.isEmpty()
        ? actor.name()
        : actor.name() + " " + arguments.stream().map(Value::toString).collect(Collectors.joining(","));
  }
}
