package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ExplorerTest {
  private static final ExploreOptions ALONE = ExploreOptions.defaults().withWorkers(1);

  private static Exploration explore(TransitionSystem system, ExploreOptions options) {
    return Explorer.explore(system, options, ProgressListener.SILENT);
  }

  /** 0 -> 1 -> ... -> last, by instance 0. */
  private static Graph chain(int last) {
    List<List<Graph.Edge>> edges = new ArrayList<>();
    for (int s = 0; s < last; s++) {
      edges.add(List.of(new Graph.Edge(0, s + 1)));
    }
    edges.add(List.of());
    return new Graph(1, 1, List.of(0), edges);
  }

  /** From 0 by one instance each to 1..width, which have self loops. */
  private static Graph fan(int width) {
    List<List<Graph.Edge>> edges = new ArrayList<>();
    edges.add(new ArrayList<>());
    for (int s = 1; s <= width; s++) {
      edges.get(0).add(new Graph.Edge(s - 1, s));
      edges.add(List.of(new Graph.Edge(0, s)));
    }
    return new Graph(1, width, List.of(0), edges);
  }

  @Test
  void countsOfASmallGraph() {
    // 0 -> {1, 1, 2}, 1 -> {0}, 2 -> {}
    Graph graph =
        new Graph(
            1,
            3,
            List.of(0),
            List.of(
                List.of(new Graph.Edge(0, 1), new Graph.Edge(0, 1), new Graph.Edge(2, 2)),
                List.of(new Graph.Edge(1, 0)),
                List.of()));
    Exploration found = explore(graph, ALONE);
    assertThat(found.status()).isEqualTo(Status.COMPLETE);
    assertThat(found.initialStates()).isEqualTo(1);
    assertThat(found.generated()).isEqualTo(5);
    assertThat(found.distinct()).isEqualTo(3);
    assertThat(found.depth()).isEqualTo(1);
    assertThat(found.expandedLevels()).isEqualTo(2);
    assertThat(found.fireCounts()).containsExactly(2, 1, 1);
    assertThat(found.minOutDegree()).isZero();
    assertThat(found.maxOutDegree()).isEqualTo(3);
    assertThat(found.averageOutDegree()).isEqualTo(4 / 3.0);
    assertThat(found.levelOfDeadlock()).isEqualTo(1);
    assertThat(found.statesAt(0)).isEqualTo(1);
    assertThat(found.statesAt(1)).isEqualTo(2);
  }

  @Test
  void aTerminalStateIsNoDeadlock() {
    Graph graph = chain(5);
    graph.terminal = s -> s == 5;
    assertThat(explore(graph, ALONE).levelOfDeadlock()).isEqualTo(Exploration.NEVER);
    graph.terminal = s -> s == 4;
    assertThat(explore(graph, ALONE).levelOfDeadlock()).isEqualTo(5);
  }

  @Test
  void noInitialStateIsACompleteSearch() {
    Exploration found = explore(new Graph(1, 1, List.of(), List.of()), ALONE);
    assertThat(found.status()).isEqualTo(Status.COMPLETE);
    assertThat(found.distinct()).isZero();
    assertThat(found.depth()).isEqualTo(-1);
  }

  @Test
  void initialStatesAreObserved() {
    Graph graph = chain(3);
    graph.stateObservations = List.of(s -> s == 0, s -> s == 3, s -> s == 9);
    graph.stateFaults = List.of(s -> false, s -> false, s -> false);
    graph.stepObservations = List.of((s, t) -> t == 2, (s, t) -> t == 0);
    graph.stepFaults = List.of((s, t) -> false, (s, t) -> false);
    Exploration found = explore(graph, ALONE);
    assertThat(found.levelOfState(0)).isZero();
    assertThat(found.levelOfState(1)).isEqualTo(3);
    assertThat(found.levelOfState(2)).isEqualTo(Exploration.NEVER);
    assertThat(found.levelOfStep(0)).isEqualTo(1);
    assertThat(found.levelOfStep(1)).isEqualTo(Exploration.NEVER);
  }

  @Test
  void aStepToAKnownStateIsObserved() {
    Graph graph = new Graph(1, 1, List.of(0), List.of(List.of(new Graph.Edge(0, 0))));
    graph.stepObservations = List.of((s, t) -> s == t);
    graph.stepFaults = List.of((s, t) -> false);
    Exploration found = explore(graph, ALONE);
    assertThat(found.levelOfStep(0)).isZero();
    assertThat(found.distinct()).isEqualTo(1);
    assertThat(found.generated()).isEqualTo(2);
  }

  @Test
  void aDeepChainIsNotSlow() {
    Exploration found = explore(chain(200_000), ExploreOptions.defaults().withWorkers(4));
    assertThat(found.depth()).isEqualTo(200_000);
    assertThat(found.statesAt(123_456)).isEqualTo(1);
  }

  @Test
  void maxDepthVisitsButDoesNotExpand() {
    Exploration found = explore(chain(10), ALONE.withMaxDepth(4));
    assertThat(found.status()).isEqualTo(Status.MAX_DEPTH);
    assertThat(found.depth()).isEqualTo(4);
    assertThat(found.expandedLevels()).isEqualTo(4);
    assertThat(explore(chain(10), ALONE.withMaxDepth(11)).status()).isEqualTo(Status.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void maxStatesGivesUpTheLevelThatExceedsIt(int workers) {
    ExploreOptions options = ALONE.withWorkers(workers);
    assertThat(explore(fan(5000), options.withMaxStates(5001)).status()).isEqualTo(Status.COMPLETE);
    Exploration found = explore(fan(5000), options.withMaxStates(5000));
    assertThat(found.status()).isEqualTo(Status.MAX_STATES);
    assertThat(found.distinct()).isEqualTo(1);
    assertThat(found.generated()).isEqualTo(1);
    assertThat(found.fireCounts()).containsOnly(0);
    Exploration nothing = explore(fan(3), options.withMaxStates(0));
    assertThat(nothing.status()).isEqualTo(Status.MAX_STATES);
    assertThat(nothing.depth()).isEqualTo(-1);
  }

  @Test
  void aFaultEndsTheSearchAfterItsLevel() {
    // 0 -> 1, 2; of 1 instance 1 fails; 2 -> 3 -> 4.
    Graph graph =
        new Graph(
            1,
            2,
            List.of(0),
            List.of(
                List.of(new Graph.Edge(0, 1), new Graph.Edge(0, 2)),
                List.of(new Graph.Edge(1, -1)),
                List.of(new Graph.Edge(0, 3)),
                List.of(new Graph.Edge(0, 4)),
                List.of()));
    Exploration found = explore(graph, ALONE);
    assertThat(found.status()).isEqualTo(Status.EVALUATION_FAULT);
    assertThat(found.faults()).containsExactly(new Fault(Fault.Kind.INSTANCE, 1, 1));
    assertThat(found.distinct()).isEqualTo(4);
    assertThat(found.expandedLevels()).isEqualTo(2);
    assertThat(found.levelOfDeadlock()).isEqualTo(Exploration.NEVER);
  }

  @Test
  void aFaultOfOneObservationHidesNoOther() {
    Graph graph = chain(2);
    graph.stateObservations = List.of(s -> false, s -> s == 1, s -> false);
    graph.stateFaults = List.of(s -> s == 1, s -> false, s -> s == 1);
    graph.stepObservations = List.of((s, t) -> s == 0, (s, t) -> false);
    graph.stepFaults = List.of((s, t) -> false, (s, t) -> s == 0);
    Exploration found = explore(graph, ALONE);
    assertThat(found.status()).isEqualTo(Status.EVALUATION_FAULT);
    assertThat(found.faults())
        .containsExactly(
            new Fault(Fault.Kind.STEP_OBSERVATION, 1, 0),
            new Fault(Fault.Kind.STATE_OBSERVATION, 0, 1),
            new Fault(Fault.Kind.STATE_OBSERVATION, 2, 1));
    assertThat(found.levelOfState(1)).isEqualTo(1);
    assertThat(found.levelOfStep(0)).isZero();
  }

  @Test
  void faultsOfInitialConstraintsAndOfTerminal() {
    Exploration initial = explore(new Graph(1, 1, List.of(0, -1), List.of(List.of())), ALONE);
    assertThat(initial.status()).isEqualTo(Status.EVALUATION_FAULT);
    assertThat(initial.faults()).containsExactly(new Fault(Fault.Kind.INITIAL, -1, 0));
    assertThat(initial.distinct()).isZero();

    Graph graph = chain(3);
    graph.terminalFault = s -> s == 3;
    Exploration terminal = explore(graph, ALONE);
    assertThat(terminal.status()).isEqualTo(Status.EVALUATION_FAULT);
    assertThat(terminal.faults()).containsExactly(new Fault(Fault.Kind.TERMINAL, -1, 3));
    assertThat(terminal.levelOfDeadlock()).isEqualTo(Exploration.NEVER);
  }

  @Test
  void failFastFinishesTheLevel() {
    Graph graph = chain(9);
    graph.stateObservations = List.of(s -> s == 2, s -> s == 4);
    graph.stateFaults = List.of(s -> false, s -> false);
    BitSet second = new BitSet();
    second.set(1);
    Exploration found = explore(graph, ALONE.withFailFast(new FailFast(second, new BitSet(), false)));
    assertThat(found.status()).isEqualTo(Status.FAIL_FAST);
    assertThat(found.depth()).isEqualTo(4);
    assertThat(found.levelOfState(0)).isEqualTo(2);
    assertThat(explore(graph, ALONE.withFailFast(new FailFast(new BitSet(), new BitSet(), true))).status())
        .as("the deadlock is in the last state: nothing was left out")
        .isEqualTo(Status.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void theMemoryBoundEndsTheSearch(int words) {
    Exploration found =
        explore(new Counters(words, 3, 100), ExploreOptions.defaults().withWorkers(2).withMemoryBytes(4 << 20));
    assertThat(found.status()).isEqualTo(Status.MEMORY);
    assertThat(found.bytes()).isLessThanOrEqualTo(4 << 20);
    assertThat(found.distinct()).isBetween(50_000L / words, 1_000_000L);
    assertThat(found.generated() - 1).isEqualTo(transitions(found));
    assertThat(explore(new Counters(words, 3, 100), ALONE.withMemoryBytes(0)).status()).isEqualTo(Status.MEMORY);
  }

  private static long transitions(Exploration found) {
    long sum = 0;
    for (long fires : found.fireCounts()) {
      sum += fires;
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void anOutOfMemoryErrorAnywhereIsAStatus(int workers) {
    TransitionSystem greedy =
        new Counters(1, 3, 100) {
          @Override
          public void expand(long[] states, int offset, Successors out) {
            if (states[offset] >>> 42 == 20) {
              throw new OutOfMemoryError("as if the heap were full");
            }
            super.expand(states, offset, out);
          }
        };
    Exploration found = explore(greedy, ALONE.withWorkers(workers));
    assertThat(found.status()).isEqualTo(Status.MEMORY);
    assertThat(found.expandedLevels()).isEqualTo(20);
    TransitionSystem tooMany =
        new Counters(1, 3, 100) {
          @Override
          public void initial(Successors out) {
            throw new OutOfMemoryError("as if the heap were full");
          }
        };
    assertThat(explore(tooMany, ALONE.withWorkers(workers)).status()).isEqualTo(Status.MEMORY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aFaultInTheTransitionSystemReachesTheCaller(int workers) {
    TransitionSystem broken =
        new Counters(1, 3, 100) {
          @Override
          public void expand(long[] states, int offset, Successors out) {
            if (states[offset] >>> 42 == 20) {
              throw new IllegalStateException("broken");
            }
            super.expand(states, offset, out);
          }
        };
    assertThatThrownBy(() -> explore(broken, ALONE.withWorkers(workers)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void timeAndCancellationEndTheSearch(int workers) {
    ExploreOptions options = ALONE.withWorkers(workers);
    Counters endless = new Counters(1, 2, 1 << 20);
    Exploration late = explore(endless, options.withTimeoutNanos(Duration.ofMillis(50).toNanos()));
    assertThat(late.status()).isEqualTo(Status.TIMEOUT);
    assertThat(late.elapsedNanos()).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
    AtomicInteger asked = new AtomicInteger();
    Exploration cancelled = explore(endless, options.withCancelled(() -> asked.incrementAndGet() > 300));
    assertThat(cancelled.status()).isEqualTo(Status.INTERRUPTED);
    Thread.currentThread().interrupt();
    Exploration interrupted = explore(endless, options);
    assertThat(Thread.interrupted()).as("the thread stays interrupted").isTrue();
    assertThat(interrupted.status()).isEqualTo(Status.INTERRUPTED);
  }

  @Test
  void progressIsToldByTheCallingThreadAFewTimesASecond() {
    List<ProgressListener.Progress> told = new ArrayList<>();
    Thread caller = Thread.currentThread();
    Exploration found =
        Explorer.explore(
            new Counters(1, 2, 1 << 20),
            ALONE.withWorkers(2).withTimeoutNanos(Duration.ofMillis(1200).toNanos()),
            progress -> {
              assertThat(Thread.currentThread()).isSameAs(caller);
              told.add(progress);
            });
    long afterFirst = Duration.ofNanos(found.elapsedNanos()).minusSeconds(1).toMillis();
    assertThat(told).hasSizeBetween(1, 1 + (int) (afterFirst / 200));
    ProgressListener.Progress first = told.get(0);
    assertThat(first.levelSizes()).hasSize(Math.min(ProgressListener.Progress.LEVELS, first.level() + 1));
    assertThat(first.levelSizes().get(first.levelSizes().size() - 1))
        .as("two counters: a level has a state more than the one before").isEqualTo(first.level() + 1);
    assertThat(first.levelLeft()).isBetween(0L, first.level() + 1L);
    assertThat(told.get(0).distinct()).isGreaterThan(told.get(0).queue());
    assertThat(told.get(0).generated()).isGreaterThan(told.get(0).distinct());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 8})
  void theTableGrowsUnderContention(int workers) {
    Tuning tinyTable = new Tuning(8, 32, 2, 16, 1, 1);
    for (int words = 1; words <= 3; words++) {
      Counters counters = new Counters(words, 4, 16);
      Exploration found =
          Explorer.explore(counters, ALONE.withWorkers(workers), ProgressListener.SILENT, tinyTable);
      assertThat(found.status()).isEqualTo(Status.COMPLETE);
      assertThat(found.distinct()).isEqualTo(16 * 16 * 16 * 16);
      assertThat(found.generated())
          .as("each counter takes 15 of its 16 values before a step")
          .isEqualTo(1 + 4 * 15 * 16 * 16 * 16);
      assertThat(found.fireCounts()).containsOnly(15 * 16 * 16 * 16);
      assertThat(found.depth()).isEqualTo(60);
    }
  }

  @Test
  void workersAndWidthsAgreeOnAMillionTransitions() {
    Exploration one = explore(new Counters(1, 4, 20), ALONE);
    assertThat(one.distinct()).isEqualTo(20 * 20 * 20 * 20);
    for (int words = 1; words <= 3; words++) {
      for (int workers : new int[] {1, 2, 4}) {
        Exploration other = explore(new Counters(words, 4, 20), ALONE.withWorkers(workers));
        assertThat(other.distinct()).isEqualTo(one.distinct());
        assertThat(other.generated()).isEqualTo(one.generated());
        assertThat(other.depth()).isEqualTo(4 * 19);
        assertThat(other.fireCounts()).isEqualTo(one.fireCounts());
        for (int k = 0; k <= one.depth(); k++) {
          assertThat(other.statesAt(k)).isEqualTo(one.statesAt(k));
        }
      }
    }
  }
}
