package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.explore.ExploreOptions;
import checker.explore.Status;
import checker.model.Assumption;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Observations.Observation;
import checker.model.Property;
import checker.model.Value;
import checker.verify.Engine;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.Verdict;
import checker.verify.VerifyOptions;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;

/** What is told of a scenario is what the oracle finds, for either engine and any number of workers. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class VerdictLawTest {
  private static final int MOST_STATES = 1500;

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @net.jqwik.api.Property(tries = 80, seed = "11", edgeCases = EdgeCasesMode.NONE)
  void verdictsAreTheOracles(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      try {
        Oracle oracle = new Oracle(model, MOST_STATES);
        verify(model, oracle, Engine.COMPILED, 1);
        verify(model, oracle, Engine.INTERPRETED, 3);
      } catch (Oracle.TooLarge e) {
        // Counted by the laws of the search.
      }
    }
  }

  /** The goal is seen in the initial state, and cannot be evaluated one step later. */
  @Example
  void aGoalAlreadySeenIsEvaluatedEverywhere() {
    String text = """
        module late
        var x: 0..1 = 1
        actor a {
          action down { when x = 1; x' = 0 }
          action up { when x = 0; x' = 1 }
        }
        possible one { 1 / x = 1 }
        """;
    ScenarioResult result = ScenarioVerifier.verify(Loaded.models(text).get(0), VerifyOptions.defaults());
    assertThat(result.status()).contains(Status.EVALUATION_FAULT);
    assertThat(result.failure().orElseThrow().steps()).hasSize(1);
  }

  private static void verify(Model model, Oracle oracle, Engine engine, int workers) {
    ScenarioResult result =
        ScenarioVerifier.verify(
            model,
            VerifyOptions.defaults().withEngine(engine).withSearch(ExploreOptions.defaults().withWorkers(workers)));
    if (!model.assumptions().stream().allMatch(Assumption::holds)) {
      assertThat(result.status()).isEmpty();
      assertThat(result.issues()).isNotEmpty();
      return;
    }
    if (!oracle.faults.isEmpty()) {
      assertThat(result.status()).contains(Status.EVALUATION_FAULT);
      assertThat(result.failure()).isPresent();
      assertThat(result.properties()).noneMatch(p -> p.verdict() == Verdict.HOLDS);
      return;
    }
    assertThat(result.status()).contains(Status.COMPLETE);
    assertThat(result.statistics().orElseThrow().distinct()).isEqualTo(oracle.distinct());
    result.properties().forEach(p -> compare(p, model, oracle));
  }

  private static void compare(PropertyResult result, Model model, Oracle oracle) {
    if (result.property().isEmpty()) {
      if (oracle.distinct() > 0) {
        assertThat(result.verdict()).isEqualTo(oracle.deadlockLevel < 0 ? Verdict.HOLDS : Verdict.VIOLATED);
        assertThat(result.steps()).isEqualTo(steps(oracle.deadlockLevel, 0));
      }
      return;
    }
    Property property = result.property().get();
    Observations observations = Observations.of(model);
    boolean ofSteps = property.kind() == Property.Kind.TRANSITION;
    List<Observation> all = ofSteps ? observations.ofSteps() : observations.ofStates();
    int[] sightings = ofSteps ? oracle.stepSightings : oracle.stateSightings;
    int more = ofSteps ? 1 : 0;
    int level = level(property, all, sightings, true);
    boolean tested = level(property, all, sightings, false) >= 0;
    switch (property.kind()) {
      case INVARIANT, TRANSITION -> {
        assertThat(result.verdict() == Verdict.VIOLATED).as(property.name()).isEqualTo(level >= 0);
        if (level < 0) {
          assertThat(result.verdict() == Verdict.HOLDS).as(property.name()).isEqualTo(tested && oracle.distinct() > 0);
        }
      }
      case REACHABLE ->
          assertThat(result.verdict()).isEqualTo(level >= 0 ? Verdict.REACHABLE : Verdict.UNREACHABLE);
      case COST -> assertThat(result.verdict()).isEqualTo(level >= 0 ? Verdict.INCURRED : Verdict.NOT_INCURRED);
      case POSSIBLE -> {
        OptionalInt trap = trap(property, oracle);
        assertThat(result.verdict() == Verdict.VIOLATED).as(property.name()).isEqualTo(trap.isPresent());
        assertThat(result.steps()).as(property.name()).isEqualTo(trap);
        return;
      }
      case TEMPORAL -> {
        return;
      }
    }
    assertThat(result.steps()).as(property.name()).isEqualTo(steps(level, more));
    result.trace().ifPresent(trace -> assertThat(trace.steps()).hasSize(level + more));
    assertThat(result.trace().isPresent()).isEqualTo(level >= 0);
  }

  /** The level of the violation or witness; or (if not wanted) 0 if every antecedent was seen and -1 if not. */
  private static int level(Property property, List<Observation> all, int[] sightings, boolean main) {
    IntStream own = IntStream.range(0, all.size()).filter(i -> all.get(i).property() == property);
    if (main) {
      return own.filter(i -> all.get(i).kind() != Observations.Kind.ANTECEDENT).map(i -> sightings[i]).findFirst().orElse(-1);
    }
    return own.filter(i -> all.get(i).kind() == Observations.Kind.ANTECEDENT).anyMatch(i -> sightings[i] < 0) ? -1 : 0;
  }

  /** The first level with a state from which no state satisfies the property any more. */
  private static OptionalInt trap(Property property, Oracle oracle) {
    Set<List<Value>> safe = new HashSet<>();
    oracle.steps.keySet().stream()
        .filter(s -> Evaluator.holds(property.predicate().orElseThrow(), Environment.ofState(s, property.frameSize())))
        .forEach(safe::add);
    boolean grown = true;
    while (grown) {
      grown = false;
      for (List<Value> state : oracle.steps.keySet()) {
        if (!safe.contains(state) && oracle.steps.get(state).stream().anyMatch(s -> safe.contains(s.target()))) {
          grown |= safe.add(state);
        }
      }
    }
    return IntStream.range(0, oracle.levels.size())
        .filter(l -> !safe.containsAll(oracle.levels.get(l)))
        .findFirst();
  }

  private static OptionalInt steps(int level, int more) {
    return level < 0 ? OptionalInt.empty() : OptionalInt.of(level + more);
  }
}
