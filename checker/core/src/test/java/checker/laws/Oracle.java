package checker.laws;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.explore.Fault;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Constraint;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The reachable states and all verdicts of a model, by the plainest search there is: sets of lists of values, level by
 * level, everything evaluated everywhere. What the engine finds must be this.
 */
final class Oracle {
  /** Thrown when a model has more states than the oracle is asked to go through. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** A step: its instance, and the state that it leads to. */
  record Step(ActionInstance instance, List<Value> target) {}

  final List<Set<List<Value>>> levels = new ArrayList<>();
  final Map<List<Value>, List<Step>> steps = new LinkedHashMap<>();
  final int[] stateSightings;
  final int[] stepSightings;
  final long[] fires;
  final Set<List<Value>> deadlocks = new LinkedHashSet<>();

  /** All faults, each with the first level at which it happens. */
  final Set<Fault> faults = new LinkedHashSet<>();

  int deadlockLevel = -1;
  long generated;

  private final Model model;
  private final Observations observations;
  private final List<ActionInstance> instances;
  private final Interpreter interpreter;

  /** @throws TooLarge if there are more than {@code mostStates} states or initial candidates */
  Oracle(Model model, int mostStates) {
    this.model = model;
    this.observations = Observations.of(model);
    this.instances = Instances.of(model).all();
    this.interpreter = Interpreter.of(model, StateLayout.of(model));
    this.stateSightings = new int[observations.ofStates().size()];
    this.stepSightings = new int[observations.ofSteps().size()];
    this.fires = new long[instances.size()];
    Arrays.fill(stateSightings, -1);
    Arrays.fill(stepSightings, -1);
    search(mostStates);
  }

  /** Number of states. */
  int distinct() {
    return levels.stream().mapToInt(Set::size).sum();
  }

  /** The error that a run of an instance ends in, if one does. */
  List<EvaluationException> errors(ActionInstance instance, List<Value> state) {
    List<EvaluationException> errors = new ArrayList<>();
    for (Run run : interpreter.runs(instance, state)) {
      if (run.outcome() instanceof Outcome.Failed failed) {
        errors.add(failed.error());
      }
    }
    return errors;
  }

  private void search(int mostStates) {
    Set<List<Value>> visited = new LinkedHashSet<>();
    Set<List<Value>> level = initial(mostStates);
    generated += level.size();
    for (int depth = 0; !level.isEmpty(); depth++) {
      visited.addAll(level);
      if (visited.size() > mostStates) {
        throw new TooLarge();
      }
      levels.add(level);
      Set<List<Value>> next = new LinkedHashSet<>();
      for (List<Value> state : level) {
        observe(state, depth);
        for (Step step : expand(state, depth)) {
          observe(state, step.target(), depth);
          if (!visited.contains(step.target())) {
            next.add(step.target());
          }
        }
      }
      level = next;
    }
  }

  private Set<List<Value>> initial(int mostStates) {
    List<List<Value>> partial = List.of(List.of());
    for (Variable variable : model.variables()) {
      for (List<Value> choices : variable.initial()) {
        List<List<Value>> longer = new ArrayList<>();
        partial.forEach(p -> choices.forEach(c -> longer.add(append(p, c))));
        if (longer.size() > mostStates) {
          throw new TooLarge();
        }
        partial = longer;
      }
    }
    Set<List<Value>> states = new LinkedHashSet<>();
    for (List<Value> cells : partial) {
      Iterator<Value> rest = cells.iterator();
      List<Value> state = model.variables().stream().map(v -> assemble(v.type(), rest)).toList();
      if (allowed(state)) {
        states.add(state);
      }
    }
    return states;
  }

  private static List<Value> append(List<Value> list, Value value) {
    List<Value> longer = new ArrayList<>(list);
    longer.add(value);
    return longer;
  }

  private static Value assemble(Type type, Iterator<Value> cells) {
    if (type instanceof Type.Function function) {
      List<Value> values = new ArrayList<>();
      for (int i = 0; i < function.domain().cardinality(); i++) {
        values.add(assemble(function.range(), cells));
      }
      return new Value.Function(function.domain(), List.copyOf(values));
    } else if (type instanceof Type.Record record) {
      return new Value.Record(record, record.fields().stream().map(f -> assemble(f.type(), cells)).toList());
    }
    return cells.next();
  }

  private boolean allowed(List<Value> state) {
    for (Constraint constraint : model.initialConstraints()) {
      try {
        if (!Evaluator.holds(constraint.predicate(), Environment.ofState(state, constraint.frameSize()))) {
          return false;
        }
      } catch (EvaluationException e) {
        fault(Fault.Kind.INITIAL, -1, 0);
        return false;
      }
    }
    return true;
  }

  private List<Step> expand(List<Value> state, int depth) {
    List<Step> found = new ArrayList<>();
    boolean failed = false;
    for (ActionInstance instance : instances) {
      for (Run run : interpreter.runs(instance, state)) {
        if (run.outcome() instanceof Outcome.Finished finished) {
          found.add(new Step(instance, finished.next()));
          fires[instance.id()]++;
        } else if (run.outcome() instanceof Outcome.Failed) {
          fault(Fault.Kind.INSTANCE, instance.id(), depth);
          failed = true;
        }
      }
    }
    generated += found.size();
    steps.put(state, found);
    if (found.isEmpty() && !failed && !terminal(state, depth)) {
      deadlocks.add(state);
      deadlockLevel = deadlockLevel < 0 ? depth : deadlockLevel;
    }
    return found;
  }

  private boolean terminal(List<Value> state, int depth) {
    if (model.terminal().isEmpty()) {
      return false;
    }
    Constraint terminal = model.terminal().get();
    try {
      return Evaluator.holds(terminal.predicate(), Environment.ofState(state, terminal.frameSize()));
    } catch (EvaluationException e) {
      fault(Fault.Kind.TERMINAL, -1, depth);
      return true;
    }
  }

  private void observe(List<Value> state, int depth) {
    for (int i = 0; i < stateSightings.length; i++) {
      Observation observation = observations.ofStates().get(i);
      Environment environment = Environment.ofState(state, observation.frameSize());
      observe(observation, environment, i, stateSightings, Fault.Kind.STATE_OBSERVATION, depth);
    }
  }

  private void observe(List<Value> source, List<Value> target, int depth) {
    for (int i = 0; i < stepSightings.length; i++) {
      Observation observation = observations.ofSteps().get(i);
      Environment environment = Environment.ofStep(source, target, observation.frameSize());
      observe(observation, environment, i, stepSightings, Fault.Kind.STEP_OBSERVATION, depth);
    }
  }

  /**
   * What was seen at an earlier level is settled: it is not evaluated again, and so cannot fail. Only the predicates of
   * temporal properties are asked for in every state.
   */
  private void observe(
      Observation observation, Environment environment, int number, int[] sightings, Fault.Kind kind, int depth) {
    if (observation.kind() != Observations.Kind.ATOM && sightings[number] >= 0 && sightings[number] < depth) {
      return;
    }
    try {
      if (Evaluator.holds(observation.predicate(), environment) == observation.when() && sightings[number] < 0) {
        sightings[number] = depth;
      }
    } catch (EvaluationException e) {
      fault(kind, number, depth);
    }
  }

  private void fault(Fault.Kind kind, int number, int depth) {
    if (faults.stream().noneMatch(f -> f.kind() == kind && f.number() == number)) {
      faults.add(new Fault(kind, number, depth));
    }
  }
}
