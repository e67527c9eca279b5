package checker.trace;

import checker.model.Cell;
import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * A shortest behaviour that shows something: a violation, a witness, a deadlock or an evaluation error. It has been
 * run in the interpreter, and what it shows is to be seen at its end only. With an {@link Ending.Looped} the last step leads
 * back to the state before the loop's first.
 *
 * @param initial the state it begins in: a value for each variable
 * @param ending what the end shows; for {@link Ending.ActionFailed} there is one more step than {@code steps}
 * @param searched number of states at a depth below its length: all of them were visited and none ends a shorter trace; 0 if
 *     they were not, and there may be a shorter one
 */
public record Counterexample(Model model, List<Value> initial, List<Step> steps, Ending ending, long searched) {

  /** What stands for a property's name where a behaviour shows nothing in particular. */
  public static final String CHOSEN = "chosen";

  /** Number of steps; one that fails counts, and so does to stay in the last state for ever. */
  public int length() {
    return steps.size() + (ending instanceof Ending.ActionFailed || staysForEver() ? 1 : 0);
  }

  /** The name of the property whose violation or witness it is; {@value Model#DEADLOCK_FREE} for all else. */
  public String property() {
    if (ending instanceof Ending.Violated violated) {
      return violated.property().name();
    }
    if (ending instanceof Ending.Looped looped) {
      return looped.property().name();
    }
    if (ending instanceof Ending.Trapped trapped) {
      return trapped.property().name();
    }
    if (ending instanceof Ending.Chosen) {
      return CHOSEN;
    }
    return ending instanceof Ending.Witnessed witnessed ? witnessed.property().name() : Model.DEADLOCK_FREE;
  }

  /** Whether it ends by staying in its last state for ever. */
  public boolean staysForEver() {
    return ending instanceof Ending.Looped looped && looped.loopStart() == steps.size();
  }

  /** The last state. */
  public List<Value> last() {
    return steps.isEmpty() ? initial : steps.get(steps.size() - 1).after();
  }

  /**
   * What tells the initial state from the others that are possible: {@code mode = direct} for each cell that may start
   * with one of several values. Empty if there is but one initial state.
   */
  public List<String> initially() {
    return initially(model, initial);
  }

  static List<String> initially(Model model, List<Value> initial) {
    List<String> texts = new ArrayList<>();
    for (Variable variable : model.variables()) {
      List<Cell> cells = Cell.of(variable.type());
      for (int i = 0; i < cells.size(); i++) {
        if (variable.initial().get(i).stream().distinct().count() > 1) {
          Value value = Change.read(initial.get(variable.index()), cells.get(i));
          texts.add(cells.get(i).nameIn(variable) + " = " + value);
        }
      }
    }
    return texts;
  }
}
