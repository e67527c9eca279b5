package checker.temporal;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Expr;
import checker.model.Fairness;
import checker.model.Formula;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.transition.Successors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The states and steps of a small model, from the runs of the interpreter, with fairness and the truth of formulas by
 * their definitions. A behaviour is a list of states; the step between two states belongs to an action if one of its runs
 * leads from the one to the other and they differ; that the action is enabled means that there is such a step.
 */
final class SpecOracle {
  /** Weak or strong fairness of the disjunction of some action instances. */
  record Assumption(boolean strong, Set<Integer> instances) {}

  /** @param ordinals of each successor, by instance, in the order of its runs */
  private record Node(List<Value> state, Map<Integer, List<Integer>> successors) {}

  final List<ActionInstance> instances;
  final List<Assumption> assumptions = new ArrayList<>();
  final int initialCount;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<List<Value>, Integer> numbers = new HashMap<>();
  private final StateLayout layout;
  private final Map<Expr, boolean[]> truths = new HashMap<>();

  /** Enumerates all states, or gives up by an {@code IllegalStateException} where there are more than {@code mostStates}. */
  SpecOracle(Model model, StateLayout layout, int mostStates) {
    this.layout = layout;
    this.instances = Instances.of(model).all();
    Interpreter interpreter = Interpreter.of(model, layout);
    Successors initial = new Successors(layout.words(), 4);
    interpreter.initial(initial);
    for (int i = 0; i < initial.count; i++) {
      number(layout.decode(initial.words, i * layout.words()));
    }
    initialCount = nodes.size();
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.size() > mostStates) {
        throw new IllegalStateException("more than " + mostStates + " states");
      }
      Node node = nodes.get(i);
      for (ActionInstance instance : instances) {
        List<Integer> targets = new ArrayList<>();
        for (Run run : interpreter.runs(instance, node.state())) {
          if (run.outcome() instanceof Outcome.Finished finished) {
            targets.add(number(finished.next()));
          } else if (run.outcome() instanceof Outcome.Failed) {
            throw new IllegalStateException("an evaluation error");
          }
        }
        node.successors().put(instance.id(), targets);
      }
    }
    for (Fairness fairness : model.fairness()) {
      Map<Integer, Set<Integer>> groups = new LinkedHashMap<>();
      for (ActionInstance instance : instances) {
        boolean ofActor = instance.lane().actor().name().equals(fairness.actor().name());
        if (ofActor && fairness.action().isEmpty()) {
          groups.computeIfAbsent(instance.lane().id(), k -> new HashSet<>()).add(instance.id());
        } else if (ofActor && instance.action().name().equals(fairness.action().get().name())) {
          groups.computeIfAbsent(-1 - instance.id(), k -> new HashSet<>()).add(instance.id());
        }
      }
      groups.values().forEach(group -> assumptions.add(new Assumption(fairness.strong(), group)));
    }
  }

  private int number(List<Value> state) {
    Integer known = numbers.putIfAbsent(state, nodes.size());
    if (known != null) {
      return known;
    }
    nodes.add(new Node(state, new LinkedHashMap<>()));
    return nodes.size() - 1;
  }

  int size() {
    return nodes.size();
  }

  int number(long[] packed) {
    return numbers.get(layout.decode(packed, 0));
  }

  List<Value> state(int number) {
    return nodes.get(number).state();
  }

  /** The states that some step leads to, other than the state itself. */
  Set<Integer> targets(int state) {
    Set<Integer> targets = new HashSet<>();
    nodes.get(state).successors().values().forEach(targets::addAll);
    targets.remove(state);
    return targets;
  }

  /** Where the step of an instance leads that has this position among the instance's. */
  int target(int state, int instance, int ordinal) {
    return nodes.get(state).successors().get(instance).get(ordinal);
  }

  /** Whether the step between two different states could be made by one of the assumption's actions. */
  boolean belongs(Assumption assumption, int source, int target) {
    return source != target
        && assumption.instances().stream().anyMatch(i -> nodes.get(source).successors().get(i).contains(target));
  }

  /** Whether one of the assumption's actions could change the state. */
  boolean enabled(Assumption assumption, int state) {
    return assumption.instances().stream()
        .anyMatch(i -> nodes.get(state).successors().get(i).stream().anyMatch(target -> target != state));
  }

  boolean holds(Property property, Expr predicate, int state) {
    return truths.computeIfAbsent(predicate, p -> truths(property, p))[state];
  }

  private boolean[] truths(Property property, Expr predicate) {
    boolean[] result = new boolean[size()];
    for (int i = 0; i < size(); i++) {
      int state = i;
      Environment environment =
          new Environment(
              state(state), null, new Value[property.frameSize()], (query, actor, action) -> asked(state, query, actor, action));
      result[state] = Evaluator.holds(predicate, environment);
    }
    return result;
  }

  private boolean asked(int state, Expr.Enabled query, List<Value> actorArguments, List<Value> actionArguments) {
    for (ActionInstance instance : instances) {
      boolean meant =
          instance.lane().actor().name().equals(query.actor().name())
              && instance.lane().arguments().equals(actorArguments)
              && (query.action().isEmpty()
                  || query.action().get().name().equals(instance.action().name())
                      && instance.arguments().equals(actionArguments));
      if (meant && !nodes.get(state).successors().get(instance.id()).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the behaviour that goes through the states and back to {@code loopStart} satisfies the property. */
  boolean satisfies(Property property, List<Integer> path, int loopStart) {
    return new LassoSemantics(path.size(), loopStart, (p, at) -> holds(property, p, path.get(at)))
        .satisfies(property.formula().orElseThrow(), 0);
  }

  /** Whether the loop from {@code loopStart} to the end of the path and back is fair; staying in one state is a loop too. */
  boolean fair(List<Integer> path, int loopStart) {
    for (Assumption assumption : assumptions) {
      boolean taken = false;
      boolean sometimes = false;
      boolean always = true;
      for (int i = loopStart; i < path.size(); i++) {
        int next = path.get(i + 1 < path.size() ? i + 1 : loopStart);
        taken |= belongs(assumption, path.get(i), next);
        sometimes |= enabled(assumption, path.get(i));
        always &= enabled(assumption, path.get(i));
      }
      if (!taken && (assumption.strong() ? sometimes : always)) {
        return false;
      }
    }
    return true;
  }

  /** All fair violating lassos of a length, as paths with the start of the loop. */
  List<Lasso> lassos(Property property, int length, boolean firstOnly) {
    List<Lasso> found = new ArrayList<>();
    for (int state = 0; state < initialCount; state++) {
      extend(property, new ArrayList<>(List.of(state)), length, firstOnly, found);
    }
    return found;
  }

  /** States of stem and loop, and where the loop begins. */
  record Lasso(List<Integer> path, int loopStart) {}

  private void extend(Property property, List<Integer> path, int length, boolean firstOnly, List<Lasso> found) {
    if (firstOnly && !found.isEmpty()) {
      return;
    }
    int last = path.get(path.size() - 1);
    if (path.size() == length) {
      for (int loop = 0; loop < length; loop++) {
        boolean closes = loop == length - 1 || targets(last).contains(path.get(loop));
        if (closes && fair(path, loop) && !satisfies(property, path, loop)) {
          found.add(new Lasso(List.copyOf(path), loop));
        }
      }
      return;
    }
    for (int next : targets(last)) {
      path.add(next);
      extend(property, path, length, firstOnly, found);
      path.remove(path.size() - 1);
    }
  }

  /** What decides between lassos of one length: switches of lanes; the first state; the steps; where the loop begins. */
  List<Integer> key(TemporalVerdict.Lasso lasso) {
    List<Integer> key = new ArrayList<>(List.of(0, number(lasso.states().get(0))));
    for (int i = 0; i < lasso.steps(); i++) {
      append(key, lasso.instances()[i], lasso.ordinals()[i]);
    }
    key.add(lasso.loopStart());
    return key;
  }

  private void append(List<Integer> key, int instance, int ordinal) {
    if (key.size() > 2 && instance >= 0) {
      int before = key.get(key.size() - 2);
      boolean switched = instances.get(before).lane().id() != instances.get(instance).lane().id();
      key.set(0, key.get(0) + (switched ? 1 : 0));
    }
    key.add(instance);
    key.add(ordinal);
  }

  /** The smallest key of all ways to make the steps of some lassos. */
  List<Integer> smallestKey(List<Lasso> lassos) {
    List<List<Integer>> keys = new ArrayList<>();
    for (Lasso lasso : lassos) {
      keys(lasso, 0, List.of(0, lasso.path().get(0)), keys);
    }
    return keys.stream().min(SpecOracle::compare).orElseThrow();
  }

  private void keys(Lasso lasso, int at, List<Integer> prefix, List<List<Integer>> into) {
    List<Integer> path = lasso.path();
    boolean last = at + 1 == path.size();
    if (at == path.size()) {
      List<Integer> key = new ArrayList<>(prefix);
      key.add(lasso.loopStart());
      into.add(key);
      return;
    }
    if (last && lasso.loopStart() == at) {
      List<Integer> key = new ArrayList<>(prefix);
      append(key, TemporalVerdict.Lasso.STUTTER, 0);
      keys(lasso, at + 1, key, into);
      return;
    }
    int target = path.get(last ? lasso.loopStart() : at + 1);
    nodes.get(path.get(at)).successors().forEach((instance, targets) -> {
      for (int ordinal = 0; ordinal < targets.size(); ordinal++) {
        if (targets.get(ordinal) == target) {
          List<Integer> key = new ArrayList<>(prefix);
          append(key, instance, ordinal);
          keys(lasso, at + 1, key, into);
        }
      }
    });
  }

  private static int compare(List<Integer> one, List<Integer> other) {
    for (int i = 0; i < one.size(); i++) {
      int order = Integer.compare(one.get(i), other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** States from which no state of the property's predicate can be reached. */
  Set<Integer> trap(Property property) {
    Set<Integer> reaching = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      if (holds(property, property.predicate().orElseThrow(), i)) {
        reaching.add(i);
      }
    }
    for (boolean grew = true; grew; ) {
      grew = false;
      for (int i = 0; i < size(); i++) {
        grew |= targets(i).stream().anyMatch(reaching::contains) && reaching.add(i);
      }
    }
    Set<Integer> trap = new HashSet<>();
    for (int i = 0; i < size(); i++) {
      if (!reaching.contains(i)) {
        trap.add(i);
      }
    }
    return trap;
  }

  /** Fewest steps to a state of a set; -1 if there is none. */
  int distance(Set<Integer> goal) {
    Set<Integer> reached = new HashSet<>();
    for (int i = 0; i < initialCount; i++) {
      reached.add(i);
    }
    for (int steps = 0; steps <= size(); steps++) {
      if (reached.stream().anyMatch(goal::contains)) {
        return steps;
      }
      for (int state : List.copyOf(reached)) {
        reached.addAll(targets(state));
      }
    }
    return -1;
  }

  /** The temporal operators of a formula. */
  static int operators(Formula formula) {
    boolean temporal =
        formula instanceof Formula.Always
            || formula instanceof Formula.Eventually
            || formula instanceof Formula.Until
            || formula instanceof Formula.WeakUntil
            || formula instanceof Formula.Release;
    int own = formula instanceof Formula.LeadsTo ? 2 : temporal ? 1 : 0;
    return own + formula.parts().stream().mapToInt(SpecOracle::operators).sum();
  }
}
