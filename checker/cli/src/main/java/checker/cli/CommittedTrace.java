package checker.cli;

import checker.report.TraceFile;
import checker.trace.RecordedTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file in a directory of traces that has their extension.
 *
 * @param name its path from that directory, with {@code /} between the parts
 * @param text empty if it could not be read
 * @param fault why it could not be read; empty if it could
 */
record CommittedTrace(String name, Path path, Optional<String> text, String fault) {
  private static final Pattern NAME =
      Pattern.compile("(?<module>\\w+)/(?<scenario>\\w+)\\.(?<property>\\w+)" + Pattern.quote(TraceFile.EXTENSION));

  /** What a name of the form {@code MODULE/SCENARIO.PROPERTY.trace} says. */
  record Place(String module, String scenario, String property) {}

  /**
   * All of a directory and of those in it, by name; none if it is not there.
   *
   * @throws UsageException if the directory cannot be listed
   */
  static SortedMap<String, CommittedTrace> in(Path directory) {
    SortedMap<String, CommittedTrace> traces = new TreeMap<>();
    if (!Files.exists(directory)) {
      return traces;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.getFileName().toString().endsWith(TraceFile.EXTENSION) && !Files.isDirectory(file)) {
          String name = directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
          traces.put(name, read(name, file));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new UsageException("the directory `" + directory + "` cannot be read");
    }
    return traces;
  }

  private static CommittedTrace read(String name, Path file) {
    try {
      return new CommittedTrace(name, file, Optional.of(Files.readString(file, StandardCharsets.UTF_8)), "");
    } catch (CharacterCodingException e) {
      return new CommittedTrace(name, file, Optional.empty(), "it is not a text");
    } catch (IOException e) {
      return new CommittedTrace(name, file, Optional.empty(), "it cannot be read");
    }
  }

  /** Empty if no trace is written to such a name. */
  Optional<Place> place() {
    Matcher parts = NAME.matcher(name);
    return parts.matches()
        ? Optional.of(new Place(parts.group("module"), parts.group("scenario"), parts.group("property")))
        : Optional.empty();
  }

  /** A trace that was read, or why it could not be. */
  record Content(Optional<RecordedTrace> trace, int line, String fault) {}

  Content content() {
    if (text.isEmpty()) {
      return new Content(Optional.empty(), 1, fault);
    }
    try {
      return new Content(Optional.of(TraceFile.parse(text.get())), 1, "");
    } catch (TraceFile.Corrupt e) {
      return new Content(Optional.empty(), e.line(), "this is not a trace that the checker wrote: " + e.getMessage());
    }
  }
}
