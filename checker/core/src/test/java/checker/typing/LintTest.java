package checker.typing;

import static checker.typing.Specs.message;
import static checker.typing.Specs.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Diagnostics W401 to W409. */
class LintTest {
  private static final String HEAD =
      """
      module m
      const N = 3
      var x: 0..N = 0
      var y: 0..5 = 0
      actor a { action up { when x < N and y < 5; x' = x + 1; y' = y + 1 } }
      """;

  @Test
  void aSpecificationWithoutFaultsIsPassedInSilence() {
    assertThat(told(HEAD)).isEmpty();
  }

  @Test
  void unusedNames() {
    assertThat(told(HEAD + "const M = 1 type T = bool enum E { p, q } record R { f: bool } def d = x"))
        .containsExactly("W401 6:7 M", "W401 6:18 T", "W401 6:32 E", "W401 6:50 R", "W401 6:68 d");
    assertThat(told(HEAD + "def d(p: bool, q: bool) = q invariant i { d(x = 1, y = 1) }")).containsExactly("W401 6:7 p");
    assertThat(told(HEAD + "actor b(k: bool) { action c(l: bool, k2: bool) { when k2; y' = 0 } }"))
        .containsExactly("W401 6:9 k", "W401 6:29 l");
    assertThat(told(HEAD + "invariant i { exists k: bool { x = 1 } }")).containsExactly("W401 6:22 k");
    assertThat(told(HEAD + "actor b { action c { let l = x; with k: bool; y' = 0 } }")).containsExactly("W401 6:26 l", "W401 6:38 k");
    assertThat(message(HEAD + "const M = 1")).isEqualTo("constant `M` is never used");
  }

  @Test
  void theParameterOfAnActorWithStepsTellsItsPositionsApart() {
    assertThat(told(HEAD + "actor b(k: bool) { step c { y' = 0 } }")).isEmpty();
  }

  @Test
  void useAnywhereInTheFileCounts() {
    assertThat(told(HEAD + "const M = 1\nvar z: bool = true\nmodule e extends m\ninvariant i { z or x = M }\nextend a { action d { z' = false } }"))
        .isEmpty();
    assertThat(told(HEAD + "const M = 1\nmodule e extends m\noverride const M = 2")).containsExactly("W401 6:7 M");
  }

  @Test
  void whatAnotherFileDoesNotUseIsItsOwnAffair() {
    assertThat(told("module e extends m", Map.of("m", HEAD + "const M = 1 invariant i { 1 = 1 }"))).isEmpty();
  }

  @Test
  void variables() {
    assertThat(told(HEAD + "var z: 0..9 = 0 extend a { action c { z' = z + 1 } }")).containsExactly("W402 6:5 z");
    assertThat(told(HEAD + "var z: 0..9 = 0 extend a { action c { x' = z } }")).containsExactly("W403 6:5 z");
    assertThat(told(HEAD + "var z: 0..9 = 0")).containsExactly("W402 6:5 z");
    assertThat(told(HEAD + "var z: 0..9 = 0 var w: 0..9 = 0 extend a { action c { w' = z; z' = w } }")).isEmpty();
    // A variable with several initial values stands for something unknown that stays as it is.
    assertThat(told(HEAD + "var z: 0..3 in any extend a { action c { when x = z; y' = 0 } }")).isEmpty();
  }

  @Test
  void conditions() {
    assertThat(told(HEAD + "extend a { action c { when true; y' = 0 } }")).containsExactly("W404 6:28 true");
    assertThat(told(HEAD + "extend a { action c { if y = 0 or true { y' = 0 } } }")).containsExactly("W404 6:26 y = 0 or true");
    assertThat(message(HEAD + "extend a { action c { when true; y' = 0 } }")).isEqualTo("this guard is always true");
    assertThat(told(HEAD + "extend a { action c { when y < 6; y' = 0 } }")).containsExactly("W405 6:28 y < 6");
    assertThat(told(HEAD + "invariant i { y != 6 and (y = 6) = false and y + y in {0, 20} }"))
        .containsExactly("W405 6:15 y != 6", "W405 6:27 y = 6");
  }

  @Test
  void whatDependsOnConstantsMayWellBeConstant() {
    assertThat(told(HEAD + "extend a { action c { when N > 2 and x <= 3; y' = 0 } }")).isEmpty();
    assertThat(told(HEAD + "type T = 0..N def big = N > 2 invariant i { (forall t: T { t <= 3 }) and big and forall t in 0..N { t < 4 } and x < 9 }")).isEmpty();
    assertThat(told(HEAD + "extend a { action c { let z = N + 1; when z > 1; y' = 0 } }")).isEmpty();
  }

  @Test
  void propertiesWithoutVariables() {
    assertThat(told(HEAD + "invariant i { N > 0 }")).containsExactly("W406 6:11 i");
    assertThat(told(HEAD + "def d = N > 0 reachable i { d }")).containsExactly("W406 6:25 i");
    assertThat(told(HEAD + "property l { always (N > 0) }")).containsExactly("W406 6:10 l");
    assertThat(told(HEAD + "def d = x > 0 property l { always d }")).isEmpty();
    assertThat(told(HEAD + "property l { always (enabled(a.up)) }")).isEmpty();
  }

  @Test
  void repeatedDefaults() {
    assertThat(told(HEAD + "scenario s { N = 3 } scenario t { N = 4 }")).containsExactly("W407 6:14 N = 3");
    assertThat(told(HEAD + "const M = N + 1 invariant i { x < M } scenario s { N = 5, M = 4 }")).isEmpty();
  }
}
