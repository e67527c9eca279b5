package checker.cli;

import checker.explore.ExploreOptions;
import checker.explore.Status;
import checker.graph.ReachableGraph;
import checker.model.Constant;
import checker.model.Model;
import checker.report.Page;
import checker.report.ScenarioReport;
import checker.report.StateGraphDot;
import checker.transition.EvaluationFault;
import checker.verify.ScenarioResult;
import checker.verify.ScenarioVerifier;
import checker.verify.Statistics;
import checker.verify.VerifyOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker graph}. */
@Command(
    name = "graph",
    description = {
      "Draws all reachable states of a scenario and the steps between them, where they are few enough to be looked at.",
      "It does not judge: what is violated is drawn in red, and the exit status is 0 if all states were drawn."
    },
    footer = {
      "",
      "Examples:",
      "  checker graph checker/docs/examples/pinned_page.spec | dot -Tsvg -o graph.svg"
    })
final class GraphCommand implements Callable<Integer> {
  private static final long COUNTED_STATES = 10_000_000;
  private static final long COUNTING_NANOS = 10_000_000_000L;

  /** The values of {@code --format}, spelt as on the command line. */
  enum Format {
    dot,
    svg
  }

  @ParentCommand private CheckerCommand parent;

  @Parameters(paramLabel = "SPEC", description = "the specification")
  private String spec;

  @Mixin private ScenarioOptions scenarios;

  @Option(
      names = "--show",
      paramLabel = "NAME",
      split = ",",
      description = "show these variables of each state (or the positions of these actors), not what differs from the first state")
  private List<String> shown = List.of();

  @Option(
      names = "--max-states",
      paramLabel = "N",
      defaultValue = "200",
      description = "draw up to N states; the default is 200")
  private int maxStates;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "dot, Graphviz's language; or svg, a picture, made by Graphviz's dot, which must be there; the default is svg if"
          + " --output ends so, else dot")
  private Format format;

  @Option(names = "--output", paramLabel = "FILE", description = "write the graph to FILE instead of the standard output")
  private String output;

  @Override
  public Integer call() {
    Console console = parent.console();
    Sizes.atLeast(1, maxStates, "--max-states");
    if (output != null) {
      Path file = console.resolve(output);
      WholeFile.requireNoSource(file);
      if (WholeFile.real(file).equals(WholeFile.real(console.resolve(spec)))) {
        throw new UsageException("`" + output + "` cannot be the specification and the graph at the same time");
      }
      WholeFile.requireWritable(file);
    }
    Optional<Model> model = scenarios.one(new Specifications(parent, true), spec);
    if (model.isEmpty()) {
      return ExitStatus.SPECIFICATION.code();
    }
    List<String> known = StateGraphDot.variables(model.get());
    Specifications.requireKnown("variable", shown, known);
    return draw(model.get(), console).code();
  }

  private ExitStatus draw(Model model, Console console) {
    Optional<ReachableGraph> graph;
    try {
      graph = ReachableGraph.of(model, maxStates);
    } catch (EvaluationFault fault) {
      tell(console, "an initial constraint cannot be evaluated; `checker verify` tells why");
      return ExitStatus.EVALUATION;
    }
    if (graph.isEmpty()) {
      refuse(model, console);
      return ExitStatus.INCOMPLETE;
    }
    String dot = StateGraphDot.text(graph.get(), spec, Set.copyOf(shown));
    boolean picture = format == null ? output != null && output.endsWith(".svg") : format == Format.svg;
    byte[] text = !picture ? dot.getBytes(StandardCharsets.UTF_8) : Graphviz.svg(dot, console);
    if (output == null) {
      console.out().write(text, 0, text.length);
      console.out().flush();
    } else {
      Path file = console.resolve(output);
      WholeFile.write(file, new String(text, StandardCharsets.UTF_8));
      console.out().print(output + " has been written\n");
    }
    return graph.get().faulty() ? ExitStatus.EVALUATION : ExitStatus.OK;
  }

  /** Says how many states there are, and what could make them fewer. */
  private void refuse(Model model, Console console) {
    ExploreOptions bounds =
        ExploreOptions.defaults()
            .withMaxStates(COUNTED_STATES)
            .withTimeoutNanos(COUNTING_NANOS)
            .withCancelled(console.cancelled());
    ScenarioResult counted =
        ScenarioVerifier.verify(
            model.restrictedTo(name -> false),
            VerifyOptions.defaults().withSearch(bounds).withProperties(Set.of(Model.DEADLOCK_FREE)));
    long states = counted.statistics().map(Statistics::distinct).orElse(0L);
    boolean all = counted.status().filter(s -> s == Status.COMPLETE).isPresent();
    tell(
        console,
        "scenario " + model.scenario() + " has "
            + (all ? "" : "more than ")
            + String.format(Locale.ROOT, "%,d", Math.max(states, maxStates))
            + " states, too many to be looked at: more than --max-states " + maxStates);
    String constants = model.constants().stream().map(GraphCommand::text).collect(Collectors.joining(", "));
    String smaller = constants.isEmpty() ? "" : "; --const changes a constant: " + constants;
    tell(console, "`checker explore` steps through them by hand" + smaller);
  }

  private static String text(Constant constant) {
    return constant.name() + " = " + constant.value();
  }

  private void tell(Console console, String text) {
    Page page = console.errorPage(parent.color());
    ScenarioReport.wrapped("checker: " + text, page).forEach(line -> console.err().print(line + "\n"));
    console.err().flush();
  }
}
