package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped proposals are as their scenarios expect; the committed counterexamples and {@code specs/README.md} are what is found
 * today. All in one run, for it takes a while.
 */
class CounterexamplesTest {
  private static final Path COMMITTED = Golden.project().resolve("counterexamples");

  private static final Path PAGE = Golden.project().resolve("specs/README.md");
  private static final String COMMAND =
      "checker compare specs/*.spec --format markdown --output specs/README.md --write-traces counterexamples";

  @TempDir Path directory;

  @Test
  void committedCounterexamplesAndTablesAreThoseFoundToday() throws IOException {
    Path traces = Golden.updating() ? COMMITTED : directory.resolve("counterexamples");
    Path page = Golden.updating() ? PAGE : directory.resolve("README.md");
    List<String> arguments = new ArrayList<>(List.of("compare", "--format", "markdown"));
    arguments.addAll(List.of("--output", page.toString(), "--write-traces", traces.toString()));
    arguments.addAll(Golden.specifications());
    Invocation compared = Invocation.in(Golden.project(), arguments.toArray(String[]::new));
    assertThat(compared.out()).doesNotContain("UNEXPECTED", "ERROR");
    assertThat(compared.code()).as(compared.toString()).isEqualTo(ExitStatus.OK.code());
    assertThat(contents(traces)).as("`checker gate` tells why").containsExactlyEntriesOf(contents(COMMITTED));
    assertThat(page).as("written by: " + COMMAND).hasSameTextualContentAs(PAGE, StandardCharsets.UTF_8);
  }

  @Test
  void theCommandThatWritesThemIsDocumented() throws IOException {
    assertThat(Files.readString(Golden.project().resolve("checker/docs/cli.md"), StandardCharsets.UTF_8)).contains(COMMAND);
  }

  @Test
  void committedCounterexamplesReplay() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    contents(COMMITTED).keySet().forEach(trace -> arguments.add("counterexamples/" + trace));
    Invocation replayed = Invocation.in(Golden.project(), arguments.toArray(String[]::new));
    assertThat(replayed.code()).as(replayed.toString()).isZero();
    assertThat(replayed.out().lines().filter(line -> line.startsWith("  reproduces: "))).hasSize(arguments.size() - 1);
  }

  private static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".trace")).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        contents.put(name, Files.readString(file, StandardCharsets.UTF_8));
      }
    }
    return contents;
  }
}
