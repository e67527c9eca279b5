package checker.model;

/**
 * A constant with its value in this scenario.
 *
 * @param overridden true if the scenario or the command line changed the default
 */
public record Constant(String name, Value value, boolean overridden) {}
