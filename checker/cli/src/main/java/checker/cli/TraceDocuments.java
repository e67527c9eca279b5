package checker.cli;

import checker.report.Run;
import checker.report.itf.ItfReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Documents in a format that holds one trace each. A directory takes all traces of a run; a file, and the standard output, one of
 * them: the first, those that are not as expected before the others. What is left out is told.
 */
final class TraceDocuments {
  private final Console console;
  private final String destination;

  /** @param destination as the user wrote it; with a slash at the end, a directory */
  TraceDocuments(Console console, String destination) {
    this.console = console;
    this.destination = destination;
  }

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @throws UsageException if it cannot be written
   */
  void requireWritable() {
    if (!isDirectory()) {
      WholeFile.requireWritable(console.resolve(destination));
      return;
    }
    Path directory = console.resolve(destination).toAbsolutePath().normalize();
    Path there = directory;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new UsageException("the directory `" + destination + "` cannot be written");
    }
  }

  /** Whether it takes all traces, so that each needs a name of its own. */
  boolean isDirectory() {
    return destination.endsWith("/") || Files.isDirectory(console.resolve(destination));
  }

  /**
   * Writes one or all.
   *
   * @param run its scenarios have {@link TraceNames names of their own} if all are written
   * @param notes told what is left out
   * @throws UsageException if that is not possible
   */
  void write(Run run, boolean witnesses, Consumer<String> notes) {
    List<ItfReport.Trace> traces = ItfReport.traces(run, witnesses);
    Path path = console.resolve(destination);
    if (isDirectory()) {
      writeAll(traces, path);
      return;
    }
    Optional<String> text = first(traces, "`" + destination + "`", notes);
    if (text.isPresent()) {
      WholeFile.write(path, text.get());
    } else if (Files.isRegularFile(path)) {
      remove(path);
    }
  }

  /** The text of the first, if there is one. */
  static Optional<String> first(List<ItfReport.Trace> traces, String destination, Consumer<String> notes) {
    if (traces.isEmpty()) {
      notes.accept("there is no trace to write to " + destination);
      return Optional.empty();
    }
    if (traces.size() > 1) {
      notes.accept(
          destination + " has the first of " + traces.size() + " traces, " + traces.get(0).name()
              + "; a directory, as in `--report itf=DIR/`, takes them all");
    }
    return Optional.of(traces.get(0).text());
  }

  private void writeAll(List<ItfReport.Trace> traces, Path directory) {
    for (ItfReport.Trace trace : traces) {
      WholeFile.writeInDirectory(directory.resolve(trace.name()), trace.text());
    }
  }

  /** Otherwise it would be taken for what this run found. */
  private static void remove(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UsageException("`" + file + "` is of an earlier run and cannot be removed");
    }
  }
}
