package checker.trace;

import checker.model.ActionInstance;
import checker.model.Lane;

/**
 * An action instance that cannot run, with the guard that is in its way.
 *
 * @param guard the guard with the values that make it false
 */
public record Blocked(ActionInstance instance, Explanation guard) {

  /** {@code driver(1).start_dma}, as the language writes it. */
  public String name() {
    return name(instance);
  }

  /** The name of any instance, as the language writes it. */
  public static String name(ActionInstance instance) {
    return name(instance.lane()) + "." + instance.label();
  }

  /** {@code driver(1)}. */
  static String name(Lane lane) {
    return lane.arguments().isEmpty()
        ? lane.actor().name()
        : lane.actor().name()
            + "("
            + String.join(", ", lane.arguments().stream().map(Object::toString).toList())
            + ")";
  }
}
