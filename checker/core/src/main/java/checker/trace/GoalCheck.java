package checker.trace;

import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.Arrays;

/** Says whether a state, or a step out of it, meets a goal. */
final class GoalCheck {
  private final TransitionSystem system;
  private final Goal goal;

  GoalCheck(TransitionSystem system, Goal goal) {
    this.system = system;
    this.goal = goal;
  }

  /** Whether the goal depends on the successors of a state. */
  boolean needsSuccessors() {
    return !(goal instanceof Goal.StateObservation
        || goal instanceof Goal.StateObservationFault
        || goal instanceof Goal.OneOf);
  }

  /**
   * Whether the goal is met in a state; for goals that are steps: false.
   *
   * @param stuck whether the state has neither successors nor failing runs; only for goals that need successors
   */
  boolean inState(long[] states, int offset, boolean stuck) {
    if (goal instanceof Goal.StateObservation observation) {
      return observed(observation.number(), states, offset) == Answer.MADE;
    }
    if (goal instanceof Goal.StateObservationFault fault) {
      return observed(fault.number(), states, offset) == Answer.FAULT;
    }
    if (goal instanceof Goal.OneOf oneOf) {
      return oneOf.states().test(Arrays.copyOfRange(states, offset, offset + system.stateWords()));
    }
    if (goal instanceof Goal.Deadlock) {
      return stuck && terminal(states, offset) == Answer.NOT_MADE;
    }
    return goal instanceof Goal.TerminalFault && stuck && terminal(states, offset) == Answer.FAULT;
  }

  /** Whether the goal is met in the step from a state to successor {@code i} of a buffer. */
  boolean inStep(long[] states, int offset, Successors out, int i) {
    if (goal instanceof Goal.StepObservation observation) {
      return observed(observation.number(), states, offset, out, i) == Answer.MADE;
    }
    return goal instanceof Goal.StepObservationFault fault
        && observed(fault.number(), states, offset, out, i) == Answer.FAULT;
  }

  /** Whether the goal is a failing run of this instance. */
  boolean isFaultOf(int instance) {
    return goal instanceof Goal.InstanceFault fault && fault.instance() == instance;
  }

  private enum Answer {
    MADE,
    NOT_MADE,
    FAULT
  }

  private Answer terminal(long[] states, int offset) {
    try {
      return system.terminal(states, offset) ? Answer.MADE : Answer.NOT_MADE;
    } catch (EvaluationFault fault) {
      return Answer.FAULT;
    }
  }

  private Answer observed(int number, long[] states, int offset) {
    try {
      return system.observe(number >>> 6, states, offset, 1L << number) != 0 ? Answer.MADE : Answer.NOT_MADE;
    } catch (EvaluationFault fault) {
      return Answer.FAULT;
    }
  }

  private Answer observed(int number, long[] states, int offset, Successors out, int i) {
    try {
      long made = system.observeStep(number >>> 6, states, offset, out.words, i * out.stateWords, 1L << number);
      return made != 0 ? Answer.MADE : Answer.NOT_MADE;
    } catch (EvaluationFault fault) {
      return Answer.FAULT;
    }
  }
}
