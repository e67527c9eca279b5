package checker.cli;

import checker.report.Run;
import checker.report.dot.DotReport;
import checker.report.github.WorkflowCommands;
import checker.report.html.HtmlReport;
import checker.report.json.JsonReport;
import checker.report.junit.JUnitReport;
import checker.report.markdown.MarkdownReport;
import checker.report.sarif.SarifReport;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * The values of {@code --format} and {@code --report}, spelt as on the command line, and how names of files in them end. What is not
 * asked for is not loaded.
 */
enum OutputFormat {
  /** For people: each command has a text of its own. */
  text,
  json(".json"),

  /** A document for each trace. */
  itf(".itf.json"),
  junit(".xml"),
  sarif(".sarif", ".sarif.json"),
  github,
  markdown(".md"),
  dot(".dot", ".gv"),
  html(".html", ".htm");

  private final List<String> suffixes;

  OutputFormat(String... suffixes) {
    this.suffixes = List.of(suffixes);
  }

  /** What a file is in by its name: that of the longest suffix which fits, or text. */
  static OutputFormat ofFile(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    OutputFormat best = text;
    int length = 0;
    for (OutputFormat format : values()) {
      for (String suffix : format.suffixes) {
        if (name.endsWith(suffix) && suffix.length() > length) {
          best = format;
          length = suffix.length();
        }
      }
    }
    return best;
  }

  /**
   * The document in this format.
   *
   * @throws IllegalArgumentException if it is one that commands write themselves
   */
  String render(Run run) {
    return switch (this) {
      case text -> throw new IllegalArgumentException("each command has a text of its own");
      case itf -> throw new IllegalArgumentException("there is a document for each trace");
      case json -> JsonReport.render(run);
      case junit -> JUnitReport.render(run);
      case sarif -> SarifReport.render(run);
      case github -> WorkflowCommands.render(run);
      case markdown -> MarkdownReport.render(run);
      case dot -> DotReport.render(run);
      case html -> HtmlReport.render(run);
    };
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(Enum::name).toList();
  }

  /** From the command line. */
  static OutputFormat of(String name) {
    return Arrays.stream(values())
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new CommandLine.TypeConversionException(Specifications.unknown("format", name, names())));
  }

  /** Suggests what was meant. */
  static final class Converter implements CommandLine.ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String name) {
      return of(name);
    }
  }

  /** What there is, for the help of an option. */
  static final class Names extends AbstractList<String> {
    @Override
    public String get(int index) {
      return names().get(index);
    }

    @Override
    public int size() {
      return values().length;
    }
  }
}
