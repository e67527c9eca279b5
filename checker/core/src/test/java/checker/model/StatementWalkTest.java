package checker.model;

import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.SpecText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class StatementWalkTest {
  private static final Statement BODY =
      body(
          """
          when n < 3;
          let k = n + 1;
          if k = 2 { f[k] = true } else { n' = k }
          for i: 0..3 where i < n { g[i] = f[n] }
          either { h' = 0 } or { h' = 1 }
          with j in s where j > n;
          s' = {j}
          """);

  private static Statement body(String text) {
    String assigned = text.replace("f[k] =", "f[k]' =").replace("g[i] =", "g[i]' =");
    String declared =
        """
        module m
        var n: 0..3 = 0
        var h: 0..1 = 0
        var f: 0..3 -> bool = false
        var g: 0..3 -> bool = false
        var s: set of 0..3 = {}
        actor a { action go { %s } }
        """;
    return SpecText.model(declared.formatted(assigned)).actors().get(0).actions().get(0).body();
  }

  /** In the order of the walk. */
  private static <T> List<T> met(Statement statement, Function<Statement, List<T>> found) {
    List<T> all = new ArrayList<>();
    StatementWalk.each(statement, s -> all.addAll(found.apply(s)));
    return all;
  }

  @Test
  void everyStatementIsMetOnceBeforeItsPartsInTheOrderOfTheText() {
    List<String> kinds = met(BODY, s -> List.of(s.getClass().getSimpleName()));
    assertThat(kinds)
        .containsExactly(
            "Block", "When", "Let", "If", "Block", "Assign", "Block", "Assign", "For", "Block", "Assign", "Either", "Block",
            "Assign", "Block", "Assign", "With", "Block", "Assign");
  }

  @Test
  void everyExpressionIsADirectPartOfOneStatement() {
    List<String> texts = met(BODY, s -> StatementWalk.expressions(s).stream().map(e -> e.span().text()).toList());
    assertThat(texts)
        .containsExactly(
            "n < 3", "n + 1", "k = 2", "k", "true", "k", "i < n", "i", "f[n]", "0", "1", "s", "j > n", "{j}");
  }

  @Test
  void onlyForAndWithBindANameOfTheirOwn() {
    List<String> names = met(BODY, s -> StatementWalk.binding(s).map(b -> b.local().name()).stream().toList());
    assertThat(names).containsExactly("i", "j");
  }

  @Test
  void aChoiceIsFoundHoweverDeepItStands() {
    assertThat(StatementWalk.chooses(body("if n = 0 { if h = 0 { either { h' = 0 } or { h' = 1 } } }"))).isTrue();
    assertThat(StatementWalk.chooses(body("if n = 0 { with j: 0..3; n' = j }"))).isTrue();
    assertThat(StatementWalk.chooses(body("if n = 0 { for i: 0..3 { g[i] = true } } else { n' = 0 }"))).isFalse();
  }
}
