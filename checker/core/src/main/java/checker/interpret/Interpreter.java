package checker.interpret;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.layout.InitialCandidates;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Constraint;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Value;
import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A model as a transition system, by walking its statements and expressions. Slow, and the reference for order and
 * errors; it also explains what the runs of an action do. Immutable.
 */
public final class Interpreter implements TransitionSystem {
  private final StateLayout layout;
  private final InitialCandidates candidates;
  private final List<Constraint> initialConstraints;
  private final Optional<Constraint> terminal;
  private final List<ActionInstance> instances;
  private final Observations observations;

  private Interpreter(Model model, StateLayout layout) {
    this.layout = layout;
    this.candidates = InitialCandidates.of(model, layout);
    this.initialConstraints = model.initialConstraints();
    this.terminal = model.terminal();
    this.instances = Instances.of(model).all();
    this.observations = Observations.of(model);
  }

  /** @param layout that of the model */
  public static Interpreter of(Model model, StateLayout layout) {
    return new Interpreter(model, layout);
  }

  /**
   * Every run of an instance in a state, at least one, in the order in which {@link #expand} makes successors of those
   * that finish. A run that failed is the last.
   *
   * @param state a value for each variable
   */
  public List<Run> runs(ActionInstance instance, List<Value> state) {
    List<Run> runs = new ArrayList<>();
    Runs.visit(instance, state, runs::add);
    return List.copyOf(runs);
  }

  @Override
  public int stateWords() {
    return layout.words();
  }

  @Override
  public int wordBits(int word) {
    return layout.usedBits().get(word);
  }

  @Override
  public int instanceCount() {
    return instances.size();
  }

  /** Constraints are tried in order; the first that is false excludes a candidate. */
  @Override
  public void initial(Successors out) {
    candidates.forEach(
        candidate -> {
          if (satisfiesInitialConstraints(layout.decode(candidate, 0))) {
            out.add(candidate, 0, Successors.INITIAL);
          }
        });
  }

  private boolean satisfiesInitialConstraints(List<Value> state) {
    return initialConstraints.stream()
        .allMatch(constraint -> holds(constraint, state, EvaluationFault.INITIAL_CONSTRAINT));
  }

  @Override
  public void expand(long[] states, int offset, Successors out) {
    List<Value> state = layout.decode(states, offset);
    long[] packed = new long[layout.words()];
    for (ActionInstance instance : instances) {
      Runs.visit(
          instance,
          state,
          run -> {
            if (run.outcome() instanceof Outcome.Finished finished) {
              layout.encode(finished.next(), packed, 0);
              out.add(packed, 0, instance.id());
            } else if (run.outcome() instanceof Outcome.Failed) {
              out.fault(instance.id());
            }
          });
    }
  }

  @Override
  public boolean terminal(long[] states, int offset) {
    return terminal.isPresent() && holds(terminal.get(), layout.decode(states, offset), EvaluationFault.TERMINAL);
  }

  private static boolean holds(Constraint constraint, List<Value> state, int fault) {
    try {
      return Evaluator.holds(constraint.predicate(), Environment.ofState(state, constraint.frameSize()));
    } catch (EvaluationException error) {
      throw new EvaluationFault(fault);
    }
  }

  @Override
  public int stateObservationCount() {
    return observations.ofStates().size();
  }

  @Override
  public int stepObservationCount() {
    return observations.ofSteps().size();
  }

  @Override
  public long observe(int group, long[] states, int offset, long pending) {
    List<Value> state = layout.decode(states, offset);
    return observe(
        observations.ofStates(), group, pending, frameSize -> Environment.ofState(state, frameSize));
  }

  @Override
  public long observeStep(
      int group, long[] sources, int sourceOffset, long[] targets, int targetOffset, long pending) {
    List<Value> source = layout.decode(sources, sourceOffset);
    List<Value> target = layout.decode(targets, targetOffset);
    return observe(
        observations.ofSteps(), group, pending, frameSize -> Environment.ofStep(source, target, frameSize));
  }

  private static long observe(
      List<Observations.Observation> all, int group, long pending, IntFunction<Environment> environments) {
    long made = 0;
    for (int number = Long.SIZE * group; number < Math.min(all.size(), Long.SIZE * (group + 1)); number++) {
      if ((pending >>> number & 1) == 1 && makes(all.get(number), number, environments)) {
        made |= 1L << number;
      }
    }
    return made;
  }

  private static boolean makes(
      Observations.Observation observation, int number, IntFunction<Environment> environments) {
    try {
      Environment environment = environments.apply(observation.frameSize());
      return Evaluator.holds(observation.predicate(), environment) == observation.when();
    } catch (EvaluationException error) {
      throw new EvaluationFault(number);
    }
  }
}
