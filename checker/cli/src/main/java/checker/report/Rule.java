package checker.report;

import checker.source.DiagnosticCode;
import checker.source.EvaluationError;
import checker.source.Severity;
import checker.verify.Issue;
import java.util.ArrayList;
import java.util.List;

/**
 * A kind of finding.
 *
 * @param id never changes its meaning
 * @param title in a few words
 * @param page the code whose {@link ExplanationPage} tells more
 * @param severity an error is a reason for an exit status other than 0
 */
public record Rule(String id, String title, String page, Severity severity) {

  static Rule of(Issue issue) {
    return switch (issue) {
      case EVALUATION_ERROR -> error("evaluation-error", "the specification cannot be evaluated in some state", "75");
      case ASSUMPTION_FALSE -> error("assumption-false", "an assumption is false", "10");
      case SAFETY -> error("safety-violation", "an invariant or transition invariant is violated", "12");
      case DEADLOCK -> error("deadlock", "there is a deadlock", "11");
      case LIVENESS -> error("liveness-violation", "a temporal property is violated", "13");
      case UNEXPECTED -> error("unexpected-outcome", "an outcome is other than expected", "20");
      case VACUOUS -> error("vacuous", "something is never put to the test", "21");
      case INCOMPLETE -> error("incomplete", "the search ended before it was complete, or could not decide", "22");
    };
  }

  static Rule of(DiagnosticCode code) {
    return new Rule(code.code(), code.title(), code.code(), code.severity());
  }

  static Rule of(EvaluationError error) {
    return error(error.code(), error.title(), error.code());
  }

  static Rule of(Drift.Kind kind) {
    return error(kind.id(), kind.title(), kind == Drift.Kind.NOT_COMPARED ? "22" : "24");
  }

  private static Rule error(String id, String title, String page) {
    return new Rule(id, title, page, Severity.ERROR);
  }

  /** Those that do not belong to a single code. */
  public static List<Rule> general() {
    List<Rule> rules = new ArrayList<>();
    for (Issue issue : Issue.values()) {
      rules.add(of(issue));
    }
    for (Drift.Kind kind : Drift.Kind.values()) {
      rules.add(of(kind));
    }
    return rules;
  }
}
