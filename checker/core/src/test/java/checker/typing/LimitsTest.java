package checker.typing;

import static checker.typing.Specs.errors;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Diagnostics E301 to E307: whatever numbers a text has, it is told soon. */
class LimitsTest {
  private static List<String> soon(String text) {
    return Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> errors(text));
  }

  private static List<String> of(String declarations) {
    return soon("module m\nvar x: 0..3 = 0\n" + declarations);
  }

  @Test
  void integersStayIn32Bits() {
    assertThat(of("invariant i { x * 1_000_000_000 > 0 }")).containsExactly("E301 3:15 x * 1_000_000_000");
    assertThat(of("invariant i { 2_147_483_647 + x > 0 }")).containsExactly("E301 3:15 2_147_483_647 + x");
    assertThat(of("const N = -2_147_483_647 - 1\ninvariant i { -N > x }")).containsExactly("E301 4:15 -N");
    assertThat(of("invariant i { 2_147_483_647 - x > 0 }")).isEmpty();
    assertThat(of("const N = -2_147_483_647 - 1\ninvariant i { N / (x - 1) > 0 }")).containsExactly("E301 4:15 N / (x - 1)");
    assertThat(of("invariant i { (sum k: 0..60000 { x * 60000 }) > 0 }")).containsExactly("E301 3:16 sum k: 0..60000 { x * 60000 }");
  }

  @Test
  void typesHaveLimits() {
    assertThat(of("var f: 1..2_000_000_000 -> bool = false")).containsExactly("E302 3:8 1..2_000_000_000");
    assertThat(of("var f: 0..60000 -> 0..60000 -> bool = false")).containsExactly("E302 3:8 0..60000 -> 0..60000 -> bool");
    assertThat(of("var f: set of 0..64 = {}")).containsExactly("E302 3:8 set of 0..64");
    assertThat(of("var f: set of 0..63 = {}")).isEmpty();
    assertThat(of("var f: seq[2_000_000_000] of bool = []")).containsExactly("E302 3:8 seq[2_000_000_000] of bool");
    assertThat(of("var f: seq[60000] of seq[60000] of bool = []")).hasSize(1).allMatch(t -> t.startsWith("E302"));
    assertThat(of("var f: -2_000_000_000..2_000_000_000 = 0")).containsExactly("E302 3:8 -2_000_000_000..2_000_000_000");
    assertThat(of("invariant i { [k: 0..60000 -> [l: 0..60000 -> x]] = [k: 0..60000 -> [l: 0..60000 -> x]] }")).isNotEmpty();
    assertThat(of("invariant i { {0, 100} = {x} }")).hasSize(1).allMatch(t -> t.startsWith("E302"));
  }

  @Test
  void statesHaveLimits() {
    String variables = IntStream.range(0, 200).mapToObj(i -> "var f" + i + ": 0..4095 -> 0..3 = 0").collect(Collectors.joining("\n"));
    assertThat(of(variables)).containsExactly("E303 1:8 m");
    assertThat(of("var a: 0..60000 -> bool = false\nvar b: 0..60000 -> bool = true")).containsExactly("E303 1:8 m");
  }

  @Test
  void instancesHaveLimits() {
    assertThat(of("actor a(i: 1..2_000_000_000) { step s { x' = 1 } }")).containsExactly("E304 3:7 a");
    assertThat(of("actor a(i: 0..999) { action s(j: 0..999) { x' = 1 } }")).containsExactly("E304 1:8 m");
    assertThat(of("actor a { action s(i: 0..9999, j: 0..9999, k: 0..9999, l: 0..9999) { x' = 1 } }")).contains("E304 3:18 s");
  }

  @Test
  void initialStatesHaveLimits() {
    assertThat(of("var f: 1..40 -> bool in any")).containsExactly("E305 3:5 f");
    assertThat(of("var f: 1..24 -> bool in any")).isEmpty();
    assertThat(of("var f: 0..2_000_000_000 in any")).containsExactly("E305 3:5 f");
    assertThat(of("var f: 0..2_000_000_000 in 0..2_000_000_000")).containsExactly("E305 3:5 f");
    assertThat(of("var f: set of 0..62 in any")).containsExactly("E305 3:5 f");
    assertThat(of("var q: seq[60] of bool in any")).containsExactly("E305 3:5 q");
    assertThat(of("var f: 0..9999 in any\nvar g: 0..9999 in any")).containsExactly("E305 4:5 g");
  }

  @Test
  void quantifiersHaveLimits() {
    assertThat(of("invariant i { forall k: 1..2_000_000_000 { k > x } }")).containsExactly("E307 3:25 1..2_000_000_000");
    assertThat(of("invariant i { forall k in 1..2_000_000_000 { k > x } }")).containsExactly("E307 3:27 1..2_000_000_000");
    assertThat(of("assume { (sum a, b: 0..60000 { 1 }) > 0 }")).hasSize(1).allMatch(t -> t.startsWith("E307"));
    assertThat(of("assume { exists a: 0..60000 { forall b: 0..60000 { a = b } } }")).hasSize(1).allMatch(t -> t.startsWith("E307"));
    assertThat(of("property p { forall a, b: 0..999 { eventually (a + b = x) } }")).hasSize(1).allMatch(t -> t.startsWith("E307"));
    assertThat(of("invariant i { forall k in 0..60000 { k >= x - 4 } }")).isEmpty();
  }

  @Test
  void chainsOfDeclarationsHaveLimits() {
    for (String order : List.of("up", "down")) {
      String definitions =
          IntStream.range(1, 2000)
              .map(i -> order.equals("up") ? i : 2000 - i)
              .mapToObj(i -> "def d" + i + " = 0 + d" + (i - 1))
              .collect(Collectors.joining("\n"));
      assertThat(of("def d0 = x\n" + definitions + "\ninvariant i { d1999 = 0 }")).isNotEmpty().allMatch(t -> t.startsWith("E306"));
    }
    String constants = IntStream.range(1, 2000).mapToObj(i -> "const c" + (2000 - i) + " = 0 + c" + (1999 - i)).collect(Collectors.joining("\n"));
    assertThat(of("const c0 = 1\n" + constants)).isNotEmpty().allMatch(t -> t.startsWith("E306"));
    String types = IntStream.range(1, 2000).mapToObj(i -> "type T" + (2000 - i) + " = T" + (1999 - i)).collect(Collectors.joining("\n"));
    assertThat(of("type T0 = bool\n" + types + "\nvar y: T1999 = true")).isNotEmpty().allMatch(t -> t.startsWith("E306"));
    String modules = IntStream.range(1, 200).mapToObj(i -> "module m" + i + " extends m" + (i - 1)).collect(Collectors.joining("\n"));
    assertThat(soon("module m0\n" + modules)).isNotEmpty().allMatch(t -> t.startsWith("E306"));
  }

  @Test
  void superDoublesOnlySoFar() {
    String modules =
        IntStream.range(1, 40)
            .mapToObj(i -> "module m" + i + " extends m" + (i - 1) + "\noverride a.s { either { super } or { super } }")
            .collect(Collectors.joining("\n"));
    assertThat(soon("module m0\nvar x: bool = true\nactor a { action s { x' = not x } }\n" + modules))
        .isNotEmpty()
        .allMatch(t -> t.startsWith("E306"));
  }
}
