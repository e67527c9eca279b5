package checker.translate.promela;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.fixture.SpecText;
import checker.translate.TranslationException;
import org.junit.jupiter.api.Test;

class PromelaTranslatorTest {
  private static String text(String spec) {
    return new PromelaTranslator().translate(SpecText.model(spec)).files().get(0).text();
  }

  @Test
  void keepsTheStateSmall() {
    String text =
        text(
            """
            module small
            /// Whether it is so.
            var flag: bool = false
            var few: 0..5 = 0
            var table: 1..2 -> 0..2 -> bool = false
            var below: -1..1 = 0
            var large: 0..1000 = 0
            var alone: 4..4 -> 0..255 = 7
            actor a { action go { few' = 1; flag' = true; below' = 0; large' = 0; table[2][1]' = true; alone[4]' = 0 } }
            """);
    assertThat(text)
        .contains("/* Whether it is so. */\nbool flag;\n", "unsigned few : 3;", "bool table[6];", "short below;", "short large;")
        .contains("byte alone;", "now.table[4] = 1;", "now.alone = 7;");
  }

  @Test
  void hasAnOptionForEachInstanceAndEachInvariant() {
    assertThat(
            text(
                """
                module options
                var n: 0..2 = 0
                actor user(u: 1..2) { action set_(v: 0..1) { when n = v; n' = u } }
                invariant low { n < 2 }
                reachable one { n = 1 }
                terminal when n = 2
                """))
        .contains("c_expr { (can_user_set_(1, 0)) } -> c_code { step_user_set_(1, 0); }", "can_user_set_(2, 1)")
        .contains("c_expr { (!property_low()) } -> c_code [property_low()] { ; }")
        .contains("c_expr { (terminal()) } -> skip")
        .doesNotContain("!property_one()) } ->");
  }

  @Test
  void computesIndicesAsAWhole() {
    assertThat(
            text(
                """
                module indices
                var table: bool -> 1..2 -> bool = false
                var b: bool = false
                actor a { action go { table[not b][if b then 1 else 2]' = true; b' = not b } }
                """))
        .contains("now.table[(!now.b) * 2 + (now.b ? 1 : 2) - 1] = 1;");
  }

  @Test
  void leavesOutAnIndexWithASingleValue() {
    assertThat(
            text(
                """
                module single
                var table: 1..1 -> 0..1 -> bool = false
                actor a(u: 1..1) { action go(p: 0..1) { table[u][p]' = true } }
                """))
        .contains("now.table[p] = 1;");
  }

  @Test
  void refusesTooManyInstances() {
    assertThatThrownBy(
            () ->
                text(
                    """
                    module many
                    var n: 0..255 = 0
                    actor a { action go { with x: 0..255; with y: 0..255; n' = x; when y = 1 } }
                    """))
        .isInstanceOf(TranslationException.class)
        .hasMessageContaining("more than 20000 action instances");
  }
}
