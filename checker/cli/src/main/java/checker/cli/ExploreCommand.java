package checker.cli;

import checker.inspect.Session;
import checker.model.Assumption;
import checker.model.Model;
import checker.report.Page;
import checker.transition.EvaluationFault;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker explore}. */
@Command(
    name = "explore",
    description = {
      "Steps through the behaviours of a scenario by hand: shows the state and what can happen, and does what it is told.",
      "Commands come from the standard input, one a line; `help` tells which there are."
    },
    footer = {
      "",
      "Examples:",
      "  checker explore specs/revoke.spec --scenario revoke.direct_io"
    })
final class ExploreCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(paramLabel = "SPEC", description = "the specification")
  private String spec;

  @Mixin private ScenarioOptions scenarios;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "which steps `random` takes: the same for the same seed; the default is 1")
  private long seed;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      defaultValue = "30s",
      converter = Sizes.Nanos.class,
      description = "search at most TIME for the way that `jump` takes; the default is 30s")
  private long timeoutNanos;

  @Override
  public Integer call() {
    Console console = parent.console();
    Optional<Model> model = scenarios.one(new Specifications(parent, true), spec);
    if (model.isEmpty()) {
      return ExitStatus.SPECIFICATION.code();
    }
    if (!model.get().assumptions().stream().allMatch(Assumption::holds)) {
      console.err().println("checker: an assumption is false under these constants; `checker verify` tells which");
      return ExitStatus.ASSUMPTION.code();
    }
    Session session;
    try {
      session = new Session(model.get(), seed);
    } catch (EvaluationFault fault) {
      console.err().println("checker: an initial constraint cannot be evaluated; `checker verify` tells why");
      return ExitStatus.EVALUATION.code();
    } catch (IllegalArgumentException none) {
      console.err().println("checker: " + none.getMessage() + " to begin in");
      return ExitStatus.VACUOUS.code();
    }
    Page page = console.page(parent.color());
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    LineSource lines = LineSource.of(console.in(), charset, console.cancelled());
    Dialogue dialogue = new Dialogue(session, spec, scenarios.constants(), timeoutNanos, page, console);
    boolean understood = dialogue.run(lines);
    return (understood || console.inTerminal() ? ExitStatus.OK : ExitStatus.USAGE).code();
  }
}
