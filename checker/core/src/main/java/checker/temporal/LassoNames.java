package checker.temporal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Names the steps of a lasso whose states are fixed: with the fewest switches between lanes, and then the first by action
 * instance and choice.
 */
final class LassoNames {
  private static final Comparator<LabelledSteps.Step> BY_LABEL =
      Comparator.comparingInt(LabelledSteps.Step::instance).thenComparingInt(LabelledSteps.Step::ordinal);

  private final Product product;
  private final LabelledSteps labelled;
  private final int[] laneOfInstance;
  private final LassoSearch.Found found;

  LassoNames(Product product, LabelledSteps labelled, int[] laneOfInstance, LassoSearch.Found found) {
    this.product = product;
    this.labelled = labelled;
    this.laneOfInstance = laneOfInstance;
    this.found = found;
  }

  /** The lasso. Cost: proportional to its length and the steps of its states. */
  LassoPath path() {
    int[] path = found.path();
    boolean stutters = found.loopStart() == path.length - 1;
    List<List<LabelledSteps.Step>> choices = new ArrayList<>();
    for (int i = 0; i < path.length - (stutters ? 1 : 0); i++) {
      int target = product.state(path[i + 1 < path.length ? i + 1 : found.loopStart()]);
      List<LabelledSteps.Step> steps = new ArrayList<>(labelled.of(product.state(path[i])));
      steps.removeIf(step -> step.target() != target);
      steps.sort(BY_LABEL);
      choices.add(steps);
    }
    List<int[]> costs = costs(choices);
    List<LabelledSteps.Step> chosen = new ArrayList<>();
    for (int i = 0; i < choices.size(); i++) {
      int best = -1;
      for (int j = 0; j < choices.get(i).size(); j++) {
        if (best < 0 || cost(chosen, choices, costs, i, j) < cost(chosen, choices, costs, i, best)) {
          best = j;
        }
      }
      chosen.add(choices.get(i).get(best));
    }
    int last = product.state(path[path.length - 1]);
    if (stutters) {
      chosen.add(new LabelledSteps.Step(last, LassoPath.STUTTER, 0));
    }
    return new LassoPath(product.state(path[0]), List.copyOf(chosen), found.loopStart());
  }

  private int cost(
      List<LabelledSteps.Step> chosen, List<List<LabelledSteps.Step>> choices, List<int[]> costs, int at, int choice) {
    int before = at == 0 ? 0 : change(chosen.get(at - 1), choices.get(at).get(choice));
    return before + costs.get(at)[choice];
  }

  /** For each choice the switches after it, at the least. */
  private List<int[]> costs(List<List<LabelledSteps.Step>> choices) {
    List<int[]> costs = new ArrayList<>();
    for (List<LabelledSteps.Step> steps : choices) {
      costs.add(new int[steps.size()]);
    }
    for (int i = choices.size() - 2; i >= 0; i--) {
      Arrays.fill(costs.get(i), Integer.MAX_VALUE);
      for (int j = 0; j < choices.get(i).size(); j++) {
        for (int k = 0; k < choices.get(i + 1).size(); k++) {
          int cost = change(choices.get(i).get(j), choices.get(i + 1).get(k)) + costs.get(i + 1)[k];
          costs.get(i)[j] = Math.min(costs.get(i)[j], cost);
        }
      }
    }
    return costs;
  }

  private int change(LabelledSteps.Step one, LabelledSteps.Step next) {
    return laneOfInstance[one.instance()] == laneOfInstance[next.instance()] ? 0 : 1;
  }
}
