package checker.verify;

import checker.model.Action;
import checker.model.ActionInstance;
import checker.model.Actor;
import checker.model.Expectation;
import checker.model.Instances;
import checker.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How often each action fired, and which of them should have. */
public final class Activities {
  private Activities() {}

  /** Transitions by {@code actor.action}, all instances together, as declared. */
  public static Map<String, Long> fires(Model model, long[] fireCounts) {
    Map<String, Long> fires = new LinkedHashMap<>();
    for (ActionInstance instance : Instances.of(model).all()) {
      fires.merge(name(instance.lane().actor(), instance.action()), fireCounts[instance.id()], Long::sum);
    }
    return fires;
  }

  /**
   * What never fires, and what fires against the expectation. An actor none of whose actions fires is one result.
   *
   * @param complete whether what has not fired never will
   */
  public static List<ActivityResult> of(Model model, Map<String, Long> fires, boolean complete) {
    List<ActivityResult> results = new ArrayList<>();
    for (Actor actor : model.actors()) {
      long all = actor.actions().stream().mapToLong(a -> fires.getOrDefault(name(actor, a), 0L)).sum();
      Optional<Expectation> never = never(model, actor.name());
      if (never.isPresent() || all == 0 && unexpected(model, actor)) {
        results.add(result(actor.name(), all, never, complete));
        continue;
      }
      for (Action action : actor.actions()) {
        String name = name(actor, action);
        Optional<Expectation> expected = never(model, name);
        long count = fires.getOrDefault(name, 0L);
        if (expected.isPresent() || count == 0) {
          results.add(result(name, count, expected, complete));
        }
      }
    }
    return results;
  }

  /** Whether some action of the actor is not expected to never fire. */
  private static boolean unexpected(Model model, Actor actor) {
    return actor.actions().stream().anyMatch(a -> never(model, name(actor, a)).isEmpty());
  }

  private static ActivityResult result(String name, long fires, Optional<Expectation> never, boolean complete) {
    Agreement agreement =
        fires == 0 && !complete
            ? Agreement.OPEN
            : never.isPresent() == (fires == 0) ? Agreement.MET : Agreement.UNMET;
    return new ActivityResult(name, fires, never, agreement);
  }

  private static Optional<Expectation> never(Model model, String name) {
    return model.expectations().stream()
        .filter(e -> e.outcome() == Expectation.Outcome.NEVER && e.subject().equals(name))
        .findFirst();
  }

  private static String name(Actor actor, Action action) {
    return actor.name() + "." + action.name();
  }
}
