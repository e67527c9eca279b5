package checker.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.SpecText;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Inspector;
import checker.trace.RecordedTrace;
import checker.trace.ReplayResult;
import checker.trace.Replayer;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import checker.verify.Agreement;
import checker.verify.Engine;
import checker.verify.Issue;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.Verdict;
import checker.verify.VerifyOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimulatorTest {
  /** One worker counts up, another resets; the third step of `up` in a row violates. Four states. */
  private static final String COUNTER =
      """
      module m
      var n: 0..3 = 0
      actor a { action up { when n < 3; n' = n + 1 } }
      actor b { action reset { when n > 0; n' = 0 } }
      """;

  private static final SimulateOptions FEW =
      new SimulateOptions(
          Engine.COMPILED, 7, 200, 30, Map.of(), 1, Long.MAX_VALUE, Long.MAX_VALUE, 1 << 26, Set.of(), false,
          () -> false, (walks, steps, nanos) -> {});

  private static SimulateOptions with(int workers, Engine engine, long seed, long shortenNanos, Map<String, Integer> weights) {
    return new SimulateOptions(
        engine, seed, FEW.walks(), FEW.depth(), weights, workers, FEW.timeoutNanos(), shortenNanos, FEW.memoryBytes(),
        Set.of(), true, () -> false, FEW.progress());
  }

  private static SimulationResult simulate(String text) {
    return Simulator.simulate(SpecText.model(text), FEW);
  }

  private static SimulationResult.Seen seen(SimulationResult result, String name) {
    return result.properties().stream().filter(p -> p.result().name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void whatAWalkMeetsIsShortenedToWhatASearchFinds() {
    String text = COUNTER + "invariant low { n < 3 }\ntransition small { n' <= n + 1 and n' + 2 >= n }\nreachable top { n = 3 }\n";
    SimulationResult result = simulate(text);
    ScenarioResult search = ScenarioVerifier.verify(SpecText.model(text), VerifyOptions.defaults());
    for (int i : new int[] {0, 1}) {
      Counterexample shortened = result.properties().get(i).result().trace().orElseThrow();
      Counterexample found = search.properties().get(i).trace().orElseThrow();
      assertThat(RecordedTrace.of(shortened)).isEqualTo(RecordedTrace.of(found));
      assertThat(shortened.searched()).isPositive().isEqualTo(found.searched());
    }
    assertThat(seen(result, "low").result().steps()).hasValue(3);
    assertThat(seen(result, "small").result().steps()).hasValue(4);
    assertThat(seen(result, "top").result().verdict()).isEqualTo(Verdict.REACHABLE);
    assertThat(seen(result, "deadlock_free").result().verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.issues()).containsExactlyInAnyOrder(Issue.SAFETY, Issue.INCOMPLETE);
  }

  /** So small that a few hundred walks come everywhere. */
  @Test
  void walksThroughSmallScenariosMeetWhatASearchFinds() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of("..", "docs", "examples"))) {
      files = all.filter(f -> f.toString().endsWith(".spec")).sorted().toList();
    }
    int violations = 0;
    for (Path file : files) {
      Diagnostics diagnostics = new Diagnostics();
      Optional<Specification> specification = Specification.load(file, diagnostics);
      List<ScenarioRef> scenarios =
          diagnostics.hasErrors() ? List.of() : specification.map(Specification::scenarios).orElse(List.of());
      for (ScenarioRef scenario : scenarios) {
        Model model = specification.orElseThrow().elaborate(scenario, Map.of(), diagnostics).orElseThrow();
        List<List<Object>> walked =
            violations(Simulator.simulate(model, FEW).properties().stream().map(SimulationResult.Seen::result));
        assertThat(walked)
            .isEqualTo(violations(ScenarioVerifier.verify(model, VerifyOptions.defaults()).properties().stream()));
        violations += walked.size();
      }
    }
    assertThat(violations).isGreaterThan(3);
  }

  /** Without those that no walk can show. */
  private static List<List<Object>> violations(Stream<PropertyResult> results) {
    return results
        .filter(p -> p.verdict() == Verdict.VIOLATED && p.property().filter(q -> !Inspector.ofStates(q)).isEmpty())
        .map(p -> List.<Object>of(p.name(), p.steps(), RecordedTrace.of(p.trace().orElseThrow())))
        .toList();
  }

  @Test
  void aSeedMeansTheSameWalksForAnyNumberOfWorkersAndBothEngines() {
    Model model = SpecText.model(COUNTER + "invariant low { n < 3 }\n");
    SimulationResult one = Simulator.simulate(model, with(1, Engine.COMPILED, 7, 0, Map.of()));
    for (int workers : new int[] {1, 2, 4}) {
      for (Engine engine : Engine.values()) {
        SimulationResult other = Simulator.simulate(model, with(workers, engine, 7, 0, Map.of()));
        assertThat(sights(other)).isEqualTo(sights(one));
        assertThat(figures(other)).isEqualTo(figures(one));
      }
    }
    assertThat(figures(Simulator.simulate(model, with(1, Engine.COMPILED, 8, 0, Map.of())))).isNotEqualTo(figures(one));
  }

  private static List<List<Object>> sights(SimulationResult result) {
    return result.properties().stream()
        .map(p -> List.<Object>of(p.walks(), p.shortest(), p.result().verdict(), p.result().trace().map(RecordedTrace::of)))
        .toList();
  }

  private static List<Object> figures(SimulationResult result) {
    WalkStatistics s = result.statistics().orElseThrow();
    return List.of(s.walks(), s.steps(), s.longest(), s.full(), s.stuck(), s.distinct(), s.exact(), s.fires());
  }

  @Test
  void stepsAddUp() {
    WalkStatistics s = simulate(COUNTER).statistics().orElseThrow();
    assertThat(s.walks()).isEqualTo(200);
    assertThat(s.steps()).isEqualTo(200 * 30).isEqualTo(s.fires().values().stream().mapToLong(f -> f).sum());
    assertThat(s.full()).isEqualTo(200);
    assertThat(s.distinct()).isEqualTo(4);
    assertThat(s.exact()).isTrue();
    assertThat(s.stopped()).isFalse();
  }

  @Test
  void aTraceThatNoSearchShortenedSaysSoAndReplays() {
    Model model = SpecText.model(COUNTER + "invariant low { n < 3 }\nreachable top { n = 3 }\n");
    SimulationResult result = Simulator.simulate(model, with(1, Engine.COMPILED, 7, 0, Map.of("b", 20)));
    for (String name : List.of("low", "top")) {
      Counterexample trace = seen(result, name).result().trace().orElseThrow();
      assertThat(trace.searched()).isZero();
      assertThat(trace.length()).isEqualTo(seen(result, name).shortest()).isGreaterThanOrEqualTo(3);
      assertThat(new Replayer(model).replay(RecordedTrace.of(trace))).isInstanceOf(ReplayResult.Reproduces.class);
    }
  }

  @Test
  void whatHasWeightZeroNeverHappens() {
    Model model = SpecText.model(COUNTER + "invariant low { n < 3 }\n");
    SimulationResult never = Simulator.simulate(model, with(1, Engine.COMPILED, 7, 0, Map.of("a", 5, "a.up", 0)));
    assertThat(never.statistics().orElseThrow().steps()).isZero();
    assertThat(never.statistics().orElseThrow().withoutWeight()).isEqualTo(200);
    SimulationResult straight = Simulator.simulate(model, with(1, Engine.COMPILED, 7, 0, Map.of("b", 0)));
    assertThat(seen(straight, "low")).matches(s -> s.walks() == 200 && s.shortest() == 3);
    assertThat(straight.statistics().orElseThrow().fires()).isEqualTo(Map.of("a.up", 600L, "b.reset", 0L));
    assertThat(seen(straight, "deadlock_free").walks()).isZero();
  }

  @Test
  void heavierActionsHappenMoreOften() {
    String text = "module m\nvar x: bool = false\nactor a { action t { x' = not x } }\nactor b { action t { x' = not x } }\n";
    Map<String, Long> fires =
        Simulator.simulate(SpecText.model(text), with(1, Engine.COMPILED, 7, 0, Map.of("a.t", 9)))
            .statistics().orElseThrow().fires();
    // 6,000 steps, nine in ten of which are a's: five standard deviations are 116.
    assertThat(fires.get("a.t")).isBetween(5280L, 5520L);
  }

  @Test
  void deadlocksAndTheirTraces() {
    SimulationResult result =
        simulate("module m\nvar n: 0..2 = 0\nactor a { action go { when n < 2; n' = n + 1 } }\n");
    assertThat(seen(result, "deadlock_free").result().steps()).hasValue(2);
    assertThat(seen(result, "deadlock_free").walks()).isEqualTo(200);
    assertThat(result.statistics().orElseThrow().stuck()).isEqualTo(200);
    assertThat(result.issues()).contains(Issue.DEADLOCK);
  }

  @Test
  void evaluationErrorsEndTheCheck() {
    SimulationResult action = simulate("module m\nvar n: 0..2 = 0\nactor a { action go { n' = n + 1 } }\n");
    assertThat(action.failure().orElseThrow().length()).isEqualTo(3);
    assertThat(action.failure().get().ending()).isInstanceOf(Ending.ActionFailed.class);
    assertThat(action.issues()).contains(Issue.EVALUATION_ERROR);
    SimulationResult property =
        simulate("module m\nvar n: 0..2 = 0\nactor a { action go { n' = (n + 1) % 3 } }\ninvariant odd { 4 / (2 - n) > 0 }\n");
    assertThat(property.failure().orElseThrow().length()).isEqualTo(2);
    assertThat(property.failure().get().ending()).isInstanceOf(Ending.PredicateFailed.class);
    Model terminal =
        SpecText.model("module m\nvar n: 0..1 = 0\nterminal when 1 / (1 - n) > 0\nactor a { action go { when n = 0; n' = 1 } }\n");
    SimulationResult unshortened = Simulator.simulate(terminal, with(2, Engine.COMPILED, 7, 0, Map.of()));
    assertThat(unshortened.failure().orElseThrow()).matches(f -> f.length() == 1 && f.searched() == 0);
  }

  @Test
  void initialStates() {
    SimulationResult fault =
        simulate("module m\nvar n: 0..2 in any\ninit { 1 / n > 0 }\nactor a { action go { n' = n } }\n");
    assertThat(fault.failure().orElseThrow().length()).isZero();
    assertThat(fault.statistics()).isEmpty();
    SimulationResult none =
        simulate("module m\nvar n: 0..2 in any\ninit { n > 1 and n < 1 }\nactor a { action go { n' = n } }\ninvariant fine { n < 3 }\n");
    assertThat(seen(none, "fine").result().verdict()).isEqualTo(Verdict.VACUOUS);
    SimulationResult all = simulate("module m\nvar n: 0..2 in any\nactor a { action go { n' = n } }\nreachable two { n = 2 }\n");
    assertThat(all.statistics().orElseThrow().distinct()).isEqualTo(3);
    assertThat(seen(all, "two").shortest()).isZero();
    assertThat(seen(all, "two").walks()).isBetween(20L, 180L);
  }

  @Test
  void behavioursThatNeverEndAreNotJudged() {
    SimulationResult result =
        simulate(COUNTER + "possible back { n = 0 }\nproperty grows { eventually (n = 3) }\ninvariant odd { n = 3 implies n > 0 }\n");
    for (String name : List.of("back", "grows")) {
      assertThat(seen(result, name).result().verdict()).isEqualTo(Verdict.INCOMPLETE);
      assertThat(seen(result, name).result().undecided()).isPresent();
    }
    assertThat(seen(result, "odd").untested()).isZero();
    assertThat(seen(simulate(COUNTER + "invariant odd { n > 3 implies n = 1 }\n"), "odd").untested()).isOne();
  }

  @Test
  void expectedStepsAreOpenWhereThereMayBeAShorterTrace() {
    String text = COUNTER + "invariant low { n < 3 }\nscenario s { } expect low violated in %d\n";
    assertThat(agreement(text.formatted(3), 0)).isEqualTo(Agreement.OPEN);
    assertThat(agreement(text.formatted(3), Long.MAX_VALUE)).isEqualTo(Agreement.MET);
    assertThat(agreement(text.formatted(2), Long.MAX_VALUE)).isEqualTo(Agreement.UNMET);
    assertThat(agreement(text.formatted(9), 0)).isEqualTo(Agreement.UNMET);
  }

  private static Agreement agreement(String text, long shortenNanos) {
    SimulationResult result =
        Simulator.simulate(SpecText.model(text), with(1, Engine.COMPILED, 7, shortenNanos, Map.of()));
    return seen(result, "low").result().agreement();
  }

  @Test
  void timeEndsEvenASingleWalk() {
    SimulateOptions endless =
        new SimulateOptions(
            Engine.COMPILED, 1, 1, Integer.MAX_VALUE, Map.of(), 1, 50_000_000L, 0, 1 << 26, Set.of(), false, () -> false,
            FEW.progress());
    WalkStatistics s = Simulator.simulate(SpecText.model(COUNTER), endless).statistics().orElseThrow();
    assertThat(s.stopped()).isTrue();
    assertThat(s.walks()).isOne();
  }
}
