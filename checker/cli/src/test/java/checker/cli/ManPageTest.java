package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPageTest {
  @TempDir Path directory;

  private List<Path> pages() throws IOException {
    assertThat(Invocation.in(directory, "man", "man1").code()).isZero();
    try (Stream<Path> files = Files.list(directory.resolve("man1"))) {
      return files.sorted().toList();
    }
  }

  private String page(String name) throws IOException {
    pages();
    return Files.readString(directory.resolve("man1").resolve(name));
  }

  @Test
  void everyCommandThatHelpTellsOfHasAPage() throws IOException {
    List<String> names = pages().stream().map(page -> page.getFileName().toString()).toList();
    List<String> commands =
        Invocation.in(directory, "--help").out().lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .filter(line -> line.matches("  [a-z]+ .*"))
            .map(line -> "checker-" + line.strip().split(" ")[0] + ".1")
            .toList();
    assertThat(commands).hasSizeGreaterThan(10);
    assertThat(names).contains("checker.1").containsAll(commands).hasSize(commands.size() + 1);
  }

  @Test
  void aPageTellsOptionsStatusesAndTheEnvironment() throws IOException {
    String verify = page("checker-verify.1");
    assertThat(verify)
        .contains(".SH NAME\nchecker\\-verify \\- Checks every scenario")
        .contains(".B \\-\\-max\\-states=N\n")
        .contains(".B \\-q, \\-\\-quiet\n")
        .contains(".B SPEC\nfiles to verify")
        .contains(".B 22\na search ended before it was complete")
        .contains(".B CHECKER_JAVA_OPTS\n");
    assertThat(page("checker-explain.1")).contains("checker-verify(1)".replace("-", "\\-"));
  }

  @Test
  void helpListsEveryExitStatus() {
    String help = Invocation.in(directory, "--help").out().replaceAll("\\s+", " ");
    String order = Stream.of(ExitStatus.values()).map(s -> Integer.toString(s.code())).collect(Collectors.joining(", "));
    assertThat(help).contains("the first that applies of " + order + ":");
    for (ExitStatus status : ExitStatus.values()) {
      assertThat(help).contains(status.code() + " " + status.meaning());
    }
  }

  @Test
  void everyCommandThatVerifiesHasAnExample() throws IOException {
    for (String command : List.of("verify", "compare", "gate", "replay", "simulate", "explore", "graph", "translate")) {
      assertThat(Invocation.in(directory, command, "--help").out()).contains("Examples:\n  checker " + command);
      assertThat(page("checker-" + command + ".1")).contains(".SH EXAMPLES\n.nf\nchecker " + command);
    }
  }

  /** No line but ours begins like a request, so nothing that is said is swallowed. */
  @Test
  void onlyRequestsBeginWithADot() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readAllLines(page)).allMatch(line -> !line.startsWith("'") && line.matches("[^.].*|\\.(TH|SH|TP|PP|B|nf|fi)( .*)?"));
    }
  }

  @Test
  void groffHasNothingToSayAgainstThem() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
    for (Path page : pages()) {
      Process groff =
          new ProcessBuilder("/usr/bin/groff", "-man", "-ww", "-z", "-Tascii", page.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(groff.waitFor()).as(said).isZero();
      assertThat(said).as(page.toString()).isEmpty();
    }
  }
}
