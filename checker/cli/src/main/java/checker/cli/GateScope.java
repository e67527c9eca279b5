package checker.cli;

import checker.compare.Row;
import checker.typing.ModuleDescription;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a gate was asked to look at. Whether something committed belongs to nothing can only be said of what is in its scope: it
 * may belong to a scenario that was left out, or to a specification with errors.
 */
final class GateScope {
  private final Map<Path, Optional<Specification>> specifications;
  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final Set<ScenarioRef> known = new LinkedHashSet<>();
  private final Set<String> modules = new LinkedHashSet<>();
  private final Set<String> properties;
  private final boolean narrowed;
  private final boolean whole;

  /**
   * @param specifications those that were loaded, by real path; empty for one with errors
   * @param rows what was verified of them
   * @param search what was left out
   * @param whole whether these are all specifications of a directory
   */
  GateScope(Map<Path, Optional<Specification>> specifications, List<Row> rows, SearchOptions search, boolean whole) {
    this.specifications = specifications;
    this.properties = search.properties();
    this.narrowed = !search.scenarios().isEmpty() || !properties.isEmpty();
    this.whole = whole;
    rows.forEach(row -> this.rows.put(row.subject().name(), row));
    for (Optional<Specification> each : specifications.values()) {
      each.ifPresent(
          specification -> {
            known.addAll(specification.scenarios());
            specification.modules().stream().map(ModuleDescription::name).forEach(modules::add);
          });
    }
  }

  /** What was verified of a scenario, by {@code module.scenario}. */
  Optional<Row> row(String name) {
    return Optional.ofNullable(rows.get(name));
  }

  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  /** Whether there is such a scenario, verified or left out. */
  boolean knows(String module, String scenario) {
    return known.contains(new ScenarioRef(module, scenario));
  }

  boolean hasModule(String module) {
    return modules.contains(module);
  }

  /** Whether a property was to be checked where there is one of that name. */
  boolean selects(String property) {
    return properties.isEmpty() || properties.contains(property);
  }

  /** Whether some scenarios or properties were left out on purpose. */
  boolean narrowed() {
    return narrowed;
  }

  /** Whether all of every specification of a directory was asked for. */
  boolean whole() {
    return whole && !narrowed;
  }

  /** Whether a specification is one of those that were asked for. */
  boolean includes(Path specification) {
    return specifications.containsKey(specification);
  }

  /** Whether a specification was asked for and has errors, so that nothing is known of its modules. */
  boolean faulty(Path specification) {
    return includes(specification) && specifications.get(specification).isEmpty();
  }

  /** Whether that is so of any. */
  boolean faulty() {
    return specifications.values().stream().anyMatch(Optional::isEmpty);
  }
}
