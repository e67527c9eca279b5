package checker.typing;

import static checker.typing.Specs.told;
import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Action;
import checker.model.Expr;
import checker.model.Model;
import checker.model.Statement;
import checker.model.Type;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps: what becomes of {@code goto}, {@code stop} and the order of steps. */
class StepsTest {
  /** Where the runs of a step go, in the order of the paths through it. Conditions are not looked at. */
  static List<String> moves(Action action) {
    List<String> ends = new ArrayList<>();
    for (String path : paths(action.body().statements(), 0)) {
      ends.add(path.isEmpty() ? "none" : path.strip().replace(" ", "+"));
    }
    return ends.stream().distinct().toList();
  }

  private static List<String> paths(List<Statement> statements, int from) {
    if (from == statements.size()) {
      return List.of("");
    }
    List<String> rest = paths(statements, from + 1);
    List<String> result = new ArrayList<>();
    for (String here : of(statements.get(from))) {
      rest.forEach(r -> result.add(here + r));
    }
    return result;
  }

  private static List<String> of(Statement statement) {
    if (statement instanceof Statement.Assign assign && assign.variable().control()) {
      return List.of(" " + ((Expr.Literal) assign.value()).value());
    }
    if (statement instanceof Statement.Block block) {
      return paths(block.statements(), 0);
    }
    if (statement instanceof Statement.With with) {
      return of(with.body());
    }
    if (statement instanceof Statement.If conditional) {
      List<String> both = new ArrayList<>(of(conditional.then()));
      both.addAll(of(conditional.otherwise()));
      return both;
    }
    if (statement instanceof Statement.Either either) {
      return either.branches().stream().flatMap(b -> of(b).stream()).toList();
    }
    return List.of("");
  }

  private static Model actor(String steps) {
    return Specs.model("module m var x: 0..3 = 0 actor a { " + steps + " } invariant i { x < 3 }");
  }

  private static List<String> movesOf(String steps, String step) {
    return moves(Specs.action(actor(steps), "a", step));
  }

  @Test
  void afterTheLastStepComesTheFirst() {
    assertThat(movesOf("step s { x' = 1 } step t { x' = 2 }", "s")).containsExactly("t");
    assertThat(movesOf("step s { x' = 1 } step t { x' = 2 }", "t")).containsExactly("s");
    assertThat(movesOf("step s { x' = 1 }", "s")).containsExactly("s");
  }

  @Test
  void theAdvanceGoesToEveryPathWithoutAMove() {
    String two = " step t { x' = 0 } step u { x' = 0 }";
    assertThat(movesOf("step s { goto u }" + two, "s")).containsExactly("u");
    assertThat(movesOf("step s { stop }" + two, "s")).containsExactly("stopped");
    assertThat(movesOf("step s { if x = 0 { goto u } }" + two, "s")).containsExactly("u", "t");
    assertThat(movesOf("step s { if x = 0 { x' = 1 } else { stop } }" + two, "s")).containsExactly("t", "stopped");
    assertThat(movesOf("step s { if x = 0 { goto u } else if x = 1 { stop } x' = 2 }" + two, "s"))
        .containsExactly("u", "stopped", "t");
    assertThat(movesOf("step s { either { goto s } or { when x = 1 } }" + two, "s")).containsExactly("s", "t");
    assertThat(movesOf("step s { with n in {1, 2}; if n = x { stop }; x' = n }" + two, "s")).containsExactly("stopped", "t");
    assertThat(movesOf("step s { goto u; with n in {1, 2}; x' = n }" + two, "s")).containsExactly("u");
    assertThat(movesOf("step s { with n in {1, 2}; either { if n = 1 { goto u } } or { goto s }; x' = n }" + two, "s"))
        .containsExactly("u", "t", "s");
    assertThat(movesOf("step s { for n in {1, 2} { when x != n }; x' = 1 }" + two, "s")).containsExactly("t");
  }

  @Test
  void superMayMove() {
    Model model = Specs.model("""
        module b
        var x: 0..3 = 0
        actor a { step s { if x = 0 { goto u } } step t { x' = 1 } step u { x' = 2 } }
        invariant i { x < 3 }
        module e extends b
        override a.s { when x < 2; super; x' = 3 }
        """);
    assertThat(moves(Specs.action(model, "a", "s"))).containsExactly("u", "t");
  }

  @Test
  void misplacedMoves() {
    assertThat(told("module m var x: 0..3 = 0 actor a {\nstep s { goto s; stop }\n} invariant i { x = 0 }"))
        .containsExactly("E210 2:18 stop");
    assertThat(told("module m var x: 0..3 = 0 actor a {\nstep s { if x = 0 { stop }; either { goto s } or { x' = 1 } }\n} invariant i { x = 0 }"))
        .hasSize(1)
        .first().asString().startsWith("E210 2:29 either");
    assertThat(told("module m var x: 0..3 = 0 actor a {\naction s { stop }\n} invariant i { x = 0 }"))
        .contains("E210 2:12 stop");
    assertThat(told("module m var x: 0..3 = 0 actor a {\nstep s { for y: bool { if y { goto s } }; x' = 1 }\n} invariant i { x = 0 }"))
        .containsExactly("E210 2:31 goto s");
  }

  @Test
  void thePositionIsAVariable() {
    Model plain = actor("step s { x' = 1 } step t { x' = 2 }");
    Type.Enumeration type = (Type.Enumeration) Specs.variable(plain, "a.position").type();
    assertThat(type).isEqualTo(new Type.Enumeration("a.position", List.of("s", "t")));
    Model one = actor("step s { x' = 1 }");
    assertThat(Specs.variable(one, "a.position").type()).isEqualTo(new Type.Enumeration("a.position", List.of("s")));
    Model stops = Specs.model("""
        module m
        type Id = symmetric 1..2
        var x: bool = true
        actor a(i: Id, b: bool) { step s { when x; x' = b; stop } }
        invariant i { exists k: Id { stopped(a(k, true)) or at(a(k, x).s) } }
        """);
    Type.Symmetric id = new Type.Symmetric("Id", 1, 2);
    assertThat(Specs.variable(stops, "a.position").type())
        .isEqualTo(
            new Type.Function(
                id, new Type.Function(new Type.Bool(), new Type.Enumeration("a.position", List.of("s", "stopped")))));
    assertThat(Specs.variable(stops, "a.position").initial()).hasSize(4);
    assertThat(stops.actors().get(0).control()).contains(Specs.variable(stops, "a.position"));
  }

  @Test
  void aStepIsGuardedByItsPosition() {
    Model model = Specs.model("module m var x: bool = true actor a(b: bool) { step s { x' = b } step t { x' = b } } invariant i { x }");
    Statement.When guard = (Statement.When) Specs.action(model, "a", "t").body().statements().get(0);
    Expr.Equality equality = (Expr.Equality) guard.condition();
    assertThat(((Expr.Index) equality.left()).index()).isInstanceOf(Expr.LocalRead.class);
    assertThat(((Expr.Literal) equality.right()).value()).hasToString("t");
    assertThat(guard.span().text()).isEqualTo("t");
  }

  @Test
  void stepsThatNothingLeadsTo() {
    assertThat(told("module m var x: bool = true actor a {\nstep s { x' = true; goto s }\nstep t { x' = false }\n} invariant i { x }"))
        .containsExactly("W408 3:6 t");
    assertThat(told("module m var x: bool = true actor a {\nstep s { if x { goto s } else { stop } }\nstep t { x' = false }\n} invariant i { x }"))
        .containsExactly("W408 3:6 t");
    assertThat(told("module m var x: bool = true actor a {\nstep s { if x { goto s } }\nstep t { x' = false }\n} invariant i { x }"))
        .isEmpty();
  }

  @Test
  void askingWhetherAnActorStoppedThatNeverDoes() {
    assertThat(told("module m var x: bool = true actor a { step s { x' = not x } }\ninvariant i { x or stopped(a) }"))
        .containsExactly("W409 2:20 stopped(a)");
  }
}
