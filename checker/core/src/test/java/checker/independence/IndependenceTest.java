package checker.independence;

import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.SpecText;
import checker.fixture.VariedCells;
import checker.model.Model;
import checker.model.Observations;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which instances are found to commute, and to change what an invariant says, in small specifications of one reason each. */
class IndependenceTest {
  private static Model model(String rest) {
    return SpecText.model("module m\n" + VariedCells.DECLARATIONS + rest);
  }

  /** The sets of all instances of a module that has the cells above. */
  private static List<List<Integer>> earlier(String actors) {
    return Arrays.stream(Independence.of(model(actors)).earlier())
        .mapToObj(set -> BitSet.valueOf(new long[] {set}).stream().boxed().toList())
        .toList();
  }

  /** Whether the second of two actions may be taken with the first left asleep. */
  private static boolean independent(String first, String second) {
    List<List<Integer>> sets = earlier("actor a { action first { " + first + " } action second { " + second + " } }");
    assertThat(sets).hasSize(2);
    assertThat(sets.get(0)).isEmpty();
    return sets.get(1).contains(0);
  }

  private static void assertIndependent(String one, String other) {
    assertThat(independent(one, other)).as("%s | %s", one, other).isTrue();
    assertThat(independent(other, one)).as("%s | %s", other, one).isTrue();
  }

  private static void assertDependent(String one, String other) {
    assertThat(independent(one, other)).as("%s | %s", one, other).isFalse();
    assertThat(independent(other, one)).as("%s | %s", other, one).isFalse();
  }

  @Test
  void whatHasNoCellInCommon() {
    assertIndependent("when x < 3; x' = x + 1", "when y < 3; y' = y + 1");
    assertIndependent("when x < 3; flag' = x > 1", "when x > 0; y' = x");
  }

  @Test
  void whatOneReadsAndTheOtherWrites() {
    assertDependent("when x < 3; x' = x + 1", "y' = x");
    assertDependent("when x < 3; x' = x + 1", "when x > 1; flag' = true");
    assertDependent("x' = y", "y' = x");
    assertDependent("x' = 1", "x' = y");
  }

  @Test
  void bothBranchesOfACondition() {
    String change = "when x < 3; x' = x + 1";
    assertDependent(change, "y' = if flag then 1 else x");
    assertDependent(change, "y' = if flag then x else 1");
    assertDependent(change, "y' = if x > 1 then 2 else 1");
    assertDependent(change, "if flag { y' = 1 } else { y' = x }");
    assertDependent(change, "if flag { y' = x } else { y' = 1 }");
    assertDependent(change, "if x > 1 { y' = 1 } else { flag' = true }");
    assertDependent(change, "if flag { x' = 0 }");
    assertDependent(change, "if flag { y' = 1 } else { x' = 0 }");
    assertDependent(change, "when flag and x > 1; y' = 1");
    assertDependent(change, "when flag or x > 1; y' = 1");
    assertDependent(change, "when x > 1 implies flag; y' = 1");
    assertDependent(change, "flag' = (y > 1 iff x > 1)");
    assertIndependent(change, "if flag { y' = 1 } else { y' = 2 }");
  }

  @Test
  void whatBothWrite() {
    assertIndependent("when y = 0; flag' = true", "when y < 2; flag' = true");
    assertDependent("when y = 0; flag' = true", "when y < 2; flag' = false");
    assertDependent("x' = 1", "when y > 0; x' = 2");
    assertDependent("x' = y", "x' = y");
    assertDependent("x' = 1", "if y > 0 { x' = 1 } else { x' = 2 }");
    assertIndependent("x' = 1", "if y > 0 { x' = 1 } else { flag' = true }");
  }

  @Test
  void testsThatTheChangeDoesNotTurn() {
    assertIndependent("when io = armed; io' = writing", "when io != idle; flag' = true");
    assertDependent("when io = armed; io' = idle", "when io != idle; flag' = true");
    assertDependent("when io = idle; io' = writing", "y' = if io = idle then 1 else 2");
    assertDependent("io' = idle", "when io != idle; flag' = true");
    assertDependent("io' = writing", "y' = if io = idle then 1 else 2");
    assertDependent("when io = armed; io' = writing", "when io != idle and io != writing; flag' = true");
    assertDependent("when io = armed; io' = writing", "when io = armed; flag' = true");
    assertIndependent("when io = armed or io = writing; io' = writing", "when io != idle; flag' = true");
    assertDependent("when io = armed or io = idle; io' = writing", "flag' = io != idle");
    assertIndependent("when io = armed or io = idle; io' = writing", "when io != idle; flag' = true");
  }

  @Test
  void theValuesBeforeAreThoseThatLetBothRun() {
    assertIndependent("when io = armed; io' = writing", "when io = idle; flag' = true");
    assertIndependent("when x + 1 < 3; x' = 3", "when x = 3; flag' = true");
    assertDependent("when x + 1 < 4; x' = 3", "when x > 1; flag' = true");
    assertIndependent("io' = writing", "when io != idle; flag' = true");
    String asking = "y' = if io = idle then 1 else 2";
    assertIndependent("when io = armed; io' = writing", asking);
    assertDependent("if flag { when io = armed }; io' = writing", asking);
    assertDependent("either { when io = armed; io' = writing } or { io' = writing }", asking);
    assertIndependent("x' = 0; when io = armed; io' = writing", asking);
    assertIndependent("when io = armed; x' = 0; io' = writing", asking);
    assertIndependent("let v = io; when v = armed; io' = writing", "when io != idle; flag' = true");
  }

  @Test
  void valuesThatStayAsTheyAre() {
    assertIndependent("when x = 2; x' = 2; flag' = true", "y' = x");
    assertIndependent("when x = 2; x' = 2; flag' = true", "when x * x > y; y' = x");
    assertDependent("when x = 2; x' = 1; flag' = true", "y' = x");
  }

  @Test
  void partsOfAVariable() {
    assertIndependent("when f[0] < 3; f[0]' = f[0] + 1", "when f[1] < 3; f[1]' = f[1] + 1");
    assertDependent("when f[0] < 3; f[0]' = f[0] + 1", "y' = f[0]");
    assertIndependent("page.dirty' = true", "when page.users < 3; page.users' = page.users + 1");
    assertDependent("page.dirty' = true", "page' = Page(dirty: false, users: 0)");
    assertDependent("page.dirty' = true", "flag' = page = Page(dirty: false, users: 0)");
    assertIndependent("pages[0].dirty' = flag", "when pages[0].users = 0 and not pages[1].dirty; y' = 1");
    assertDependent("pages[0].dirty' = flag", "when pages[0].dirty; y' = 1");
    assertIndependent("g[0][1]' = flag", "g[1][1]' = not g[1][0]");
    assertDependent("g[0][1]' = flag", "g' = [i: Id -> g[1 - i]]");
  }

  @Test
  void indicesThatDependOnTheState() {
    assertDependent("when x < 2; f[x]' = y", "when f[1] = 0; flag' = true");
    assertDependent("when f[1] < 3; f[1]' = f[1] + 1", "when x < 2; flag' = f[x] > 1");
    assertDependent("when x < 2; g[0][x]' = flag", "y' = if g[0][1] then 1 else 2");
    assertIndependent("when x < 2; g[0][x]' = flag", "y' = if g[1][1] then 1 else 2");
    assertDependent("when x < 2; g[x][0]' = flag", "x' = 0");
  }

  @Test
  void setsAndSequencesAreOneCell() {
    assertDependent("marked' = marked union {0}", "marked' = marked union {1}");
    assertDependent("marked' = marked union {0}", "when 1 notin marked; flag' = true");
    assertIndependent("marked' = marked union {0}", "when len(queue) = 0; queue' = [1]");
    assertDependent("queue' = []", "when len(queue) > 0; queue' = tail(queue)");
  }

  @Test
  void whatHasChoicesIsNeverAsleep() {
    assertThat(independent("with n: Id; f[n]' = 1", "flag' = true")).isFalse();
    assertThat(independent("flag' = true", "with n: Id; f[n]' = 1")).isTrue();
    assertThat(independent("either { x' = 1 } or { x' = 2 }", "flag' = true")).isFalse();
    assertThat(independent("flag' = true", "either { x' = 1 } or { flag' = true }")).isTrue();
    assertThat(independent("flag' = true", "either { x' = 1 } or { flag' = false }")).isFalse();
    assertThat(independent("y' = 1", "with n in marked; f[n]' = 1")).isTrue();
    assertThat(independent("marked' = {}", "with n in marked; f[n]' = 1")).isFalse();
    assertThat(independent("y' = 1", "with n: Id where n < y; f[n]' = 1")).isFalse();
  }

  @Test
  void whatConstantsRuleOutIsNotLookedAt() {
    String first = "when x < 3; x' = x + 1";
    assertIndependent(first, "if TABLE[true] = 2 { y' = x } else { y' = 1 }");
    assertIndependent(first, "when TABLE[true] = 2; y' = x");
    assertIndependent(first, "flag' = exists n: Id { n > 1 and x = n }");
    assertDependent(first, "flag' = exists n: Id { n > 0 and x = n }");
    assertIndependent(first, "flag' = exists n: Id where n > 1 { x > n }");
    assertIndependent(first, "y' = if forall n: Id { n >= 0 } then 1 else x");
    assertDependent(first, "y' = if forall n: Id { n > 0 } then 1 else x");
  }

  @Test
  void whatBindsIsGoneThroughValueByValue() {
    assertIndependent("f[0]' = y", "flag' = exists n: Id where n > 0 { f[n] > 1 }");
    assertDependent("f[1]' = y", "flag' = exists n: Id where n > 0 { f[n] > 1 }");
    assertDependent("f[0]' = y", "x' = sum n: Id { f[n] % 2 }");
    assertDependent("f[0]' = y", "x' = count n: Id { f[n] > 1 }");
    assertDependent("f[0]' = y", "with n: Id where f[n] = 0; x' = 1");
    assertDependent("f[0]' = y", "x' = choose n: Id { f[n] = 0 or n = 1 }");
    assertDependent("f[0]' = y", "marked' = { n: Id where f[n] > 0 }");
    assertDependent("f[0]' = y", "for n: Id { g[n][0]' = f[n] > 1 }");
    assertIndependent("for n: Id { g[n][0]' = true }", "for n: Id { g[n][1]' = flag }");
    assertDependent("for n: Id { g[n][0]' = true }", "g[1][0]' = flag");
    assertIndependent("for n: Id { g[n][0]' = true }", "g[1][0]' = true");
  }

  @Test
  void definitionsAndProcedures() {
    assertDependent("when x < 3; x' = x + 1", "flag' = both(y, x)");
    assertDependent("when x < 3; x' = x + 1", "flag' = both(x, y)");
    assertIndependent("raise(0)", "raise(1)");
    assertDependent("raise(0)", "raise(0)");
    assertDependent("when x < 2; raise(x)", "raise(1)");
  }

  /** An argument is evaluated, and may fail, even if nobody looks at it; a right side that decides does not hide the left one. */
  @Test
  void whatIsKnownThoughItsPartsAreNot() {
    String first = "when x < 3; x' = x + 1";
    assertDependent(first, "y' = one(x) + 1");
    assertDependent(first, "y' = TABLE[x > 1 and false]");
    assertDependent(first, "flag' = not (x > 1 implies true)");
    assertDependent(first, "y' = if x = 1 or true then 1 else 2");
    assertIndependent("flag' = true", "y' = one(x) + 1");
  }

  /** Steps are tests and constant assignments of positions. */
  @Test
  void actorsWithSteps() {
    List<List<Integer>> sets =
        earlier(
            """
            actor a { step start { x' = 1 } step end { y' = 1 } }
            actor b { step begin { when at(a.start); flag' = true } step finish { io' = armed } }
            """);
    assertThat(sets.get(1)).as("both move the same actor").isEmpty();
    assertThat(sets.get(2)).as("b.begin runs where a.start does, which it would not after it, and where a.end does not").containsExactly(1);
    assertThat(sets.get(3)).as("another actor and other cells").containsExactly(0, 1);
  }

  @Test
  void onlyEarlierOnesOfTheFirstSixtyFour() {
    List<List<Integer>> sets =
        earlier("type Many = 0..69\nvar bit: Many -> bool = false\nactor a(m: Many) { action flip { bit[m]' = not bit[m] } }");
    assertThat(sets).hasSize(70);
    for (int i = 0; i < 70; i++) {
      assertThat(sets.get(i)).isEqualTo(IntStream.range(0, Math.min(i, 64)).boxed().toList());
    }
  }

  /** Which of some conditions a step of an action may change. */
  private static List<Integer> noticing(String action, String... conditions) {
    StringBuilder text = new StringBuilder("actor a { action act { " + action + " } }\n");
    for (int i = 0; i < conditions.length; i++) {
      text.append("invariant i").append(i).append(" { ").append(conditions[i]).append(" }\n");
    }
    Model model = model(text.toString());
    assertThat(Observations.of(model).ofStates()).hasSize(conditions.length);
    return BitSet.valueOf(new long[] {Independence.of(model).noticing()[0][0]}).stream()
        .filter(i -> i < conditions.length)
        .boxed()
        .toList();
  }

  @Test
  void whatAStepMayChange() {
    assertThat(noticing("when x < 3; x' = x + 1", "y < 2", "x < 2", "x + y < 5", "f[0] = 0")).containsExactly(1, 2);
    assertThat(noticing("f[1]' = y", "f[0] = 0", "f[1] = 0", "f[x % 2] = 0", "exists n: Id { f[n] > 1 }")).containsExactly(1, 2, 3);
    assertThat(noticing("when io = armed; io' = writing", "io != idle", "io != writing", "both(x, y)")).containsExactly(1);
    assertThat(noticing("io' = writing", "io != idle", "flag or io = armed")).containsExactly(0, 1);
    assertThat(noticing("when x = 2; x' = 2", "x < 2", "flag or x > y")).isEmpty();
    assertThat(noticing("with n: Id; f[n]' = 1", "f[0] = 0", "y = 0")).containsExactly(0);
  }

  @Test
  void observationsOfAllGroups() {
    String[] conditions = IntStream.range(0, 70).mapToObj(i -> i % 35 == 3 ? "x < 3" : "y < 3").toArray(String[]::new);
    StringBuilder text = new StringBuilder("actor a { action act { x' = 1 } action other { y' = x } }\n");
    for (int i = 0; i < conditions.length; i++) {
      text.append("invariant i").append(i).append(" { ").append(conditions[i]).append(" }\n");
    }
    long[][] noticing = Independence.of(model(text.toString())).noticing();
    assertThat(noticing).hasDimensions(2, 2);
    assertThat(noticing[0][0]).isEqualTo(1L << 3 | 1L << 38);
    assertThat(noticing[1][0] & 63).isZero();
    assertThat(noticing[0][1]).isEqualTo(~(1L << 3 | 1L << 38));
    assertThat(noticing[1][1] & 63).isEqualTo(63);
  }

  /** A sum over 40 * 40 * 40 combinations: to go through them all would take longer than it saves. */
  @Test
  void aModelThatIsTooLargeHasNoIndependence() {
    String small = "actor a { action first { flag' = true } action second { when y < 3; y' = y + 1 } }\n";
    assertThat(earlier(small).get(1)).containsExactly(0);
    String large =
        "type Wide = 0..39\nvar w: Wide -> bool = false\n"
            + "actor b { action third { x' = (sum i, j, k: Wide { if w[i] and w[j] and w[k] then 1 else 0 }) % 4 } }\n";
    assertThat(earlier(small + large)).hasSize(3).containsOnly(List.of());
    String invariant = "invariant i { y < 3 }\n";
    assertThat(Independence.of(model(small + invariant)).noticing()[0][0] & 1).isZero();
    assertThat(Independence.of(model(small + large + invariant)).noticing()[0]).containsOnly(-1);
  }

  /** More values than are gone through one by one: the index is not known, which is no reason to take cells for others. */
  @ParameterizedTest
  @ValueSource(ints = {10, 63, 64, 65, 200})
  void bindingsOfManyValues(int last) {
    String cells = "type Wide = 0.." + last + "\nvar w: Wide -> bool = false\n";
    String actors =
        "actor a { action first { w[3]' = flag } action second { io' = if exists i: Wide { i > 3 and w[i] } then idle else armed } }";
    boolean goneThrough = last + 1 <= 64;
    assertThat(earlier(cells + actors).get(1).contains(0)).isEqualTo(goneThrough);
    String reading = actors.replace("i > 3", "i >= 3");
    assertThat(earlier(cells + reading).get(1)).isEmpty();
  }
}
