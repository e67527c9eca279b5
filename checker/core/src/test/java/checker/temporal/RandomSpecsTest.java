package checker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import checker.explore.Exploration;
import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.model.Property;
import checker.source.Diagnostics;
import checker.transition.TransitionSystem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Random specifications, fairness and formulas against definitions: verdict, fewest steps, fewest switches, first of all. */
class RandomSpecsTest {
  private static final int SPECS = Integer.getInteger("checker.laws.factor", 1) * 200;
  private static final int LONGEST_TRIED = 4;

  @Test
  void agreeWithTheDefinitions() {
    int holding = 0;
    int tried = 0;
    int longer = 0;
    for (long seed = 0; seed < SPECS; seed++) {
      String text = RandomFairSpec.of(seed);
      Diagnostics diagnostics = new Diagnostics();
      Model model = CheckedSpec.model(text, Map.of(), diagnostics).orElseThrow(() -> new AssertionError(text + diagnostics.sorted()));
      Property property = model.properties().get(0);
      if (SpecOracle.operators(property.formula().orElseThrow()) > 4) {
        continue;
      }
      try {
        int steps = compare(model, property);
        holding += steps == 0 ? 1 : 0;
        tried += steps > 0 && steps <= LONGEST_TRIED ? 1 : 0;
        longer += steps > LONGEST_TRIED ? 1 : 0;
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + "\n" + text, e);
      }
    }
    // Each kind of answer was put to the test.
    assertThat(holding).isGreaterThan(SPECS / 10);
    assertThat(tried).isGreaterThan(SPECS / 5);
    assertThat(longer).isPositive();
  }

  /** Number of steps of the lasso; 0 if there is none. */
  private static int compare(Model model, Property property) {
    StateLayout layout = StateLayout.of(model);
    SpecOracle oracle = new SpecOracle(model, layout, 200);
    boolean violated = FairCycleOracle.violated(oracle, property);
    TransitionSystem system = Interpreter.of(model, layout);
    Exploration exploration =
        Explorer.explore(system, ExploreOptions.defaults().withWorkers(1), ProgressListener.SILENT);
    TemporalVerdict verdict = new TemporalChecker(model, layout, system, exploration, TemporalOptions.withMemory(1 << 28).withMinimalityBudget(10_000_000))
            .check(property);
    assertThat(verdict).isInstanceOf(violated ? TemporalVerdict.Lasso.class : TemporalVerdict.Holds.class);
    if (!(verdict instanceof TemporalVerdict.Lasso lasso)) {
      assertThat(oracle.lassos(property, 3, true)).isEmpty();
      return 0;
    }
    CheckedSpec.validate(oracle, property, lasso);
    assertThat(lasso.minimal()).isTrue();
    for (int length = 1; length <= Math.min(LONGEST_TRIED, lasso.steps() - 1); length++) {
      assertThat(oracle.lassos(property, length, true)).as("of length %s", length).isEmpty();
    }
    if (lasso.steps() <= LONGEST_TRIED) {
      List<SpecOracle.Lasso> shortest = oracle.lassos(property, lasso.steps(), false);
      assertThat(oracle.key(lasso)).isEqualTo(oracle.smallestKey(shortest));
    }
    return lasso.steps();
  }
}
