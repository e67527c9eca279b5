package checker.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.model.Model;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.translate.Translation;
import checker.translate.TranslationException;
import checker.translate.tla.TlaTranslator;
import checker.typing.Specification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How a translation reads; what it means is compared with TLC. */
class TlaTextTest {
  private static final Path PAGE = Path.of("..", "docs", "translate.md");
  private static final Pattern SPEC = Pattern.compile("(?s)```spec\n(.*?)```\n");
  private static final Pattern TLA = Pattern.compile("(?s)```tla\n(.*?)```\n");

  private static Translation translate(String text) {
    Diagnostics diagnostics = new Diagnostics();
    Specification specification =
        Specification.parse(new SourceText("example.spec", text), name -> Optional.empty(), diagnostics).orElseThrow();
    Model model = specification.elaborate(specification.scenarios().get(0), Map.of(), diagnostics).orElseThrow();
    assertThat(diagnostics.hasErrors()).isFalse();
    return new TlaTranslator().translate(model);
  }

  private static List<String> lines(String text) {
    return translate(text).files().get(0).text().lines().map(String::strip).toList();
  }

  @Test
  void theExampleInTheDocumentationIsTranslatedLikeThat() throws IOException {
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    Matcher spec = SPEC.matcher(page);
    Matcher tla = TLA.matcher(page);
    assertThat(spec.find() && tla.find()).isTrue();
    String translated = translate(spec.group(1)).files().get(0).text();
    if (Boolean.getBoolean("checker.update")) {
      Files.writeString(PAGE, page.substring(0, tla.start(1)) + translated + page.substring(tla.end(1)));
    } else {
      assertThat(tla.group(1)).isEqualTo(translated);
    }
  }

  @Test
  void namesDoNotMeetWordsOfTlaOrEachOther() {
    List<String> lines =
        lines(
            """
            module names
            var Init: bool = false
            var EXCEPT: bool = false
            var a_go: 0..1 = 0
            def Min(vars: 0..1): bool = exists e: 0..1 { e = vars }
            actor a { action go(Next: 0..1) { when Min(Next); a_go' = Next; Init' = EXCEPT } }
            """);
    assertThat(lines).contains("Init_2,", "EXCEPT_2,", "a_go", "Min_2(vars_2) == \\E e \\in 0..1 : e = vars_2", "a_go_2(Next_2) ==");
  }

  @Test
  void assignmentsToOneVariableBecomeOneValue() {
    List<String> lines =
        lines(
            """
            module pages
            type Page = 0..2
            var dirty: Page -> bool = false
            var owner: Page -> Page = 0
            actor a {
              action two(p: Page) { when p != 0; dirty[p]' = true; if owner[p] = 0 { dirty[0]' = false } }
              action all { for p: Page where dirty[p] { owner[p]' = 1 } }
              action scattered { for p: Page where dirty[p] { owner[(p + 1) % 3]' = p } }
            }
            """);
    assertThat(lines)
        .contains(
            "/\\ dirty' = [dirty EXCEPT ![p] = TRUE, ![0] = (IF owner[p] = 0 THEN FALSE ELSE @)]",
            "/\\ owner' = [p \\in 0..2 |-> IF dirty[p] THEN 1 ELSE owner[p]]");
    assertThat(lines).anyMatch(l -> l.contains("owner' = [at \\in 0..2 |-> (IF (\\E p \\in 0..2 : dirty[p] /\\ ((p + 1) % 3) = at)"));
  }

  /** TLA+ refuses a chain of implications. */
  @Test
  void conditionsOfLongQuantifiersStandApartFromTheirBodies() {
    List<String> lines =
        lines(
            """
            module long
            type Page = 0..2
            var dirty_since_the_last_write: Page -> bool = false
            var written_since_the_last_sync: Page -> bool = false
            actor a { action go { dirty_since_the_last_write' = [p: Page -> true]; written_since_the_last_sync' = [p: Page -> true] } }
            invariant ordered {
              forall page: Page where written_since_the_last_sync[page] {
                dirty_since_the_last_write[page] implies written_since_the_last_sync[page]
              }
            }
            """);
    assertThat(lines)
        .containsSequence(
            "\\A page \\in 0..2 : written_since_the_last_sync[page] =>",
            "(dirty_since_the_last_write[page] => written_since_the_last_sync[page])");
  }

  @Test
  void withoutVariablesThereIsNothingToTranslate() {
    assertThatThrownBy(() -> translate("module nothing\nactor a { action go { } }\n"))
        .isInstanceOf(TranslationException.class)
        .hasMessage("there is no variable, and TLC needs one");
  }

  @Test
  void whatTlaCannotSayIsLeftOutAndTold() {
    Translation translation =
        translate(
            """
            module promises
            var n: 0..2 = 0
            actor a { action go { n' = (n + 1) % 3 } }
            property first { (n = 0) until (n = 1) }
            property again { always ((n != 1) until (n = 1)) }
            property told { eventually (1 = 1) }
            """);
    assertThat(translation.remarks()).hasSize(1).allMatch(r -> r.startsWith("`first` is left out"));
    assertThat(translation.files().get(1).text()).contains("PROPERTY again\n").doesNotContain("PROPERTY first");
    assertThat(translation.files().get(0).text()).contains("told == TRUE\n", "/\\ []((n # 1) \\/ (n = 1))\n", "/\\ [](<>(n = 1))\n");
  }
}
