package checker.cli;

import checker.report.Page;
import checker.report.Run;
import checker.report.itf.ItfReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/**
 * In which formats a command tells what it found, and where: one on the standard output or in a file, and more beside it from the
 * same run. A document on the standard output is alone there.
 */
final class Reports {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = OutputFormat.Converter.class,
      completionCandidates = OutputFormat.Names.class,
      description = "what goes to the standard output or to --output: ${COMPLETION-CANDIDATES}; the default is what the suffix of"
          + " --output says, else text")
  private OutputFormat format;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "write that to FILE, in one piece at the end; what is not as expected is printed all the same")
  private String output;

  @Option(
      names = "--report",
      paramLabel = "FORMAT=FILE",
      converter = Destination.Converter.class,
      description = "write FILE in another format, beside all else; may be repeated")
  private List<Destination> more = List.of();

  /** A file and what is to be written to it. */
  private record Destination(OutputFormat format, String file) {

    private static final class Converter implements CommandLine.ITypeConverter<Destination> {
      @Override
      public Destination convert(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
          throw new CommandLine.TypeConversionException("expected FORMAT=FILE, not `" + text + "`");
        }
        return new Destination(OutputFormat.of(text.substring(0, equals)), text.substring(equals + 1));
      }
    }
  }

  /** What goes to the standard output or to {@code --output}. */
  OutputFormat format() {
    if (format != null) {
      return format;
    }
    return output == null ? OutputFormat.text : OutputFormat.ofFile(output);
  }

  /**
   * Checks that what goes there is a text, for an option that makes no sense with another format.
   *
   * @param because how the option ends up being one
   * @throws UsageException if it is not
   */
  void requireText(String because) {
    if (format() != OutputFormat.text) {
      String named = format == null ? "`" + output + "` would be " + format() + ", which --format text changes" : "--report writes other formats beside it";
      throw new UsageException(because + "; " + named);
    }
  }

  /** Whether people are told everything on the standard output; otherwise they are told in short, on {@link #told}. */
  boolean textOnOut() {
    return format() == OutputFormat.text && output == null;
  }

  /** Whether every trace goes to a file of its own. */
  boolean everyTrace(Console console) {
    return destinations().stream()
        .anyMatch(d -> d.format() == OutputFormat.itf && new TraceDocuments(console, d.file()).isDirectory());
  }

  /** Where people are told what is not as expected: not into a document. */
  PrintStream told(Console console) {
    return documentOnOut() ? console.err() : console.out();
  }

  /** How to lay out what goes there. */
  Page page(Console console, ColorChoice color) {
    return documentOnOut() ? console.errorPage(color) : console.page(color);
  }

  private boolean documentOnOut() {
    return format() != OutputFormat.text && output == null;
  }

  /**
   * Checks what can be checked before there is anything to write.
   *
   * @param inputs files that must not be written over
   * @throws UsageException if a file cannot be written, or there are two uses for one
   */
  void requireWritable(Console console, List<String> inputs) {
    Map<Path, String> uses = new LinkedHashMap<>();
    inputs.forEach(input -> uses.put(WholeFile.real(console.resolve(input)), "the input `" + input + "`"));
    for (Destination destination : destinations()) {
      if (destination.file().equals("-")) {
        throw new UsageException("`-` is not a file: --format without --output writes to the standard output");
      }
      Path file = console.resolve(destination.file());
      if (destination.format() == OutputFormat.itf) {
        new TraceDocuments(console, destination.file()).requireWritable();
      } else {
        WholeFile.requireWritable(file);
      }
      String use = "the " + destination.format() + " report";
      String other = uses.put(WholeFile.real(file), use);
      if (other != null) {
        throw new UsageException("`" + destination.file() + "` cannot be " + other + " and " + use + " at the same time");
      }
      WholeFile.requireNoSource(file);
    }
  }

  /** As the other, without traces of witnesses. */
  void write(Run run, Map<OutputFormat, Supplier<String>> own, Console console) {
    write(run, own, false, console);
  }

  /**
   * Writes all that is asked for but {@link #textOnOut}.
   *
   * @param own the formats that the command writes itself, laid out for a file
   * @param witnesses whether formats of single traces give those of witnesses, too
   * @throws UsageException if that is not possible
   */
  void write(Run run, Map<OutputFormat, Supplier<String>> own, boolean witnesses, Console console) {
    Consumer<String> notes = note -> console.err().print("note: " + note + "\n");
    for (Destination destination : destinations()) {
      if (destination.format() == OutputFormat.itf) {
        new TraceDocuments(console, destination.file()).write(run, witnesses, notes);
      } else {
        WholeFile.write(console.resolve(destination.file()), text(destination.format(), run, own));
      }
    }
    if (documentOnOut() && format() == OutputFormat.itf) {
      TraceDocuments.first(ItfReport.traces(run, witnesses), "the standard output", notes)
          .ifPresent(console::document);
    } else if (documentOnOut()) {
      console.document(text(format(), run, own));
    }
    if (format() == OutputFormat.github || more.stream().anyMatch(m -> m.format() == OutputFormat.github)) {
      SummaryFile.append(run, console);
    }
  }

  private static String text(OutputFormat format, Run run, Map<OutputFormat, Supplier<String>> own) {
    return Optional.ofNullable(own.get(format)).map(Supplier::get).orElseGet(() -> format.render(run));
  }

  private List<Destination> destinations() {
    List<Destination> all = new ArrayList<>();
    if (output != null) {
      all.add(new Destination(format(), output));
    }
    all.addAll(more);
    return all;
  }
}
