package checker.codegen;

import static checker.fixture.Exprs.*;
import static checker.fixture.Models.action;
import static checker.fixture.Statements.*;
import static checker.fixture.Values.range;
import static checker.fixture.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.Models;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Statement;
import checker.model.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every statement, compiled, does what it does when interpreted. */
class StatementsTest {
  private final Models models = new Models();
  private final Variable x = models.variable("x", range(0, 9), value(0));
  private final Variable y = models.variable("y", range(-2, 3), value(0));
  private final Local i = new Local("i", range(0, 2), 0);
  private final Local j = new Local("j", range(-1, 1), 1);

  private Statement setX(Expr value) {
    return assign(read(x), value);
  }

  private Statement setY(Expr value) {
    return assign(read(y), value);
  }

  @Test
  void guardsAssignmentsAndErrors() {
    models.actor("up", when(less(read(x), number(8))), setX(add(read(x), number(1))));
    models.actor("over", setX(add(read(x), number(3))), when(less(read(y), number(3))));
    models.actor("down", setY(add(read(y), number(-1))));
    models.actor("swap", setX(read(y)), setY(read(x)));
    models.actor("twice", when(equal(read(x), number(4))), setX(number(1)), setX(number(1)));
    assertThat(Engines.compare(models.build())).isGreaterThan(10);
  }

  @Test
  void branchesBlocksAndLets() {
    Local old = new Local("old", range(0, 9), 5);
    models.actor(
        "branch",
        let(old, add(read(x), number(1))),
        branch(
            less(read(x), number(5)),
            block(setX(read(old))),
            block(when(equal(read(y), number(0))), setX(number(0)))),
        setY(add(read(y), number(1))));
    models.actor(
        "conflict", branch(less(read(x), number(5)), block(setX(number(2))), block()), setX(number(3)));
    assertThat(Engines.compare(models.build())).isGreaterThan(2);
  }

  @Test
  void choicesAndWhatFollowsThem() {
    models.actor(
        "choose",
        either(
            block(with(where(all(i), unequal(read(i), number(1))), setX(read(i)))),
            block(when(less(read(x), number(3))), setX(number(7))),
            block()),
        with(all(j), setY(read(j)), when(unequal(read(j), number(0)))));
    models.actor(
        "nested",
        branch(less(read(x), number(2)), block(either(block(setX(number(5))), block(setX(number(6))))), block()),
        setY(number(3)));
    assertThat(Engines.compare(models.build())).isGreaterThan(5);
  }

  @Test
  void loopsAssignOnceEach() {
    models.actor("loop", loop(where(all(i), equal(read(i), read(x))), setX(add(read(i), number(1)))));
    models.actor("conflicts", loop(all(i), branch(less(read(y), read(i)), block(setX(read(i))), block())));
    models.actor("y", setY(add(read(y), number(1))));
    assertThat(Engines.compare(models.build())).isGreaterThan(2);
  }

  @Test
  void parametersAreConstants() {
    Local p = new Local("p", range(0, 1), 0);
    Local q = new Local("q", range(2, 4), 1);
    models.actor(
        "actor",
        List.of(p),
        action("set", List.of(q), when(unequal(read(x), read(q))), setX(add(read(p), read(q)))));
    assertThat(Engines.compare(models.build())).isGreaterThan(2);
  }
}
