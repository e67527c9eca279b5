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
    exitCodeListHeading = "Exit status, the first that applies of 255, 2, 150, 75, 10, 12, 11, 13, 24, 20, 23, 21, 22, 1, 0:%n",
    exitCodeList = {
      "0:all as expected, and all was looked at",
      "1:a specification is not in canonical form",
      "2:the command line is wrong, or a file cannot be written",
      "10:an assumption is false",
      "11:there is a deadlock",
      "12:an invariant or transition invariant is violated",
      "13:a temporal property is violated",
      "20:an outcome is other than an `expect` says",
      "21:something is never put to the test",
      "22:a search ended before it was complete, or a property could not be decided",
      "23:a search has other figures than were pinned",
      "24:a trace no longer reproduces, or is not the one that is found",
      "75:a specification cannot be evaluated in some state",
      "150:a specification cannot be read, parsed or type-checked",
      "255:a fault of the checker itself"
    },
    footer = {
      "",
      "`checker help COMMAND` tells more. `checker explain CODE` explains messages and exit statuses.",
      "Environment: CHECKER_JAVA_OPTS (for example -Xmx8g), JAVA_HOME, MAVEN, NO_COLOR, TERM, COLUMNS, CI,"
          + " GITHUB_STEP_SUMMARY; the manual tells more of them: `checker man DIR` writes it."
    })
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
