package checker.trace;

import checker.interpret.Choice;
import checker.model.ActionInstance;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of a trace.
 *
 * @param instance whose run it is
 * @param choices those that the run made, in order
 * @param after the state it leads to: a value for each variable
 * @param changes in which cells that state differs from the one before
 */
public record Step(ActionInstance instance, List<Choice> choices, List<Value> after, List<Change> changes) {

  /** {@code get_user_pages(2) with p = 1, branch 2}: what to run, and which of its runs. */
  public String label() {
    return label(instance, choices);
  }

  static String label(ActionInstance instance, List<Choice> choices) {
    return choices.isEmpty()
        ? instance.label()
        : instance.label() + CHOICES + String.join(", ", texts(choices));
  }

  /** What stands between an instance and its choices. */
  static final String CHOICES = " with ";

  /** Each choice as it is written in a label: {@code p = 1}, or {@code branch 2} for the second of an {@code either}. */
  static List<String> texts(List<Choice> choices) {
    List<String> texts = new ArrayList<>();
    for (Choice choice : choices) {
      if (choice instanceof Choice.Picked picked) {
        texts.add(picked.local().name() + " = " + picked.value());
      } else {
        texts.add("branch " + (((Choice.Branch) choice).index() + 1));
      }
    }
    return texts;
  }
}
