package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `cli.md` says is so: its console blocks are run and their output compared, its tables are those of the program. */
class DocumentationTest {
  private static final Path PAGE = Golden.project().resolve("checker/docs/cli.md");

  @TempDir Path directory;
  private int status;

  @Test
  void consoleBlocksShowWhatTheCommandsPrint() throws IOException {
    copyExamples();
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
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
        actual.append(line).append('\n').append(run(line.substring(2)));
        commands++;
      }
    }
    assertThat(commands).isGreaterThan(5);
    if (Golden.updating()) {
      Files.writeString(PAGE, actual.toString().replace(" T s", " 0.01 s"), StandardCharsets.UTF_8);
    } else {
      assertThat(actual.toString()).isEqualTo(page.replaceAll(" \\d+\\.\\d+ s\\b", " T s"));
    }
  }

  @Test
  void statusTableIsThatOfTheProgram() throws IOException {
    List<String> rows = new ArrayList<>();
    for (ExitStatus each : ExitStatus.values()) {
      rows.add("| " + each.code() + " | " + each.meaning() + " |");
    }
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).contains(String.join("\n", rows));
  }

  @Test
  void everyOptionOfVerifyIsDocumented() throws IOException {
    String help = Invocation.in(directory, "verify", "--help").out();
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    List<String> options =
        Arrays.stream(help.split("\\W(?=--)"))
            .filter(word -> word.startsWith("--"))
            .map(word -> word.replaceFirst("^(--[a-z-]*[a-z]).*(?s:.*)", "$1"))
            .distinct()
            .filter(option -> !List.of("--help", "--debug").contains(option))
            .toList();
    assertThat(options).hasSizeGreaterThan(10).allSatisfy(option -> assertThat(page).contains("`" + option));
  }

  private String run(String command) throws IOException {
    if (command.equals("echo $?")) {
      return status + "\n";
    }
    List<String> words = new ArrayList<>();
    for (String word : command.split(" ")) {
      words.addAll(word.contains("*") ? expanded(word) : List.of(word));
    }
    if (words.get(0).equals("cat")) {
      return Files.readString(directory.resolve(words.get(1)), StandardCharsets.UTF_8);
    }
    assertThat(words.get(0)).isEqualTo("checker");
    Invocation result = Invocation.in(directory, words.subList(1, words.size()).toArray(String[]::new));
    status = result.code();
    return result.err() + result.out();
  }

  private List<String> expanded(String glob) throws IOException {
    int slash = glob.lastIndexOf('/');
    String parent = glob.substring(0, slash);
    String suffix = glob.substring(glob.indexOf('*') + 1);
    try (Stream<Path> files = Files.list(directory.resolve(parent))) {
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
      for (Path file : files.filter(f -> f.toString().endsWith(".spec")).toList()) {
        Files.copy(file, directory.resolve(file.getFileName().toString()));
      }
    }
  }
}
