package checker.translate.scalar;

import checker.model.Action;
import checker.model.Actor;
import java.util.List;
import java.util.Set;

/**
 * The runs of an action that make the same choices at each {@code either}, and at each {@code if} that has a choice inside.
 * For each combination of the parameters' values with a true guard there is a step.
 *
 * @param name distinct; made of the actor's and the action's
 * @param parameters those of the actor, of the action, and what each {@code with} picks
 * @param updates all terms mean the state before the step
 * @param overtaken the slots that are read, in the order of the updates, after a part of them was written: their new
 *     values have to be kept apart until the end
 */
public record Rule(
    String name,
    Actor actor,
    Action action,
    List<Term.Local> parameters,
    Term guard,
    List<Update> updates,
    Set<Slot> overtaken) {

  /** {@code driver.follow_page}. */
  public String label() {
    return actor.name() + "." + action.name();
  }
}
