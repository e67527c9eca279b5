package checker.cli;

import checker.evaluate.EvaluationException;
import checker.model.Model;
import checker.report.Page;
import checker.report.ReplayReport;
import checker.report.TraceFile;
import checker.trace.RecordedTrace;
import checker.trace.ReplayResult;
import checker.trace.Replayer;
import checker.transition.EvaluationFault;
import checker.typing.ScenarioRef;
import checker.typing.Specification;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker replay}. */
@Command(
    name = "replay",
    description = {
      "Runs committed traces again, step by step, under the specification as it is now.",
      "With --spec, under another one: the trace of a bug under the fix shows which step the fix blocks, and by which guard."
    },
    footer = {
      "",
      "Examples:",
      "  checker replay counterexamples/baseline/direct_io.stable_pages.trace --spec specs/bounce.spec"
    })
final class ReplayCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "1..*", paramLabel = "TRACE", description = "trace files")
  private List<String> traces;

  @Option(names = "--spec", paramLabel = "SPEC", description = "the specification; the default is the trace's own")
  private String spec;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      description = "the scenario (NAME or MODULE.NAME); the default is that of the trace's name")
  private String scenario;

  @Option(
      names = "--const",
      paramLabel = "NAME=VALUE",
      description = "give a constant another value; may be repeated")
  private Map<String, String> constants = new LinkedHashMap<>();

  /** By path: many traces are of one specification. */
  private final Map<String, Optional<Specification>> loaded = new HashMap<>();

  @Override
  public Integer call() {
    List<ExitStatus> statuses = new ArrayList<>();
    for (String trace : traces) {
      statuses.add(replay(trace));
    }
    return ExitStatus.worst(statuses).code();
  }

  private ExitStatus replay(String name) {
    Path file = parent.console().resolve(name);
    RecordedTrace trace = read(name, file);
    String path =
        spec != null
            ? spec
            : TraceStore.locate(parent.console(), trace.spec(), file)
                .orElseThrow(
                    () -> new UsageException("`" + trace.spec() + "`, of which `" + name + "` is a trace, is not found;"
                        + " --spec says where it is"));
    Specifications loader = new Specifications(parent, false);
    Optional<Specification> specification = loaded.computeIfAbsent(path, loader::load);
    if (specification.isEmpty()) {
      return ExitStatus.SPECIFICATION;
    }
    ScenarioRef ref = scenario(trace, specification.get(), path);
    Map<String, String> all = new LinkedHashMap<>(spec == null ? trace.constants() : Map.of());
    all.putAll(constants);
    Optional<Model> model = loader.elaborate(specification.get(), ref, all);
    return model.isEmpty() ? ExitStatus.SPECIFICATION : replay(name, trace, model.get());
  }

  private ExitStatus replay(String name, RecordedTrace trace, Model model) {
    Console console = parent.console();
    Page page = console.page(parent.color());
    ReplayResult result;
    try {
      result = new Replayer(model).replay(trace);
    } catch (EvaluationException e) {
      console.out().print(name + ": " + e.error().code() + " " + e.error().title() + ": " + e.detail() + "\n");
      return ExitStatus.EVALUATION;
    } catch (EvaluationFault e) {
      console.out().print(name + ": an initial constraint cannot be evaluated\n");
      return ExitStatus.EVALUATION;
    }
    console.out().print(name + "\n");
    ReplayReport.lines(trace, result, page).forEach(line -> console.out().print("  " + line + "\n"));
    return result instanceof ReplayResult.Reproduces ? ExitStatus.OK : ExitStatus.NOT_REPRODUCED;
  }

  static RecordedTrace read(String name, Path file) {
    try {
      return TraceFile.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no file `" + name + "`");
    } catch (CharacterCodingException e) {
      throw new UsageException("`" + name + "` is not a text");
    } catch (IOException e) {
      throw new UsageException("`" + name + "` " + (Files.isDirectory(file) ? "is a directory" : "cannot be read"));
    } catch (TraceFile.Corrupt e) {
      throw new UsageException(name + ":" + e.line() + ": this is not a trace that the checker wrote: " + e.getMessage());
    }
  }

  /** The scenario asked for, or that of the trace, or the only one there is. */
  private ScenarioRef scenario(RecordedTrace trace, Specification specification, String path) {
    List<ScenarioRef> all = specification.scenarios();
    if (scenario != null) {
      Specifications.requireKnown(all, List.of(scenario));
      return Specifications.select(all, List.of(scenario)).get(0);
    }
    String module = trace.module().isEmpty() ? moduleOf(trace.spec()) : trace.module();
    List<ScenarioRef> sameName = all.stream().filter(ref -> ref.scenario().equals(trace.scenario())).toList();
    List<ScenarioRef> same = sameName.stream().filter(ref -> ref.module().equals(module)).toList();
    if (!same.isEmpty()) {
      return same.get(0);
    }
    if (sameName.size() == 1) {
      return sameName.get(0);
    }
    if (all.size() == 1) {
      return all.get(0);
    }
    List<String> names =
        (sameName.isEmpty() ? all : sameName).stream().map(ref -> ref.module() + "." + ref.scenario()).toList();
    throw new UsageException(
        "which scenario of `" + path + "` is meant? --scenario says so: " + String.join(", ", names));
  }

  private static String moduleOf(String spec) {
    String file = spec.substring(spec.lastIndexOf('/') + 1);
    return file.endsWith(".spec") ? file.substring(0, file.length() - ".spec".length()) : file;
  }
}
