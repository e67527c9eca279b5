package checker.verify;

import checker.model.Expectation;
import checker.model.Property;
import java.util.Optional;
import java.util.OptionalInt;

/** Compares verdicts with what is expected, said or implied. */
final class Expected {
  private Expected() {}

  /**
   * @param property empty for deadlock freedom
   * @param steps length of the trace, if there is one
   */
  static Agreement compare(
      Optional<Property> property, Verdict verdict, OptionalInt steps, Optional<Expectation> expectation) {
    if (verdict == Verdict.INCOMPLETE) {
      return Agreement.OPEN;
    }
    Optional<Expectation.Outcome> outcome =
        expectation.map(Expectation::outcome).or(() -> implied(property));
    if (outcome.isEmpty()) {
      return Agreement.NONE;
    }
    OptionalInt expectedSteps = expectation.map(Expectation::steps).orElse(OptionalInt.empty());
    boolean inTime = expectedSteps.isEmpty() || expectedSteps.equals(steps);
    return verdict == verdictOf(outcome.get()) && inTime ? Agreement.MET : Agreement.UNMET;
  }

  /** What is expected where no {@code expect} says anything. */
  private static Optional<Expectation.Outcome> implied(Optional<Property> property) {
    if (property.isEmpty()) {
      return Optional.of(Expectation.Outcome.HOLDS);
    }
    return switch (property.get().kind()) {
      case INVARIANT, TRANSITION, POSSIBLE, TEMPORAL -> Optional.of(Expectation.Outcome.HOLDS);
      case REACHABLE -> Optional.of(Expectation.Outcome.REACHABLE);
      case COST -> Optional.empty();
    };
  }

  private static Verdict verdictOf(Expectation.Outcome outcome) {
    return switch (outcome) {
      case HOLDS -> Verdict.HOLDS;
      case VIOLATED -> Verdict.VIOLATED;
      case REACHABLE -> Verdict.REACHABLE;
      case UNREACHABLE -> Verdict.UNREACHABLE;
      case VACUOUS -> Verdict.VACUOUS;
      case INCURRED -> Verdict.INCURRED;
      case NOT_INCURRED -> Verdict.NOT_INCURRED;
      case NEVER -> throw new IllegalArgumentException("`never` is expected of actions, not of properties");
    };
  }
}
