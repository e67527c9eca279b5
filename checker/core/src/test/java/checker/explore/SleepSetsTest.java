package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import checker.transition.Successors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntPredicate;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Transitions that sleep sets leave out are not missed, nor are observations that a step is said not to change. */
class SleepSetsTest {
  private static final ExploreOptions OPTIONS = ExploreOptions.defaults();

  private static Outcome explore(Graph graph, ExploreOptions options) {
    return Outcome.of(graph, Explorer.explore(graph, options, ProgressListener.SILENT, ExplorerLawTest.TINY));
  }

  @Property(tries = 150, seed = "11", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void nothingChangesButHowMuchIsFollowed(@ForAll long seed, @ForAll ExplorerLawTest.Width width) {
    Graph graph = product(new Random(seed), 0).packedIn(width.words, width.wordBits);
    Outcome expected = Outcome.plainly(graph);
    assertThat(explore(graph, OPTIONS.withWorkers(1).withSleepSets(false))).isEqualTo(expected);
    long all = graph.followed.sumThenReset();
    long allObserved = graph.observed.sumThenReset();
    assertThat(explore(graph, OPTIONS.withWorkers(1))).isEqualTo(expected);
    long some = graph.followed.sumThenReset();
    long someObserved = graph.observed.sumThenReset();
    assertThat(all).isEqualTo(expected.generated() - graph.initial.size());
    assertThat(some).isLessThanOrEqualTo(all);
    assertThat(someObserved).isLessThanOrEqualTo(allObserved);
    Statistics.label("left out").collect(some < all).coverage(c -> c.check(true).percentage(p -> p > 30));
    Statistics.label("not looked at").collect(someObserved < allObserved).coverage(c -> c.check(true).percentage(p -> p > 50));
    assertThat(explore(graph, OPTIONS.withWorkers(3))).isEqualTo(expected);
  }

  @Property(tries = 120, seed = "12", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void faultsAndBoundsAreMetAtTheSamePlace(@ForAll long seed) {
    Random random = new Random(seed);
    Graph graph = product(random, 1 + random.nextInt(400));
    ExploreOptions options =
        OPTIONS
            .withMaxStates(random.nextInt(3) == 0 ? random.nextInt(200) : Long.MAX_VALUE)
            .withMaxDepth(random.nextInt(3) == 0 ? random.nextInt(6) : Integer.MAX_VALUE);
    Outcome expected = explore(graph, options.withWorkers(1).withSleepSets(false));
    for (int workers : new int[] {1, 3}) {
      assertThat(explore(graph, options.withWorkers(workers))).as("%d workers", workers).isEqualTo(expected);
    }
  }

  /**
   * A graph of states that have several parts, in which each instance looks at one or two parts and changes them, but for some edges that
   * lead astray; what commutes is found by looking at all states.
   *
   * @param rarity one edge of so many fails; 0 for none
   */
  private static Graph product(Random random, int rarity) {
    int[] sizes = random.ints(2 + random.nextInt(3), 2, 5).toArray();
    int states = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    int count = 2 + random.nextInt(9);
    int first = random.nextInt(4) == 0 ? 60 : 0;
    List<List<Graph.Edge>> edges = new ArrayList<>();
    for (int s = 0; s < states; s++) {
      edges.add(new ArrayList<>());
    }
    for (int instance = 0; instance < count; instance++) {
      List<Integer> parts = new ArrayList<>(List.of(0, 1, 2, 3).subList(0, sizes.length));
      Collections.shuffle(parts, random);
      int alternatives = random.nextInt(4) == 0 ? 2 : 1;
      for (int i = 0; i < alternatives; i++) {
        change(random.nextLong(), sizes, parts.subList(0, 1 + random.nextInt(2)), first + instance, edges);
      }
    }
    int astray = random.nextInt(3) == 0 ? 50 : Integer.MAX_VALUE;
    for (List<Graph.Edge> out : edges) {
      out.replaceAll(e -> random.nextInt(astray) == 1 ? new Graph.Edge(e.instance(), random.nextInt(states)) : e);
      out.replaceAll(e -> rarity > 0 && random.nextInt(rarity) == 0 ? new Graph.Edge(e.instance(), -1) : e);
    }
    Graph graph = new Graph(1, first + count, random.ints(1 + random.nextInt(2), 0, states).distinct().boxed().toList(), edges);
    int marked = random.nextInt(states);
    List<IntPredicate> observations = new ArrayList<>(List.of(s -> s == marked, s -> s % 7 == 3));
    List<IntPredicate> faults = new ArrayList<>(List.of(s -> rarity > 0 && s == marked + 1, s -> false));
    for (int i = random.nextInt(80); i > 0; i--) {
      int part = random.nextInt(sizes.length);
      int value = random.nextInt(2 * sizes[part]);
      observations.add(s -> values(s, sizes)[part] == value);
      int failing = rarity > 0 && random.nextInt(20) == 0 ? random.nextInt(sizes[part]) : -1;
      faults.add(s -> values(s, sizes)[part] == failing && s % 3 == 0);
    }
    graph.stateObservations = observations;
    graph.stateFaults = faults;
    graph.terminal = s -> s % 2 == 0;
    graph.commuting = Commuting.of(graph);
    graph.noticing = noticing(graph);
    return graph;
  }

  /** What {@link Graph#noticing()} has to say at the least. */
  private static long[][] noticing(Graph graph) {
    long[][] noticing = new long[(graph.stateObservationCount() + Long.SIZE - 1) / Long.SIZE][graph.instances];
    for (int s = 0; s < graph.edges.size(); s++) {
      for (Graph.Edge edge : graph.edges.get(s)) {
        for (int i = 0; edge.target() >= 0 && i < graph.stateObservationCount(); i++) {
          if (seen(graph, i, s) != seen(graph, i, edge.target())) {
            noticing[i / Long.SIZE][edge.instance()] |= 1L << i;
          }
        }
      }
    }
    return noticing;
  }

  /** -1 if an observation fails. */
  private static int seen(Graph graph, int observation, int state) {
    boolean fails = graph.stateFaults.get(observation).test(state);
    return fails ? -1 : graph.stateObservations.get(observation).test(state) ? 1 : 0;
  }

  /** Adds edges that give some parts new values, which depend on these parts alone; for some values there is no edge. */
  private static void change(long table, int[] sizes, List<Integer> parts, int instance, List<List<Graph.Edge>> edges) {
    for (int s = 0; s < edges.size(); s++) {
      int[] values = values(s, sizes);
      long seen = table;
      for (int part : parts) {
        seen = seen * 31 + values[part];
      }
      Random entry = new Random(seen);
      if (entry.nextInt(3) > 0) {
        parts.forEach(part -> values[part] = entry.nextInt(sizes[part]));
        edges.get(s).add(new Graph.Edge(instance, state(values, sizes)));
      }
    }
  }

  private static int[] values(int state, int[] sizes) {
    int[] values = new int[sizes.length];
    int rest = state;
    for (int i = 0; i < sizes.length; i++) {
      values[i] = rest % sizes[i];
      rest /= sizes[i];
    }
    return values;
  }

  private static int state(int[] values, int[] sizes) {
    int state = 0;
    for (int i = sizes.length - 1; i >= 0; i--) {
      state = state * sizes[i] + values[i];
    }
    return state;
  }

  /** Counters that all commute. */
  private static class Free extends Counters {
    final LongAdder executed = new LongAdder();
    private final int counters;

    Free(int words, int counters, int limit) {
      super(words, counters, limit);
      this.counters = counters;
    }

    @Override
    public long[] commuting() {
      long[] earlier = new long[counters];
      for (int i = 0; i < counters; i++) {
        earlier[i] = (1L << i) - 1;
      }
      return earlier;
    }

    @Override
    public void expand(long[] states, int offset, long asleep, Successors out) {
      Successors all = new Successors(stateWords(), 8);
      expand(states, offset, all);
      for (int i = 0; i < all.count; i++) {
        if ((asleep >>> all.instances[i] & 1) == 0) {
          executed.increment();
          out.add(all.words, i * stateWords(), all.instances[i]);
        }
      }
    }
  }

  /**
   * Where all commute, each state is made once: by the last of the instances that lead to it. The others are asleep, as the state before
   * was itself made by a later one.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whereAllCommuteEachStateIsMadeOnce(int words) {
    for (int workers : new int[] {1, 3}) {
      Free counters = new Free(words, 4, 6);
      Exploration found =
          Explorer.explore(counters, OPTIONS.withWorkers(workers), ProgressListener.SILENT, ExplorerLawTest.TINY);
      assertThat(found.distinct()).isEqualTo(6 * 6 * 6 * 6);
      assertThat(found.generated()).as("each of 4 counters goes up from 5 of its 6 values").isEqualTo(1 + 4L * 5 * 6 * 6 * 6);
      assertThat(found.fireCounts()).containsOnly(5 * 6 * 6 * 6).hasSize(4);
      assertThat(counters.executed.sum()).isEqualTo(found.distinct() - 1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void everythingIsExecutedIfSoAskedOrIfStepsAreLookedAt(boolean looked) {
    Free counters =
        new Free(1, 3, 5) {
          @Override
          public int stepObservationCount() {
            return looked ? 1 : 0;
          }

          @Override
          public long observeStep(int group, long[] sources, int from, long[] targets, int to, long pending) {
            return 0;
          }
        };
    Exploration found =
        Explorer.explore(
            counters, OPTIONS.withWorkers(1).withSleepSets(looked), ProgressListener.SILENT, ExplorerLawTest.TINY);
    assertThat(found.distinct()).isEqualTo(5 * 5 * 5);
    assertThat(found.generated()).isEqualTo(1 + 3L * 4 * 5 * 5);
    assertThat(counters.executed.sum()).isEqualTo(found.generated() - 1);
  }
}
