package checker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import checker.codegen.CodeGenerator;
import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.model.Property;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.transition.TransitionSystem;
import checker.typing.Specification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A specification text whose temporal properties are checked with both engines and several numbers of workers. The
 * verdicts must be the same each time, and each lasso a fair behaviour that violates the property, by definition.
 */
final class CheckedSpec {
  private static final TemporalOptions OPTIONS =
      TemporalOptions.withMemory(1L << 30).withMinimalityBudget(20_000_000);

  final Model model;
  final StateLayout layout;
  final SpecOracle oracle;
  private final List<TransitionSystem> systems;

  private CheckedSpec(Model model, int mostStates) {
    this.model = model;
    this.layout = StateLayout.of(model);
    this.oracle = new SpecOracle(model, layout, mostStates);
    this.systems = List.of(Interpreter.of(model, layout), CodeGenerator.compile(model, layout));
  }

  /** The only scenario of a text; mistakes in it fail the test. */
  static CheckedSpec of(String text) {
    return of(text, Map.of());
  }

  static CheckedSpec of(String text, Map<String, String> constants) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<Model> model = model(text, constants, diagnostics);
    assertThat(model).as("%s", diagnostics.sorted()).isPresent();
    return new CheckedSpec(model.get(), 20_000);
  }

  static CheckedSpec of(Model model, int mostStates) {
    return new CheckedSpec(model, mostStates);
  }

  static Optional<Model> model(String text, Map<String, String> constants, Diagnostics diagnostics) {
    return Specification.parse(new SourceText("test.spec", text), name -> Optional.empty(), diagnostics)
        .flatMap(s -> s.elaborate(s.scenarios().get(s.scenarios().size() - 1), constants, diagnostics));
  }

  Property property(String name) {
    return model.properties().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** The verdict of a property. */
  TemporalVerdict check(String name) {
    Property property = property(name);
    List<TemporalVerdict> verdicts = new ArrayList<>();
    for (TransitionSystem system : systems) {
      for (int workers : List.of(1, 2, 4)) {
        Exploration exploration =
            Explorer.explore(system, ExploreOptions.defaults().withWorkers(workers), ProgressListener.SILENT);
        assertThat(exploration.complete()).isTrue();
        verdicts.add(new TemporalChecker(model, layout, system, exploration, OPTIONS).check(property));
      }
    }
    TemporalVerdict first = verdicts.get(0);
    for (TemporalVerdict verdict : verdicts) {
      assertThat(text(verdict)).isEqualTo(text(first));
    }
    if (first instanceof TemporalVerdict.Lasso lasso) {
      validate(oracle, property, lasso);
    } else if (first instanceof TemporalVerdict.Trap trap) {
      validate(property, trap);
    }
    return first;
  }

  /** The verdict of a property that is violated by a lasso of so many steps, proven to be the fewest. */
  TemporalVerdict.Lasso violated(String name, int steps) {
    TemporalVerdict verdict = check(name);
    assertThat(verdict).isInstanceOf(TemporalVerdict.Lasso.class);
    TemporalVerdict.Lasso lasso = (TemporalVerdict.Lasso) verdict;
    assertThat(lasso.steps()).as("%s", labels(lasso)).isEqualTo(steps);
    assertThat(lasso.minimal()).isTrue();
    return lasso;
  }

  void holds(String name) {
    TemporalVerdict verdict = check(name);
    assertThat(verdict).as("%s", text(verdict)).isInstanceOf(TemporalVerdict.Holds.class);
  }

  /** The steps as {@code lane.action}; {@code stutter} for a stuttering one. */
  List<String> labels(TemporalVerdict.Lasso lasso) {
    return Arrays.stream(lasso.instances())
        .mapToObj(i -> i == TemporalVerdict.Lasso.STUTTER
            ? "stutter"
            : oracle.instances.get(i).lane().label() + "." + oracle.instances.get(i).label())
        .toList();
  }

  List<Integer> path(TemporalVerdict.Lasso lasso) {
    return lasso.states().stream().map(oracle::number).toList();
  }

  /** By definition: the steps exist, the last leads back, the loop is fair, and the property is false. */
  static void validate(SpecOracle oracle, Property property, TemporalVerdict.Lasso lasso) {
    List<Integer> path = lasso.states().stream().map(oracle::number).toList();
    int length = path.size();
    assertThat(lasso.instances()).hasSize(length);
    assertThat(lasso.loopStart()).isBetween(0, length - 1);
    assertThat(path.get(0)).isLessThan(oracle.initialCount);
    for (int i = 0; i < length; i++) {
      int next = path.get(i + 1 < length ? i + 1 : lasso.loopStart());
      if (lasso.instances()[i] == TemporalVerdict.Lasso.STUTTER) {
        assertThat(i).isEqualTo(length - 1).isEqualTo(lasso.loopStart());
      } else {
        assertThat(oracle.target(path.get(i), lasso.instances()[i], lasso.ordinals()[i])).isEqualTo(next);
      }
    }
    assertThat(oracle.fair(path, lasso.loopStart())).as("fair: %s", path).isTrue();
    assertThat(oracle.satisfies(property, path, lasso.loopStart())).as("violates: %s", path).isFalse();
  }

  private void validate(Property property, TemporalVerdict.Trap trap) {
    Set<Integer> expected = oracle.trap(property);
    assertThat(trap.states()).isEqualTo(expected.size());
    assertThat(trap.level()).isEqualTo(oracle.distance(expected));
    for (int i = 0; i < oracle.size(); i++) {
      long[] packed = new long[layout.words()];
      layout.encode(oracle.state(i), packed, 0);
      assertThat(trap.contains().test(packed)).isEqualTo(expected.contains(i));
    }
  }

  private static String text(TemporalVerdict verdict) {
    if (verdict instanceof TemporalVerdict.Lasso lasso) {
      return lasso.states().stream().map(Arrays::toString).toList()
          + Arrays.toString(lasso.instances())
          + Arrays.toString(lasso.ordinals())
          + lasso.loopStart()
          + lasso.minimal();
    } else if (verdict instanceof TemporalVerdict.Trap trap) {
      return trap.level() + ": " + trap.states();
    }
    return verdict.toString();
  }
}
