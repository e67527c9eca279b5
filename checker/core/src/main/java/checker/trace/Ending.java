package checker.trace;

import checker.evaluate.EvaluationException;
import checker.interpret.Choice;
import checker.model.ActionInstance;
import checker.model.Property;
import java.util.List;
import java.util.Optional;

/** What is to be seen at the end of a trace, and nowhere before. */
public sealed interface Ending {

  /**
   * An invariant is false in the last state, or a transition invariant of the last step.
   *
   * @param explanation which part is false, and why
   */
  record Violated(Property property, Explanation explanation) implements Ending {}

  /** A {@code reachable} or {@code cost} is true in the last state. */
  record Witnessed(Property property, Explanation explanation) implements Ending {}

  /**
   * The last state has no successor and is not terminal.
   *
   * @param blocked what each action waits for; steps at which their actor is not are left out
   * @param terminal why {@code terminal when} is false, if the specification has it
   */
  record Deadlocked(List<Blocked> blocked, Optional<Explanation> terminal) implements Ending {}

  /**
   * A run in the last state fails. It counts as a step of the trace, without a state after it.
   *
   * @param choices those that the run made before it failed
   */
  record ActionFailed(ActionInstance instance, List<Choice> choices, EvaluationException error) implements Ending {

    /** As {@link Step#label()}. */
    public String label() {
      return Step.label(instance, choices);
    }
  }

  /**
   * A predicate cannot be evaluated in the last state, or of the last step.
   *
   * @param predicate what it is called: a property's name, {@code terminal when} or {@code init}
   */
  record PredicateFailed(String predicate, EvaluationException error) implements Ending {}
}
