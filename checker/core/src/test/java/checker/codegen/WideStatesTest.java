package checker.codegen;

import static checker.fixture.Exprs.*;
import static checker.fixture.Statements.*;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.function;
import static checker.fixture.Values.range;
import static checker.fixture.Values.recordType;
import static checker.fixture.Values.sequence;
import static checker.fixture.Values.sequenceType;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.Models;
import checker.layout.StateLayout;
import checker.model.Cell;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Model;
import checker.model.Property;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States of several words, cells that end where words do, and arrays that are spread over words. */
class WideStatesTest {
  private final Models models = new Models();

  private Variable array(String name, Type type, int first) {
    List<Value> start = List.of(value(first));
    return models.variable(name, type, Collections.nCopies((int) Cell.count(type), start));
  }

  /** An array of cells of a width, read and written at constant and at computed positions. */
  @ParameterizedTest
  @CsvSource({"11, 5, 1", "12, 5, 2", "20, 6, 3", "9, 20, 4", "15, 17, 6", "13, 31, 8", "40, 3, 3", "70, 1, 3"})
  void arrays(int elements, int widthBits, int words) {
    int high = (int) ((1L << widthBits) - 1);
    Type.Range domain = range(-2, elements - 3);
    Variable at = models.variable("at", range(-3, elements - 2), value(-2));
    Variable f = array("f", function(domain, range(0, high)), 0);
    Local i = new Local("i", domain, 0);
    models.actor("move", assign(read(at), add(read(at), number(1))));
    models.actor("write", assign(apply(read(f), read(at)), number(high)));
    models.actor(
        "copy",
        when(less(read(at), number(1))),
        assign(apply(read(f), add(read(at), number(1))), apply(read(f), read(at))),
        assign(apply(read(f), number(elements - 3)), number(1)));
    models.actor("conflict", assign(apply(read(f), read(at)), number(0)), assign(apply(read(f), number(1)), number(0)));
    models.actor("clear", loop(all(i), assign(apply(read(f), read(i)), number(0))));
    models.property(Property.Kind.INVARIANT, "some", exists(all(i), equal(apply(read(f), read(i)), number(high))));
    models.property(
        Property.Kind.TRANSITION, "kept", forall(all(i), equal(apply(read(f), read(i)), next(apply(read(f), read(i))))));
    Model model = models.build();
    assertThat(StateLayout.of(model).words()).isEqualTo(words);
    assertThat(Engines.compare(model, 60)).isEqualTo(60);
  }

  @Test
  void nestedArraysOfRecords() {
    Type.Record entry =
        recordType(
            "Entry",
            new Type.Field("n", range(-5, 5)),
            new Type.Field("on", BOOL),
            new Type.Field("set", setType(range(1, 9))));
    Type.Function inner = function(range(0, 2), entry);
    Type.Function outer = function(range(1, 4), inner);
    List<List<Value>> initial =
        IntStream.range(0, 12)
            .boxed()
            .flatMap(
                i -> List.of(List.of(value(i - 5)), List.of(value(i % 2 == 0)), List.of((Value) new Value.SetOf(List.of()))).stream())
            .toList();
    Variable g = models.variable("g", outer, initial);
    Variable a = models.variable("a", range(1, 4), value(1));
    Variable b = models.variable("b", range(0, 2), value(0));
    Expr cell = apply(apply(read(g), read(a)), read(b));
    models.actor("a", assign(read(a), add(read(a), number(1))));
    models.actor("b", assign(read(b), add(read(b), number(1))));
    models.actor("n", assign(field(cell, "n"), add(field(cell, "n"), number(3))));
    models.actor("on", assign(field(cell, "on"), not(field(cell, "on"))));
    models.actor(
        "set",
        assign(field(cell, "set"), setLiteral(setType(range(1, 9)), coerce(add(read(b), number(1)), range(1, 9)))));
    models.actor("whole", assign(cell, apply(apply(read(g), number(2)), read(b))));
    models.actor("row", assign(apply(read(g), read(a)), apply(read(g), number(3))));
    models.actor(
        "clash",
        assign(field(cell, "on"), truth(true)),
        assign(apply(apply(read(g), number(2)), number(1)), cell));
    assertThat(Engines.compare(models.build(), 150)).isEqualTo(150);
  }

  @Test
  void sequencesOfRecords() {
    Type.Record message = recordType("Message", new Type.Field("to", range(0, 4)), new Type.Field("urgent", BOOL));
    Type.Sequence queue = sequenceType(4, message);
    Variable q = models.variable("q", function(range(0, 1), queue), List.of(List.of(sequence()), List.of(sequence())));
    Local i = new Local("i", range(0, 1), 0);
    Local n = new Local("n", range(0, 4), 1);
    models.actor(
        "send",
        with(
            all(i),
            with(
                where(all(n), less(read(n), number(2))),
                assign(apply(read(q), read(i)), append(apply(read(q), read(i)), recordLiteral(message, read(n), equal(read(n), number(1))))))));
    models.actor("receive", with(all(i), assign(apply(read(q), read(i)), tail(apply(read(q), read(i))))));
    models.actor(
        "move",
        assign(apply(read(q), number(0)), tail(apply(read(q), number(0)))),
        assign(apply(read(q), number(1)), append(apply(read(q), number(1)), head(apply(read(q), number(0))))));
    models.property(Property.Kind.INVARIANT, "second", field(element(apply(read(q), number(0)), number(1)), "urgent"));
    models.property(Property.Kind.INVARIANT, "same", equal(apply(read(q), number(0)), apply(read(q), number(1))));
    assertThat(Engines.compare(models.build(), 200)).isEqualTo(200);
  }

  @Test
  void setsOfSixtyFour() {
    Type.Range element = range(-32, 31);
    Variable s = models.variable("s", setType(element), List.of(List.of(new Value.SetOf(List.of()))));
    Variable t = models.variable(
        "t",
        function(BOOL, setType(element)),
        Collections.nCopies(2, List.of(new Value.SetOf(List.of(value(-32), value(31))))));
    Variable a = models.variable("a", element, value(-32));
    Local i = new Local("i", element, 0);
    Expr b = truth(true);
    models.actor(
        "add",
        assign(read(s), combine(Expr.SetOperator.UNION, read(s), setLiteral(setType(element), read(a)))));
    models.actor("move", assign(read(a), add(read(a), number(21))));
    models.actor("last", assign(read(a), number(31)));
    models.actor(
        "mix",
        assign(apply(read(t), b), combine(Expr.SetOperator.MINUS, apply(read(t), truth(false)), read(s))));
    models.actor("interval", assign(read(s), interval(read(a), literal(value(31), element), setType(element))));
    models.actor("each", loop(members(i, read(s)), assign(apply(read(t), less(read(i), number(40))), read(s))));
    models.actor("pick", with(members(i, read(s)), assign(read(a), read(i))));
    models.property(Property.Kind.INVARIANT, "in", in(read(a), read(s)));
    models.property(Property.Kind.INVARIANT, "many", less(cardinality(read(s)), number(3)));
    models.property(
        Property.Kind.INVARIANT,
        "least",
        equal(aggregate(Expr.AggregateOperator.MIN, members(i, read(s)), read(i)), read(a)));
    models.property(Property.Kind.INVARIANT, "below", subset(apply(read(t), b), read(s)));
    assertThat(Engines.compare(models.build(), 150)).isGreaterThan(100);
  }

  @Test
  void cellsWithOneValue() {
    Variable one = models.variable(
        "one",
        function(range(0, 1), range(7, 7)),
        List.of(List.of(value(7)), List.of(value(7))));
    Variable x = models.variable("x", range(0, 2), value(0));
    models.actor("once", assign(apply(read(one), number(0)), number(7)), assign(read(x), add(read(x), number(1))));
    models.actor("twice", assign(apply(read(one), number(1)), number(7)), assign(apply(read(one), read(x)), number(7)));
    models.actor("read", assign(read(x), add(apply(read(one), read(x)), number(-7))));
    assertThat(Engines.compare(models.build())).isEqualTo(3);
  }

  /** Domains beyond what is written out, and loops in loops. */
  @Test
  void largeDomains() {
    Type.Range large = range(-1000, 1000);
    Local i = new Local("i", large, 0);
    Local j = new Local("j", range(0, 99), 1);
    Local k = new Local("k", range(0, 99), 2);
    Variable x = models.variable("x", large, value(-3));
    Variable y = models.variable("y", range(0, 99), value(0));
    models.actor("next", assign(read(x), choose(all(i), less(read(x), read(i)))));
    models.actor(
        "count",
        assign(read(y), coerce(count(all(j), exists(all(k), equal(add(read(j), read(k)), read(x)))), range(0, 99))));
    models.actor(
        "with",
        with(where(all(i), equal(read(i), add(read(x), number(7)))), assign(read(x), read(i)), either(block(), block(assign(read(y), number(3))))));
    models.actor(
        "loop",
        loop(where(all(i), equal(read(i), read(x))), assign(read(y), coerce(read(i), range(0, 99)))));
    models.property(
        Property.Kind.INVARIANT,
        "sum",
        less(aggregate(Expr.AggregateOperator.SUM, all(j), read(j)), read(x)));
    assertThat(Engines.compare(models.build(), 40)).isEqualTo(40);
  }

  /** Assignments in a loop that is not unrolled keep their flags in variables. */
  @Test
  void conflictsFoundWhileRunning() {
    Type.Range domain = range(0, 19);
    Variable f = array("f", function(domain, range(0, 1)), 0);
    Variable x = models.variable("x", domain, value(0));
    Local i = new Local("i", domain, 0);
    Statement.Block nothing = block();
    models.actor("next", assign(read(x), add(read(x), number(1))));
    models.actor(
        "pairs",
        loop(
            all(i),
            branch(
                less(read(i), read(x)),
                block(assign(apply(read(f), coerce(divide(read(i), number(3)), domain)), number(1))),
                nothing)));
    models.actor(
        "set",
        assign(apply(read(f), read(x)), number(1)),
        branch(less(read(x), number(7)), block(assign(apply(read(f), number(3)), number(0))), nothing));
    assertThat(Engines.compare(models.build(), 60)).isEqualTo(60);
  }
}
