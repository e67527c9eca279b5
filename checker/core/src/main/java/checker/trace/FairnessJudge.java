package checker.trace;

import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.model.ActionInstance;
import checker.model.Fairness;
import checker.model.Instances;
import checker.model.Lane;
import checker.model.Model;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Says, by the definition and with the interpreter, whether a loop is fair. A constraint is enabled in a state if one of its
 * actions can take a step that changes it; a step of the loop belongs to the constraint if one of its actions could have made it.
 */
final class FairnessJudge {
  private final Model model;
  private final Interpreter interpreter;
  private final Instances instances;

  FairnessJudge(Model model, Interpreter interpreter) {
    this.model = model;
    this.interpreter = interpreter;
    this.instances = Instances.of(model);
  }

  /**
   * A witness for each constraint.
   *
   * @param loop the states of the loop; after the last comes the first again
   * @param firstStep number of the loop's first step, from 1
   */
  List<FairnessWitness> witnesses(List<List<Value>> loop, int firstStep) {
    List<FairnessWitness> witnesses = new ArrayList<>();
    for (Fairness fairness : model.fairness()) {
      for (Lane lane : instances.lanes()) {
        if (!lane.actor().name().equals(fairness.actor().name())) {
          continue;
        }
        List<ActionInstance> ofLane = instances.all().stream().filter(i -> i.lane().id() == lane.id()).toList();
        if (fairness.action().isEmpty()) {
          witnesses.add(witness(fairness, Blocked.name(lane), ofLane, loop, firstStep));
          continue;
        }
        String action = fairness.action().get().name();
        for (ActionInstance instance : ofLane) {
          if (instance.action().name().equals(action)) {
            witnesses.add(witness(fairness, Blocked.name(instance), List.of(instance), loop, firstStep));
          }
        }
      }
    }
    return witnesses;
  }

  private FairnessWitness witness(
      Fairness fairness, String name, List<ActionInstance> group, List<List<Value>> loop, int firstStep) {
    int disabledAt = -1;
    boolean everEnabled = false;
    for (int i = 0; i < loop.size(); i++) {
      List<Value> state = loop.get(i);
      List<Value> next = loop.get((i + 1) % loop.size());
      List<List<Value>> reached = reached(group, state);
      if (!next.equals(state) && reached.contains(next)) {
        return new FairnessWitness(
            fairness, name, FairnessWitness.Reason.TAKEN, Optional.of(firstStep + i), List.of());
      }
      if (reached.isEmpty() && disabledAt < 0) {
        disabledAt = i;
      }
      everEnabled |= !reached.isEmpty();
    }
    if (!everEnabled) {
      return new FairnessWitness(
          fairness, name, FairnessWitness.Reason.NEVER_ENABLED, Optional.empty(), guards(group, loop.get(0)));
    }
    if (disabledAt < 0 || fairness.strong()) {
      return new FairnessWitness(fairness, name, FairnessWitness.Reason.NONE, Optional.empty(), List.of());
    }
    return new FairnessWitness(
        fairness,
        name,
        FairnessWitness.Reason.DISABLED,
        Optional.of(firstStep + disabledAt),
        guards(group, loop.get(disabledAt)));
  }

  /** The other states to which the instances can lead. */
  private List<List<Value>> reached(List<ActionInstance> group, List<Value> state) {
    List<List<Value>> reached = new ArrayList<>();
    for (ActionInstance instance : group) {
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Finished finished && !finished.next().equals(state)) {
          reached.add(finished.next());
        }
      }
    }
    return reached;
  }

  private List<Blocked> guards(List<ActionInstance> group, List<Value> state) {
    List<Blocked> guards = new ArrayList<>();
    for (ActionInstance instance : group) {
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Blocked blocked && !Judge.awaitsTurn(instance, blocked)) {
          guards.add(new Blocked(instance, Judge.guard(blocked, state)));
          break;
        }
      }
    }
    return guards;
  }
}
