package checker.simulate;

import checker.model.Action;
import checker.model.ActionInstance;
import checker.model.Actor;
import checker.model.Instances;
import checker.model.Model;
import checker.transition.Successors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How likely each action instance is, among those that can run. */
public final class Weights {
  private final int[] ofInstance;

  private Weights(int[] ofInstance) {
    this.ofInstance = ofInstance;
  }

  static Weights of(Model model, Map<String, Integer> weights) {
    List<ActionInstance> instances = Instances.of(model).all();
    int[] ofInstance = new int[instances.size()];
    for (ActionInstance instance : instances) {
      String actor = instance.lane().actor().name();
      int ofActor = weights.getOrDefault(actor, 1);
      ofInstance[instance.id()] = weights.getOrDefault(name(actor, instance.action()), ofActor);
    }
    return new Weights(ofInstance);
  }

  /** What can have a weight: {@code driver}, {@code driver.pin}. */
  public static List<String> names(Model model) {
    List<String> names = new ArrayList<>();
    for (Actor actor : model.actors()) {
      names.add(actor.name());
      actor.actions().forEach(action -> names.add(name(actor.name(), action)));
    }
    return names;
  }

  private static String name(String actor, Action action) {
    return actor + "." + action.name();
  }

  /**
   * Chooses an instance by weight, and then one of its successors, all of them alike.
   *
   * @param out successors, those of one instance beside each other
   * @return which one; -1 if all have weight 0
   */
  int choose(Successors out, WalkRandom random) {
    long total = 0;
    for (int i = 0; i < out.count; i++) {
      if (first(out, i)) {
        total += ofInstance[out.instances[i]];
      }
    }
    if (total == 0) {
      return -1;
    }
    long left = random.below(total);
    int from = 0;
    while (left >= ofInstance[out.instances[from]]) {
      left -= ofInstance[out.instances[from]];
      from = end(out, from);
    }
    int successors = end(out, from) - from;
    return successors == 1 ? from : from + (int) random.below(successors);
  }

  private static boolean first(Successors out, int i) {
    return i == 0 || out.instances[i] != out.instances[i - 1];
  }

  private static int end(Successors out, int from) {
    int end = from + 1;
    while (end < out.count && out.instances[end] == out.instances[from]) {
      end++;
    }
    return end;
  }
}
