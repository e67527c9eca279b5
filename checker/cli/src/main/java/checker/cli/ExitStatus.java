package checker.cli;

import checker.verify.Issue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How the program ends. Where several apply, the first of this list counts: what makes the other answers worthless,
 * then what is wrong for certain, then what is not known.
 */
public enum ExitStatus {
  INTERNAL(255, "a fault of the checker itself"),
  USAGE(2, "the command line is wrong, or a file cannot be written"),
  SPECIFICATION(150, "a specification cannot be read, parsed or type-checked"),
  EVALUATION(75, "a specification cannot be evaluated in some state"),
  ASSUMPTION(10, "an assumption is false"),
  SAFETY(12, "an invariant or transition invariant is violated"),
  DEADLOCK(11, "there is a deadlock"),
  LIVENESS(13, "a temporal property is violated"),
  NOT_REPRODUCED(24, "a trace no longer reproduces, or is not the one that is found"),
  UNEXPECTED(20, "an outcome is other than an `expect` says"),
  STATES_CHANGED(23, "a search has other figures than were pinned"),
  VACUOUS(21, "something is never put to the test"),
  INCOMPLETE(22, "a search ended before it was complete, or a property could not be decided"),
  UNFORMATTED(1, "a specification is not in canonical form"),
  OK(0, "all as expected, and all was looked at");

  private final int code;
  private final String meaning;

  ExitStatus(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** What the operating system is told. */
  public int code() {
    return code;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  /** The one with this number. */
  static ExitStatus ofCode(int code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst().orElseThrow();
  }

  /** The most serious; {@link #OK} of none. */
  static ExitStatus worst(Collection<ExitStatus> statuses) {
    return statuses.stream().min(Comparator.naturalOrder()).orElse(OK);
  }

  /** That of a scenario with these issues. */
  static ExitStatus of(Collection<Issue> issues) {
    return worst(issues.stream().map(ExitStatus::of).toList());
  }

  /**
   * {@code 3 scenarios: 1 as expected, 1 open, 1 not as expected; exit status 20: ...}.
   *
   * @param scenarios what became of each
   * @param worst the exit status
   */
  static String summary(List<ExitStatus> scenarios, ExitStatus worst) {
    long good = scenarios.stream().filter(s -> s == OK).count();
    long open = scenarios.stream().filter(s -> s == INCOMPLETE).count();
    long bad = scenarios.size() - good - open;
    List<String> parts = new ArrayList<>();
    if (good > 0) {
      parts.add(good + " as expected");
    }
    if (open > 0) {
      parts.add(open + " open");
    }
    if (bad > 0) {
      parts.add(bad + " not as expected");
    }
    String count = scenarios.size() == 1 ? "1 scenario" : scenarios.size() + " scenarios";
    return (parts.isEmpty() ? count : count + ": " + String.join(", ", parts))
        + "; exit status "
        + worst.code
        + ": "
        + worst.meaning;
  }

  private static ExitStatus of(Issue issue) {
    return switch (issue) {
      case EVALUATION_ERROR -> EVALUATION;
      case ASSUMPTION_FALSE -> ASSUMPTION;
      case SAFETY -> SAFETY;
      case DEADLOCK -> DEADLOCK;
      case LIVENESS -> LIVENESS;
      case UNEXPECTED -> UNEXPECTED;
      case VACUOUS -> VACUOUS;
      case INCOMPLETE -> INCOMPLETE;
    };
  }
}
