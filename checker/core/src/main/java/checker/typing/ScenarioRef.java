package checker.typing;

/**
 * A scenario of a specification.
 *
 * @param module the module that declares it
 * @param scenario its name; {@code default} for a module that declares none
 */
public record ScenarioRef(String module, String scenario) {

  /** The name of the scenario of a module that declares none. */
  public static final String DEFAULT = "default";
}
