package checker.translate.murphi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.fixture.SpecText;
import checker.translate.GeneratedFile;
import checker.translate.Translation;
import checker.translate.TranslationException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MurphiTranslatorTest {
  private static Translation translate(String spec) {
    return new MurphiTranslator().translate(SpecText.model(spec));
  }

  private static String text(String spec) {
    return translate(spec).files().get(0).text();
  }

  @Test
  void writesOneDescriptionThatChecksAndOneThatCounts() {
    Translation translation =
        translate(
            """
            module lamp
            var on: bool = false
            actor hand { action press { on' = not on } }
            invariant off "it shines" { not on }
            transition changes { on' != on }
            property again { always eventually on }
            """);
    assertThat(translation.files()).extracting(GeneratedFile::name).containsExactly("lamp__default.m", "lamp__default__counts.m");
    assertThat(translation.files().get(0).text()).contains("-- it shines\ninvariant \"off\"\n  !on;\n").doesNotContain("cover");
    assertThat(translation.files().get(1).text()).contains("cover \"off\"\n  !(!on);\n").doesNotContain("invariant \"");
    assertThat(translation.remarks().get(0)).contains("left out").endsWith(": changes, again");
  }

  @Test
  void assignsAllAtOnce() {
    assertThat(
            text(
                """
                module swap
                var x: 0..1 = 0
                var y: 0..1 = 1
                actor a { action swap { x' = y; y' = x } }
                """))
        .contains(
            """
            begin
              x_next := x;
              x_next := y;
              y := x;
              x := x_next;
            end;
            """);
  }

  @Test
  void makesChoicesBeforeTheStep() {
    String text =
        text(
            """
            module choice
            type User = symmetric 1..2
            enum Io { idle, busy }
            var io: User -> Io = idle
            var owner: User? = nil
            actor kernel {
              action give {
                when owner = nil;
                with u: User where io[u] = idle;
                io[u]' = busy;
                either { owner' = u } or { when false }
              }
            }
            """);
    assertThat(text)
        .as("one rule: the other branch never runs")
        .containsOnlyOnce("rule \"kernel.give\"")
        .contains("nil_User: 3;", "User: 1..2;", "Io: idle..busy;", "User_or_nil: 1..nil_User;", "io: array [User] of Io;")
        .contains(
            """
            ruleset u: User do
              rule "kernel.give"
                owner = nil_User
                & io[u] = idle
              ==>
              begin
                io[u] := busy;
                owner := u;
              end;
            end;
            """);
  }

  @Test
  void keepsEqualSequencesEqual() {
    assertThat(
            text(
                """
                module mailbox
                var queue: seq[2] of 1..3 = []
                actor a { action take { when len(queue) > 0; queue' = tail(queue) } }
                """))
        .as("what is beyond the length is the least value")
        .contains("queue_length: 0..2;", "queue_array: array [0..1] of 1..3;")
        .contains("queue_length_next := queue_length - 1;", "queue_next[i] := 1;");
  }

  @Test
  void renamesWhatTheLanguageHasWordsFor() {
    assertThat(
            text(
                """
                module words
                var array: bool = false
                var Begin: bool = false
                actor rule { action endrule { array' = not Begin } }
                """))
        .contains("array_2: boolean;", "Begin_2: boolean;", "array_2 := !Begin_2;");
  }

  @Test
  void refusesTooManyInitialStates() {
    assertThatThrownBy(
            () ->
                text(
                    """
                    module wide
                    var x: 0..4096 in any
                    actor a { action go { x' = 0 } }
                    """))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("more than 4096 initial states");
  }

  @Test
  void isTheSameEachTime() {
    String spec = "module m\nvar x: set of 0..3 in any\nactor a { action go { with q in x; x' = x minus {q} } }\n";
    assertThat(translate(spec)).isEqualTo(translate(spec));
    assertThat(List.of(text(spec).split("startstate"))).as("sixteen subsets").hasSize(17);
  }
}
