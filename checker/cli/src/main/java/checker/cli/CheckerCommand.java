package checker.cli;

import checker.report.ScenarioReport;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code checker}: its common options and its commands. */
@Command(
    name = "checker",
    description = "Checks specifications of kernel mechanisms, and of proposed fixes to them, completely and exactly.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "`checker help COMMAND` tells more. `checker explain CODE` explains messages and exit statuses."})
final class CheckerCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "show this help")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "show the version")
  private boolean version;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      scope = ScopeType.INHERIT,
      description = "colours: auto (on a terminal, unless NO_COLOR is set), always or never")
  private ColorChoice color;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "show stack traces of internal errors")
  private boolean debug;

  CheckerCommand(Console console) {
    this.console = console;
  }

  CommandLine commandLine() {
    return spec.commandLine();
  }

  Console console() {
    return console;
  }

  ColorChoice color() {
    return color;
  }

  boolean debug() {
    return debug;
  }

  /** Tells something that does not change what comes out. */
  void note(String text) {
    ScenarioReport.wrapped("note: " + text, console.errorPage(color)).forEach(line -> console.err().print(line + "\n"));
  }

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing");
  }
}
