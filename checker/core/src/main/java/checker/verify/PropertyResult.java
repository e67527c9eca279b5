package checker.verify;

import checker.model.Expectation;
import checker.model.Model;
import checker.model.Property;
import checker.source.Span;
import checker.trace.Counterexample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of one property.
 *
 * @param property empty for deadlock freedom
 * @param steps length of the shortest violation or witness, if the verdict speaks of one
 * @param trace that violation or witness; empty if memory did not suffice to find it again
 * @param untested for {@link Verdict#VACUOUS}: the left sides of implications that were never true; empty if there
 *     was no state at all
 * @param undecided why the property could not be decided although the search was complete
 * @param expectation what the scenario expects, if it says so itself
 */
public record PropertyResult(
    Optional<Property> property,
    Verdict verdict,
    OptionalInt steps,
    Optional<Counterexample> trace,
    List<Span> untested,
    Optional<String> undecided,
    Optional<Expectation> expectation,
    Agreement agreement) {

  /** What is known, compared with what the model's scenario expects, said or implied. */
  public static PropertyResult of(
      Model model,
      Optional<Property> property,
      Verdict verdict,
      OptionalInt steps,
      Optional<Counterexample> trace,
      List<Span> untested,
      Optional<String> undecided) {
    String name = property.map(Property::name).orElse(Model.DEADLOCK_FREE);
    Optional<Expectation> expectation =
        model.expectations().stream()
            .filter(e -> e.subject().equals(name) && e.outcome() != Expectation.Outcome.NEVER)
            .findFirst();
    Agreement agreement = Expected.compare(property, verdict, steps, expectation);
    return new PropertyResult(property, verdict, steps, trace, untested, undecided, expectation, agreement);
  }

  public String name() {
    return property.map(Property::name).orElse(Model.DEADLOCK_FREE);
  }

  /** The words after the property's name. */
  public Optional<String> text() {
    return property.flatMap(Property::text);
  }

  /** Why the scenario is not simply as expected, as far as this property goes; empty if it is. */
  public Optional<Issue> issue() {
    return switch (agreement) {
      case MET, NONE -> Optional.empty();
      case OPEN -> Optional.of(Issue.INCOMPLETE);
      case UNMET -> Optional.of(surprise());
    };
  }

  private Issue surprise() {
    boolean expectedViolation = expectation.filter(e -> e.outcome() == Expectation.Outcome.VIOLATED).isPresent();
    return switch (verdict) {
      case VIOLATED -> expectedViolation ? Issue.UNEXPECTED : violation();
      case VACUOUS -> expectedViolation ? Issue.UNEXPECTED : Issue.VACUOUS;
      case UNREACHABLE -> Issue.VACUOUS;
      default -> Issue.UNEXPECTED;
    };
  }

  private Issue violation() {
    if (property.isEmpty()) {
      return Issue.DEADLOCK;
    }
    return switch (property.get().kind()) {
      case POSSIBLE, TEMPORAL -> Issue.LIVENESS;
      default -> Issue.SAFETY;
    };
  }
}
