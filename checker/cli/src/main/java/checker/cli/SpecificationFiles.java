package checker.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The specifications that are meant by files and directories.
 *
 * @param names as the user would write them
 * @param whole whether a directory was meant, all of it
 */
record SpecificationFiles(List<String> names, boolean whole) {
  private static final String DEFAULT_DIRECTORY = "specs";
  private static final String EXTENSION = ".spec";

  /**
   * Files stand for themselves, directories for the specifications in them, and nothing for the directory {@code specs}.
   *
   * @throws UsageException if a directory has none, or is not there
   */
  static SpecificationFiles of(Console console, List<String> arguments) {
    if (arguments.isEmpty() && !Files.isDirectory(console.resolve(DEFAULT_DIRECTORY))) {
      throw new UsageException("there is no directory `" + DEFAULT_DIRECTORY + "` here; which specifications are meant?");
    }
    List<String> names = new ArrayList<>();
    boolean whole = false;
    for (String argument : arguments.isEmpty() ? List.of(DEFAULT_DIRECTORY) : arguments) {
      if (Files.isDirectory(console.resolve(argument))) {
        names.addAll(within(console.resolve(argument), argument));
        whole = true;
      } else {
        names.add(argument);
      }
    }
    return new SpecificationFiles(List.copyOf(names), whole);
  }

  private static List<String> within(Path directory, String name) {
    String prefix = name.endsWith("/") ? name : name + "/";
    List<String> names;
    try (Stream<Path> files = Files.list(directory)) {
      names = files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(EXTENSION)).sorted().map(prefix::concat).toList();
    } catch (IOException e) {
      throw new UsageException("the directory `" + name + "` cannot be read");
    }
    if (names.isEmpty()) {
      throw new UsageException("there is no specification (*" + EXTENSION + ") in the directory `" + name + "`");
    }
    return names;
  }
}
