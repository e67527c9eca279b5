package checker.evaluate;

import static checker.fixture.Exprs.*;
import static checker.fixture.Exprs.field;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.NIL;
import static checker.fixture.Values.enumeration;
import static checker.fixture.Values.field;
import static checker.fixture.Values.function;
import static checker.fixture.Values.map;
import static checker.fixture.Values.member;
import static checker.fixture.Values.optional;
import static checker.fixture.Values.range;
import static checker.fixture.Values.record;
import static checker.fixture.Values.recordType;
import static checker.fixture.Values.sequence;
import static checker.fixture.Values.sequenceType;
import static checker.fixture.Values.set;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import checker.fixture.Models;
import checker.model.Actor;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.Expr.AggregateOperator;
import checker.model.Expr.ArithmeticOperator;
import checker.model.Expr.ComparisonOperator;
import checker.model.Expr.LogicalOperator;
import checker.model.Expr.SetOperator;
import checker.model.Local;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The value of at least one expression of every kind. */
class EvaluatorTest {
  private static final Models MODELS = new Models();
  private static final Type.Enumeration IO = enumeration("Io", "idle", "pinned", "writing");
  private static final Type.Record REQUEST =
      recordType("Request", field("pages", range(0, 9)), field("io", IO));
  private static final Type.Scalar KEYS = range(1, 3);
  private static final Type.SetOf DIGITS = setType(range(0, 9));
  private static final Type.Sequence QUEUE = sequenceType(3, range(0, 9));

  private static final Variable X = MODELS.variable("x", range(0, 9), value(4));
  private static final Variable IO_OF = MODELS.variable("io", function(KEYS, IO), List.of());
  private static final Variable LAST = MODELS.variable("last", REQUEST, List.of());
  private static final Variable DONE = MODELS.variable("done", DIGITS, set());
  private static final Variable PENDING = MODELS.variable("pending", QUEUE, sequence());
  private static final Variable OWNER = MODELS.variable("owner", optional(range(1, 3)), NIL);

  private static final List<Value> STATE =
      List.of(
          value(4),
          map(KEYS, member(IO, "pinned"), member(IO, "idle"), member(IO, "writing")),
          record(REQUEST, value(7), member(IO, "pinned")),
          set(1, 4, 8),
          sequence(6, 2),
          value(3));

  private static final List<Value> NEXT_STATE =
      List.of(value(5), STATE.get(1), STATE.get(2), set(), sequence(), NIL);

  private static final Local I = new Local("i", range(0, 9), 0);
  private static final Local J = new Local("j", range(0, 9), 1);
  private static final Local KEY = new Local("k", KEYS, 2);

  private static final Definition TWICE_PLUS_X =
      definition("twice_plus_x", List.of(I), add(add(read(I), read(I)), read(X)));

  private static Value evaluate(Expr expression) {
    Environment environment = Environment.ofStep(STATE, NEXT_STATE, Models.FRAME_SIZE);
    environment.bind(J, value(2));
    return Evaluator.evaluate(expression, environment);
  }

  static Stream<Arguments> examples() {
    Expr x = read(X);
    Expr io = read(IO_OF);
    Expr done = read(DONE);
    Expr pending = read(PENDING);
    Expr pinned = literal(member(IO, "pinned"), IO);
    Expr yes = truth(true);
    Expr no = truth(false);
    return Stream.of(
        arguments(number(5), value(5)),
        arguments(nil(optional(BOOL)), NIL),
        arguments(x, value(4)),
        arguments(read(J), value(2)),
        arguments(apply(io, number(3)), member(IO, "writing")),
        arguments(element(pending, number(1)), value(2)),
        arguments(field(read(LAST), "io"), member(IO, "pinned")),
        arguments(not(yes), value(false)),
        arguments(negate(x), value(-4)),
        arguments(and(yes, yes), value(true)),
        arguments(and(yes, no), value(false)),
        arguments(or(no, no), value(false)),
        arguments(or(no, yes), value(true)),
        arguments(implies(yes, no), value(false)),
        arguments(implies(yes, yes), value(true)),
        arguments(logical(LogicalOperator.IFF, no, no), value(true)),
        arguments(logical(LogicalOperator.IFF, no, yes), value(false)),
        arguments(equal(apply(io, number(1)), pinned), value(true)),
        arguments(unequal(apply(io, number(1)), pinned), value(false)),
        arguments(equal(x, number(4)), value(true)),
        arguments(equal(done, literal(set(1, 4, 8), DIGITS)), value(true)),
        arguments(equal(pending, literal(sequence(2, 6), QUEUE)), value(false)),
        arguments(less(x, number(4)), value(false)),
        arguments(compare(ComparisonOperator.LESS_EQUAL, x, number(4)), value(true)),
        arguments(compare(ComparisonOperator.GREATER, x, number(3)), value(true)),
        arguments(compare(ComparisonOperator.GREATER_EQUAL, x, number(5)), value(false)),
        arguments(add(x, number(-9)), value(-5)),
        arguments(arithmetic(ArithmeticOperator.SUBTRACT, x, number(6)), value(-2)),
        arguments(arithmetic(ArithmeticOperator.MULTIPLY, x, number(-3)), value(-12)),
        arguments(divide(number(7), number(2)), value(3)),
        arguments(divide(number(-7), number(2)), value(-4)),
        arguments(divide(number(7), number(-2)), value(-4)),
        arguments(divide(number(-7), number(-2)), value(3)),
        arguments(arithmetic(ArithmeticOperator.MODULO, number(7), number(3)), value(1)),
        arguments(arithmetic(ArithmeticOperator.MODULO, number(-7), number(3)), value(2)),
        arguments(arithmetic(ArithmeticOperator.MODULO, number(7), number(-3)), value(-2)),
        arguments(in(x, done), value(true)),
        arguments(in(number(44), done), value(false)),
        arguments(notIn(number(0), done), value(true)),
        arguments(notIn(x, done), value(false)),
        arguments(subset(literal(set(1, 8), DIGITS), done), value(true)),
        arguments(subset(done, literal(set(1, 8), DIGITS)), value(false)),
        arguments(combine(SetOperator.UNION, done, literal(set(0, 4, 5), DIGITS)), set(0, 1, 4, 5, 8)),
        arguments(combine(SetOperator.INTERSECT, done, literal(set(0, 4, 8), DIGITS)), set(4, 8)),
        arguments(combine(SetOperator.MINUS, done, literal(set(0, 4), DIGITS)), set(1, 8)),
        arguments(conditional(less(x, number(5)), number(1), number(2)), value(1)),
        arguments(conditional(less(x, number(4)), number(1), number(2)), value(2)),
        arguments(forall(members(I, done), less(number(0), read(I))), value(true)),
        arguments(forall(all(I), less(number(0), read(I))), value(false)),
        arguments(forall(where(all(I), less(read(I), number(0))), no), value(true)),
        arguments(exists(members(I, done), equal(read(I), x)), value(true)),
        arguments(exists(where(all(I), less(read(I), x)), equal(read(I), x)), value(false)),
        arguments(count(all(KEY), unequal(apply(io, read(KEY)), pinned)), value(2)),
        arguments(count(where(all(I), in(read(I), done)), less(read(I), number(5))), value(2)),
        arguments(aggregate(AggregateOperator.SUM, members(I, done), add(read(I), number(1))), value(16)),
        arguments(aggregate(AggregateOperator.SUM, where(all(I), no), read(I)), value(0)),
        arguments(aggregate(AggregateOperator.MIN, members(I, done), negate(read(I))), value(-8)),
        arguments(aggregate(AggregateOperator.MAX, where(all(I), less(read(I), x)), read(I)), value(3)),
        arguments(choose(members(I, done), less(number(1), read(I))), value(4)),
        arguments(choose(where(all(I), less(x, read(I))), truth(true)), value(5)),
        arguments(setLiteral(DIGITS, x, number(9), number(0), number(4)), set(0, 4, 9)),
        arguments(interval(number(7), number(9), DIGITS), set(7, 8, 9)),
        arguments(interval(number(9), number(7), DIGITS), set()),
        arguments(comprehension(where(all(I), less(number(7), read(I)))), set(8, 9)),
        arguments(comprehension(where(members(I, done), less(read(I), number(5)))), set(1, 4)),
        arguments(
            functionLiteral(KEY, equal(apply(io, read(KEY)), pinned)),
            map(KEYS, value(true), value(false), value(false))),
        arguments(recordLiteral(REQUEST, x, pinned), record(REQUEST, value(4), member(IO, "pinned"))),
        arguments(sequenceLiteral(QUEUE, x, number(0)), sequence(4, 0)),
        arguments(length(pending), value(2)),
        arguments(head(pending), value(6)),
        arguments(tail(pending), sequence(2)),
        arguments(append(pending, x), sequence(6, 2, 4)),
        arguments(cardinality(done), value(3)),
        arguments(call(TWICE_PLUS_X, number(3)), value(10)),
        arguments(next(x), value(5)),
        arguments(equal(next(read(OWNER)), nil(optional(range(1, 3)))), value(true)),
        arguments(convert(x, range(4, 4)), value(4)),
        arguments(convert(number(2), optional(range(2, 2))), value(2)),
        arguments(convert(read(OWNER), range(1, 3)), value(3)),
        arguments(convert(done, setType(range(1, 8))), set(1, 4, 8)),
        arguments(convert(pending, sequenceType(2, range(0, 9))), sequence(6, 2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void hasItsValue(Expr expression, Value expected) {
    assertThat(evaluate(expression)).as(text(expression)).isEqualTo(expected);
  }

  @Test
  void everyKindOfExpressionHasAnExample() {
    Set<Class<?>> shown = examples().map(a -> a.get()[0].getClass()).collect(Collectors.toSet());
    shown.add(Expr.Enabled.class);
    assertThat(Arrays.<Class<?>>asList(Expr.class.getPermittedSubclasses())).allMatch(shown::contains);
  }

  @Test
  void enabledIsNotAQuestionAboutOneState() {
    Actor actor = new Models().actor("a");
    Expr enabled = new Expr.Enabled(actor, List.of(), Optional.empty(), List.of(), span("enabled(a)"));
    assertThatThrownBy(() -> evaluate(enabled)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDefinitionHasAFrameOfItsOwn() {
    Local n = new Local("n", range(0, 9), 0);
    Definition overwrites = definition("overwrites", List.of(n), exists(all(J), less(read(n), read(J))));
    Environment environment = Environment.ofState(STATE, Models.FRAME_SIZE);
    environment.bind(I, value(7));
    environment.bind(J, value(8));
    assertThat(Evaluator.holds(call(overwrites, number(1)), environment)).isTrue();
    assertThat(Evaluator.evaluate(add(read(I), read(J)), environment)).isEqualTo(value(15));
  }

  @Test
  void aDefinitionIsEvaluatedInTheNextStateIfItsCallIs() {
    assertThat(evaluate(next(call(TWICE_PLUS_X, number(3))))).isEqualTo(value(11));
    assertThat(evaluate(next(add(read(X), read(J))))).as("locals keep their values").isEqualTo(value(7));
  }

  @Test
  void constantsNeedNoState() {
    assertThat(Evaluator.evaluate(add(number(1), number(2)), Environment.withoutState(0))).isEqualTo(value(3));
  }

  @Test
  void brokenPromisesAreNamed() {
    Environment constants = Environment.withoutState(1);
    assertThatThrownBy(() -> Evaluator.evaluate(read(X), constants))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("variable x");
    assertThatThrownBy(() -> Evaluator.evaluate(read(I), constants))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("local i");
    assertThatThrownBy(() -> Evaluator.evaluate(next(number(1)), constants)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> evaluate(convert(read(X), BOOL))).isInstanceOf(IllegalArgumentException.class);
  }
}
