package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.report.Run;
import checker.report.Runs;
import checker.report.github.StepSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job of continuous integration asks for. */
class CiFormatsTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console(String summary) {
    return new Console(
        new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        false,
        80,
        directory,
        Map.of("GITHUB_STEP_SUMMARY", summary),
        () -> false,
        InputStream.nullInputStream(),
        false);
  }

  @Test
  void allComeFromOneRunAndAgreeWithItsExitStatus() throws IOException {
    Invocation.write(directory, "mixed.spec", Runs.MIXED);
    Invocation run =
        Invocation.in(
            directory, "verify", "mixed.spec", "--format", "github", "--report", "sarif=r.sarif", "--report",
            "markdown=r.md", "--report", "dot=r.dot");
    assertThat(run.code()).isEqualTo(13);
    assertThat(run.out().lines()).hasSize(5).allMatch(line -> line.startsWith("::"));
    assertThat(Files.readString(directory.resolve("r.sarif"))).contains("\"exitCode\": 13");
    assertThat(Files.readString(directory.resolve("r.md"))).contains("exit status 13: a temporal property is violated");
    assertThat(Files.readString(directory.resolve("r.dot"))).contains("goes_on: violated in 1 step");
  }

  @Test
  void faultySpecificationIsToldInAllOfThem() throws IOException {
    Invocation.write(directory, "bad.spec", "module bad\nvar n: 0..9 = m\n");
    Invocation run =
        Invocation.in(
            directory, "verify", "bad.spec", "--format", "github", "--report", "sarif=r.sarif", "--report", "markdown=r.md");
    assertThat(run.code()).isEqualTo(150);
    assertThat(run.out()).startsWith("::error file=bad.spec,line=2,");
    assertThat(Files.readString(directory.resolve("r.sarif"))).contains("\"E101\"", "\"exitCode\": 150");
    assertThat(Files.readString(directory.resolve("r.md"))).contains("| `").contains("error E101");
  }

  @Test
  void summaryIsAddedToWhatTheStepHas() throws IOException {
    Path file = Files.writeString(directory.resolve("summary.md"), "before\n");
    SummaryFile.append(Runs.of("mixed.spec", Runs.MIXED), console("summary.md"));
    assertThat(Files.readString(file)).startsWith("before\n").contains("# checker verify: not as expected", "```mermaid");
  }

  @Test
  void fullSummaryIsTold() throws IOException {
    Path file = Files.write(directory.resolve("summary.md"), new byte[(int) StepSummary.MOST_BYTES]);
    SummaryFile.append(Runs.of("mixed.spec", Runs.MIXED), console("summary.md"));
    assertThat(Files.size(file)).isEqualTo(StepSummary.MOST_BYTES);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("no room left");
  }

  @Test
  void summaryThatCannotBeWrittenIsAnError() {
    Run run = new Run("verify", "1", List.of(), List.of(), 0, "");
    assertThatThrownBy(() -> SummaryFile.append(run, console("no/such/summary.md")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("GITHUB_STEP_SUMMARY");
  }

  @Test
  void withoutTheVariableThereIsNoSummary() {
    SummaryFile.append(new Run("verify", "1", List.of(), List.of(), 0, ""), console(""));
    assertThat(directory).isEmptyDirectory();
  }
}
