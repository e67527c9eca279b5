package checker.independence;

import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a model's action instances have to do with each other, and with what a search looks for. */
public final class Independence {
  private final int instances;
  private final int groups;
  private final List<Footprint> steps;
  private final List<Footprint> observations;

  private Independence(int instances, int groups, List<Footprint> steps, List<Footprint> observations) {
    this.instances = instances;
    this.groups = groups;
    this.steps = steps;
    this.observations = observations;
  }

  /** Analyses a model. If it is too large to find out quickly, nothing is known to be independent. */
  public static Independence of(Model model) {
    List<ActionInstance> instances = Instances.of(model).all();
    List<Observation> ofStates = Observations.of(model).ofStates();
    List<Footprint> steps = new ArrayList<>();
    List<Footprint> observations = new ArrayList<>();
    try {
      Footprints footprints = new Footprints(model.variables());
      instances.forEach(instance -> steps.add(footprints.of(instance)));
      ofStates.forEach(observation -> observations.add(footprints.of(observation)));
    } catch (Reader.TooMuch e) {
      steps.clear();
    }
    return new Independence(instances.size(), (ofStates.size() + Long.SIZE - 1) / Long.SIZE, steps, observations);
  }

  /**
   * For each action instance the earlier ones, of the first 64, that are independent of it and have at most one successor in any state: bit
   * {@code i} is instance {@code i}.
   *
   * <p>If instance {@code a} leads from a state {@code p} to {@code s}, and instance {@code b} of the set of {@code a} can run in
   * {@code p}, then {@code b} can run in {@code s}, and leads to where {@code a} leads from the successor of {@code p} by {@code b}.
   */
  public long[] earlier() {
    long[] earlier = new long[instances];
    for (int a = 0; a < steps.size(); a++) {
      for (int b = 0; b < Math.min(a, Long.SIZE); b++) {
        if (!steps.get(b).chooses() && steps.get(b).independent(steps.get(a))) {
          earlier[a] |= 1L << b;
        }
      }
    }
    return earlier;
  }

  /**
   * For each group of 64 state observations, for each action instance, those of the group whose truth a step by the instance may change: bit
   * {@code i} is observation {@code i} of the group. The others are as true after the step as before, and can be evaluated if they could be
   * before.
   */
  public long[][] noticing() {
    long[][] noticing = new long[groups][instances];
    for (int group = 0; group < groups; group++) {
      Arrays.fill(noticing[group], -1);
    }
    for (int a = 0; a < steps.size(); a++) {
      for (int i = 0; i < observations.size(); i++) {
        if (steps.get(a).unnoticed(observations.get(i))) {
          noticing[i / Long.SIZE][a] &= ~(1L << i);
        }
      }
    }
    return noticing;
  }
}
