package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.codegen.CodeGenerator;
import checker.explore.Eager;
import checker.explore.ExploreOptions;
import checker.fixture.SpecText;
import checker.independence.Independence;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.source.Diagnostics;
import checker.transition.TransitionSystem;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;

/** What is said to commute does, and what is said not to change does not, in every reachable state; and a search that relies on it finds the same. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class IndependenceLawTest {
  private static final Path SPECS = Path.of("..", "..", "specs");
  private static final int MOST_STATES = Integer.getInteger("checker.laws.factor", 1) * 120;

  @Provide
  Arbitrary<RandomSpec> specs() {
    return RandomSpec.arbitrary();
  }

  @Property(tries = 100, seed = "13", edgeCases = EdgeCasesMode.NONE)
  void whatIsIndependentCommutes(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      StateLayout layout = StateLayout.of(model);
      TransitionSystem system = Interpreter.of(model, layout);
      Statistics.label("squares")
          .collect(squares(model, layout, system, MOST_STATES) > 0)
          .coverage(c -> c.check(true).percentage(p -> p > 5));
      Statistics.label("unnoticed")
          .collect(unnoticed(model, layout, system, MOST_STATES) > 0)
          .coverage(c -> c.check(true).percentage(p -> p > 5));
    }
  }

  @Property(tries = 30, seed = "14", edgeCases = EdgeCasesMode.NONE)
  void searchesFindTheSameWithSleepSetsAndWithout(@ForAll("specs") RandomSpec spec) {
    for (Model model : Loaded.models(spec)) {
      StateLayout layout = StateLayout.of(model);
      compareSearches(Interpreter.of(model, layout), CodeGenerator.compile(model, layout), MOST_STATES, 1, 3);
    }
  }

  @Example
  void theSameOfEveryShippedSpecification() throws IOException {
    long squares = 0;
    long unnoticed = 0;
    for (Model model : shipped()) {
      StateLayout layout = StateLayout.of(model);
      TransitionSystem system = CodeGenerator.compile(model, layout);
      try {
        squares += squares(model, layout, system, MOST_STATES / 2);
        unnoticed += unnoticed(model, layout, system, MOST_STATES / 2);
        compareSearches(system, system, MOST_STATES / 2, 3);
      } catch (AssertionError e) {
        throw new AssertionError(model.module() + " " + model.scenario(), e);
      }
    }
    assertThat(squares).isPositive();
    assertThat(unnoticed).isPositive();
  }

  /** Random models have states of a word or two, and few instances. */
  @Example
  void theSameOfWideStatesAndOfManyInstances() {
    for (int counters : new int[] {3, 5, 7, 9, 12, 70}) {
      Model model = SpecText.model(counting(counters));
      StateLayout layout = StateLayout.of(model);
      TransitionSystem system = CodeGenerator.compile(model, layout);
      assertThat(system.stateWords()).isEqualTo((counters + 1) / 2);
      assertThat(system.commuting()[counters - 1]).isEqualTo(-1L >>> Math.max(0, Long.SIZE - counters + 1));
      compareSearches(Interpreter.of(model, layout), system, 3000, 1, 3);
    }
  }

  /** Counters of 31 bits, each of which goes up once. */
  private static String counting(int counters) {
    return "module m\ntype Id = 0.." + (counters - 1) + "\nvar c: Id -> 0..2_000_000_000 = 0\n"
        + "actor a(i: Id) { action up { when c[i] < 1; c[i]' = c[i] + 1 } }\n";
  }

  private static List<Model> shipped() throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.list(SPECS)) {
      paths = files.filter(f -> f.toString().endsWith(".spec")).sorted().toList();
    }
    List<Model> models = new ArrayList<>();
    for (Path path : paths) {
      Diagnostics diagnostics = new Diagnostics();
      Optional<Specification> specification = Specification.load(path, diagnostics);
      for (ScenarioRef scenario : specification.orElseThrow().scenarios()) {
        models.add(specification.get().elaborate(scenario, Map.of(), diagnostics).orElseThrow());
      }
    }
    return models;
  }

  private static long squares(Model model, StateLayout layout, TransitionSystem system, int mostStates) {
    return new Squares(system, layout, Independence.of(model).earlier()).check(Reachable.states(system, mostStates));
  }

  private static long unnoticed(Model model, StateLayout layout, TransitionSystem system, int mostStates) {
    return new Unnoticed(system, layout, Independence.of(model).noticing()).check(Reachable.states(system, mostStates));
  }

  private static void compareSearches(
      TransitionSystem reference, TransitionSystem system, int mostStates, int... numbersOfWorkers) {
    ExploreOptions options = ExploreOptions.defaults().withMaxStates(mostStates);
    Eager.Figures expected = Eager.explore(reference, options.withWorkers(1).withSleepSets(false));
    for (int workers : numbersOfWorkers) {
      assertThat(Eager.explore(system, options.withWorkers(workers))).as("%d workers", workers).isEqualTo(expected);
    }
  }
}
