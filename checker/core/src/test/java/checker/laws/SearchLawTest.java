package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.Fault;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.model.Value;
import checker.trace.Goal;
import checker.trace.PackedPath;
import checker.trace.PathFinder;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;

/** What the search finds is what is there: states, levels, sightings, faults, and the paths to them. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class SearchLawTest {
  private static final int MOST_STATES = 1500;
  private static final int MOST_MOVES = 20_000;

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 150, seed = "3", edgeCases = EdgeCasesMode.NONE)
  void theSearchAgreesWithTheOracle(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      oracle(model).ifPresent(oracle -> compare(model, oracle));
    }
  }

  @Property(tries = 40, seed = "4", edgeCases = EdgeCasesMode.NONE)
  void theNumberOfWorkersChangesNothing(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      if (oracle(model).isPresent()) {
        Run one = new Run(model, 1);
        for (int workers : new int[] {2, 4, 8}) {
          assertThat(new Run(model, workers).summary()).isEqualTo(one.summary());
        }
      }
    }
  }

  @Property(tries = 120, seed = "5", edgeCases = EdgeCasesMode.NONE)
  void pathsAreTheShortestWithTheFewestSwitches(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      oracle(model).ifPresent(oracle -> comparePaths(model, oracle));
    }
  }

  private static Optional<Oracle> oracle(Model model) {
    try {
      Oracle oracle = new Oracle(model, MOST_STATES);
      Statistics.label("size").collect("within");
      return Optional.of(oracle);
    } catch (Oracle.TooLarge e) {
      Statistics.label("size").collect("too large");
      return Optional.empty();
    }
  }

  /** One search and all that it says. */
  private static final class Run {
    final Model model;
    final StateLayout layout;
    final TransitionSystem system;
    final Exploration exploration;
    final int[] lanes;

    Run(Model model, int workers) {
      this.model = model;
      this.layout = StateLayout.of(model);
      this.system = Interpreter.of(model, layout);
      this.exploration =
          Explorer.explore(
              system, ExploreOptions.defaults().withWorkers(workers).withEverywhere(atoms(model)), ProgressListener.SILENT);
      this.lanes = Instances.of(model).all().stream().mapToInt(i -> i.lane().id()).toArray();
    }

    private static BitSet atoms(Model model) {
      List<Observation> observations = Observations.of(model).ofStates();
      BitSet atoms = new BitSet();
      for (int i = 0; i < observations.size(); i++) {
        atoms.set(i, observations.get(i).kind() == Observations.Kind.ATOM);
      }
      return atoms;
    }

    Set<List<Value>> level(int index) {
      Set<List<Value>> states = new HashSet<>();
      var level = exploration.level(index);
      for (int slice = 0; slice < level.slices(); slice++) {
        for (int i = 0; i < level.count(slice); i++) {
          states.add(layout.decode(level.words(slice), level.offset(slice) + i * layout.words()));
        }
      }
      return states;
    }

    List<Goal> goals() {
      List<Goal> goals = new ArrayList<>();
      for (int i = 0; i < system.stateObservationCount(); i++) {
        goals.add(new Goal.StateObservation(i));
      }
      for (int i = 0; i < system.stepObservationCount(); i++) {
        goals.add(new Goal.StepObservation(i));
      }
      goals.add(new Goal.Deadlock());
      exploration.faults().stream().filter(f -> f.kind() != Fault.Kind.INITIAL).map(Goal::of).forEach(goals::add);
      goals.removeIf(g -> g.level(exploration) == Exploration.NEVER);
      return goals;
    }

    String summary() {
      StringBuilder text = new StringBuilder();
      text.append(exploration.status()).append(' ').append(exploration.initialStates()).append(' ')
          .append(exploration.generated()).append(' ').append(exploration.distinct()).append(' ')
          .append(exploration.expanded()).append(' ').append(exploration.minOutDegree()).append(' ')
          .append(exploration.averageOutDegree()).append(' ').append(exploration.maxOutDegree()).append(' ')
          .append(Arrays.toString(exploration.fireCounts())).append(exploration.faults()).append('\n');
      for (int level = 0; level <= exploration.depth(); level++) {
        text.append(level(level).stream().map(Object::toString).sorted().collect(Collectors.joining("\n"))).append('\n');
      }
      for (Goal goal : goals()) {
        PackedPath path = PathFinder.find(system, exploration, goal, lanes);
        text.append(goal).append(' ').append(Arrays.toString(path.instances())).append(Arrays.toString(path.ordinals()));
        path.states().forEach(s -> text.append(Arrays.toString(s)));
        text.append('\n');
      }
      return text.toString();
    }
  }

  private static void compare(Model model, Oracle oracle) {
    Exploration found = new Run(model, 2).exploration;
    Run run = new Run(model, 1);
    assertThat(found.distinct()).isEqualTo(run.exploration.distinct());
    Set<Fault> expected = firstRound(oracle);
    assertThat(Set.copyOf(run.exploration.faults())).isEqualTo(expected);
    assertThat(run.exploration.status()).isEqualTo(expected.isEmpty() ? Status.COMPLETE : Status.EVALUATION_FAULT);
    for (int level = 0; level <= run.exploration.depth(); level++) {
      assertThat(run.level(level)).as("level %d", level).isEqualTo(oracle.levels.get(level));
      assertThat(run.exploration.statesAt(level)).isEqualTo(oracle.levels.get(level).size());
    }
    if (expected.isEmpty()) {
      compareTotals(run.exploration, oracle);
    }
    int settled = expected.isEmpty() ? Integer.MAX_VALUE : run.exploration.expandedLevels();
    compareSightings(run, oracle, settled);
  }

  private static void compareTotals(Exploration found, Oracle oracle) {
    assertThat(found.depth()).isEqualTo(oracle.levels.size() - 1);
    assertThat(found.distinct()).isEqualTo(oracle.distinct());
    assertThat(found.generated()).isEqualTo(oracle.generated);
    assertThat(found.fireCounts()).isEqualTo(oracle.fires);
    assertThat(found.expanded()).isEqualTo(oracle.distinct());
    LongStream degrees = oracle.steps.values().stream().mapToLong(List::size);
    var summary = degrees.summaryStatistics();
    assertThat(found.maxOutDegree()).isEqualTo((int) Math.max(0, summary.getMax()));
    assertThat(found.minOutDegree()).isEqualTo(summary.getCount() == 0 ? 0 : (int) summary.getMin());
  }

  /** Sightings in levels that were expanded whole; a search that ends with a fault may not know later ones. */
  private static void compareSightings(Run run, Oracle oracle, int settled) {
    for (int i = 0; i < oracle.stateSightings.length; i++) {
      int expected = oracle.stateSightings[i];
      if (expected < settled) {
        assertThat(run.exploration.levelOfState(i)).as("state observation %d", i).isEqualTo(expected);
      }
    }
    for (int i = 0; i < oracle.stepSightings.length; i++) {
      int expected = oracle.stepSightings[i];
      if (expected < settled) {
        assertThat(run.exploration.levelOfStep(i)).as("step observation %d", i).isEqualTo(expected);
      }
    }
    if (oracle.deadlockLevel < settled) {
      assertThat(run.exploration.levelOfDeadlock()).isEqualTo(oracle.deadlockLevel);
    }
  }

  /** States are observed when their level is made, and expanded one round later. */
  private static Set<Fault> firstRound(Oracle oracle) {
    int first = oracle.faults.stream().mapToInt(SearchLawTest::round).min().orElse(-1);
    return oracle.faults.stream().filter(f -> round(f) == first).collect(Collectors.toSet());
  }

  private static int round(Fault fault) {
    return switch (fault.kind()) {
      case INITIAL -> -1;
      case STATE_OBSERVATION -> fault.level();
      case INSTANCE, STEP_OBSERVATION, TERMINAL -> fault.level() + 1;
    };
  }

  private static void comparePaths(Model model, Oracle oracle) {
    if (oracle.faults.stream().anyMatch(f -> f.kind() == Fault.Kind.INITIAL)) {
      return;
    }
    Run run = new Run(model, 1);
    ShortestPaths all = new ShortestPaths(model, oracle);
    for (Goal goal : run.goals()) {
      PackedPath path = PathFinder.find(run.system, run.exploration, goal, run.lanes);
      ReferenceGoal reference = new ReferenceGoal(model, oracle, goal);
      replay(run, all, reference, path);
      int level = goal.level(run.exploration);
      assertThat(path.steps()).isEqualTo(goal.inStep() ? level + 1 : level);
      Optional<ShortestPaths.Path> expected = all.find(reference, level, MOST_MOVES);
      Statistics.label("paths").collect(expected.isPresent() ? "within" : "too many");
      expected.ifPresent(e -> {
        assertThat(path.switches(run.lanes)).as("switches to %s", goal).isEqualTo(e.switches());
        assertThat(run.layout.decode(path.states().get(0), 0)).isEqualTo(e.initial());
        assertThat(path.instances()).isEqualTo(e.moves().stream().mapToInt(m -> m.instance().id()).toArray());
        assertThat(path.ordinals()).isEqualTo(e.moves().stream().mapToInt(ShortestPaths.Move::ordinal).toArray());
      });
    }
  }

  /** Each step is one that the interpreter can take, and only the end meets the goal. */
  private static void replay(Run run, ShortestPaths all, ReferenceGoal goal, PackedPath path) {
    List<Value> state = run.layout.decode(path.states().get(0), 0);
    for (int step = 0; step < path.steps(); step++) {
      int instance = path.instances()[step];
      int ordinal = path.ordinals()[step];
      boolean last = step == path.steps() - 1;
      boolean leadsOn = step + 1 < path.states().size();
      List<ShortestPaths.Move> moves =
          all.moves(state).stream()
              .filter(m -> m.instance().id() == instance && m.ordinal() == ordinal && (m.target() != null) == leadsOn)
              .toList();
      assertThat(moves).hasSize(1);
      assertThat(goal.met(state, moves.get(0))).as("step %d", step).isEqualTo(last && goal.inStep());
      if (!goal.inStep()) {
        assertThat(goal.met(state, null)).isFalse();
      }
      if (leadsOn) {
        state = run.layout.decode(path.states().get(step + 1), 0);
        assertThat(moves.get(0).target()).isEqualTo(state);
      }
    }
    if (!goal.inStep()) {
      assertThat(goal.met(state, null)).isTrue();
    }
  }

  /** A goal in terms of values. */
  private record ReferenceGoal(Model model, Oracle oracle, Goal goal) implements ShortestPaths.Goal {
    @Override
    public boolean inStep() {
      return goal.inStep();
    }

    @Override
    public boolean met(List<Value> state, ShortestPaths.Move move) {
      Observations observations = Observations.of(model);
      if (goal instanceof Goal.StateObservation g) {
        return move == null && made(observations.ofStates().get(g.number()), state, null);
      } else if (goal instanceof Goal.StateObservationFault g) {
        return move == null && failed(observations.ofStates().get(g.number()), state, null);
      } else if (goal instanceof Goal.Deadlock) {
        return move == null && oracle.deadlocks.contains(state);
      } else if (goal instanceof Goal.TerminalFault) {
        return move == null && oracle.steps.get(state).isEmpty() && terminalFails(state);
      } else if (goal instanceof Goal.InstanceFault g) {
        return move != null && move.target() == null && move.instance().id() == g.instance();
      } else if (goal instanceof Goal.StepObservation g) {
        return move != null && move.target() != null
            && made(observations.ofSteps().get(g.number()), state, move.target());
      }
      return move != null && move.target() != null
          && failed(observations.ofSteps().get(((Goal.StepObservationFault) goal).number()), state, move.target());
    }

    private boolean terminalFails(List<Value> state) {
      try {
        Evaluator.holds(
            model.terminal().orElseThrow().predicate(),
            Environment.ofState(state, model.terminal().orElseThrow().frameSize()));
        return false;
      } catch (EvaluationException e) {
        return true;
      }
    }

    private static boolean made(Observation observation, List<Value> state, List<Value> target) {
      try {
        return Evaluator.holds(observation.predicate(), environment(observation, state, target)) == observation.when();
      } catch (EvaluationException e) {
        return false;
      }
    }

    private static boolean failed(Observation observation, List<Value> state, List<Value> target) {
      try {
        Evaluator.holds(observation.predicate(), environment(observation, state, target));
        return false;
      } catch (EvaluationException e) {
        return true;
      }
    }

    private static Environment environment(Observation observation, List<Value> state, List<Value> target) {
      return target == null
          ? Environment.ofState(state, observation.frameSize())
          : Environment.ofStep(state, target, observation.frameSize());
    }
  }
}
