package checker.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void wordsStandInTheirOrder() {
    List<Word> words = Words.of(new SourceText("a.spec", "/// doc\nmodule m // c\nvar x: 0..1 = \"s\" ?$"));
    assertThat(words).extracting(w -> w.kind() + " " + w.text()).containsExactly(
        "DOCUMENTATION /// doc", "KEYWORD module", "NAME m", "COMMENT // c", "KEYWORD var", "NAME x", "SYMBOL :",
        "NUMBER 0", "SYMBOL ..", "NUMBER 1", "SYMBOL =", "STRING \"s\"", "SYMBOL ?", "UNKNOWN $");
  }

  @Test
  void keywordsAreThoseOfTheReference() throws IOException {
    String reference = Files.readString(Path.of("..", "docs", "language.md"));
    String list = reference.substring(reference.indexOf("Keywords cannot be used as names:"));
    String listed = list.substring(list.indexOf('`') + 1, list.indexOf("`.")).replace("`", "");
    assertThat(Words.keywords()).containsExactlyInAnyOrderElementsOf(Arrays.asList(listed.trim().split("\\s+")));
    assertThat(Words.keywords()).containsAll(Words.declarations()).containsAll(Words.members());
    assertThat(list).contains("(`all " + String.join(" ", List.of("holds", "hold")) + " ");
    assertThat(Words.outcomes()).hasSize(9);
  }
}
