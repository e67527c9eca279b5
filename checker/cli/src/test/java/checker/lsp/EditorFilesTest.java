package checker.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import checker.syntax.Words;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in {@code checker/editors} knows the same words as the language. */
class EditorFilesTest {
  private static final Path EDITORS =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../editors").normalize();

  private static final Pattern ALTERNATIVES = Pattern.compile("\\\\b\\(([a-z_|]+)\\)\\\\b");

  private static JsonObject json(String file) throws IOException {
    return JsonParser.parseString(Files.readString(EDITORS.resolve(file))).getAsJsonObject();
  }

  private static JsonObject repository() throws IOException {
    return json("vscode/syntaxes/checker-spec.tmLanguage.json").getAsJsonObject("repository");
  }

  @Test
  void grammarHasTheKeywordsOfTheLanguage() throws IOException {
    List<String> words = new ArrayList<>();
    for (JsonElement pattern : repository().getAsJsonObject("keywords").getAsJsonArray("patterns")) {
      Matcher matcher = ALTERNATIVES.matcher(pattern.getAsJsonObject().get("match").getAsString());
      assertThat(matcher.matches()).isTrue();
      words.addAll(List.of(matcher.group(1).split("\\|")));
    }
    assertThat(words).containsExactlyInAnyOrderElementsOf(Words.keywords());
  }

  @Test
  void declarationsOfTheGrammarAreKeywordsAndOutcomesThoseOfTheLanguage() throws IOException {
    for (JsonElement pattern : repository().getAsJsonObject("declarations").getAsJsonArray("patterns")) {
      String match = pattern.getAsJsonObject().get("match").getAsString();
      String words = match.substring(match.indexOf('(') + 1, match.indexOf(')'));
      assertThat(Words.keywords()).containsAll(List.of(words.split("\\|")));
    }
    String expectation =
        repository().getAsJsonObject("expectations").getAsJsonArray("patterns").get(0).getAsJsonObject().get("match").getAsString();
    String words = expectation.substring(expectation.indexOf("(hold") + 1, expectation.indexOf(")\\b"));
    assertThat(words.split("\\|")).containsExactlyInAnyOrderElementsOf(Words.outcomes());
  }

  @Test
  void vimHasTheKeywordsOfTheLanguage() throws IOException {
    List<String> words = new ArrayList<>();
    for (String line : Files.readAllLines(EDITORS.resolve("vim/syntax/checkerspec.vim"))) {
      if (line.startsWith("syn keyword ")) {
        List<String> parts = Arrays.asList(line.split(" +"));
        words.addAll(parts.subList(3, parts.size()));
      }
    }
    assertThat(words).containsExactlyInAnyOrderElementsOf(Words.keywords());
  }

  @Test
  void extensionNamesFilesThatExist() throws IOException {
    JsonObject extension = json("vscode/package.json");
    JsonObject contributes = extension.getAsJsonObject("contributes");
    List<String> files = new ArrayList<>(List.of(extension.get("main").getAsString()));
    contributes.getAsJsonArray("languages").forEach(l -> files.add(l.getAsJsonObject().get("configuration").getAsString()));
    JsonArray grammars = contributes.getAsJsonArray("grammars");
    grammars.forEach(g -> files.add(g.getAsJsonObject().get("path").getAsString()));
    assertThat(files).hasSize(4).allSatisfy(f -> assertThat(EDITORS.resolve("vscode").resolve(f)).exists());
    for (JsonElement grammar : grammars) {
      JsonObject declared = grammar.getAsJsonObject();
      assertThat(json("vscode/" + declared.get("path").getAsString()).get("scopeName")).isEqualTo(declared.get("scopeName"));
    }
    assertThat(json("vscode/language-configuration.json").has("comments")).isTrue();
    assertThat(contributes.getAsJsonArray("languages").get(0).getAsJsonObject().get("extensions").toString())
        .isEqualTo("[\"" + Places.EXTENSION + "\"]");
  }
}
