package checker.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in the macros of man(7), made from what picocli knows of it. */
final class ManPage {
  private final List<String> lines = new ArrayList<>();
  private final CommandSpec command;

  private ManPage(CommandSpec command) {
    this.command = command;
  }

  /** {@code checker-verify}: what the page is called, and its file but for {@code .1}. */
  static String name(CommandSpec command) {
    return command.qualifiedName("-");
  }

  static String of(CommandSpec command) {
    ManPage page = new ManPage(command);
    page.write();
    return String.join("\n", page.lines) + "\n";
  }

  private void write() {
    String name = name(command);
    String[] description = command.usageMessage().description();
    lines.add(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"checker\" \"checker manual\"");
    section("NAME");
    lines.add(text(name) + " \\- " + text(brief(description)));
    section("SYNOPSIS");
    lines.add(".B " + text(command.qualifiedName(" ")));
    lines.add(text(command.subcommands().isEmpty() ? synopsis() : "[OPTIONS] COMMAND"));
    section("DESCRIPTION");
    paragraphs(description);
    if (!command.subcommands().isEmpty()) {
      section("COMMANDS");
      for (CommandSpec each : subcommands()) {
        item(each.name(), String.join(" ", each.usageMessage().description()));
      }
    }
    section("OPTIONS");
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      if (!parameter.hidden()) {
        item(parameter.paramLabel(), words(parameter));
      }
    }
    command.options().stream()
        .filter(option -> !option.hidden())
        .sorted(Comparator.comparing(OptionSpec::longestName))
        .forEach(option -> item(label(option), words(option)));
    examples();
    section("EXIT STATUS");
    Arrays.stream(ExitStatus.values())
        .sorted(Comparator.comparingInt(ExitStatus::code))
        .forEach(status -> item(Integer.toString(status.code()), status.meaning()));
    section("ENVIRONMENT");
    for (Environment variable : Environment.values()) {
      item(variable.name(), variable.meaning());
    }
    section("SEE ALSO");
    lines.add(text(seeAlso()));
  }

  /** The footer of a command's help, but for its title. */
  private void examples() {
    List<String> examples =
        Arrays.stream(command.usageMessage().footer()).filter(line -> line.startsWith("  ")).toList();
    if (!examples.isEmpty()) {
      section("EXAMPLES");
      lines.add(".nf");
      examples.forEach(example -> lines.add(text(example)));
      lines.add(".fi");
    }
  }

  private List<CommandSpec> subcommands() {
    return command.subcommands().values().stream().map(line -> line.getCommandSpec()).distinct().toList();
  }

  private String seeAlso() {
    CommandSpec root = command.root();
    return root.subcommands().values().stream()
        .map(line -> line.getCommandSpec())
        .distinct()
        .filter(other -> other != command)
        .map(other -> name(other) + "(1)")
        .collect(Collectors.joining(", ", command == root ? "" : name(root) + "(1), ", ""));
  }

  private String synopsis() {
    return "[OPTIONS] "
        + command.positionalParameters().stream().map(ManPage::shown).collect(Collectors.joining(" "));
  }

  private static String shown(ArgSpec parameter) {
    String label = parameter.paramLabel() + (parameter.arity().max() > 1 ? "..." : "");
    return parameter.arity().min() == 0 ? "[" + label + "]" : label;
  }

  private static String label(OptionSpec option) {
    String names = String.join(", ", option.names());
    if (option.arity().max() == 0) {
      return names;
    }
    String list = option.splitRegex().isEmpty() ? "" : "[" + option.splitRegex() + option.paramLabel() + "...]";
    return names + "=" + option.paramLabel() + list;
  }

  private static String words(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String brief(String[] description) {
    String first = description.length == 0 ? "" : description[0];
    int end = first.indexOf(". ");
    String sentence = end < 0 ? first : first.substring(0, end);
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private void section(String title) {
    lines.add(".SH " + title);
  }

  private void paragraphs(String[] texts) {
    for (int i = 0; i < texts.length; i++) {
      if (i > 0) {
        lines.add(".PP");
      }
      lines.add(text(texts[i]));
    }
  }

  private void item(String label, String words) {
    lines.add(".TP");
    lines.add(".B " + text(label));
    lines.add(text(words));
  }

  /**
   * As text of troff: nothing in it is a request or an argument of one, and what is in backquotes is bold. The characters that troff
   * sets as finer ones stay as they are in ASCII, so that they can be copied.
   */
  static String text(String words) {
    String escaped =
        words
            .replace("%n", " ")
            .replace("%%", "%")
            .replace("\\", "\\(rs")
            .replace("-", "\\-")
            .replace("~", "\\(ti")
            .replace("^", "\\(ha")
            .replace("'", "\\(aq")
            .replace("\"", "\\(dq")
            .replaceAll("`([^`]*)`", "\\\\fB$1\\\\fR")
            .replace("`", "\\(ga")
            .strip();
    return escaped.startsWith(".") ? "\\&" + escaped : escaped;
  }
}
