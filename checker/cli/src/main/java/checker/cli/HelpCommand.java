package checker.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker help}. */
@Command(
    name = "help",
    description = "Tells how the checker, or one of its commands, is used.",
    footer = {
      "",
      "Examples:",
      "  checker help verify"
    })
final class HelpCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "the command; none for all of them")
  private String command;

  @Override
  public Integer call() {
    CommandLine target = parent.commandLine();
    if (command != null) {
      target = target.getSubcommands().get(command);
      if (target == null) {
        List<String> known = new ArrayList<>(parent.commandLine().getSubcommands().keySet());
        throw new UsageException(Specifications.unknown("command", command, known));
      }
    }
    parent.console().out().print(target.getUsageMessage(CommandLine.Help.Ansi.OFF));
    return ExitStatus.OK.code();
  }
}
