package checker.trace;

import checker.evaluate.EvaluationException;
import checker.model.ActionInstance;
import checker.model.Property;
import java.util.Optional;

/** What became of a recorded trace when it was run again. Steps are counted from 1. */
public sealed interface ReplayResult {

  /** Every step can be taken, and the end shows what it showed, and nothing before does. */
  record Reproduces(Counterexample counterexample) implements ReplayResult {}

  /**
   * A step is there but cannot be taken.
   *
   * @param guard what is in its way
   * @param instance that of the step, or of a step added before it
   * @param turn true if that is only the actor's position: it is another step's turn
   */
  record BlockedAt(int step, ActionInstance instance, Explanation guard, boolean turn) implements ReplayResult {}

  /** The run at a step fails. */
  record FailsAt(int step, ActionInstance instance, EvaluationException error) implements ReplayResult {}

  /**
   * The specification has nothing of the name that the trace gives.
   *
   * @param step at which step; 0 for the initial state and the property
   * @param what a clause: {@code there is no actor instance `driver 2`}
   */
  record Missing(int step, String what) implements ReplayResult {}

  /** Every step can be taken, but the end does not show it. */
  record NotAtEnd(int length, Optional<Explanation> explanation) implements ReplayResult {}

  /** Every step can be taken, but the last one does not lead back to the state before step {@code loopStart + 1}. */
  record NoLoop(int length, int loopStart) implements ReplayResult {}

  /** The loop is there, but fairness forces the way out of it. */
  record Unfair(FairnessWitness constraint) implements ReplayResult {}

  /** Whether it still reproduces would take too long to find out. */
  record Undecided(String why) implements ReplayResult {}

  /** It is seen before the end already. */
  record Earlier(int step, int length, Property property) implements ReplayResult {}
}
