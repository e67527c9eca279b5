package checker.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code checker man}: made from the commands as they are, as the build does, too. */
@Command(
    name = "man",
    description = {
      "Writes a manual page for each command to a directory.",
      "In the directory of the example, `man checker-verify` finds them."
    },
    footer = {
      "",
      "Examples:",
      "  checker man ~/.local/share/man/man1"
    })
final class ManCommand implements Callable<Integer> {
  @ParentCommand private CheckerCommand parent;

  @Parameters(paramLabel = "DIR", description = "where to write them; made if it is not there")
  private String directory;

  @Override
  public Integer call() {
    Path to = parent.console().resolve(directory);
    List<CommandSpec> commands = new ArrayList<>();
    CommandSpec root = parent.commandLine().getCommandSpec();
    commands.add(root);
    root.subcommands().values().stream().map(CommandLine::getCommandSpec).distinct().forEach(commands::add);
    for (CommandSpec command : commands) {
      WholeFile.writeInDirectory(to.resolve(ManPage.name(command) + ".1"), ManPage.of(command));
    }
    return ExitStatus.OK.code();
  }
}
