package checker.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.Fault;
import checker.explore.Graph;
import checker.explore.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class PathFinderTest {
  /** A path by state numbers: of each step its instance and ordinal; a step that fails has no target. */
  private record Path(List<Integer> states, List<Integer> instances, List<Integer> ordinals) {
    Path then(int state, int instance, int ordinal) {
      List<Integer> longer = new ArrayList<>(states);
      if (state >= 0) {
        longer.add(state);
      }
      return new Path(longer, plus(instances, instance), plus(ordinals, ordinal));
    }

    int last() {
      return states.get(states.size() - 1);
    }

    int switches(int[] lanes) {
      int sum = 0;
      for (int i = 1; i < instances.size(); i++) {
        sum += lanes[instances.get(i)] == lanes[instances.get(i - 1)] ? 0 : 1;
      }
      return sum;
    }

    private static List<Integer> plus(List<Integer> list, int last) {
      List<Integer> longer = new ArrayList<>(list);
      longer.add(last);
      return longer;
    }

    static Path of(Graph graph, PackedPath path) {
      return new Path(
          path.states().stream().map(s -> graph.unpack(s, 0)).toList(),
          Arrays.stream(path.instances()).boxed().toList(),
          Arrays.stream(path.ordinals()).boxed().toList());
    }
  }

  /** All paths of exactly so many steps, those whose last step fails included, up to a number. */
  private static List<Path> paths(Graph graph, int steps) {
    List<Path> paths = new ArrayList<>();
    graph.initial.forEach(s -> paths.add(new Path(List.of(s), List.of(), List.of())));
    for (int i = 0; i < steps; i++) {
      List<Path> longer = new ArrayList<>();
      for (Path path : paths) {
        if (path.states().size() > path.instances().size()) {
          extend(graph, path, longer);
        }
      }
      paths.clear();
      paths.addAll(longer);
      if (paths.size() > 50_000) {
        return List.of();
      }
    }
    return paths;
  }

  private static void extend(Graph graph, Path path, List<Path> into) {
    int[] ordinals = new int[graph.instances];
    boolean[] failed = new boolean[graph.instances];
    for (Graph.Edge edge : graph.edges.get(path.last())) {
      if (!failed[edge.instance()]) {
        into.add(path.then(edge.target(), edge.instance(), ordinals[edge.instance()]++));
        failed[edge.instance()] = edge.target() < 0;
      }
    }
  }

  private static boolean meets(Graph graph, Path path, Goal goal) {
    boolean failing = path.states().size() == path.instances().size();
    if (goal instanceof Goal.InstanceFault fault) {
      return failing && path.instances().get(path.instances().size() - 1) == fault.instance();
    }
    if (failing) {
      return false;
    }
    int last = path.last();
    boolean stuck = graph.edges.get(last).isEmpty();
    if (goal instanceof Goal.StateObservation observation) {
      int number = observation.number();
      return graph.stateObservations.get(number).test(last) && !graph.stateFaults.get(number).test(last);
    }
    if (goal instanceof Goal.StateObservationFault fault) {
      return graph.stateFaults.get(fault.number()).test(last);
    }
    if (goal instanceof Goal.Deadlock) {
      return stuck && !graph.terminalFault.test(last) && !graph.terminal.test(last);
    }
    if (goal instanceof Goal.TerminalFault) {
      return stuck && graph.terminalFault.test(last);
    }
    int before = path.states().get(path.states().size() - 2);
    if (goal instanceof Goal.StepObservation observation) {
      int number = observation.number();
      return graph.stepObservations.get(number).test(before, last)
          && !graph.stepFaults.get(number).test(before, last);
    }
    return graph.stepFaults.get(((Goal.StepObservationFault) goal).number()).test(before, last);
  }

  private static Comparator<Path> best(Graph graph, int[] lanes) {
    Comparator<Path> order = Comparator.comparingInt(p -> p.switches(lanes));
    return order
        .thenComparing(p -> graph.initial.indexOf(p.states().get(0)))
        .thenComparing(
            (a, b) -> {
              for (int i = 0; i < a.instances().size(); i++) {
                int byInstance = Integer.compare(a.instances().get(i), b.instances().get(i));
                int byStep = byInstance != 0 ? byInstance : Integer.compare(a.ordinals().get(i), b.ordinals().get(i));
                if (byStep != 0) {
                  return byStep;
                }
              }
              return 0;
            });
  }

  private static List<Goal> goals(Graph graph, Exploration found) {
    List<Goal> goals = new ArrayList<>();
    for (int i = 0; i < graph.stateObservationCount(); i++) {
      goals.add(new Goal.StateObservation(i));
    }
    for (int i = 0; i < graph.stepObservationCount(); i++) {
      goals.add(new Goal.StepObservation(i));
    }
    goals.add(new Goal.Deadlock());
    for (Fault fault : found.faults()) {
      goals.add(Goal.of(fault));
    }
    goals.removeIf(goal -> goal.level(found) == Exploration.NEVER);
    return goals;
  }

  private static Exploration explore(Graph graph, int workers) {
    return Explorer.explore(graph, ExploreOptions.defaults().withWorkers(workers), ProgressListener.SILENT);
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void findsTheFirstOfTheBestAmongAllShortestPaths(@ForAll long seed) {
    Random random = new Random(seed);
    Graph graph = withFaults(Graph.random(seed, 40), random).packedIn(1 + random.nextInt(3), 63 + random.nextInt(2));
    int laneCount = 1 + random.nextInt(random.nextBoolean() ? 4 : 90);
    int[] lanes = random.ints(graph.instances, 0, laneCount).toArray();
    Exploration found = explore(graph, 1);
    List<Goal> goals = goals(graph, found);
    List<PackedPath> paths = PathFinder.findAll(graph, found, goals, lanes);
    for (int i = 0; i < goals.size(); i++) {
      Goal goal = goals.get(i);
      Path path = Path.of(graph, paths.get(i));
      int steps = goal.level(found) + (goal.inStep() ? 1 : 0);
      assertThat(path.instances()).hasSize(steps);
      assertThat(meets(graph, path, goal)).as("%s ends in %s", path, goal).isTrue();
      paths(graph, steps).stream()
          .filter(p -> meets(graph, p, goal))
          .min(best(graph, lanes))
          .ifPresent(expected -> assertThat(path).as("to %s", goal).isEqualTo(expected));
      if (i % 8 == 0) {
        assertThat(Path.of(graph, PathFinder.find(graph, found, goal, lanes))).isEqualTo(path);
      }
    }
    List<PackedPath> again = PathFinder.findAll(graph, explore(graph, 4), goals, lanes, 0);
    for (int i = 0; i < goals.size(); i++) {
      assertThat(Path.of(graph, again.get(i)))
          .as("with four workers, and no memory to keep cones")
          .isEqualTo(Path.of(graph, paths.get(i)));
    }
  }

  /** Sometimes the graph with a fault or two of each kind. */
  private static Graph withFaults(Graph graph, Random random) {
    int states = graph.edges.size();
    int failing = random.nextInt(3 * states);
    List<List<Graph.Edge>> edges = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      boolean fails = s == failing;
      edges.add(graph.edges.get(s).stream().map(e -> fails ? new Graph.Edge(e.instance(), -1) : e).toList());
    }
    Graph faulty = new Graph(1, graph.instances, graph.initial, edges);
    faulty.terminal = graph.terminal;
    int stuck = random.nextInt(4 * states);
    faulty.terminalFault = s -> s == stuck;
    faulty.stateObservations = graph.stateObservations;
    faulty.stepObservations = graph.stepObservations;
    int stateFault = random.nextInt(5 * states);
    faulty.stateFaults = new ArrayList<>();
    for (IntPredicate unused : graph.stateObservations) {
      faulty.stateFaults.add(s -> s == stateFault);
    }
    int stepFault = random.nextInt(5 * states);
    faulty.stepFaults = new ArrayList<>();
    for (Graph.StepPredicate unused : graph.stepObservations) {
      faulty.stepFaults.add((s, t) -> s == stepFault && t % 2 == 0);
    }
    return faulty;
  }

  @Test
  void fewerSwitchesComeBeforeTheOrderOfInstances() {
    // Two independent counters to 2: instance 0 counts a, instance 1 counts b. State = 3 * a + b.
    List<List<Graph.Edge>> edges = new ArrayList<>();
    for (int s = 0; s < 9; s++) {
      List<Graph.Edge> out = new ArrayList<>();
      if (s / 3 < 2) {
        out.add(new Graph.Edge(0, s + 3));
      }
      if (s % 3 < 2) {
        out.add(new Graph.Edge(1, s + 1));
      }
      edges.add(out);
    }
    Graph graph = new Graph(1, 2, List.of(0), edges);
    Exploration found = explore(graph, 1);
    assertThat(PathFinder.find(graph, found, new Goal.Deadlock(), new int[] {0, 1}).instances())
        .containsExactly(0, 0, 1, 1);
    assertThat(PathFinder.find(graph, found, new Goal.Deadlock(), new int[] {0, 1}).switches(new int[] {0, 1}))
        .isEqualTo(1);
    assertThat(PathFinder.find(graph, found, new Goal.Deadlock(), new int[] {0, 0}).instances())
        .containsExactly(0, 0, 1, 1);
  }

  @Test
  void theOrdinalCountsTheSuccessorsOfOneInstance() {
    Graph graph =
        new Graph(
            1,
            2,
            List.of(0),
            List.of(
                List.of(new Graph.Edge(0, 0), new Graph.Edge(1, 0), new Graph.Edge(1, 0), new Graph.Edge(1, 1)),
                List.of()));
    PackedPath path = PathFinder.find(graph, explore(graph, 1), new Goal.Deadlock(), new int[2]);
    assertThat(path.instances()).containsExactly(1);
    assertThat(path.ordinals()).containsExactly(2);
  }

  @Test
  void aPathOfNoSteps() {
    Graph graph = new Graph(2, 1, List.of(1, 0), List.of(List.of(), List.of(new Graph.Edge(0, 0))));
    PackedPath path = PathFinder.find(graph, explore(graph, 1), new Goal.Deadlock(), new int[1]);
    assertThat(path.steps()).isZero();
    assertThat(path.states()).hasSize(1);
    assertThat(graph.unpack(path.states().get(0), 0)).isZero();
  }

  @Test
  void aGoalThatWasNotMetIsRefused() {
    Graph graph = new Graph(1, 1, List.of(0), List.of(List.of(new Graph.Edge(0, 0))));
    Exploration found = explore(graph, 1);
    assertThatThrownBy(() -> PathFinder.find(graph, found, new Goal.Deadlock(), new int[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PathFinder.find(graph, found, new Goal.InstanceFault(0), new int[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
