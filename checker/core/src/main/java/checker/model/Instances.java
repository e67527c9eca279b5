package checker.model;

import java.util.ArrayList;
import java.util.List;

/**
 * All lanes and action instances of a model in the fixed order: actors as declared, their arguments by position,
 * then actions as declared, then their arguments by position.
 */
public final class Instances {
  private final List<Lane> lanes = new ArrayList<>();
  private final List<ActionInstance> all = new ArrayList<>();

  private Instances() {}

  /** Cost: proportional to their number, which typing bounds by {@link Limits#MAX_INSTANCES}. */
  public static Instances of(Model model) {
    Instances instances = new Instances();
    for (Actor actor : model.actors()) {
      for (List<Value> actorArguments : tuples(actor.parameters())) {
        Lane lane = new Lane(instances.lanes.size(), actor, actorArguments);
        instances.lanes.add(lane);
        for (Action action : actor.actions()) {
          for (List<Value> arguments : tuples(action.parameters())) {
            instances.all.add(new ActionInstance(instances.all.size(), lane, action, arguments));
          }
        }
      }
    }
    return instances;
  }

  /** By id. */
  public List<Lane> lanes() {
    return List.copyOf(lanes);
  }

  /** By id. */
  public List<ActionInstance> all() {
    return List.copyOf(all);
  }

  /** All argument lists, the last parameter varying fastest. */
  private static List<List<Value>> tuples(List<Local> parameters) {
    List<List<Value>> result = List.of(List.of());
    for (Local parameter : parameters) {
      Type.Scalar type = (Type.Scalar) parameter.type();
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> prefix : result) {
        for (int i = 0; i < type.cardinality(); i++) {
          List<Value> tuple = new ArrayList<>(prefix);
          tuple.add(type.valueAt(i));
          longer.add(List.copyOf(tuple));
        }
      }
      result = longer;
    }
    return result;
  }
}
