package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The specifications in {@code specs} and the traces in {@code counterexamples}. {@code mvn test -Dchecker.update=true}
 * writes the traces anew, to be looked at before they are committed.
 */
class SpecificationsTest {
  private static final Path PROJECT = Golden.project();
  private static final Path COUNTEREXAMPLES = PROJECT.resolve("counterexamples");

  @Test
  void specificationsAreCanonicalAndWithoutWarnings() throws IOException {
    Invocation format = run(PROJECT, "format", "--check");
    assertThat(format.code()).as(format.out() + format.err()).isZero();
    Invocation parse = run(PROJECT, "parse");
    assertThat(parse.code()).isZero();
    assertThat(parse.out() + parse.err()).doesNotContainIgnoringCase("warning");
  }

  /** Every expected violation has its trace, every trace its expected violation; each is what is found today. */
  @Test
  void counterexamplesAreWhatIsFound(@TempDir Path copy) throws IOException {
    Files.createDirectory(copy.resolve("specs"));
    for (String spec : specs()) {
      Files.copy(PROJECT.resolve(spec), copy.resolve(spec));
    }
    Invocation verify = run(copy, "verify", "--quiet", "--write-traces=counterexamples");
    assertThat(verify.code()).as(verify.out()).isIn(ExitStatus.OK.code(), ExitStatus.INCOMPLETE.code());
    Map<String, String> found = traces(copy.resolve("counterexamples"));
    if (Golden.updating()) {
      replace(COUNTEREXAMPLES, found);
    }
    Map<String, String> committed = traces(COUNTEREXAMPLES);
    assertThat(found.keySet()).isNotEmpty().isEqualTo(committed.keySet());
    found.forEach((name, text) -> assertThat(text).as(name).isEqualTo(committed.get(name)));
  }

  @Test
  void counterexamplesReproduce() throws IOException {
    List<String> arguments = new ArrayList<>(List.of("replay"));
    traces(COUNTEREXAMPLES).keySet().forEach(name -> arguments.add("counterexamples/" + name));
    Invocation replay = Invocation.in(PROJECT, arguments.toArray(String[]::new));
    assertThat(replay.code()).as(replay.out()).isZero();
    assertThat(replay.out().lines().filter(line -> line.contains("reproduces"))).hasSize(arguments.size() - 1);
  }

  private static Invocation run(Path directory, String... command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(specs());
    return Invocation.in(directory, arguments.toArray(String[]::new));
  }

  /** As a user names them in the project's directory. */
  private static List<String> specs() throws IOException {
    try (var files = Files.list(PROJECT.resolve("specs"))) {
      return files
          .map(file -> "specs/" + file.getFileName())
          .filter(name -> name.endsWith(".spec"))
          .sorted()
          .toList();
    }
  }

  /** Contents by path below the directory. */
  private static Map<String, String> traces(Path directory) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (var files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(directory.relativize(file).toString(), Files.readString(file));
      }
    }
    return contents;
  }

  private static void replace(Path directory, Map<String, String> contents) throws IOException {
    for (String name : traces(directory).keySet()) {
      Files.delete(directory.resolve(name));
    }
    for (Map.Entry<String, String> file : contents.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }
}
