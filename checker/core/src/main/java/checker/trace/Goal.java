package checker.trace;

import checker.explore.Exploration;
import checker.explore.Fault;
import java.util.function.Predicate;

/** What a path leads to. */
public sealed interface Goal {

  /** A state that makes a state observation. */
  record StateObservation(int number) implements Goal {}

  /** A step that makes a step observation; the path ends with it. */
  record StepObservation(int number) implements Goal {}

  /** A state without successors that is not terminal. */
  record Deadlock() implements Goal {}

  /**
   * Any of some states.
   *
   * @param level the first level that has one of them
   * @param states told a packed state of its own
   */
  record OneOf(int level, Predicate<long[]> states) implements Goal {}

  /** A run of an action instance that fails; the path ends with that run, which leads nowhere. */
  record InstanceFault(int instance) implements Goal {}

  /** A state in which a state observation cannot be evaluated. */
  record StateObservationFault(int number) implements Goal {}

  /** A step of which a step observation cannot be evaluated; the path ends with it. */
  record StepObservationFault(int number) implements Goal {}

  /** A state without successors in which {@code terminal when} cannot be evaluated. */
  record TerminalFault() implements Goal {}

  /**
   * The goal that is a fault.
   *
   * @throws IllegalArgumentException if it is of an initial constraint: no path leads there
   */
  static Goal of(Fault fault) {
    return switch (fault.kind()) {
      case INSTANCE -> new InstanceFault(fault.number());
      case STATE_OBSERVATION -> new StateObservationFault(fault.number());
      case STEP_OBSERVATION -> new StepObservationFault(fault.number());
      case TERMINAL -> new TerminalFault();
      case INITIAL -> throw new IllegalArgumentException("no path leads to a fault of an initial constraint");
    };
  }

  /** The first level at which an exploration met this goal, or {@link Exploration#NEVER}. */
  default int level(Exploration exploration) {
    if (this instanceof StateObservation goal) {
      return exploration.levelOfState(goal.number());
    }
    if (this instanceof StepObservation goal) {
      return exploration.levelOfStep(goal.number());
    }
    if (this instanceof Deadlock) {
      return exploration.levelOfDeadlock();
    }
    if (this instanceof OneOf goal) {
      return goal.level();
    }
    return exploration.faults().stream()
        .filter(fault -> fault.kind() != Fault.Kind.INITIAL && of(fault).equals(this))
        .mapToInt(Fault::level)
        .min()
        .orElse(Exploration.NEVER);
  }

  /** Whether the goal is a step out of the last state rather than that state. */
  default boolean inStep() {
    return this instanceof StepObservation || this instanceof StepObservationFault || this instanceof InstanceFault;
  }
}
