package checker.laws;

import checker.fixture.AnyValue;
import checker.fixture.SpecText;
import checker.fixture.VariedCells;
import checker.independence.Independence;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import checker.transition.TransitionSystem;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.statistics.Statistics;

/** Random actions that look at and change much the same cells: those that are said to commute do so in any state, reachable or not,
 * and those that are said not to change a condition do not. */
@AddLifecycleHook(value = Soak.class, propagateTo = PropagationMode.ALL_DESCENDANTS)
class CommutingStatementsTest {

  @Provide
  Arbitrary<String> conditions() {
    Arbitrary<String> simple =
        Arbitraries.of(
            "io = armed", "io != idle", "io in {armed, idle}", "flag", "not flag", "x < 3", "x = 2", "x + y > 2", "x * y = 0",
            "1 notin marked", "marked subset {x % 2}", "len(queue) > 0", "queue = [1]", "owner = 1", "owner != nil", "f[0] < 2",
            "f[y / 2] = 1", "g[1][0]", "g[0][x / 2]", "page.users = 2", "page.dirty", "pages[1].dirty", "pages[y % 2].users < 2",
            "exists n: Id { f[n] = y }", "forall n: Id where n > 0 { f[n] > 0 }", "count n: Id { g[n][1] } = 1", "both(x, f[1])",
            "TABLE[flag] = 2", "TABLE[x > 1 and false] = 2", "one(y) = 1", "exists n in marked { f[n] > 1 }", "true", "false");
    Arbitrary<String> junctions =
        Combinators.combine(simple, Arbitraries.of("and", "or", "implies", "iff"), simple)
            .as((left, operator, right) -> "(" + left + ") " + operator + " (" + right + ")");
    return Arbitraries.oneOf(simple, junctions, simple.map(c -> "not (" + c + ")"));
  }

  @Provide
  Arbitrary<String> changes() {
    return Arbitraries.of(
        "x' = 1", "x' = 3 - x", "x' = y", "x' = sum n: Id { f[n] % 2 }", "x' = if flag then 1 else y", "x' = TABLE[flag]",
        "x' = choose n: Id { f[n] = 0 or n = 1 }", "y' = 0", "y' = 3", "y' = x / 2", "y' = one(x) + 1", "flag' = true", "flag' = false",
        "flag' = not flag", "flag' = io = idle", "io' = idle", "io' = writing", "io' = if x > 1 then armed else idle", "f[0]' = 2",
        "f[1]' = x", "f[x / 2]' = 1", "f[x % 2]' = y", "f' = [n: Id -> f[1 - n]]", "for n: Id where n > 0 { f[n]' = 3 }",
        "for n in marked { f[n]' = 0 }", "g[0][1]' = true", "g[1]' = g[0]", "g[x / 2][1]' = flag", "for n: Id { g[n][0]' = false }",
        "page.dirty' = true", "page.users' = x", "page' = pages[0]", "pages[1].dirty' = flag", "pages[y % 2].users' = 1",
        "pages[0]' = Page(dirty: true, users: 1)", "marked' = {}", "marked' = marked union {1}", "marked' = {n: Id where f[n] > 1}",
        "queue' = []", "queue' = append(queue, 1)", "queue' = tail(queue)", "owner' = 1", "owner' = nil", "owner' = head(queue)",
        "raise(0)", "raise(x / 2)", "with n: Id where f[n] < 2; g[n][n]' = flag", "with n in marked; f[n]' = 1",
        "either { x' = 1 } or { io' = idle }");
  }

  @Provide
  Arbitrary<String> bodies() {
    Arbitrary<String> conditions = conditions();
    Arbitrary<String> changes = changes();
    Arbitrary<String> choice =
        Combinators.combine(conditions, changes, changes).as((c, one, other) -> "if " + c + " { " + one + " } else { " + other + " }");
    Arbitrary<String> late =
        Combinators.combine(conditions, changes).as((c, change) -> "let v = y; if " + c + " { when io = armed and v < 3 }; " + change);
    return Combinators.combine(conditions, Arbitraries.oneOf(changes, changes, choice, late))
        .as((guard, rest) -> "when " + guard + "; " + rest);
  }

  @Provide
  Arbitrary<List<String>> actions() {
    return bodies().list().ofSize(24);
  }

  @Provide
  Arbitrary<List<String>> invariants() {
    return conditions().list().ofSize(24);
  }

  @Provide
  Arbitrary<List<List<Value>>> states() {
    Model model = SpecText.model("module m\n" + VariedCells.DECLARATIONS + "actor a { action act { flag' = true } }\n");
    return AnyValue.ofEach(model.variables().stream().map(Variable::type).toList()).list().ofSize(40);
  }

  @Property(tries = 40, seed = "15", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whatIsIndependentCommutesInAnyState(
      @ForAll("actions") List<String> actions,
      @ForAll("invariants") List<String> conditions,
      @ForAll("states") List<List<Value>> states) {
    StringBuilder text = new StringBuilder("module m\n" + VariedCells.DECLARATIONS + "actor a {\n");
    for (int i = 0; i < actions.size(); i++) {
      text.append("  action act").append(i).append(" { ").append(actions.get(i)).append(" }\n");
    }
    text.append("}\n");
    for (int i = 0; i < conditions.size(); i++) {
      text.append("invariant i").append(i).append(" { ").append(conditions.get(i)).append(" }\n");
    }
    Model model = SpecText.model(text.toString());
    StateLayout layout = StateLayout.of(model);
    List<long[]> packed =
        states.stream()
            .map(state -> {
              long[] words = new long[layout.words()];
              layout.encode(state, words, 0);
              return words;
            })
            .toList();
    TransitionSystem system = Interpreter.of(model, layout);
    Independence independence = Independence.of(model);
    long squares = new Squares(system, layout, independence.earlier()).check(packed);
    long unnoticed = new Unnoticed(system, layout, independence.noticing()).check(packed);
    Statistics.label("squares").collect(squares > 100).coverage(c -> c.check(true).percentage(p -> p > 90));
    Statistics.label("unnoticed").collect(unnoticed > 100).coverage(c -> c.check(true).percentage(p -> p > 90));
  }
}
