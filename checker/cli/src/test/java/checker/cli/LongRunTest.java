package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run of its own process, of a space of 150 million states, that ends before it is complete: it says where it was. */
@Timeout(120)
class LongRunTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();

  private static Process start(String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-Dchecker.err.terminal=true",
                "-cp",
                System.getProperty("java.class.path"),
                "checker.cli.Main",
                "verify",
                "specs/baseline.spec",
                "--scenario",
                "direct_io",
                "--const",
                "USERS=5",
                "--property",
                "stable_pages",
                "--workers",
                "1"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).directory(ROOT.toFile()).start();
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads the progress line until it tells of a level. */
  private static void awaitProgress(InputStream err) throws IOException {
    StringBuilder seen = new StringBuilder();
    while (!seen.toString().contains("level ")) {
      int next = err.read();
      assertThat(next).as(seen.toString()).isNotNegative();
      seen.append((char) next);
    }
  }

  private static void assertTellsWhereItWas(String out, String reason) {
    assertThat(out)
        .containsPattern("incomplete: " + reason)
        .containsPattern("[\\d,]+ states, [\\d,]+ transitions, depth \\d+, [\\d.]+ s until then")
        .containsPattern("[\\d,]+ states left to expand")
        .contains("exit status 22")
        .doesNotContain("holds");
  }

  @Test
  void interrupted() throws IOException, InterruptedException {
    assumeTrue(Path.of("/bin/kill").toFile().exists(), "there is no /bin/kill here");
    Process run = start();
    awaitProgress(run.getErrorStream());
    // Not INT: who was started in the background by a shell is deaf to it.
    assertThat(new ProcessBuilder("/bin/kill", "-TERM", Long.toString(run.pid())).start().waitFor()).isZero();
    String out = text(run.getInputStream());
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(ExitStatus.INCOMPLETE.code());
    assertTellsWhereItWas(out, "interrupted");
  }

  @Test
  void outOfItsMemory() throws IOException, InterruptedException {
    Process run = start("--memory", "20M");
    String out = text(run.getInputStream());
    String err = text(run.getErrorStream());
    assertThat(run.waitFor()).isEqualTo(ExitStatus.INCOMPLETE.code());
    assertTellsWhereItWas(out, "stopped for want of memory");
    assertThat(out + err).doesNotContain("OutOfMemoryError");
  }
}
