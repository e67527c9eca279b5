package checker.independence;

import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import java.util.ArrayList;
import java.util.List;

/** The independence relation of a model's action instances. */
public final class Independence {
  private Independence() {}

  /**
   * For each action instance the earlier ones, of the first 64, that are independent of it and have at most one successor in any state: bit
   * {@code i} is instance {@code i}.
   *
   * <p>If instance {@code a} leads from a state {@code p} to {@code s}, and instance {@code b} of the set of {@code a} can run in
   * {@code p}, then {@code b} can run in {@code s}, and leads to where {@code a} leads from the successor of {@code p} by {@code b}.
   *
   * <p>All sets are empty if the model is too large to find out quickly.
   */
  public static long[] earlier(Model model) {
    List<ActionInstance> instances = Instances.of(model).all();
    long[] earlier = new long[instances.size()];
    try {
      Footprints footprints = new Footprints(model.variables());
      List<Footprint> first = new ArrayList<>();
      for (ActionInstance instance : instances) {
        Footprint footprint = footprints.of(instance);
        for (int i = 0; i < first.size(); i++) {
          if (!first.get(i).chooses() && first.get(i).independent(footprint)) {
            earlier[instance.id()] |= 1L << i;
          }
        }
        if (first.size() < Long.SIZE) {
          first.add(footprint);
        }
      }
      return earlier;
    } catch (Reader.TooMuch e) {
      return new long[instances.size()];
    }
  }
}
