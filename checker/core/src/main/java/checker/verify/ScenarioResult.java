package checker.verify;

import checker.explore.Status;
import checker.model.Assumption;
import checker.model.Model;
import checker.trace.Counterexample;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What verifying a scenario found.
 *
 * @param falseAssumptions if there are any, nothing was searched
 * @param status how the search ended; empty if there was none
 * @param failure the evaluation error that ended the search, at the end of a shortest trace to it; empty if memory did not
 *     suffice to find that again
 * @param properties in order of declaration, deadlock freedom last
 * @param activities of actors and actions, only what is worth a line, in order of declaration
 * @param statistics empty if nothing was searched
 */
public record ScenarioResult(
    Model model,
    List<Assumption> falseAssumptions,
    Optional<Status> status,
    Optional<Counterexample> failure,
    List<PropertyResult> properties,
    List<ActivityResult> activities,
    Optional<Statistics> statistics) {

  /** Whether every reachable state was visited. */
  public boolean complete() {
    return status.filter(s -> s == Status.COMPLETE).isPresent();
  }

  /** Number of expectations, said or implied, that are in this state. */
  public int count(Agreement agreement) {
    return (int)
        (properties.stream().filter(p -> p.agreement() == agreement).count()
            + activities.stream().filter(a -> a.agreement() == agreement).count());
  }

  /** Every reason why this scenario is not simply as expected; none if it is, and all of it was looked at. */
  public Set<Issue> issues() {
    Set<Issue> issues = EnumSet.noneOf(Issue.class);
    if (!falseAssumptions.isEmpty()) {
      issues.add(Issue.ASSUMPTION_FALSE);
    }
    if (status.filter(s -> s == Status.EVALUATION_FAULT).isPresent()) {
      issues.add(Issue.EVALUATION_ERROR);
    }
    if (status.isPresent() && !complete()) {
      issues.add(Issue.INCOMPLETE);
    }
    properties.forEach(result -> result.issue().ifPresent(issues::add));
    activities.forEach(result -> result.issue().ifPresent(issues::add));
    return issues;
  }
}
