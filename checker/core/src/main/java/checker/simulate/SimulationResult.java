package checker.simulate;

import checker.model.Assumption;
import checker.model.Model;
import checker.trace.Counterexample;
import checker.verify.ActivityResult;
import checker.verify.Issue;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the walks through a scenario saw.
 *
 * @param falseAssumptions if there are any, there was no walk
 * @param failure an evaluation error that a walk met, at the end of a trace to it
 * @param properties in order of declaration, deadlock freedom last
 * @param activities actions that should never fire and do, or of which it is not known
 * @param statistics empty if there was no walk
 */
public record SimulationResult(
    Model model,
    List<Assumption> falseAssumptions,
    Optional<Counterexample> failure,
    List<Seen> properties,
    List<ActivityResult> activities,
    Optional<WalkStatistics> statistics) {

  /**
   * A property.
   *
   * @param result its verdict: what a walk saw for certain, or {@code INCOMPLETE}
   * @param walks how many walks saw the violation or witness
   * @param shortest fewest steps with which one of them did; 0 if none did
   * @param untested number of left sides of its implications that were true in no walk
   */
  public record Seen(PropertyResult result, long walks, int shortest, int untested) {}

  /** Every reason why this is not simply as expected. Walks never show everything: there always is one. */
  public Set<Issue> issues() {
    List<PropertyResult> results = properties.stream().map(Seen::result).toList();
    Set<Issue> issues =
        new ScenarioResult(model, falseAssumptions, Optional.empty(), failure, results, activities, Optional.empty())
            .issues();
    issues.add(Issue.INCOMPLETE);
    if (failure.isPresent()) {
      issues.add(Issue.EVALUATION_ERROR);
    }
    return issues;
  }
}
