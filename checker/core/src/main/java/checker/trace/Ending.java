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
   * From some step on the behaviour repeats itself for ever, and so violates a temporal property.
   *
   * @param loopStart number of steps before the loop; if that is all of them, the last state is never left
   * @param minimal true if no fair behaviour that violates the property has fewer steps, stem and loop together
   * @param never the state predicates that the property waits for and that are false throughout the loop
   * @param fairness for each fairness constraint, why it does not force the way out
   */
  record Looped(
      Property property,
      int loopStart,
      boolean minimal,
      List<Explanation> never,
      List<FairnessWitness> fairness)
      implements Ending {

    /** The first constraint to which the loop is unfair; such a loop shows nothing. */
    public Optional<FairnessWitness> unfairTo() {
      return fairness.stream().filter(w -> w.reason() == FairnessWitness.Reason.NONE).findFirst();
    }
  }

  /**
   * From the last state on, what a {@code possible} asks for cannot be reached any more.
   *
   * @param explanation why it is false in that state
   * @param states how many such states there are
   */
  record Trapped(Property property, Explanation explanation, long states) implements Ending {}

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

  /** Nothing in particular: somebody chose to come this far. No search finds such a trace, and no property has it. */
  record Chosen() implements Ending {}

  /**
   * A predicate cannot be evaluated in the last state, or of the last step.
   *
   * @param predicate what it is called: a property's name, {@code terminal when} or {@code init}
   */
  record PredicateFailed(String predicate, EvaluationException error) implements Ending {}
}
