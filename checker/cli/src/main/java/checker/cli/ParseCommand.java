package checker.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker parse}. */
@Command(
    name = "parse",
    description = "Checks syntax, names and types of specifications, with all their scenarios, and searches nothing.",
    footer = {
      "",
      "Examples:",
      "  checker parse specs/revoke.spec"
    })
final class ParseCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "files to check")
  private List<String> specs;

  @Override
  public Integer call() {
    Specifications loader = new Specifications(parent, true);
    for (String spec : specs) {
      loader
          .load(spec)
          .ifPresent(
              specification -> {
                int count = specification.scenarios().size();
                parent.console().out().print(
                    spec + ": no errors, " + count + (count == 1 ? " scenario" : " scenarios") + "\n");
              });
    }
    return (loader.faulty() ? ExitStatus.SPECIFICATION : ExitStatus.OK).code();
  }
}
