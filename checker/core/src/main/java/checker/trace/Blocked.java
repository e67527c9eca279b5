package checker.trace;

import checker.model.ActionInstance;

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
    String arguments =
        instance.lane().arguments().isEmpty()
            ? ""
            : "(" + String.join(", ", instance.lane().arguments().stream().map(Object::toString).toList()) + ")";
    return instance.lane().actor().name() + arguments + "." + instance.label();
  }
}
