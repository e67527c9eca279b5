package checker.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** {@code checker completion}: made from the commands as they are, so that it needs no care. */
@Command(
    name = "completion",
    description = {
      "Prints a script that lets bash and zsh complete commands, options and files.",
      "The example is for ~/.bashrc or ~/.zshrc."
    },
    footer = {
      "",
      "Examples:",
      "  source <(checker completion)"
    })
final class CompletionCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Override
  public Integer call() {
    parent.console().out().print(AutoComplete.bash("checker", parent.commandLine()));
    return ExitStatus.OK.code();
  }
}
