package checker.laws;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs of the system. */
final class Program {
  private static final long MOST_SECONDS = 300;

  private Program() {}

  static boolean installed(String name) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  /** What a program writes, errors included, whatever its exit status. */
  static String output(Path directory, List<String> command) {
    Path written = directory.resolve("output.txt");
    try {
      Process process =
          new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
              .redirectOutput(written.toFile()).start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("no end after " + MOST_SECONDS + " s: " + command);
      }
      return Files.readString(written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The same of a program that must write nothing. */
  static void silently(Path directory, List<String> command) {
    String output = output(directory, command);
    if (!output.isBlank()) {
      throw new AssertionError(command + ":\n" + output);
    }
  }
}
