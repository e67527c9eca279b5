package checker.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarksTest {
  private static final Path SPECS = Path.of("../../specs");

  @Test
  void countsTheStatesOfALattice() {
    Measurement measured = Measurement.of(Cases.lattice(2, 3, 10), 0, 1);
    assertThat(measured.states()).isEqualTo(1000);
    assertThat(measured.transitions()).as("each field counts up from 9 values and is reset from 9").isEqualTo(1 + 6 * 900);
    assertThat(measured.depth()).isEqualTo(27);
  }

  @Test
  void findsThePathsOfThePageCache() {
    Measurement measured = Measurement.of(Cases.pageCache(SPECS, 1), 0, 1);
    assertThat(measured.states()).isPositive();
    assertThat(measured.paths()).isPositive();
  }

  @Test
  void decidesATemporalPropertyOfThePageCache() {
    TemporalMeasurement measured =
        TemporalMeasurement.of("page-cache-1", Cases.pageCacheModel(SPECS, 1), "fsync_returns", 2, 1);
    assertThat(measured.states()).isEqualTo(Measurement.of(Cases.pageCache(SPECS, 1), 0, 1).states());
    assertThat(measured.verdict()).isEqualTo("holds");
    assertThat(measured.graphBytes()).isPositive();
  }

  @Test
  void tellsHowItIsUsed() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Benchmarks.run(List.of("specs", "--runs", "many"), System.out, errors)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: checker/bench/run");
  }
}
