package checker.inspect;

import checker.model.Value;
import checker.trace.Step;
import java.util.List;

/** What became of the search for a way to something. */
public sealed interface Route {

  /**
   * A shortest way.
   *
   * @param from the state in which it begins
   */
  record Found(List<Value> from, List<Step> steps) implements Route {}

  /** There is none: every state that can be reached was visited. */
  record None() implements Route {}

  /** The search was given up for want of time or memory, or the user interrupted it. */
  record GivenUp() implements Route {}

  /** The search met a state in which the specification cannot be evaluated. */
  record Fault() implements Route {}
}
