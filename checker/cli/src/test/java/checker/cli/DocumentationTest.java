package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation says is so: its console blocks are run and compared, its tables are those of the program. */
class DocumentationTest {
  private static final Path PAGE = Golden.project().resolve("checker/docs/cli.md");

  @TempDir Path directory;
  private int status;

  @ParameterizedTest
  @ValueSource(strings = {"checker/docs/cli.md", "README.md"})
  void consoleBlocksShowWhatTheCommandsPrint(String name) throws IOException {
    copyExamples();
    assertConsoleBlocks(Golden.project().resolve(name), directory);
  }

  /** Its commands are those of a reader who is in the root of the project. They write nothing. */
  @Test
  void consoleBlocksOfTheFindingsShowWhatTheCommandsPrint() throws IOException {
    assertConsoleBlocks(Golden.project().resolve("checker/docs/findings.md"), Golden.project());
  }

  private void assertConsoleBlocks(Path file, Path working) throws IOException {
    String page = Files.readString(file, StandardCharsets.UTF_8);
    StringBuilder actual = new StringBuilder();
    boolean inBlock = false;
    int commands = 0;
    for (String line : page.lines().toList()) {
      if (line.equals("```console")) {
        inBlock = true;
        actual.append(line).append('\n');
      } else if (line.equals("```") && inBlock) {
        inBlock = false;
        actual.append(line).append('\n');
      } else if (!inBlock) {
        actual.append(line).append('\n');
      } else if (line.startsWith("$ ")) {
        actual.append(line).append('\n').append(run(line.substring(2), working));
        commands++;
      }
    }
    assertThat(commands).isGreaterThan(1);
    if (Golden.updating()) {
      Files.writeString(file, actual.toString().replace(" T s", " 0.01 s"), StandardCharsets.UTF_8);
    } else {
      assertThat(actual.toString()).isEqualTo(page.replaceAll(" \\d+\\.\\d+ s\\b", " T s"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"checker/docs/cli.md", "README.md"})
  void statusTableIsThatOfTheProgram(String name) throws IOException {
    List<String> rows = new ArrayList<>();
    for (ExitStatus each : ExitStatus.values()) {
      rows.add("| " + each.code() + " | " + each.meaning() + " |");
    }
    assertThat(Files.readString(Golden.project().resolve(name), StandardCharsets.UTF_8))
        .contains(String.join("\n", rows));
  }

  @Test
  void specificationsInTheReadmeAreTheExamples() throws IOException {
    String readme = Files.readString(Golden.project().resolve("README.md"), StandardCharsets.UTF_8);
    for (String name : List.of("pinned_page.spec", "skip_busy_page.spec")) {
      String example =
          Files.readString(Golden.project().resolve("checker/docs/examples").resolve(name), StandardCharsets.UTF_8);
      assertThat(readme).contains("```\n" + example + "```");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"verify", "compare", "gate", "simulate", "explore", "graph"})
  void everyOptionIsDocumented(String command) throws IOException {
    String help = Invocation.in(directory, command, "--help").out();
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    List<String> options =
        Arrays.stream(help.split("\\W(?=--)"))
            .filter(word -> word.startsWith("--"))
            .map(word -> word.replaceFirst("^(--[a-z-]*[a-z]).*(?s:.*)", "$1"))
            .distinct()
            .filter(option -> !List.of("--help", "--debug").contains(option))
            .toList();
    assertThat(options).hasSizeGreaterThan(4).allSatisfy(option -> assertThat(page).contains("`" + option));
  }

  private String run(String command, Path working) throws IOException {
    if (command.equals("echo $?")) {
      return status + "\n";
    }
    String[] sides = command.split(" < ");
    String input = sides.length == 1 ? "" : Files.readString(working.resolve(sides[1]), StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>();
    for (String word : sides[0].split(" ")) {
      words.addAll(word.contains("*") ? expanded(word, working) : List.of(word));
    }
    if (words.get(0).equals("sed")) {
      return edited(command, working);
    }
    if (words.get(0).equals("cat")) {
      return Files.readString(working.resolve(words.get(1)), StandardCharsets.UTF_8);
    }
    assertThat(words.get(0)).isEqualTo("checker");
    Invocation result = Invocation.reading(working, input, words.subList(1, words.size()).toArray(String[]::new));
    status = result.code();
    return result.err() + result.out();
  }

  /** {@code sed -i 's/OLD/NEW/' FILE}, of plain texts. */
  private static String edited(String command, Path working) throws IOException {
    Matcher parts = Pattern.compile("sed -i 's/(.+)/(.+)/' (\\S+)").matcher(command);
    assertThat(parts.matches()).as(command).isTrue();
    Path file = working.resolve(parts.group(3));
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).contains(parts.group(1));
    Files.writeString(file, text.replace(parts.group(1), parts.group(2)), StandardCharsets.UTF_8);
    return "";
  }

  private static List<String> expanded(String glob, Path working) throws IOException {
    int slash = glob.lastIndexOf('/');
    String parent = glob.substring(0, slash);
    String suffix = glob.substring(glob.indexOf('*') + 1);
    try (Stream<Path> files = Files.list(working.resolve(parent))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(suffix))
          .sorted()
          .map(name -> parent + "/" + name)
          .toList();
    }
  }

  private void copyExamples() throws IOException {
    try (Stream<Path> files = Files.list(PAGE.resolveSibling("examples"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName().toString()));
      }
    }
  }
}
