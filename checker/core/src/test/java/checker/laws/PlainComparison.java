package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Lane;
import checker.model.Model;
import checker.model.Property;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.syntax.DeclarationTree;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/** A model and the plain reading of its text, side by side in every reachable state in which nothing fails. */
final class PlainComparison {
  private record Step(String label, List<Value> target) {}

  private final PlainMachine plain;
  private final Model model;
  private final Interpreter interpreter;
  private final StateLayout layout;
  private final List<ActionInstance> instances;

  /** The second reading is slow: with many choices fewer states are compared. */
  private static final int MOST_RUNS = 2000;

  /** Number of states compared. */
  int states;

  private int runs;

  PlainComparison(PlainMachine plain, Model model) {
    this.plain = plain;
    this.model = model;
    this.layout = StateLayout.of(model);
    this.interpreter = Interpreter.of(model, layout);
    this.instances = Instances.of(model).all();
  }

  PlainComparison compare(int mostStates) {
    Map<Map<String, String>, List<Value>> initial = new LinkedHashMap<>();
    Successors buffer = new Successors(layout.words(), 4);
    try {
      interpreter.initial(buffer);
    } catch (EvaluationFault fault) {
      return this;
    }
    if (buffer.count > MOST_RUNS) {
      return this;
    }
    for (int i = 0; i < buffer.count; i++) {
      List<Value> state = layout.decode(buffer.words, i * layout.words());
      initial.put(shown(state), state);
    }
    Map<Map<String, String>, Map<String, Value>> plainInitial = new LinkedHashMap<>();
    plain.initial().forEach(s -> plainInitial.put(shown(s), s));
    assertThat(plainInitial.keySet()).as("initial states").isEqualTo(initial.keySet());

    Map<Map<String, String>, Map<String, Value>> seen = new LinkedHashMap<>(plainInitial);
    Deque<List<Value>> queue = new ArrayDeque<>(initial.values());
    while (!queue.isEmpty() && states < mostStates && runs < MOST_RUNS) {
      List<Value> state = queue.remove();
      Map<String, Value> plainState = seen.get(shown(state));
      states++;
      Optional<List<Step>> steps = steps(state);
      if (steps.isPresent()) {
        for (Step step : compareSteps(plainState, state, steps.get(), seen)) {
          queue.add(step.target());
        }
      }
    }
    return this;
  }

  /** Empty if a run fails. */
  private Optional<List<Step>> steps(List<Value> state) {
    List<Step> steps = new ArrayList<>();
    for (ActionInstance instance : instances) {
      for (Run run : interpreter.runs(instance, state)) {
        runs++;
        if (run.outcome() instanceof Outcome.Failed) {
          return Optional.empty();
        } else if (run.outcome() instanceof Outcome.Finished finished) {
          steps.add(new Step(label(instance), finished.next()));
        }
      }
    }
    return Optional.of(steps);
  }

  private static String label(ActionInstance instance) {
    Lane lane = instance.lane();
    return lane.actor().name() + lane.arguments() + "." + instance.action().name() + instance.arguments();
  }

  /** The steps that lead to new states. */
  private List<Step> compareSteps(
      Map<String, Value> plainState,
      List<Value> state,
      List<Step> steps,
      Map<Map<String, String>, Map<String, Value>> seen) {
    List<PlainMachine.Move> moves = plain.moves(plainState);
    assertThat(moves.stream().map(m -> m.label() + shown(m.target())).sorted().toList())
        .as("steps from %s", plainState)
        .isEqualTo(steps.stream().map(s -> s.label() + shown(s.target())).sorted().toList());
    Map<Map<String, String>, Map<String, Value>> targets = new LinkedHashMap<>();
    moves.forEach(m -> targets.putIfAbsent(shown(m.target()), m.target()));
    compareInState(plainState, state);
    List<Step> fresh = new ArrayList<>();
    for (Step step : steps) {
      Map<String, String> shown = shown(step.target());
      compareInStep(plainState, state, targets.get(shown), step.target());
      if (seen.putIfAbsent(shown, targets.get(shown)) == null) {
        fresh.add(step);
      }
    }
    return fresh;
  }

  private void compareInState(Map<String, Value> plainState, List<Value> state) {
    for (Property property : model.properties()) {
      if (property.predicate().isPresent() && property.kind() != Property.Kind.TRANSITION) {
        Environment environment = Environment.ofState(state, property.frameSize());
        comparePredicate(
            property, environment, () -> holds(new PlainEvaluation(plain, plainState, null), property));
      }
    }
    model.terminal().ifPresent(terminal -> {
      Environment environment = Environment.ofState(state, terminal.frameSize());
      truth(() -> Evaluator.holds(terminal.predicate(), environment))
          .ifPresent(expected -> assertThat(plain.terminal(plainState)).as("terminal").isEqualTo(expected));
    });
  }

  private void compareInStep(
      Map<String, Value> plainState, List<Value> state, Map<String, Value> plainTarget, List<Value> target) {
    for (Property property : model.properties()) {
      if (property.kind() == Property.Kind.TRANSITION) {
        Environment environment = Environment.ofStep(state, target, property.frameSize());
        comparePredicate(
            property, environment, () -> holds(new PlainEvaluation(plain, plainState, plainTarget), property));
      }
    }
  }

  private boolean holds(PlainEvaluation evaluation, Property property) {
    DeclarationTree.Property declared = plain.properties.get(property.name());
    return evaluation.holds(declared.body(), Map.of());
  }

  private static void comparePredicate(Property property, Environment environment, BooleanSupplier found) {
    truth(() -> Evaluator.holds(property.predicate().orElseThrow(), environment))
        .ifPresent(expected -> assertThat(found.getAsBoolean()).as(property.name()).isEqualTo(expected));
  }

  /** Empty if it cannot be evaluated. */
  private static Optional<Boolean> truth(BooleanSupplier predicate) {
    try {
      return Optional.of(predicate.getAsBoolean());
    } catch (EvaluationException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> shown(Map<String, Value> state) {
    Map<String, String> shown = new TreeMap<>();
    state.forEach((name, value) -> shown.put(name, value.toString()));
    return shown;
  }

  private Map<String, String> shown(List<Value> state) {
    Map<String, String> shown = new TreeMap<>();
    for (Variable variable : model.variables()) {
      Value value = state.get(variable.index());
      if (variable.control()) {
        positions(variable.name().substring(0, variable.name().indexOf('.')), value, new ArrayList<>(), shown);
      } else {
        shown.put(variable.name(), value.toString());
      }
    }
    return shown;
  }

  private static void positions(String actor, Value value, List<Value> arguments, Map<String, String> shown) {
    if (value instanceof Value.Function function) {
      Type.Scalar domain = function.domain();
      for (int i = 0; i < function.values().size(); i++) {
        List<Value> more = new ArrayList<>(arguments);
        more.add(domain.valueAt(i));
        positions(actor, function.values().get(i), more, shown);
      }
    } else {
      shown.put(PlainMachine.place(actor, arguments), value.toString());
    }
  }
}
