package checker.report;

import checker.source.Severity;
import checker.source.Span;
import checker.trace.Counterexample;
import java.util.List;
import java.util.Optional;

/**
 * Something that is not as it should be: a fault or oddity of a specification, or a result that is not as expected.
 *
 * @param subject what it is about: a property, an action, a scenario; empty if the verdict says it all
 * @param verdict in a few words: {@code violated in 4 steps}
 * @param notes more to say, a sentence each
 * @param scenario {@code skip_pinned.direct_io}, with the constants that the user changed; empty if it belongs to none
 * @param place where it is to be shown
 * @param related other places to look at
 * @param trace that shows it
 * @param identity the same from run to run as long as it is the same finding, wherever its lines move; unlike that of any other
 *     finding of the run
 */
public record Finding(
    Rule rule,
    String subject,
    String verdict,
    List<String> notes,
    Optional<String> scenario,
    Place place,
    List<Related> related,
    Optional<Counterexample> trace,
    String identity) {

  /** A place and what is to be seen there. */
  public record Related(String what, Span span) {}

  /** {@code no_write_under_writeback: violated in 4 steps}. */
  public String headline() {
    return subject.isEmpty() ? verdict : subject + ": " + verdict;
  }

  /** Whether it is a reason for an exit status other than 0. */
  public boolean isError() {
    return rule.severity() == Severity.ERROR;
  }

  Finding withIdentity(String other) {
    return new Finding(rule, subject, verdict, notes, scenario, place, related, trace, other);
  }
}
