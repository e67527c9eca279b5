package checker.codegen;

import static checker.fixture.Exprs.*;
import static checker.fixture.Models.action;
import static checker.fixture.Statements.*;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.function;
import static checker.fixture.Values.range;
import static checker.fixture.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.fixture.Models;
import checker.layout.StateLayout;
import checker.model.Definition;
import checker.model.Local;
import checker.model.Model;
import checker.model.Property;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models that are small to write and large to write out. */
class LimitsTest {
  private final Models models = new Models();

  /** Two to the power of fourteen runs, and the text of what follows each choice once. */
  @Test
  void manyChoicesInARow() {
    List<Statement> statements = new ArrayList<>();
    Variable sum = models.variable("sum", range(0, 1 << 14), value(0));
    for (int i = 0; i < 14; i++) {
      Variable x = models.variable("x" + i, BOOL, value(false));
      statements.add(either(block(assign(read(x), truth(true))), block(when(truth(i % 3 > 0)))));
      statements.add(when(or(not(read(x)), less(read(sum), number(i)))));
    }
    statements.add(assign(read(sum), number(3)));
    models.actor("choose", statements.toArray(new Statement[0]));
    assertThat(Engines.compareDelivered(models.build(), 2)).isEqualTo(2);
  }

  /** A definition that is applied two to the power of thirty times. */
  @Test
  void definitionsThatDouble() {
    Local p = new Local("p", range(0, 3), 0);
    Variable x = models.variable("x", range(0, 3), value(0));
    Definition definition = definition("d0", List.of(p), less(read(p), read(x)));
    for (int i = 1; i <= 30; i++) {
      Definition inner = definition;
      // The second application is reached only if the first is false: it is evaluated in few states, but written in all.
      definition =
          definition(
              "d" + i,
              List.of(p),
              and(call(inner, read(p)), and(less(read(x), number(2)), call(inner, read(x)))));
    }
    models.actor("next", assign(read(x), add(read(x), number(1))));
    models.property(Property.Kind.INVARIANT, "deep", call(definition, number(0)));
    assertThat(Engines.compareDelivered(models.build(), 10)).isEqualTo(4);
  }

  @Test
  void thousandsOfInstances() {
    Local p = new Local("p", range(-20, 19), 0);
    Local q = new Local("q", range(0, 59), 1);
    Local b = new Local("b", BOOL, 1);
    Variable x = models.variable("x", range(0, 60), value(0));
    models.actor("first", assign(read(x), number(7)));
    models.actor(
        "many",
        List.of(p),
        action("set", List.of(q), when(equal(read(q), read(x))), assign(read(x), add(read(p), read(q)))),
        action("flag", List.of(b), when(and(read(b), less(read(p), number(-18)))), assign(read(x), number(3))));
    models.actor("last", assign(read(x), number(9)));
    assertThat(Engines.compareDelivered(models.build(), 50)).isEqualTo(50);
  }

  @Test
  void aMethodOfManyStatements() {
    Type.Range domain = range(0, 149);
    Variable f = models.variable("f", function(domain, range(0, 10)), Collections.nCopies(150, List.of(value(0))));
    Local i = new Local("i", domain, 0);
    List<Statement> statements = new ArrayList<>();
    for (int at = 0; at < 150; at++) {
      statements.add(assign(apply(read(f), number(at)), add(apply(read(f), number((at + 1) % 150)), number(1))));
    }
    models.actor("long", statements.toArray(new Statement[0]));
    models.actor("loop", loop(all(i), assign(apply(read(f), read(i)), apply(read(f), number(3)))));
    models.actor("literal", assign(read(f), functionLiteral(i, apply(read(f), number(0)))));
    assertThat(Engines.compareDelivered(models.build(), 5)).isEqualTo(5);
  }

  @Test
  void whatIsTooLargeIsToldAndNotTried() {
    Type.Range domain = range(0, 19_999);
    Variable f = models.variable("f", function(domain, BOOL), Collections.nCopies(20_000, List.of(value(false))));
    Local i = new Local("i", domain, 0);
    models.actor("set", with(all(i), assign(apply(read(f), read(i)), truth(true))));
    Model model = models.build();
    StateLayout layout = StateLayout.of(model);
    assertThatThrownBy(() -> CodeGenerator.compile(model, layout)).isInstanceOf(CodeTooLargeException.class);
  }
}
