package checker.model;

import checker.source.Span;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the scenario expects. {@code all hold} has been dropped: it says what is assumed anyway.
 *
 * @param subject a property's name, {@value Model#DEADLOCK_FREE}, or for {@link Outcome#NEVER} {@code actor} or {@code actor.action}
 */
public record Expectation(
    String subject, Outcome outcome, OptionalInt steps, Optional<String> reason, Span span) {

  /** The outcome expected. */
  public enum Outcome {
    HOLDS,
    VIOLATED,
    REACHABLE,
    UNREACHABLE,
    NEVER,
    VACUOUS,
    INCURRED,
    NOT_INCURRED
  }
}
