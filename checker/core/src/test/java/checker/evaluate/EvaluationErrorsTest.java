package checker.evaluate;

import static checker.fixture.Exprs.*;
import static checker.fixture.Exprs.field;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.NIL;
import static checker.fixture.Values.field;
import static checker.fixture.Values.function;
import static checker.fixture.Values.map;
import static checker.fixture.Values.optional;
import static checker.fixture.Values.range;
import static checker.fixture.Values.recordType;
import static checker.fixture.Values.sequence;
import static checker.fixture.Values.sequenceType;
import static checker.fixture.Values.set;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static checker.source.EvaluationError.DIVISION_BY_ZERO;
import static checker.source.EvaluationError.EMPTY_CHOICE;
import static checker.source.EvaluationError.EMPTY_SEQUENCE;
import static checker.source.EvaluationError.INDEX_OUTSIDE;
import static checker.source.EvaluationError.NIL_USED;
import static checker.source.EvaluationError.OUT_OF_RANGE;
import static checker.source.EvaluationError.SEQUENCE_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import checker.fixture.Models;
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
import checker.source.EvaluationError;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which error, of which part, with which words; and what is evaluated before what. */
class EvaluationErrorsTest {
  private static final Models MODELS = new Models();
  private static final Type.SetOf DIGITS = setType(range(0, 9));
  private static final Type.Sequence QUEUE = sequenceType(2, range(0, 9));

  private static final Variable X = MODELS.variable("x", range(0, 9), value(5));
  private static final Variable NONE = MODELS.variable("none", optional(range(1, 3)), NIL);
  private static final Value ALL_TRUE = map(range(1, 3), value(true), value(true), value(true));
  private static final Variable F = MODELS.variable("f", function(range(1, 3), BOOL), ALL_TRUE);
  private static final Variable EMPTY = MODELS.variable("empty", QUEUE, sequence());
  private static final Variable FULL = MODELS.variable("full", QUEUE, sequence(4, 6));
  private static final Variable DONE = MODELS.variable("done", DIGITS, set(2, 7));
  private static final List<Value> STATE =
      List.of(value(5), NIL, ALL_TRUE, sequence(), sequence(4, 6), set(2, 7));

  private static final Local I = new Local("i", range(0, 9), 0);

  /** Two expressions that fail in different ways: the error tells which of them was evaluated. */
  private static final Expr FIRST = divide(read(X), number(0));

  private static final Expr SECOND = convert(read(NONE), range(1, 3));

  private static EvaluationException failure(Expr expression) {
    return catchThrowableOfType(
        EvaluationException.class,
        () -> Evaluator.evaluate(expression, Environment.ofStep(STATE, STATE, Models.FRAME_SIZE)));
  }

  static Stream<Arguments> failures() {
    Expr x = read(X);
    return Stream.of(
        arguments(convert(x, range(0, 3)), OUT_OF_RANGE, "x", "5 is outside 0..3"),
        arguments(convert(x, range(6, 9)), OUT_OF_RANGE, "x", "5 is outside 6..9"),
        arguments(convert(read(DONE), setType(range(0, 6))), OUT_OF_RANGE, "done", "7 is outside 0..6"),
        arguments(convert(read(NONE), range(1, 3)), NIL_USED, "none", "nil used as a value"),
        arguments(apply(read(F), x), INDEX_OUTSIDE, "x", "index 5 outside 1..3"),
        arguments(apply(read(F), read(NONE)), NIL_USED, "none", "nil used as a value"),
        arguments(element(read(FULL), number(2)), INDEX_OUTSIDE, "full[2]", "index 2 outside 0..1"),
        arguments(element(read(FULL), number(-1)), INDEX_OUTSIDE, "full[-1]", "index -1 outside 0..1"),
        arguments(element(read(EMPTY), number(0)), INDEX_OUTSIDE, "empty[0]", "index 0 outside an empty sequence"),
        arguments(head(read(EMPTY)), EMPTY_SEQUENCE, "head(empty)", "head of an empty sequence"),
        arguments(tail(read(EMPTY)), EMPTY_SEQUENCE, "tail(empty)", "tail of an empty sequence"),
        arguments(append(read(FULL), x), SEQUENCE_FULL, "append(full, x)", "3 elements do not fit seq[2] of 0..9"),
        arguments(
            convert(read(FULL), sequenceType(1, range(0, 9))),
            SEQUENCE_FULL,
            "full",
            "2 elements do not fit seq[1] of 0..9"),
        arguments(divide(x, number(0)), DIVISION_BY_ZERO, "(x / 0)", "5 is divided by zero"),
        arguments(
            arithmetic(ArithmeticOperator.MODULO, number(-3), number(0)),
            DIVISION_BY_ZERO,
            "(-3 % 0)",
            "-3 is divided by zero"),
        arguments(
            choose(members(I, read(DONE)), less(read(I), number(2))),
            EMPTY_CHOICE,
            "choose i in done { (i < 2) }",
            "choose over nothing"),
        arguments(
            aggregate(AggregateOperator.MIN, where(all(I), truth(false)), read(I)),
            EMPTY_CHOICE,
            "min i: 0..9 where false { i }",
            "min over nothing"),
        arguments(
            aggregate(AggregateOperator.MAX, members(I, literal(set(), DIGITS)), read(I)),
            EMPTY_CHOICE,
            "max i in {} { i }",
            "max over nothing"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failsAt(Expr expression, EvaluationError error, String where, String detail) {
    EvaluationException failure = failure(expression);
    assertThat(failure.error()).isEqualTo(error);
    assertThat(failure.span().text()).isEqualTo(where);
    assertThat(failure.detail()).isEqualTo(detail);
    assertThat(failure).hasMessage(error.code() + ": " + detail);
    assertThat(failure.getStackTrace()).isEmpty();
  }

  @Test
  void everyErrorOfAnExpressionHasAnExample() {
    Set<Object> shown = failures().map(a -> a.get()[1]).collect(Collectors.toSet());
    assertThat(shown).isEqualTo(EnumSet.complementOf(EnumSet.of(EvaluationError.CONFLICTING_ASSIGNMENT)));
  }

  static Stream<Expr> leftFirst() {
    Expr bool1 = equal(FIRST, number(1));
    Expr bool2 = equal(SECOND, number(1));
    Expr set1 = setLiteral(DIGITS, FIRST);
    Expr set2 = setLiteral(DIGITS, SECOND);
    Expr queue1 = sequenceLiteral(QUEUE, FIRST);
    Definition two = definition("two", List.of(I, new Local("j", range(0, 9), 1)), truth(true));
    Type.Record pair = recordType("Pair", field("a", range(0, 9)), field("b", range(0, 9)));
    Expr function = functionLiteral(new Local("k", range(1, 3), 2), FIRST);
    return Stream.of(
        apply(function, read(NONE)),
        element(queue1, SECOND),
        logical(LogicalOperator.AND, bool1, bool2),
        logical(LogicalOperator.OR, bool1, bool2),
        logical(LogicalOperator.IMPLIES, bool1, bool2),
        logical(LogicalOperator.IFF, bool1, bool2),
        equal(FIRST, SECOND),
        compare(ComparisonOperator.GREATER, FIRST, SECOND),
        add(FIRST, SECOND),
        divide(FIRST, SECOND),
        in(FIRST, set2),
        subset(set1, set2),
        combine(SetOperator.MINUS, set1, set2),
        conditional(bool1, SECOND, SECOND),
        setLiteral(DIGITS, FIRST, SECOND),
        interval(FIRST, SECOND, DIGITS),
        recordLiteral(pair, FIRST, SECOND),
        sequenceLiteral(QUEUE, FIRST, SECOND),
        append(queue1, SECOND),
        call(two, FIRST, SECOND),
        exists(members(I, set1), bool2),
        exists(where(all(I), bool1), bool2));
  }

  @ParameterizedTest
  @MethodSource("leftFirst")
  void evaluatesTheLeftOperandFirst(Expr expression) {
    assertThat(failure(expression).error()).as(text(expression)).isEqualTo(DIVISION_BY_ZERO);
  }

  static Stream<Expr> fails() {
    Expr bad = equal(FIRST, number(1));
    return Stream.of(
        logical(LogicalOperator.IFF, truth(false), bad),
        and(truth(true), bad),
        or(truth(false), bad),
        implies(truth(true), bad),
        conditional(truth(true), bad, truth(true)),
        forall(all(I), implies(equal(read(I), number(3)), bad)),
        exists(where(all(I), implies(equal(read(I), number(3)), bad)), truth(false)));
  }

  @ParameterizedTest
  @MethodSource("fails")
  void evaluatesWhatIsNeeded(Expr expression) {
    assertThat(failure(expression).error()).as(text(expression)).isEqualTo(DIVISION_BY_ZERO);
  }

  static Stream<Expr> doesNotFail() {
    Expr bad = equal(FIRST, number(1));
    Expr badAfter3 = implies(less(number(3), read(I)), bad);
    return Stream.of(
        and(truth(false), bad),
        or(truth(true), bad),
        implies(truth(false), bad),
        conditional(truth(false), bad, truth(true)),
        conditional(truth(true), truth(true), bad),
        exists(all(I), and(badAfter3, equal(read(I), number(3)))),
        exists(where(all(I), badAfter3), equal(read(I), number(3))),
        forall(all(I), and(badAfter3, less(read(I), number(3)))),
        forall(where(all(I), truth(false)), bad),
        equal(choose(all(I), and(badAfter3, equal(read(I), number(2)))), number(2)),
        equal(choose(where(all(I), and(badAfter3, less(number(1), read(I)))), truth(true)), number(2)));
  }

  @ParameterizedTest
  @MethodSource("doesNotFail")
  void evaluatesNoMoreThanNeeded(Expr expression) {
    assertThat(failure(expression)).as(text(expression)).isNull();
  }

  @Test
  void theConditionOfAValueIsEvaluatedAfterTheBodyOfTheValueBefore() {
    Expr conditionFailsAt1 = implies(equal(read(I), number(1)), equal(FIRST, number(1)));
    Expr bodyFailsAt0 = equal(SECOND, read(I));
    assertThat(failure(count(where(all(I), conditionFailsAt1), bodyFailsAt0)).error()).isEqualTo(NIL_USED);
  }

  @Test
  void countsAndAggregatesGoThroughAllValues() {
    Expr failsAt9 = equal(divide(number(1), add(read(I), number(-9))), number(1));
    assertThat(failure(count(all(I), failsAt9)).error()).isEqualTo(DIVISION_BY_ZERO);
    assertThat(failure(aggregate(AggregateOperator.MIN, where(all(I), not(failsAt9)), read(I))).error())
        .isEqualTo(DIVISION_BY_ZERO);
    assertThat(failure(comprehension(where(all(I), failsAt9))).error()).isEqualTo(DIVISION_BY_ZERO);
  }

  @Test
  void theLowestMemberOutsideTheRangeIsTold() {
    assertThat(failure(convert(read(DONE), setType(range(3, 6)))).detail()).isEqualTo("2 is outside 3..6");
  }

  @Test
  void anElementIsConvertedBeforeItIsAppended() {
    assertThat(failure(append(read(FULL), add(read(X), read(X)))).error()).isEqualTo(OUT_OF_RANGE);
  }
}
