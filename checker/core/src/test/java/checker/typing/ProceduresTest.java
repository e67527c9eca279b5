package checker.typing;

import static checker.typing.Specs.message;
import static checker.typing.Specs.told;
import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Expr;
import checker.model.Local;
import checker.model.Model;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Procedures and their calls. */
class ProceduresTest {
  private static final String VARIABLES =
      """
      module m
      var f: 0..1 -> bool = false
      var n: 0..3 = 0
      var b: bool = false
      invariant read { not f[0] or n < 3 or b }
      """;

  private static Statement.Block body(String text) {
    return Specs.action(Specs.model(VARIABLES + text), "a", "s").body();
  }

  @Test
  void aCallIsTheBodyInABlockOfItsOwn() {
    Statement.Block body = body("procedure p() { when n < 3; n' = n + 1 }\nactor a { action s { p(); b' = true } }");
    assertThat(body.statements()).hasSize(2);
    Statement.Block call = (Statement.Block) body.statements().get(0);
    assertThat(call.span().text()).isEqualTo("p()");
    assertThat(call.statements()).extracting(s -> s.span().text()).containsExactly("when n < 3", "n' = n + 1");
    assertThat(call.statements()).extracting(s -> s.span().line()).containsExactly(6, 6);
  }

  @Test
  void whatIsComputedIsEvaluatedBeforeUnderTheParametersName() {
    Statement.Block body =
        body("procedure p(x: 0..3, y: 0..3) { when x < y; n' = x }\nactor a { action s { p(3 - n, n / 2) } }");
    Statement.Block call = (Statement.Block) body.statements().get(0);
    Statement.Let x = (Statement.Let) call.statements().get(0);
    Statement.Let y = (Statement.Let) call.statements().get(1);
    assertThat(x.local()).isEqualTo(new Local("x", new Type.Range(0, 3), x.local().slot()));
    assertThat(y.local().name()).isEqualTo("y");
    assertThat(y.local().slot()).isNotEqualTo(x.local().slot());
    Expr.Comparison guard = (Expr.Comparison) ((Statement.When) call.statements().get(2)).condition();
    assertThat(((Expr.LocalRead) guard.left()).local()).isEqualTo(x.local());
    assertThat(((Expr.LocalRead) guard.right()).local()).isEqualTo(y.local());
  }

  @Test
  void aLocalOrALiteralStandsForItself() {
    Statement.Block body =
        body("procedure p(x: 0..3, y: 0..3) { when x < n + y; n' = x }\nactor a { action s(i: 0..3) { p(i, 2) } }");
    Statement.Block call = (Statement.Block) body.statements().get(0);
    assertThat(call.statements()).hasSize(2);
    Statement.Assign assign = (Statement.Assign) call.statements().get(1);
    assertThat(((Expr.LocalRead) assign.value()).local().name()).isEqualTo("i");
    Expr.Comparison guard = (Expr.Comparison) ((Statement.When) call.statements().get(0)).condition();
    Expr.Literal literal = (Expr.Literal) ((Expr.Arithmetic) guard.right()).right();
    assertThat(literal.value()).isEqualTo(new Value.Int(2));
    assertThat(literal.type()).isEqualTo(new Type.Range(0, 3));
  }

  @Test
  void theRestOfTheCallerComesAfterTheChoiceAndDoesNotSeeIt() {
    String procedure = "procedure p() { with x: 0..3; n' = x }\n";
    Statement.Block body = body(procedure + "actor a { action s { p(); with x: bool; b' = x } }");
    Statement.Block call = (Statement.Block) body.statements().get(0);
    assertThat(call.statements()).singleElement().isInstanceOf(Statement.With.class);
    assertThat(body.statements().get(1)).isInstanceOf(Statement.With.class);
    assertThat(told(VARIABLES + procedure + "actor a { action s { p(); b' = x = 1 } }")).containsExactly("E101 7:32 x");
  }

  @Test
  void aBodySeesNothingOfItsCaller() {
    assertThat(told(VARIABLES + "procedure p() { n' = i }\nactor a { action s(i: 0..3) { b' = i = 1; p() } }"))
        .containsExactly("E101 6:22 i");
    assertThat(Specs.errors(VARIABLES + "procedure p(i: 0..3) { n' = i }\nactor a { action s(i: 0..3) { p(3 - i) } }")).isEmpty();
  }

  @Test
  void anOverrideHoldsForEveryCallerAndSuperHasTheSameArguments() {
    Model model = Specs.model(VARIABLES + """
        procedure p(x: 0..3) { n' = x }
        actor a { action s { p(1) } }
        module e extends m
        override procedure p(y: 0..3) { when n != y; super }
        scenario only { }
        """, "only");
    Statement.Block call = (Statement.Block) Specs.action(model, "a", "s").body().statements().get(0);
    assertThat(call.statements().get(0).span().text()).isEqualTo("when n != y");
    Statement.Block inherited = (Statement.Block) call.statements().get(1);
    Statement.Assign assign = (Statement.Assign) inherited.statements().get(0);
    assertThat(((Expr.Literal) assign.value()).value()).isEqualTo(new Value.Int(1));
  }

  /** Each line is a procedure and more, after six lines of variables; the message follows the place. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "procedure p(x: 0..3) { n' = x } actor a { action s { q(1) } }                | E118 6:54 q",
        "procedure unused() { b' = true } actor a { action s { n' = 0 } }             | W401 6:11 unused",
        "procedure p(x: 0..3) { b' = true } actor a { action s { p(n) } }             | W401 6:13 x",
        "def d(x: 0..3): bool = n = x actor a { action s { when d(1); d(1); n' = 0 } } | E118 6:62 d",
        "procedure p(x: 0..3) { n' = x } actor a { action s { p() } }                 | E204 6:54 p()",
        "procedure p(x: 0..3) { n' = x } actor a { action s { p(true) } }             | E201 6:56 true",
        "procedure p(x: 0..3) { n' = x } actor a { action s { b' = p(1); p(2) } }     | E101 6:59 p",
        "procedure p() { p() } actor a { action s { p() } }                           | E115 6:17 p()",
        "procedure p() { super } actor a { action s { p() } }                         | E116 6:17 super",
        "procedure p() { stop } actor a { step s { p() } }                            | E210 6:17 stop",
        "procedure p() { goto s } actor a { step s { p() } }                          | E210 6:17 goto s",
        "procedure p() { with x: 0..3; n' = x } actor a { action s { for i: 0..1 { p() } } } | E211 6:75 p()",
        "procedure p(i: 0..1) { f[i]' = true } actor a { action s(j: 0..1) { f[j]' = b; p(j) } } | E212 6:80 p(j)",
        "procedure p(i, j: 0..1) { f[i]' = b } actor a { action s { p(0, 1) } }       | E005 6:14 ,",
        "procedure p(i: 0..1, j: 0..1) { f[i]' = b; f[j]' = b } actor a { action s(k: 0..1) { p(k, k) } } | E212 6:44 f[j]' = b",
        "procedure p() { n' = 1; n' = 2 } actor a { action s { p() } action t { p() } } | E212 6:25 n' = 2",
        "procedure p(n: bool) { b' = n } actor a { action s { p(b) } }                | E103 6:13 n",
        "procedure p() { b' = true } procedure p() { b' = true } actor a { action s { p() } } | E102 6:39 p",
        "procedure m() { n' = 1 } actor a { action s { m() } } def m = 1                | E102 6:59 m",
        "procedure p() { b' = true } actor a { action s { p() } } module e extends m override procedure q() { super } | E108 6:96 q",
        "procedure p(x: 0..3) { n' = x } actor a { action s { p(1) } } module e extends m override procedure p() { super } | E221 6:101 p",
        "procedure p(x: 0..3) { n' = x } actor a { action s { p(1) } } module e extends m override procedure p(x: 0..2) { super } | E221 6:106 0..2",
      })
  void aFaultIsToldOnceWhereItIs(String text, String expected) {
    List<String> told = told(VARIABLES + text).stream().filter(t -> !t.startsWith("W") || expected.startsWith("W")).toList();
    assertThat(told.stream().filter(t -> !t.matches("W40[23].*"))).contains(expected);
    assertThat(told.stream().filter(t -> t.startsWith("E")).count()).isLessThanOrEqualTo(1);
  }

  @Test
  void messagesNameTheCallerWhereItIsToBlame() {
    assertThat(message(VARIABLES + """
        procedure p(i: 0..1, j: 0..1) { f[i]' = true; f[j]' = false }
        actor a { action fine { n' = 0; b' = true; p(0, 1) } action s(k: 0..1) { p(k, k) } }
        """)).isEqualTo("`f[k]` is assigned twice on one path, called by `a.s`");
    assertThat(message(VARIABLES + "procedure pin() { b' = true; n' = 0; f' = [i: 0..1 -> b] }\nactor a { action s { pim() } action t { pin() } }"))
        .isEqualTo("there is no procedure `pim`; did you mean `pin`?");
    assertThat(message(VARIABLES + """
        procedure p() { b' = true; n' = 0; f' = [i: 0..1 -> b]; q() }
        procedure q() { r() }
        procedure r() { when b }
        actor a { action s { p() } }
        module e extends m
        override procedure r() { r() }
        """)).isEqualTo("procedure `r` calls itself; the inherited body is written `super`");
  }

  @Test
  void whoCallsEachOtherIsTold() {
    assertThat(told(VARIABLES + "procedure p() { q() }\nprocedure q() { p() }\nactor a { action s { b' = true; n' = 0; f[0]' = b; p() } }"))
        .containsExactly("E115 6:17 q()", "E115 7:17 p()");
  }

  @Test
  void aLiteralThatIsPassedIsNoConstantCondition() {
    assertThat(told(VARIABLES + """
        procedure p(x: 0..3) { if x = 0 { n' = x } else { b' = true; f[0]' = true } }
        actor a { action s { p(0) } action t { p(1) } }
        """)).isEmpty();
  }

  @Test
  void callsDoubleOnlySoFarAndNestOnlySoDeep() {
    String doubling =
        IntStream.range(1, 30).mapToObj(i -> "procedure p" + i + "() { either { p" + (i - 1) + "() } or { p" + (i - 1) + "() } }")
            .collect(Collectors.joining("\n"));
    assertThat(Specs.errors(VARIABLES + "procedure p0() { when b }\n" + doubling + "\nactor a { action s { p29() } }"))
        .isNotEmpty().allSatisfy(t -> assertThat(t).startsWith("E306"));
    String nested =
        IntStream.range(1, 900).mapToObj(i -> "procedure p" + i + "() { if b { p" + (i - 1) + "() } }")
            .collect(Collectors.joining("\n"));
    assertThat(Specs.errors(VARIABLES + "procedure p0() { when b }\n" + nested + "\nactor a { action s { p899() } }"))
        .isNotEmpty().allSatisfy(t -> assertThat(t).startsWith("E306"));
  }
}
