package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A search finds what a plain one finds, whatever the number of workers, the width of a state and the sizes inside. */
class ExplorerLawTest {
  /** Everything as small as it can be: many batches, many growths, many chunks, all levels by all workers. */
  static final Tuning TINY = new Tuning(2, 4, 2, 2, 1, 1);

  /** The ways in which states become keys. */
  enum Width {
    WORD(1, 64),
    PAIR(2, 63),
    FOLDED_PAIR(2, 64),
    FOLDED(3, 63);

    final int words;

    /** Of those before the last. */
    final int wordBits;

    Width(int words, int wordBits) {
      this.words = words;
      this.wordBits = wordBits;
    }
  }

  private static Outcome explore(Graph graph, ExploreOptions options, Tuning tuning) {
    return Outcome.of(graph, Explorer.explore(graph, options, ProgressListener.SILENT, tuning));
  }

  @Property(tries = 160, shrinking = ShrinkingMode.OFF)
  void findsWhatAPlainSearchFinds(@ForAll long seed, @ForAll Width width) {
    Graph graph = Graph.random(seed, 400).packedIn(width.words, width.wordBits);
    Outcome expected = Outcome.plainly(graph);
    assertThat(explore(graph, ExploreOptions.defaults(), Tuning.DEFAULT)).isEqualTo(expected);
    for (int workers : new int[] {1, 2, 4, 8}) {
      assertThat(explore(graph, ExploreOptions.defaults().withWorkers(workers), TINY))
          .as("%d workers", workers)
          .isEqualTo(expected);
    }
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void stopsAtTheSamePlaceForAnyNumberOfWorkers(@ForAll long seed) {
    Random random = new Random(seed);
    Graph graph = faulty(Graph.random(seed, 300), random).packedIn(1 + random.nextInt(3), 63 + random.nextInt(2));
    FailFast failFast = FailFast.never();
    if (random.nextBoolean()) {
      BitSet states = new BitSet();
      states.set(0, graph.stateObservationCount() / 2);
      BitSet steps = new BitSet();
      steps.set(0, graph.stepObservationCount() / 2);
      failFast = new FailFast(states, steps, random.nextBoolean());
    }
    ExploreOptions options =
        ExploreOptions.defaults()
            .withFailFast(failFast)
            .withMaxStates(random.nextInt(3) == 0 ? random.nextInt(200) : Long.MAX_VALUE)
            .withMaxDepth(random.nextInt(3) == 0 ? random.nextInt(6) : Integer.MAX_VALUE);
    Outcome alone = explore(graph, options.withWorkers(1), Tuning.DEFAULT);
    for (int workers : new int[] {1, 2, 4, 8}) {
      assertThat(explore(graph, options.withWorkers(workers), TINY)).as("%d workers", workers).isEqualTo(alone);
    }
  }

  /** The graph with a few faults of all kinds. */
  private static Graph faulty(Graph graph, Random random) {
    int states = graph.edges.size();
    int rarity = 1 + random.nextInt(400);
    List<List<Graph.Edge>> edges = new ArrayList<>();
    for (List<Graph.Edge> out : graph.edges) {
      edges.add(
          out.stream()
              .map(e -> random.nextInt(rarity) == 1 ? new Graph.Edge(e.instance(), -1) : e)
              .toList());
    }
    Graph faulty = new Graph(1, graph.instances, graph.initial, edges);
    faulty.terminal = graph.terminal;
    int terminalFault = random.nextInt(2 * states);
    faulty.terminalFault = s -> s == terminalFault;
    faulty.stateObservations = graph.stateObservations;
    faulty.stepObservations = graph.stepObservations;
    int stateFault = random.nextInt(4 * states);
    int stepFault = random.nextInt(4 * states);
    faulty.stateFaults = new ArrayList<>();
    for (int i = 0; i < graph.stateObservationCount(); i++) {
      int offset = i % 3;
      faulty.stateFaults.add(s -> s == stateFault + offset);
    }
    faulty.stepFaults = new ArrayList<>();
    for (int i = 0; i < graph.stepObservationCount(); i++) {
      int offset = i % 3;
      faulty.stepFaults.add((s, t) -> s == stepFault + offset);
    }
    return faulty;
  }
}
