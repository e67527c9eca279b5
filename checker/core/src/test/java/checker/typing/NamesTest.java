package checker.typing;

import static checker.typing.Specs.message;
import static checker.typing.Specs.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Diagnostics E101 to E117, and the names that are right. */
class NamesTest {
  private static String with(String declarations) {
    return """
        module m
        enum Io { idle, busy }
        var io: Io = idle
        actor a { action go { when io = idle; io' = busy } }
        """
        + declarations;
  }

  @Test
  void unknownNamesWithWhatWasMeant() {
    assertThat(told(with("invariant i { io = idel }"))).containsExactly("E101 5:20 idel");
    assertThat(message(with("invariant i { io = idel }"))).isEqualTo("there is no `idel`; did you mean `idle`?");
    assertThat(message(with("invariant i { io = Io }"))).isEqualTo("`Io` is a type, not a value; did you mean `io`?");
    assertThat(message(with("invariant i { io = Io.bussy }")))
        .isEqualTo("enum `Io` has no member `bussy`; did you mean `busy`?");
    assertThat(message(with("invariant i { held(1) and io = idle }"))).isEqualTo("there is no definition `held`");
    assertThat(told(with("extend a { action b { oi' = busy } }"))).containsExactly("E101 5:23 oi");
  }

  @Test
  void allErrorsAtOnceAndEachOnce() {
    assertThat(told(with("""
        def d: bool = nope
        invariant i { d and also_nope = 3 and (idel + 1 > 2) }
        reachable r { forall x: Nope { x = x + nope } }
        """)))
        .containsExactly(
            "E101 5:15 nope", "E101 6:21 also_nope", "E101 6:40 idel", "E104 7:25 Nope", "E101 7:40 nope");
  }

  @Test
  void duplicates() {
    assertThat(told(with("var io: bool = true"))).containsExactly("E102 5:5 io");
    assertThat(told(with("const idle = 1"))).containsExactly("E102 5:7 idle");
    assertThat(told(with("enum Io { x }"))).containsExactly("E102 5:6 Io");
    assertThat(told(with("enum J { x, x }"))).contains("E102 5:13 x");
    assertThat(told(with("record R { f: bool, f: bool }"))).contains("E102 5:21 f");
    assertThat(told(with("actor a { }"))).containsExactly("E102 5:7 a");
    assertThat(told(with("actor b { action x { } step x { } }"))).containsExactly("E102 5:29 x");
    assertThat(told(with("invariant i { io = idle } cost i { io = idle }"))).containsExactly("E102 5:32 i");
    assertThat(told(with("scenario s { } scenario s { }"))).containsExactly("E102 5:25 s");
    assertThat(told(with("const N = 1 def n = N scenario s { N = 2, N = 3 }"))).contains("E102 5:43 N");
    assertThat(told(with("invariant i { io = idle } scenario s { } expect i holds, i violated")))
        .containsExactly("E102 5:58 i violated");
  }

  @Test
  void aNameOfAnotherKindIsNoDuplicate() {
    assertThat(told(with("actor io { action a { io' = busy } } reachable io { io = busy }"))).isEmpty();
  }

  @Test
  void shadowing() {
    assertThat(told(with("invariant i { forall io: bool { io } }"))).contains("E103 5:22 io");
    assertThat(told(with("invariant i { forall x: bool { exists x: Io { x = io } } }"))).contains("E103 5:39 x");
    assertThat(told(with("def d(idle: bool) = idle invariant i { d(true) }"))).contains("E103 5:7 idle");
    assertThat(told(with("actor b(x: bool) { action y(x: bool) { when x } }"))).contains("E103 5:29 x");
    assertThat(told(with("extend a { action b { let io = 1; when io = 1 } }"))).contains("E103 5:27 io");
    assertThat(message(with("extend a { action b { let go = io; with go: Io; io' = go } }")))
        .isEqualTo("`go` hides another local name of the same name");
  }

  @Test
  void siblingsMayShareAName() {
    assertThat(told(with("invariant i { (exists x: Io { x = io }) and exists x: Io { x != io } }"))).isEmpty();
  }

  @Test
  void unknownTypesActorsActionsFieldsConstantsProperties() {
    assertThat(told(with("def d(x: I0) = x invariant i { io = idle }"))).containsExactly("E104 5:10 I0");
    assertThat(told(with("fair b"))).containsExactly("E109 5:6 b");
    assertThat(told(with("fair a.goo"))).containsExactly("E110 5:8 goo");
    assertThat(told(with("extend b { }"))).containsExactly("E109 5:8 b");
    assertThat(told(with("before a.go { step s { } }"))).containsExactly("E110 5:10 go");
    assertThat(told(with("invariant i { at(a.go) }"))).containsExactly("E110 5:20 go");
    assertThat(told(with("invariant i { at(b.go) }"))).containsExactly("E109 5:18 b");
    assertThat(told(with("invariant i { stopped(a) }"))).containsExactly("E110 5:23 a");
    assertThat(told(with("extend a { step s { goto t } }"))).containsExactly("E110 5:26 t");
    assertThat(told(with("scenario s { N = 1 }"))).containsExactly("E112 5:14 N");
    assertThat(told(with("scenario s { } expect i holds"))).containsExactly("E111 5:23 i");
    assertThat(told(with("scenario s { } expect b never, a.stop_ never")))
        .containsExactly("E109 5:23 b", "E110 5:34 stop_");
    assertThat(told(with("record R { f: bool } var r: R = R(f: true) extend a { action s { r.g' = r.f } }")))
        .containsExactly("E113 5:68 g");
    assertThat(told(with("invariant i { io.f }"))).containsExactly("E113 5:18 f");
  }

  @Test
  void sharedMembersTakeTheirTypeFromWhereTheyStand() {
    String two = with("enum State { idle, gone } var s: State = idle extend a { action leave { s' = gone } } ");
    assertThat(told(two + "invariant i { s = idle and idle = io and (if io = busy then idle else s) != gone }")).isEmpty();
    assertThat(told(two + "invariant i { s = idle and idle = idle }")).containsExactly("E114 5:114 idle");
    assertThat(message(two + "invariant i { s = gone and io = busy and idle in { idle } }"))
        .isEqualTo("`idle` is a member of `Io` and `State`; write `Io.idle`");
  }

  @Test
  void cycles() {
    assertThat(told(with("const A = B const B = A + 1 invariant i { io = idle or A > 0 }"))).containsExactly("E115 5:7 A");
    assertThat(told(with("def d: bool = e def e: bool = not d invariant i { d and io = idle }"))).containsExactly("E115 5:5 d");
    assertThat(told(with("type T = U? type U = T var t: T = nil"))).contains("E115 5:6 T");
    assertThat(told(with("record R { r: R } var r: R in any"))).contains("E115 5:8 R");
  }

  @Test
  void superAndReservedNames() {
    assertThat(told(with("extend a { action b { super } }"))).containsExactly("E116 5:23 super");
    assertThat(told(with("invariant deadlock_free { io = idle }"))).containsExactly("E117 5:11 deadlock_free");
  }

  @Test
  void expectationsMustSuitTheirSubject() {
    String claims = with("invariant i { io = idle } reachable r { io = busy } cost c { io = busy } property p { eventually (io = busy) } ");
    assertThat(told(claims + "scenario s { } expect i violated in 3, r unreachable, c incurred in 2, p violated, a.go never, deadlock_free violated"))
        .isEmpty();
    assertThat(told(claims + "scenario s { } expect i vacuous, i holds, p vacuous, all hold")).isEmpty();
    assertThat(told(claims + "scenario s { } expect i reachable")).containsExactly("E219 5:134 i reachable");
    assertThat(told(claims + "scenario s { } expect r violated, c holds, p reachable, i never, a.go violated, all violated"))
        .hasSize(6)
        .allMatch(t -> t.startsWith("E219"));
    assertThat(told(claims + "scenario s { } expect i holds in 3")).containsExactly("E219 5:134 i holds in 3");
    assertThat(message(claims + "scenario s { } expect r violated"))
        .isEqualTo("`r` is declared with `reachable` and can be `reachable` or `unreachable`, not `violated`");
  }
}
