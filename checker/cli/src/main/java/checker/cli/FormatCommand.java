package checker.cli;

import checker.report.DiagnosticReport;
import checker.source.Diagnostics;
import checker.source.SourceReader;
import checker.source.SourceText;
import checker.syntax.Formatter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker format}. */
@Command(
    name = "format",
    description = "Brings specifications into canonical form, in place. A file with syntax errors is left alone.",
    footer = {
      "",
      "Examples:",
      "  checker format --check specs/*.spec"
    })
final class FormatCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "files to format")
  private List<String> specs;

  @Option(names = "--check", description = "change nothing; name the files that are not in canonical form")
  private boolean check;

  @Override
  public Integer call() {
    List<ExitStatus> statuses = new ArrayList<>();
    for (String spec : specs) {
      statuses.add(format(spec));
    }
    return ExitStatus.worst(statuses).code();
  }

  private ExitStatus format(String spec) {
    Path file = parent.console().resolve(spec);
    Diagnostics diagnostics = new Diagnostics();
    Optional<SourceText> source = SourceReader.read(file, diagnostics);
    Optional<String> formatted = source.flatMap(text -> Formatter.format(text, diagnostics));
    DiagnosticReport.lines(diagnostics.sorted(), parent.console().errorPage(parent.color()))
        .forEach(line -> parent.console().err().print(line + "\n"));
    if (diagnostics.hasErrors() || formatted.isEmpty()) {
      return ExitStatus.SPECIFICATION;
    }
    if (canonical(file, formatted.get())) {
      return ExitStatus.OK;
    }
    if (check) {
      parent.console().out().print(spec + " is not in canonical form\n");
      return ExitStatus.UNFORMATTED;
    }
    WholeFile.write(file, formatted.get());
    parent.console().out().print(spec + " has been formatted\n");
    return ExitStatus.OK;
  }

  /** By the bytes of the file: a byte order mark or CR LF line ends are not canonical. */
  private static boolean canonical(Path file, String formatted) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8).equals(formatted);
    } catch (IOException e) {
      throw new UsageException("`" + file + "` cannot be read");
    }
  }
}
