package checker.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * A command line run in this process.
 *
 * @param code exit status
 * @param out what went to the standard output, with paths relative to the directory it was run in
 */
record Invocation(int code, String out, String err) {

  /** Runs in a directory, without a terminal. */
  static Invocation in(Path directory, String... arguments) {
    return run(directory, false, 80, () -> false, arguments);
  }

  static Invocation onTerminal(Path directory, int width, String... arguments) {
    return run(directory, true, width, () -> false, arguments);
  }

  static Invocation run(
      Path directory, boolean terminal, int width, BooleanSupplier cancelled, String... arguments) {
    return run(directory, terminal, width, cancelled, Map.of(), "", arguments);
  }

  static Invocation onTerminal(Map<String, String> environment, Path directory, String... arguments) {
    return run(directory, true, 80, () -> false, environment, "", arguments);
  }

  static Invocation with(Map<String, String> environment, Path directory, String... arguments) {
    return run(directory, false, 80, () -> false, environment, "", arguments);
  }

  /** Runs in a directory, without a terminal, with a text on the standard input. */
  static Invocation reading(Path directory, String input, String... arguments) {
    return run(directory, false, 80, () -> false, Map.of(), input, arguments);
  }

  private static Invocation run(
      Path directory,
      boolean terminal,
      int width,
      BooleanSupplier cancelled,
      Map<String, String> environment,
      String input,
      String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            terminal,
            false,
            width,
            directory,
            environment,
            cancelled,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            false);
    int code = Main.run(arguments, console);
    return new Invocation(code, text(out, directory), text(err, directory));
  }

  private static String text(ByteArrayOutputStream bytes, Path directory) {
    return bytes.toString(StandardCharsets.UTF_8)
        .replace(directory + "/", "")
        .replace("`" + directory + "`", "`.`")
        .replaceAll(" \\d+\\.\\d+ s\\b", " T s");
  }

  static Path write(Path directory, String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
