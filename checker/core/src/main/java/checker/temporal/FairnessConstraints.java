package checker.temporal;

import checker.model.ActionInstance;
import checker.model.Fairness;
import checker.model.Instances;
import checker.model.Lane;
import checker.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * The fairness assumptions of a model, one constraint for each instance: of an action, for each of its action
 * instances; of an actor, for each lane. At most {@value #MAX}; bit {@code i} of a set of constraints is the i-th.
 */
final class FairnessConstraints {
  static final int MAX = 64;

  /**
   * @param strong strong rather than weak fairness
   * @param instances ids of the action instances whose disjunction is assumed to be treated fairly
   */
  record Constraint(boolean strong, Fairness declaration, String label, List<Integer> instances) {}

  private final List<Constraint> constraints;
  private final long[] ofInstance;
  private final long strong;

  FairnessConstraints(List<Constraint> constraints, int instanceCount) {
    this.constraints = constraints;
    this.ofInstance = new long[instanceCount];
    long strongSet = 0;
    for (int i = 0; i < constraints.size(); i++) {
      for (int instance : constraints.get(i).instances()) {
        ofInstance[instance] |= 1L << i;
      }
      if (constraints.get(i).strong()) {
        strongSet |= 1L << i;
      }
    }
    this.strong = strongSet;
  }

  /** How many constraints a model has; more than {@link #MAX} cannot be checked. */
  static int count(Model model) {
    return collect(model, Instances.of(model)).size();
  }

  static FairnessConstraints of(Model model) {
    Instances instances = Instances.of(model);
    return new FairnessConstraints(collect(model, instances), instances.all().size());
  }

  private static List<Constraint> collect(Model model, Instances instances) {
    List<Constraint> result = new ArrayList<>();
    for (Fairness fairness : model.fairness()) {
      for (Lane lane : instances.lanes()) {
        if (!lane.actor().name().equals(fairness.actor().name())) {
          continue;
        }
        List<ActionInstance> ofLane =
            instances.all().stream().filter(i -> i.lane().id() == lane.id()).toList();
        if (fairness.action().isEmpty()) {
          result.add(new Constraint(
              fairness.strong(), fairness, lane.label(), ofLane.stream().map(ActionInstance::id).toList()));
        } else {
          for (ActionInstance instance : ofLane) {
            if (instance.action().name().equals(fairness.action().get().name())) {
              result.add(new Constraint(
                  fairness.strong(), fairness, lane.label() + "." + instance.label(), List.of(instance.id())));
            }
          }
        }
      }
    }
    return result;
  }

  List<Constraint> constraints() {
    return constraints;
  }

  /** All of them, as a set. */
  long all() {
    return constraints.size() == 64 ? -1L : (1L << constraints.size()) - 1;
  }

  /** Those that are strong, as a set. */
  long strong() {
    return strong;
  }

  /** The constraints that a step of an action instance belongs to. */
  long ofInstance(int instance) {
    return ofInstance[instance];
  }
}
