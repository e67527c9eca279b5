package checker.witness;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLC finds in the translations of the shipped specifications what is found here. A build compares a sample;
 * {@code -Dchecker.witness=all} compares every scenario of up to 100,000 states.
 */
class TlcAgreementTest {
  private static final Path SPECS = Path.of("..", "..", "specs");
  private static final boolean ALL = "all".equals(System.getProperty("checker.witness"));

  @TempDir Path directory;

  @Test
  void scenariosOfShippedSpecifications() throws IOException {
    Comparison.Limits limits =
        ALL
            ? new Comparison.Limits(
                100_000,
                Long.getLong("checker.witness.temporal", 2_000),
                Long.getLong("checker.witness.seconds", 60))
            : new Comparison.Limits(2_000, 300, 60);
    Summary summary = Summary.of(models(), limits, directory);
    summary.print(System.out);
    assertThat(summary.differences()).isEmpty();
    assertThat(summary.scenarios()).isPositive();
  }

  private static List<Model> models() throws IOException {
    List<Model> models = new ArrayList<>();
    String only = System.getProperty("checker.witness.only", "");
    try (Stream<Path> files = Files.list(SPECS)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".spec")).sorted().toList()) {
        Diagnostics diagnostics = new Diagnostics();
        Specification specification = Specification.load(file, diagnostics).orElseThrow();
        List<ScenarioRef> scenarios = specification.scenarios();
        for (ScenarioRef scenario : ALL ? scenarios : scenarios.subList(0, 1)) {
          if ((scenario.module() + "." + scenario.scenario()).contains(only)) {
            models.add(specification.elaborate(scenario, Map.of(), diagnostics).orElseThrow());
          }
        }
      }
    }
    return models;
  }
}
