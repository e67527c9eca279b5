package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected output kept in files of the project. {@code mvn test -Dchecker.update=true} writes them anew, to be looked at
 * before they are committed; in continuous integration (the variable {@code CI}) it does not.
 */
final class Golden {
  private Golden() {}

  /** The root of the project, from the Maven module's directory. */
  static Path project() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize().resolve("../..").normalize();
  }

  /** All of {@code specs/*.spec}, as paths from the root of the project, in order. */
  static List<String> specifications() throws IOException {
    try (Stream<Path> files = Files.list(project().resolve("specs"))) {
      return files.map(file -> "specs/" + file.getFileName()).filter(name -> name.endsWith(".spec")).sorted().toList();
    }
  }

  static boolean updating() {
    boolean update = Boolean.getBoolean("checker.update");
    if (update && System.getenv("CI") != null) {
      throw new IllegalStateException("expected output is not written anew in continuous integration");
    }
    return update;
  }

  /** Compares with {@code src/test/golden/NAME}, or writes it. */
  static void assertEquals(String name, String actual) {
    Path file = project().resolve("checker/cli/src/test/golden").resolve(name);
    try {
      if (updating()) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual, StandardCharsets.UTF_8);
      }
      assertThat(actual).as(name).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
