package checker.typing;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Binding;
import checker.model.Cell;
import checker.model.Expectation;
import checker.model.Expr;
import checker.model.Formula;
import checker.model.Model;
import checker.model.Property;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.source.Diagnostics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What models are made of. */
class ModelsTest {
  private static List<String> initial(String declarations, String variable) {
    Model model = Specs.model("module m\nconst N = 2\nenum E { p, q, r }\ntype Id = symmetric 1..2\n"
        + "record R { a: 0..5, b: E? }\n" + declarations);
    return Specs.variable(model, variable).initial().stream().map(Object::toString).toList();
  }

  @Test
  void initialValues() {
    assertThat(initial("var x: 0..9 = N + 1", "x")).containsExactly("[3]");
    assertThat(initial("var x: 0..9 in {1, N, 1}", "x")).containsExactly("[1, 2]");
    assertThat(initial("var x: 0..9 in N..4", "x")).containsExactly("[2, 3, 4]");
    assertThat(initial("var x: 0..9 in {k: 0..9 where k % 4 = 1}", "x")).containsExactly("[1, 5, 9]");
    assertThat(initial("var x: E? in any", "x")).containsExactly("[nil, p, q, r]");
    assertThat(initial("var x: set of Id in any", "x")).containsExactly("[{}, {1}, {2}, {1, 2}]");
    assertThat(initial("var x: set of E in { {}, {r, p} }", "x")).containsExactly("[{}, {p, r}]");
    assertThat(initial("var x: seq[2] of bool in any", "x"))
        .containsExactly("[[], [false], [true], [false, false], [false, true], [true, false], [true, true]]");
    assertThat(initial("var x: R = R(b: nil, a: N)", "x")).containsExactly("[2]", "[nil]");
  }

  @Test
  void oneValueForEveryElement() {
    assertThat(initial("var x: E -> 0..9 = 4", "x")).containsExactly("[4]", "[4]", "[4]");
    assertThat(initial("var x: Id -> bool -> E = q", "x")).containsExactly("[q]", "[q]", "[q]", "[q]");
    assertThat(initial("var x: bool -> E -> 0..9 = [e: E -> if e = q then 7 else N]", "x"))
        .containsExactly("[2]", "[7]", "[2]", "[2]", "[7]", "[2]");
    assertThat(initial("var x: E -> R = R(a: 1, b: nil)", "x")).hasSize(6).contains("[1]", "[nil]");
    assertThat(initial("var x: Id -> E? = nil", "x")).containsExactly("[nil]", "[nil]");
    assertThat(initial("var x: bool -> E in {p, r}", "x")).containsExactly("[p, r]", "[p, r]");
    assertThat(initial("def d = [b: bool -> b] var x: Id -> bool -> bool = d", "x"))
        .containsExactly("[false]", "[true]", "[false]", "[true]");
  }

  @Test
  void severalWholeValuesAreHeldTogetherByAConstraint() {
    Model model = Specs.model("""
        module m
        record R { a: 0..5, b: bool }
        var x: 0..1 -> R in { R(a: 1, b: true), R(a: 2, b: false) }
        """);
    assertThat(Specs.variable(model, "x").initial().toString())
        .isEqualTo("[[1, 2], [true, false], [1, 2], [true, false]]");
    assertThat(model.initialConstraints()).hasSize(1);
    Expr.Quantified each = (Expr.Quantified) model.initialConstraints().get(0).predicate();
    assertThat(each.universal()).isTrue();
    assertThat(((Expr.Logical) each.body()).operator()).isEqualTo(Expr.LogicalOperator.OR);
  }

  @Test
  void constantsOfScenarioAndCommandLine() {
    Specification specification = Specs.specification("""
        module m
        enum E { p, q }
        const N = 2
        const F = false
        const S: E = p
        const O: (0..3)? = nil
        const M = N * 10
        var x: 0..M = 0
        invariant i { x = N and F and S = p and O = nil }
        scenario s { N = 3 }
        """);
    ScenarioRef s = new ScenarioRef("m", "s");
    assertThat(constants(specification, s, Map.of())).containsExactly("N=3!", "F=false", "S=p", "O=nil", "M=30");
    assertThat(constants(specification, s, Map.of("N", "4", "F", "true", "S", "q", "O", "3")))
        .containsExactly("N=4!", "F=true!", "S=q!", "O=3!", "M=40");
    assertThat(Specs.variable(Specs.model(specification, s, Map.of("N", "4")), "x").type()).isEqualTo(new Type.Range(0, 40));
    assertThat(faults(specification, s, Map.of("K", "4"))).containsExactly("E112");
    assertThat(faults(specification, s, Map.of("N", "true"))).containsExactly("E201");
    assertThat(faults(specification, s, Map.of("F", "1"))).containsExactly("E201");
    assertThat(faults(specification, s, Map.of("S", "z"))).containsExactly("E101");
    assertThat(faults(specification, s, Map.of("O", "4"))).hasSize(1);
    assertThat(faults(specification, s, Map.of("N", "99999999999"))).containsExactly("E301");
    assertThat(faults(specification, s, Map.of("N", "1 + 1"))).containsExactly("E201");
    assertThat(faults(specification, s, Map.of("N", "-1"))).containsExactly("E214");
  }

  private static List<String> constants(Specification specification, ScenarioRef scenario, Map<String, String> overrides) {
    return Specs.model(specification, scenario, overrides).constants().stream()
        .map(c -> c.name() + "=" + c.value() + (c.overridden() ? "!" : ""))
        .toList();
  }

  private static List<String> faults(Specification specification, ScenarioRef scenario, Map<String, String> overrides) {
    Diagnostics diagnostics = new Diagnostics();
    assertThat(specification.elaborate(scenario, overrides, diagnostics)).isEmpty();
    return diagnostics.sorted().stream().map(d -> d.code().code()).toList();
  }

  private static List<String> antecedents(String invariant) {
    Model model = Specs.model("module m\nvar a: bool = true\nvar b: bool = true\nvar c: bool = true\nvar f: bool -> 0..3 = 0\n"
        + "invariant i { " + invariant + " }");
    return Specs.property(model, "i").antecedents().stream().map(ModelsTest::show).toList();
  }

  private static String show(Expr expr) {
    if (expr instanceof Expr.Logical logical) {
      return show(logical.left()) + " " + logical.operator() + " " + show(logical.right());
    }
    if (expr instanceof Expr.Quantified quantified) {
      return (quantified.universal() ? "forall " : "exists ") + quantified.binding().local().name() + " " + show(quantified.body());
    }
    return expr.span().text();
  }

  @Test
  void antecedentsAreTheLeftSidesOfWhatIsClaimed() {
    assertThat(antecedents("a implies b")).containsExactly("a");
    assertThat(antecedents("(a implies b) and (b implies c)")).containsExactly("a", "b");
    assertThat(antecedents("a implies (b implies c)")).containsExactly("a", "a AND b");
    assertThat(antecedents("forall k: bool { f[k] > 0 implies a }")).containsExactly("exists k f[k] > 0");
    assertThat(antecedents("forall k: bool { a implies forall l: bool { f[k] > f[l] implies b } }"))
        .containsExactly("exists k a", "exists k a AND exists l f[k] > f[l]");
    assertThat(antecedents("not (a implies b)")).isEmpty();
    assertThat(antecedents("a or (b implies c)")).isEmpty();
    assertThat(antecedents("(a and b) and c")).isEmpty();
  }

  private static Formula formula(String text) {
    Model model = Specs.model("module m\ntype Id = symmetric 1..2\nvar a: Id -> bool = true\nvar b: bool = true\n"
        + "actor x(i: Id) { action y(j: Id) { a[i]' = a[j] } }\nproperty p { " + text + " }");
    Property property = Specs.property(model, "p");
    assertThat(property.kind()).isEqualTo(Property.Kind.TEMPORAL);
    return property.formula().orElseThrow();
  }

  @Test
  void temporalFormulas() {
    assertThat(formula("always b")).isInstanceOfSatisfying(
        Formula.Always.class, f -> assertThat(f.operand()).isInstanceOf(Formula.Holds.class));
    assertThat(formula("b leads_to not b")).isInstanceOf(Formula.LeadsTo.class);
    assertThat(formula("(eventually b) implies (b until (b release (b weak_until b)))")).isInstanceOf(Formula.Implies.class);
    assertThat(formula("b and not b")).isInstanceOf(Formula.Holds.class);
    assertThat(formula("b and eventually b")).isInstanceOf(Formula.And.class);
  }

  @Test
  void quantifiersAroundTemporalOperatorsAreUnfolded() {
    Formula.And both = (Formula.And) formula("forall i: Id { a[i] leads_to enabled(x(i).y(i)) }");
    Formula.LeadsTo first = (Formula.LeadsTo) both.left();
    Expr.Index read = (Expr.Index) ((Formula.Holds) first.left()).predicate();
    assertThat(((Expr.Literal) read.index()).value()).isEqualTo(new Value.Int(1));
    assertThat(((Formula.LeadsTo) both.right()).right()).isInstanceOf(Formula.Holds.class);
    Formula.Or either = (Formula.Or) formula("exists i: Id where a[i] { always b }");
    assertThat(either.left()).isInstanceOf(Formula.And.class);
    Formula.Implies restricted = (Formula.Implies) ((Formula.And) formula("forall i in {k: Id where a[k]} { always b }")).left();
    assertThat(((Formula.Holds) restricted.left()).predicate()).isInstanceOf(Expr.Membership.class);
    assertThat(formula("always (forall i: Id { a[i] })")).isInstanceOf(Formula.Always.class);
  }

  @Test
  void scopesAndSlots() {
    Model model = Specs.model("""
        module m
        type T = 0..2
        var x: T = 0
        actor a(p: T) {
          action b(q: T) {
            let k = p;
            with m, n in {j: T where j != q};
            if exists i: T { i = m } { let l = n; x' = l } else { x' = k }
          }
        }
        """);
    Statement.Block body = Specs.action(model, "a", "b").body();
    Statement.Let let = (Statement.Let) body.statements().get(0);
    assertThat(let.local().slot()).isEqualTo(2);
    Statement.With outer = (Statement.With) body.statements().get(1);
    assertThat(outer.binding().local().slot()).isEqualTo(3);
    assertThat(((Expr.SetComprehension) ((Binding.Domain.MembersOf) outer.binding().domain()).set()).binding().local().slot())
        .isEqualTo(3);
    Statement.With inner = (Statement.With) outer.body().statements().get(0);
    assertThat(inner.binding().local().slot()).isEqualTo(4);
    // While the inner set is evaluated, the outer name has its slot.
    assertThat(((Expr.SetComprehension) ((Binding.Domain.MembersOf) inner.binding().domain()).set()).binding().local().slot())
        .isEqualTo(4);
    assertThat(Specs.action(model, "a", "b").frameSize()).isEqualTo(6);
  }

  @Test
  void minAndMaxOfSeveralNamesSkipEmptyInnerRanges() {
    Model model = Specs.model("module m\nvar x: 0..3 = 0\nreachable r { (max i, j: 0..3 where i + x < j { i }) = 1 }");
    Expr.Equality equality = (Expr.Equality) Specs.predicate(model, "r");
    Expr.Aggregate outer = (Expr.Aggregate) equality.left();
    assertThat(outer.binding().where().orElseThrow()).isInstanceOf(Expr.Quantified.class);
  }

  @Test
  void theRestOfAScenario() {
    Model model = Specs.model("""
        module m
        /// Documented.
        var x: 0..3 = 0
        assume small "x is small" { 3 < 4 }
        assume { 4 < 3 }
        actor a { action go { x' = 1 } }
        invariant i "words" { x < 2 }
        scenario s "text" { } expect i violated in 2 "why", all hold, a.go never
        """);
    assertThat(model.scenarioText()).contains("text");
    assertThat(model.assumptions()).extracting(a -> a.holds()).containsExactly(true, false);
    assertThat(model.assumptions().get(0).text()).contains("x is small");
    assertThat(model.expectations()).extracting(Expectation::subject).containsExactly("i", "a.go");
    assertThat(model.expectations().get(0).steps()).hasValue(2);
    assertThat(model.expectations().get(0).reason()).contains("why");
    assertThat(Specs.variable(model, "x").doc()).isEqualTo("Documented.");
    assertThat(Specs.property(model, "i").text()).contains("words");
    assertThat(model.span().text()).startsWith("scenario s");
  }

  @Test
  void valuesOfATypeAreAllDifferentAndInIt() {
    Type.Record record = new Type.Record("R", List.of(new Type.Field("a", new Type.Range(-1, 1)), new Type.Field("b", new Type.Bool())));
    Type type = new Type.Sequence(2, new Type.Function(new Type.Bool(), record));
    List<Value> values = TypeValues.of(type);
    assertThat(values).hasSize(1 + 36 + 36 * 36).doesNotHaveDuplicates();
    assertThat(Types.cells(type)).isEqualTo(2 * Cell.count(((Type.Sequence) type).element()));
  }
}
