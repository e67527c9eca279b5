package checker.compare;

import checker.model.Model;
import checker.verify.Issue;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario and what verifying it found.
 *
 * @param result empty if it was not verified because the user interrupted
 */
public record Row(Subject subject, Optional<ScenarioResult> result) {
  private static final String MUTANT = "a mutant:";

  /** The scenario's name. */
  public String name() {
    return model().scenario();
  }

  public Model model() {
    return subject.model();
  }

  /** Whether the scenario is a proposal done wrong on purpose, to show that this is noticed: its text says so. */
  public boolean mutant() {
    return model().scenarioText().filter(text -> text.startsWith(MUTANT)).isPresent();
  }

  /** Why it is not simply as expected. */
  public Set<Issue> issues() {
    return result.map(ScenarioResult::issues).orElse(Set.of(Issue.INCOMPLETE));
  }

  /** Figures of the search; empty if nothing was searched. */
  public Optional<Statistics> statistics() {
    return result.flatMap(ScenarioResult::statistics);
  }

  /** What is known of a property. */
  public Cell cell(Column column) {
    return property(column).map(Cell::of).orElse(Cell.UNKNOWN);
  }

  /** The result of a property; empty if nothing was searched. */
  Optional<PropertyResult> property(Column column) {
    return result.stream()
        .flatMap(r -> r.properties().stream())
        .filter(p -> Column.of(p.property()).key().equals(column.key()))
        .findFirst();
  }
}
