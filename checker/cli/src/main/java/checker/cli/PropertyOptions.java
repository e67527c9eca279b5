package checker.cli;

import checker.model.Model;
import checker.model.Property;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which properties are checked: the option of commands that check some. */
final class PropertyOptions {
  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "check only this property (or deadlock_free); may be repeated")
  private List<String> properties = List.of();

  /** Empty for all. */
  Set<String> names() {
    return new LinkedHashSet<>(properties);
  }

  /**
   * Whether one of those asked for is among those of a scenario: if none is, nothing is checked in it, and it would be as
   * expected without a reason.
   */
  boolean concern(Model model) {
    return properties.isEmpty() || names(model).stream().anyMatch(properties::contains);
  }

  /**
   * Checks that every one asked for is there.
   *
   * @throws UsageException if no model has one of that name
   */
  void requireKnown(List<Model> models) {
    List<String> known = new ArrayList<>();
    models.forEach(model -> known.addAll(names(model)));
    Specifications.requireKnown("property", properties, known);
  }

  private static List<String> names(Model model) {
    List<String> names = new ArrayList<>(model.properties().stream().map(Property::name).toList());
    names.add(Model.DEADLOCK_FREE);
    return names;
  }
}
