package checker.cli;

import checker.source.Spelling;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** The program. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Interrupt interrupt = Interrupt.install();
    WatchedStream out = new WatchedStream(new FileOutputStream(FileDescriptor.out));
    Console console = Console.ofProcess(interrupt::requested, out);
    int code = ExitStatus.INTERNAL.code();
    try {
      code = run(arguments, console);
    } catch (RuntimeException | Error e) {
      console.err().println("checker: internal error: " + e);
    }
    console.out().flush();
    code = afterOutput(code, out.lost(), console.err());
    console.err().flush();
    interrupt.exit(code);
  }

  /** Nobody may take a status for a verdict whose text was lost. */
  private static int afterOutput(int code, Optional<String> lost, PrintStream err) {
    if (lost.isEmpty() || code == ExitStatus.INTERNAL.code()) {
      return code;
    }
    err.println("checker: the standard output cannot be written: " + lost.get());
    return ExitStatus.USAGE.code();
  }

  /**
   * Runs a command line.
   *
   * @return the exit status
   */
  public static int run(String[] arguments, Console console) {
    CheckerCommand root = new CheckerCommand(console);
    CommandLine line = new CommandLine(root);
    addCommands(line, arguments);
    Sizes.registerWholeNumbers(line);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setUsageHelpAutoWidth(false);
    UsageHelp.fit(line, console);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((e, args) -> misused(e, console.err()));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, root, console.err()));
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) {
      return outOfMemory(console.err());
    } catch (StackOverflowError e) {
      return failed(e, root, console.err());
    } finally {
      console.out().flush();
    }
  }

  /** Reading the options of a command from its annotations takes its time: where one is called, the others are left out. */
  private static void addCommands(CommandLine line, String[] arguments) {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("verify", VerifyCommand.class);
    commands.put("compare", CompareCommand.class);
    commands.put("gate", GateCommand.class);
    commands.put("replay", ReplayCommand.class);
    commands.put("simulate", SimulateCommand.class);
    commands.put("explore", ExploreCommand.class);
    commands.put("graph", GraphCommand.class);
    commands.put("translate", TranslateCommand.class);
    commands.put("format", FormatCommand.class);
    commands.put("parse", ParseCommand.class);
    commands.put("explain", ExplainCommand.class);
    commands.put("lsp", LspCommand.class);
    String called = arguments.length == 0 ? "" : arguments[0];
    if (commands.containsKey(called)) {
      commands.keySet().retainAll(List.of(called));
    } else {
      // These speak of all commands.
      commands.put("completion", CompletionCommand.class);
      commands.put("man", ManCommand.class);
      commands.put("help", HelpCommand.class);
    }
    commands.forEach(line::addSubcommand);
  }

  private static int misused(CommandLine.ParameterException e, PrintStream err) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    err.println(command + ": " + cause(e));
    suggestion(e).ifPresent(word -> err.println("       did you mean `" + word + "`?"));
    err.println("       `" + command + " --help` tells how it is used");
    return ExitStatus.USAGE.code();
  }

  private static String cause(CommandLine.ParameterException e) {
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      boolean expectsCommand = e.getCommandLine().getParent() == null;
      return "unknown " + (word.startsWith("-") ? "option" : expectsCommand ? "command" : "argument")
          + " `" + word + "`";
    }
    String message = e.getMessage();
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }

  private static Optional<String> suggestion(CommandLine.ParameterException e) {
    if (!(e instanceof CommandLine.UnmatchedArgumentException unmatched)) {
      return Optional.empty();
    }
    String word = unmatched.getUnmatched().get(0);
    CommandLine.Model.CommandSpec spec = e.getCommandLine().getCommandSpec();
    List<String> words =
        new ArrayList<>(word.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet());
    int equals = word.indexOf('=');
    return Spelling.nearest(equals < 0 ? word : word.substring(0, equals), words);
  }

  private static int failed(Throwable e, CheckerCommand root, PrintStream err) {
    if (e instanceof UsageException) {
      err.println("checker: " + e.getMessage());
      return ExitStatus.USAGE.code();
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    err.println("checker: internal error: " + message.lines().findFirst().orElse(""));
    if (root.debug()) {
      e.printStackTrace(err);
    } else {
      err.println("       this is a fault of the checker; --debug shows where, please report it with the specification");
    }
    return ExitStatus.INTERNAL.code();
  }

  private static int outOfMemory(PrintStream err) {
    err.println("checker: out of memory, nothing is known about what was not reported before");
    err.println("       CHECKER_JAVA_OPTS=-Xmx8g, say, gives the checker more of it");
    return ExitStatus.INCOMPLETE.code();
  }
}
