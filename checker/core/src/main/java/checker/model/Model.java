package checker.model;

import checker.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A specification under one scenario: typed, resolved, all constants known. Data only; everything downstream
 * (layout, both engines, traces) is a pure function of it.
 *
 * @param module the module's name
 * @param scenario the scenario's name; {@code default} if the module declares none
 * @param scenarioText the words after the scenario's name
 * @param constants all constants, inherited ones first
 * @param terminal true in states that may be without successors; absent if no module says {@code terminal when}
 * @param span the scenario's declaration, or the module's name if it declares none
 */
public record Model(
    String module,
    String scenario,
    Optional<String> scenarioText,
    List<Constant> constants,
    List<Assumption> assumptions,
    List<Variable> variables,
    List<Constraint> initialConstraints,
    List<Definition> definitions,
    List<Actor> actors,
    List<Property> properties,
    Optional<Constraint> terminal,
    List<Fairness> fairness,
    List<Expectation> expectations,
    Span span) {

  /** The name under which deadlock freedom is reported and expected. */
  public static final String DEADLOCK_FREE = "deadlock_free";

  /**
   * The model with only some of its properties, and what is expected of those.
   *
   * @param named told the name of each property, and the subject of each expectation
   */
  public Model restrictedTo(Predicate<String> named) {
    return new Model(
        module,
        scenario,
        scenarioText,
        constants,
        assumptions,
        variables,
        initialConstraints,
        definitions,
        actors,
        properties.stream().filter(p -> named.test(p.name())).toList(),
        terminal,
        fairness,
        expectations.stream().filter(e -> named.test(e.subject())).toList(),
        span);
  }
}
