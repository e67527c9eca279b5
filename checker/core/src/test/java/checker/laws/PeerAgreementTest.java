package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import checker.model.Model;
import checker.source.Diagnostics;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * rumur and Spin, where they are installed, find the same states, verdicts and lengths in translations. A few models; with
 * {@code -Dchecker.peers=all} every scenario of moderate size and many random models.
 */
class PeerAgreementTest {
  private static final Path SPECS = Path.of("..", "..", "specs");
  private static final boolean ALL = "all".equals(System.getProperty("checker.peers"));
  private static final long MOST_STATES = 120_000;

  /** One user and one page: most indices have a single value. One user and two pages: some have. */
  private static final Set<ScenarioRef> QUICK =
      Set.of(new ScenarioRef("baseline", "direct_io"), new ScenarioRef("dax_break_layouts", "gate_two_pages"));

  /** Seeds of random specifications; these have models without evaluation errors. */
  private static final List<Long> SAMPLE = List.of(2L, 12L);

  private static final int RANDOM_MODELS = 150;

  @TempDir private Path directory;

  @TestFactory
  Stream<DynamicTest> rumurAgrees() {
    return tests("rumur", PeerComparison::withRumur);
  }

  @TestFactory
  Stream<DynamicTest> spinAgrees() {
    return tests("spin", PeerComparison::withSpin);
  }

  private Stream<DynamicTest> tests(String program, Consumer<PeerComparison> comparison) {
    assumeTrue(
        Program.installed(program) && Program.installed("gcc"), program + " or gcc is not installed: not compared with it");
    return Stream.concat(shipped(comparison), random(comparison));
  }

  private Stream<DynamicTest> shipped(Consumer<PeerComparison> comparison) {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path file : files()) {
      Diagnostics diagnostics = new Diagnostics();
      Specification specification = Specification.load(file, diagnostics).orElseThrow();
      for (ScenarioRef scenario : specification.scenarios()) {
        if (ALL || QUICK.contains(scenario)) {
          tests.add(
              DynamicTest.dynamicTest(
                  scenario.module() + " " + scenario.scenario(),
                  () -> {
                    Model model = specification.elaborate(scenario, Map.of(), diagnostics).orElseThrow();
                    assumeTrue(compare(model, comparison), "more than " + MOST_STATES + " states");
                  }));
        }
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(SPECS)) {
      return files.filter(f -> f.toString().endsWith(".spec")).sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Stream<DynamicTest> random(Consumer<PeerComparison> comparison) {
    Stream<Long> seeds = ALL ? Stream.iterate(1L, seed -> seed + 1).limit(RANDOM_MODELS) : SAMPLE.stream();
    return seeds.map(
        seed ->
            DynamicTest.dynamicTest(
                "random " + seed,
                () -> {
                  boolean compared = false;
                  for (Model model : Loaded.models(RandomSpec.of(seed))) {
                    compared |= compare(model, comparison);
                  }
                  assumeTrue(compared, "evaluation errors in all scenarios");
                }));
  }

  /** @return false if there is nothing to compare: too many states, or an evaluation error */
  private boolean compare(Model model, Consumer<PeerComparison> comparison) throws IOException {
    PeerComparison found = PeerComparison.of(model, Files.createTempDirectory(directory, "peer"), MOST_STATES);
    if (found.complete()) {
      comparison.accept(found);
    }
    return found.complete();
  }
}
