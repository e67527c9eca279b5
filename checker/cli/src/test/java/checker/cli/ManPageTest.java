package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPageTest {
  /** A line of help that begins with the name of an option or an argument. */
  private static final String ARGUMENT = " {2,6}(-\\w, )?(--[a-z-]+(=\\S+)?|\\[?[A-Z]+\\]?(\\.\\.\\.\\]?)?)( .*)?";

  private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]+(_[A-Z]+)+\\b|\\b(MAVEN|TERM|COLUMNS|CI)\\b");

  private static final String ODD = "'~' ^ \"n'\" - ` \\n \\(bu .x";

  @TempDir Path directory;

  private List<Path> pages() throws IOException {
    assertThat(Invocation.in(directory, "man", "man1").code()).isZero();
    try (Stream<Path> files = Files.list(directory.resolve("man1"))) {
      return files.sorted().toList();
    }
  }

  private String page(String name) throws IOException {
    pages();
    return Files.readString(directory.resolve("man1").resolve(name));
  }

  /** As the help of the whole lists them. */
  private List<String> commands() {
    List<String> commands =
        Invocation.in(directory, "--help").out().lines()
            .dropWhile(line -> !line.equals("Commands:"))
            .filter(line -> line.matches("  [a-z]+ .*"))
            .map(line -> line.strip().split(" ")[0])
            .toList();
    assertThat(commands).hasSizeGreaterThan(10);
    return commands;
  }

  private String help(String command) {
    Invocation help = command.isEmpty() ? Invocation.in(directory, "--help") : Invocation.in(directory, command, "--help");
    assertThat(help.code()).isZero();
    return help.out();
  }

  /** Lines of help that begin with the name of an option or an argument, each with the lines that go on with it. */
  private static List<String> arguments(String help) {
    List<String> arguments = new ArrayList<>();
    boolean within = false;
    for (String line : help.lines().dropWhile(line -> !line.matches(ARGUMENT)).toList()) {
      within = line.matches(ARGUMENT) || within && line.startsWith(" ".repeat(10));
      if (line.matches(ARGUMENT)) {
        arguments.add(line);
      } else if (within) {
        arguments.add(arguments.remove(arguments.size() - 1) + line);
      }
    }
    return arguments;
  }

  private static List<String> examples(String help) {
    return help.lines().dropWhile(line -> !line.equals("Examples:")).skip(1).takeWhile(line -> line.startsWith("  ")).toList();
  }

  /** What a page says, without its layout. */
  private static String said(String page) {
    String plain = page.replaceAll("(?m)^\\.(B|TP|PP|nf|fi) ?", "").replaceAll("\\\\f[BR]", "`").replace("\\&", "");
    return dense(
        plain.replace("\\-", "-").replace("\\(ti", "~").replace("\\(ha", "^").replace("\\(aq", "'").replace("\\(dq", "\"")
            .replace("\\(ga", "`").replace("\\(rs", "\\"));
  }

  /** Help and pages break their lines in other places, and say in other ways what may be repeated. */
  private static String dense(String text) {
    return text.replaceAll("\\s|\\.{3}", "");
  }

  @Test
  void everyCommandThatHelpTellsOfHasAPage() throws IOException {
    List<String> names = pages().stream().map(page -> page.getFileName().toString()).toList();
    List<String> expected = new ArrayList<>(List.of("checker.1"));
    commands().forEach(command -> expected.add("checker-" + command + ".1"));
    assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aPageIsLaidOutAsAManual() throws IOException {
    String verify = page("checker-verify.1");
    assertThat(verify)
        .contains(".SH NAME\nchecker\\-verify \\- Checks every scenario")
        .contains(".TP\n.B \\-\\-max\\-states=N\nend a search")
        .contains(".TP\n.B \\-q, \\-\\-quiet\n")
        .contains(".TP\n.B SPEC\nfiles to verify");
    assertThat(page("checker-explain.1")).contains("checker-verify(1)".replace("-", "\\-"));
  }

  @Test
  void everyPageTellsAllThatTheHelpOfItsCommandTells() throws IOException {
    pages();
    List<String> commands = new ArrayList<>(commands());
    commands.add("");
    int told = 0;
    for (String command : commands) {
      String page = said(Files.readString(directory.resolve("man1/checker" + (command.isEmpty() ? "" : "-") + command + ".1")));
      List<String> arguments = arguments(help(command));
      assertThat(arguments).as(command).hasSizeGreaterThanOrEqualTo(3);
      for (String argument : arguments) {
        assertThat(page).as(command).contains(dense(argument).replaceAll("\\[([A-Z]+)\\]", "$1"));
        told++;
      }
      for (String example : examples(help(command))) {
        assertThat(page).as(command).contains(dense(example));
      }
      for (ExitStatus status : ExitStatus.values()) {
        assertThat(page).as(command).contains(dense(status.code() + status.meaning()));
      }
      for (Environment variable : Environment.values()) {
        assertThat(page).as(command).contains(dense(variable.name() + variable.meaning()));
      }
    }
    assertThat(told).isGreaterThan(100);
  }

  @Test
  void helpListsEveryExitStatus() {
    String help = Invocation.in(directory, "--help").out().replaceAll("\\s+", " ");
    String order = Stream.of(ExitStatus.values()).map(s -> Integer.toString(s.code())).collect(Collectors.joining(", "));
    assertThat(help).contains("the first that applies of " + order + ":");
    for (ExitStatus status : ExitStatus.values()) {
      assertThat(help).contains(status.code() + " " + status.meaning());
    }
  }

  @Test
  void everyCommandHasAnExampleOfItself() throws IOException {
    for (String command : commands()) {
      assertThat(examples(help(command))).as(command).isNotEmpty().allMatch(line -> line.contains("checker " + command));
      assertThat(page("checker-" + command + ".1")).contains(".SH EXAMPLES\n.nf\n");
    }
  }

  @Test
  void helpNamesTheVariablesThatTheManualExplains() {
    String help = Invocation.in(directory, "--help").out().replaceAll("\\s+", " ");
    String footer = help.substring(help.indexOf("Environment: "));
    List<String> named = new ArrayList<>();
    Matcher names = VARIABLE.matcher(footer);
    while (names.find()) {
      named.add(names.group());
    }
    assertThat(named).containsExactly(names());
  }

  private static String[] names() {
    return Stream.of(Environment.values()).map(Enum::name).toArray(String[]::new);
  }

  /** Those that the launcher expands, and those that the program asks for by way of {@link Environment}, which is the only one. */
  @Test
  void theManualExplainsTheVariablesThatAreRead() throws IOException {
    Set<String> read = new TreeSet<>();
    String launcher = Files.readString(Golden.project().resolve("checker/bin/checker"));
    Matcher expansions = Pattern.compile("\\$\\{?([A-Z][A-Z_]+)").matcher(launcher);
    while (expansions.find()) {
      read.add(expansions.group(1));
    }
    for (String module : List.of("core", "cli")) {
      try (Stream<Path> files = Files.walk(Golden.project().resolve("checker/" + module + "/src/main/java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String text = Files.readString(file);
          assertThat(file.endsWith("cli/Console.java") || !text.contains("System.getenv") && !text.contains("console.environment()"))
              .as(file.toString())
              .isTrue();
          Matcher uses = Pattern.compile("Environment\\.([A-Z][A-Z_]+)").matcher(text);
          while (uses.find()) {
            read.add(uses.group(1));
          }
        }
      }
    }
    assertThat(read).containsExactlyInAnyOrder(names());
    assertThat(Files.readString(Golden.project().resolve("checker/docs/cli.md")))
        .contains(Stream.of(names()).map(name -> "| `" + name + "` | ").toList());
  }

  @Test
  void whatTroffWouldSetAsAnotherCharacterIsEscaped() {
    assertThat(ManPage.text("'~/x' is n' ^ \"2\" \\ a-b")).isEqualTo("\\(aq\\(ti/x\\(aq is n\\(aq \\(ha \\(dq2\\(dq \\(rs a\\-b");
    assertThat(ManPage.text(".so `x y` and ` alone")).isEqualTo("\\&.so \\fBx y\\fR and \\(ga alone");
  }

  /** No line but ours begins like a request, so nothing that is said is swallowed. */
  @Test
  void onlyRequestsBeginWithADot() throws IOException {
    for (Path page : pages()) {
      assertThat(Files.readAllLines(page)).allMatch(line -> !line.startsWith("'") && line.matches("[^.].*|\\.(TH|SH|TP|PP|B|nf|fi)( .*)?"));
    }
  }

  @Test
  void groffHasNothingToSayAgainstThem() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
    for (Path page : pages()) {
      assertThat(groff("-z", "-Tascii", page.toString())).as(page.toString()).isEmpty();
    }
  }

  /** With a terminal for which troff has all the characters it would rather set. */
  @Test
  void whatIsPrintedCanBeCopied() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/groff")), "groff is not installed");
    for (Path page : pages()) {
      String printed = groff("-Tutf8", "-P-cbu", "-rHY=0", page.toString());
      assertThat(printed).as(page.toString()).matches("\\p{ASCII}+");
      if (page.endsWith("checker-man.1")) {
        assertThat(printed).contains(" checker man ~/.local/share/man/man1\n");
      }
    }
    Path odd = Invocation.write(directory, "odd.1", ".TH X 1\n.SH X\n.nf\n" + ManPage.text(ODD) + "\n.B " + ManPage.text(ODD) + "\n");
    assertThat(groff("-Tutf8", "-P-cbu", "-rHY=0", odd.toString()).lines().map(String::strip).filter(ODD::equals)).hasSize(2);
  }

  private static String groff(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("/usr/bin/groff", "-man", "-ww"));
    words.addAll(List.of(arguments));
    Process groff = new ProcessBuilder(words).redirectErrorStream(true).start();
    String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(groff.waitFor()).as(said).isZero();
    return said;
  }
}
