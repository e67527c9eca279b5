package checker.cli;

import checker.report.ExplanationPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker explain}. */
@Command(
    name = "explain",
    description = "Tells what the code of a message (E005, W401, R503) or an exit status (12) means, with an example.",
    footer = {
      "",
      "Examples:",
      "  checker explain E201",
      "  checker explain 22"
    })
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "0..*", paramLabel = "CODE", description = "codes or exit statuses; none lists them all")
  private List<String> codes = List.of();

  @Override
  public Integer call() {
    if (codes.isEmpty()) {
      print(Explanations.index());
    }
    boolean first = true;
    for (String code : codes) {
      Optional<List<String>> page = Explanations.page(code);
      if (page.isEmpty()) {
        throw new UsageException(
            Specifications.unknown("code", code, Explanations.codes()));
      }
      if (!first) {
        print(List.of(""));
      }
      first = false;
      print(page.get());
    }
    return ExitStatus.OK.code();
  }

  private void print(List<String> lines) {
    Console console = parent.console();
    ExplanationPage.fitted(lines, console.page(parent.color())).forEach(line -> console.out().print(line + "\n"));
  }
}
