package checker.verify;

import checker.model.Expectation;
import java.util.Optional;

/**
 * An actor or one of its actions that never fires, or that fires although the scenario expects that it never does.
 *
 * @param name {@code actor} or {@code actor.action}
 * @param fires how many transitions it makes
 */
public record ActivityResult(String name, long fires, Optional<Expectation> expectation, Agreement agreement) {

  /** Why the scenario is not simply as expected, as far as this goes; empty if it is. */
  public Optional<Issue> issue() {
    if (agreement != Agreement.UNMET) {
      return Optional.empty();
    }
    return Optional.of(fires == 0 ? Issue.VACUOUS : Issue.UNEXPECTED);
  }
}
