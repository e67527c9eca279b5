package checker.cli;

import checker.model.Model;
import checker.report.TraceFile;
import checker.trace.Counterexample;
import checker.verify.PropertyResult;
import checker.verify.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Writes trace files, {@code DIR/MODULE/SCENARIO.PROPERTY.trace}, and knows where they are. */
final class TraceStore {
  /** Where traces are committed, by convention. */
  static final String DEFAULT_DIRECTORY = "counterexamples";

  private final Console console;
  private final Optional<String> directory;
  private final String spec;
  private final Map<String, String> constants;

  /**
   * @param directory where to write; empty to write nothing
   * @param spec the specification's path, as the user wrote it
   */
  TraceStore(Console console, Optional<String> directory, String spec, Map<String, String> constants) {
    this.console = console;
    this.directory = directory;
    this.spec = spec;
    this.constants = constants;
  }

  /** Writes the trace of a violation, or of a witness if those are wanted, if there is one. */
  void write(PropertyResult property, boolean witnesses) {
    if (directory.isEmpty()
        || property.trace().isEmpty()
        || property.verdict() != Verdict.VIOLATED && !witnesses) {
      return;
    }
    Counterexample trace = property.trace().get();
    WholeFile.writeInDirectory(console.resolve(directory.get() + "/" + name(trace.model(), property.name())), text(trace));
  }

  /** What the file of a trace says. */
  String text(Counterexample trace) {
    return TraceFile.write(trace, portableSpec(), constants);
  }

  /** How to replay a property's trace. */
  String replay(PropertyResult property) {
    Model model = property.trace().orElseThrow().model();
    String name = directory.orElse(DEFAULT_DIRECTORY) + "/" + name(model, property.name());
    boolean there = Files.exists(console.resolve(name));
    return "checker replay " + name + (there ? "" : " (after --write-traces " + DEFAULT_DIRECTORY + ")");
  }

  /** Where a trace lies in the directory of traces: {@code MODULE/SCENARIO.PROPERTY.trace}. */
  static String name(Model model, String property) {
    return model.module() + "/" + TraceFile.fileName(model, property);
  }

  /**
   * The specification's path as seen from beside the directory of traces, if it lies there: the text of a trace then
   * does not depend on where the command was run.
   */
  private String portableSpec() {
    Path file = console.resolve(spec).toAbsolutePath().normalize();
    Path project = console.resolve(directory.orElseThrow()).toAbsolutePath().normalize().getParent();
    if (project == null || !file.startsWith(project)) {
      return spec;
    }
    return project.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
  }

  /**
   * Where the specification of a trace is: as its path says from here, or from a directory above the trace.
   *
   * @return empty if it is in none of these places
   */
  static Optional<String> locate(Console console, String spec, Path trace) {
    if (Files.exists(console.resolve(spec))) {
      return Optional.of(spec);
    }
    for (Path above = trace.toAbsolutePath().normalize().getParent(); above != null; above = above.getParent()) {
      Path candidate = above.resolve(spec);
      if (Files.exists(candidate)) {
        return Optional.of(candidate.toString());
      }
    }
    return Optional.empty();
  }
}
