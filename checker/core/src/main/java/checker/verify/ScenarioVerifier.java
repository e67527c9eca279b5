package checker.verify;

import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.FailFast;
import checker.layout.StateLayout;
import checker.model.Assumption;
import checker.model.Model;
import checker.model.Observations;
import checker.temporal.TemporalChecker;
import checker.temporal.TemporalOptions;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies a scenario: one search for all its properties, then a shortest trace for each thing it found. */
public final class ScenarioVerifier {
  private ScenarioVerifier() {}

  /**
   * Searches the states of a model and judges its properties. If an assumption is false, nothing is searched.
   *
   * <p>Cost: that of {@link Explorer}, and for each trace at most about as much again.
   *
   * @throws IllegalStateException if the engines disagree about a trace: a fault of this program
   */
  public static ScenarioResult verify(Model model, VerifyOptions options) {
    List<Assumption> falseAssumptions = model.assumptions().stream().filter(a -> !a.holds()).toList();
    if (!falseAssumptions.isEmpty()) {
      return new ScenarioResult(
          model, falseAssumptions, Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }
    Model selected = selected(model, options);
    StateLayout layout = StateLayout.of(selected);
    TransitionSystem system = options.engine().system(selected, layout);
    Exploration exploration = Explorer.explore(system, search(selected, options), options.progress());
    Traces traces = new Traces(selected, layout, system, exploration, options);
    Optional<TemporalChecker> temporal =
        exploration.complete()
            ? Optional.of(
                new TemporalChecker(
                    selected,
                    layout,
                    system,
                    exploration,
                    bounds(options, exploration)))
            : Optional.empty();
    Properties properties = new Properties(selected, exploration, traces, temporal);
    Map<String, Long> fires = Activities.fires(selected, exploration.fireCounts());
    boolean all = options.properties().isEmpty();
    return new ScenarioResult(
        selected,
        List.of(),
        Optional.of(exploration.status()),
        traces.toFailure(),
        properties.results(options.selects(Model.DEADLOCK_FREE)),
        all ? Activities.of(selected, fires, exploration.complete()) : List.of(),
        Optional.of(statistics(exploration, layout, fires)));
  }

  /** What the search has left of its bounds. */
  private static TemporalOptions bounds(VerifyOptions options, Exploration exploration) {
    ExploreOptions search = options.search();
    long begun = System.nanoTime();
    long nanos = Math.max(0, search.timeoutNanos() - exploration.elapsedNanos());
    return TemporalOptions.withMemory(Math.max(0, search.memoryBytes() - exploration.bytes()))
        .withWorkers(search.workers())
        .withProgress(options.progress())
        .withStop(
            () -> {
              if (search.cancelled().getAsBoolean()) {
                return Optional.of("interrupted");
              }
              return System.nanoTime() - begun > nanos ? Optional.of("stopped after --timeout") : Optional.empty();
            });
  }

  /** The model with only the properties that are to be checked, and what is expected of those. */
  private static Model selected(Model model, VerifyOptions options) {
    if (options.properties().isEmpty()) {
      return model;
    }
    return model.restrictedTo(options::selects);
  }

  private static ExploreOptions search(Model model, VerifyOptions options) {
    Observations observations = Observations.of(model);
    // Temporal properties ask for their predicates in every state, so a fault anywhere is one of the specification.
    ExploreOptions search = options.search().withEverywhere(numbers(observations.ofStates(), Observations.Kind.ATOM));
    if (!options.failFast()) {
      return search;
    }
    return search.withFailFast(
        new FailFast(
            numbers(observations.ofStates(), Observations.Kind.VIOLATION),
            numbers(observations.ofSteps(), Observations.Kind.VIOLATION),
            options.selects(Model.DEADLOCK_FREE)));
  }

  private static BitSet numbers(List<Observations.Observation> observations, Observations.Kind kind) {
    BitSet numbers = new BitSet();
    for (int i = 0; i < observations.size(); i++) {
      numbers.set(i, observations.get(i).kind() == kind);
    }
    return numbers;
  }

  private static Statistics statistics(Exploration exploration, StateLayout layout, Map<String, Long> fires) {
    List<Long> levels = new ArrayList<>();
    for (int i = 0; i <= exploration.depth(); i++) {
      levels.add(exploration.statesAt(i));
    }
    return new Statistics(
        exploration.initialStates(),
        exploration.generated(),
        exploration.distinct(),
        exploration.depth(),
        List.copyOf(levels),
        levels.stream().skip(exploration.expandedLevels()).mapToLong(size -> size).sum(),
        exploration.minOutDegree(),
        exploration.averageOutDegree(),
        exploration.maxOutDegree(),
        layout.widthBits(),
        exploration.bytes(),
        exploration.elapsedNanos(),
        fires);
  }
}
