package checker.interpret;

import static checker.fixture.Exprs.*;
import static checker.fixture.Exprs.field;
import static checker.fixture.Models.action;
import static checker.fixture.Statements.*;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.field;
import static checker.fixture.Values.function;
import static checker.fixture.Values.map;
import static checker.fixture.Values.range;
import static checker.fixture.Values.record;
import static checker.fixture.Values.recordType;
import static checker.fixture.Values.set;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static checker.fixture.Values.values;
import static org.assertj.core.api.Assertions.assertThat;

import checker.evaluate.EvaluationException;
import checker.fixture.Models;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Binding;
import checker.model.Expr;
import checker.model.Instances;
import checker.model.Local;
import checker.model.Model;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.source.EvaluationError;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the statements of an action do, in which order, and how its runs end. */
class RunsTest {
  private final Models models = new Models();
  private final Variable x = models.variable("x", range(0, 9), value(0));
  private final Variable y = models.variable("y", range(0, 9), value(0));

  private final Local i = new Local("i", range(0, 2), 0);
  private final Local j = new Local("j", range(0, 2), 1);

  /** The runs of the last actor's only action. */
  private List<Run> runs(Value... state) {
    Model model = models.build();
    List<ActionInstance> instances = Instances.of(model).all();
    return Interpreter.of(model, StateLayout.of(model)).runs(instances.get(instances.size() - 1), List.of(state));
  }

  private List<Run> runs(int... state) {
    return runs(values(state).toArray(new Value[0]));
  }

  /** One line for each run: its choices, and how it ended. */
  private static List<String> told(List<Run> runs) {
    return runs.stream().map(RunsTest::told).toList();
  }

  private static String told(Run run) {
    String choices = run.choices().stream().map(RunsTest::told).collect(Collectors.joining(" "));
    Outcome outcome = run.outcome();
    String end;
    if (outcome instanceof Outcome.Finished finished) {
      end = finished.next().toString();
    } else if (outcome instanceof Outcome.Blocked blocked) {
      end = "blocked by " + text(blocked.guard());
    } else {
      EvaluationException error = ((Outcome.Failed) outcome).error();
      end = error.error() + " at " + error.span().text() + ": " + error.detail();
    }
    return (choices + " -> " + end).strip();
  }

  private static String told(Choice choice) {
    if (choice instanceof Choice.Picked picked) {
      return picked.local().name() + "=" + picked.value();
    }
    return "#" + ((Choice.Branch) choice).index();
  }

  private Statement setX(Expr value) {
    return assign(read(x), value);
  }

  private Statement setY(Expr value) {
    return assign(read(y), value);
  }

  private static Binding subset(Local local, int... members) {
    return members(local, literal(set(members), setType((Type.Scalar) local.type())));
  }

  /** Fails with the number in its error: {@code number / 0}. */
  private static Expr fail(int number) {
    return divide(number(number), number(0));
  }

  private static Expr failing(int number) {
    return equal(fail(number), number(0));
  }

  @Test
  void nothingAssignedIsNothingChanged() {
    models.actor("skip");
    assertThat(told(runs(3, 4))).containsExactly("-> [3, 4]");
  }

  @Test
  void everyExpressionReadsTheCurrentState() {
    models.actor("swap", setX(read(y)), setY(read(x)));
    assertThat(told(runs(3, 4))).containsExactly("-> [4, 3]");
  }

  @Test
  void aFalseGuardEndsTheRun() {
    models.actor(
        "guarded",
        when(less(read(x), number(5))),
        setX(number(9)),
        when(equal(read(y), number(0))),
        setY(number(1)));
    assertThat(told(runs(0, 0))).containsExactly("-> [9, 1]");
    assertThat(told(runs(7, 7))).as("the first that is false").containsExactly("-> blocked by (x < 5)");
    assertThat(told(runs(3, 7))).containsExactly("-> blocked by (y = 0)");
  }

  @Test
  void anErrorBeforeAFalseGuardIsAnError() {
    models.actor("late", setX(add(read(x), number(8))), when(truth(false)));
    assertThat(told(runs(2, 0))).containsExactly("-> OUT_OF_RANGE at (x + 8): 10 is outside 0..9");
  }

  @Test
  void nothingIsEvaluatedAfterAFalseGuard() {
    models.actor("early", when(truth(false)), setX(fail(1)));
    assertThat(told(runs(2, 0))).containsExactly("-> blocked by false");
  }

  @Test
  void anIfRunsOneBranchAndGoesOn() {
    models.actor(
        "branch",
        branch(less(read(x), number(5)), block(setX(number(1))), block(when(truth(false)))),
        setY(number(2)));
    assertThat(told(runs(0, 0))).containsExactly("-> [1, 2]");
    assertThat(told(runs(5, 0))).containsExactly("-> blocked by false");
  }

  @Test
  void aBlockIsRunInPlace() {
    models.actor("super", block(when(less(read(x), number(5))), setX(number(6))), setY(number(7)));
    assertThat(told(runs(0, 0))).containsExactly("-> [6, 7]");
    assertThat(told(runs(8, 0))).containsExactly("-> blocked by (x < 5)");
  }

  @Test
  void aLetKeepsTheValueOfTheCurrentState() {
    Local old = new Local("old", range(0, 9), 5);
    models.actor("let", let(old, add(read(x), number(1))), setX(number(0)), setY(read(old)));
    assertThat(told(runs(3, 0))).containsExactly("-> [0, 4]");
    assertThat(told(runs(9, 0))).containsExactly("-> OUT_OF_RANGE at (x + 1): 10 is outside 0..9");
  }

  @Test
  void withTriesEveryValueInOrder() {
    models.actor("with", with(where(all(i), unequal(read(i), number(1))), setX(read(i))), setY(number(5)));
    assertThat(told(runs(8, 8)))
        .containsExactly("i=0 -> [0, 5]", "i=1 -> blocked by (i != 1)", "i=2 -> [2, 5]");
  }

  @Test
  void withTriesTheMembersOfASet() {
    models.actor("with", with(subset(i, 0, 2), setX(read(i))));
    assertThat(told(runs(8, 8))).containsExactly("i=0 -> [0, 8]", "i=2 -> [2, 8]");
  }

  @Test
  void aBlockedRunTellsTheValuesOfItsLocals() {
    Local old = new Local("old", range(0, 9), 5);
    models.actor("locals", let(old, add(read(x), number(1))), with(all(i), when(less(read(i), number(1)))));
    List<Run> runs = runs(7, 0);
    assertThat(told(runs)).containsExactly("i=0 -> [7, 0]", "i=1 -> blocked by (i < 1)", "i=2 -> blocked by (i < 1)");
    List<Value> frame = ((Outcome.Blocked) runs.get(1).outcome()).frame();
    assertThat(frame.get(i.slot())).isEqualTo(value(1));
    assertThat(frame.get(old.slot())).isEqualTo(value(8));
    assertThat(frame.get(j.slot())).as("a local out of scope").isNull();
  }

  @Test
  void withOverNothingIsBlockedByItsSet() {
    models.actor("with", with(subset(i), setX(fail(1))));
    assertThat(told(runs(8, 8))).containsExactly("-> blocked by {}");
  }

  @Test
  void choicesNestFirstOnesOutermost() {
    models.actor(
        "nest",
        with(
            subset(i, 1, 2),
            either(
                block(setX(read(i))),
                block(with(subset(j, 0, 1), when(less(read(j), read(i))), setX(add(read(j), number(5)))))),
            setY(number(3))));
    assertThat(told(runs(0, 0)))
        .containsExactly(
            "i=1 #0 -> [1, 3]",
            "i=1 #1 j=0 -> [5, 3]",
            "i=1 #1 j=1 -> blocked by (j < i)",
            "i=2 #0 -> [2, 3]",
            "i=2 #1 j=0 -> [5, 3]",
            "i=2 #1 j=1 -> [6, 3]");
  }

  @Test
  void oneEitherAfterTheOtherMultiply() {
    models.actor(
        "two",
        either(block(setX(number(1))), block(setX(number(2)))),
        either(block(setY(number(3))), block(), block(when(truth(false)))));
    assertThat(told(runs(0, 0)))
        .containsExactly(
            "#0 #0 -> [1, 3]",
            "#0 #1 -> [1, 0]",
            "#0 #2 -> blocked by false",
            "#1 #0 -> [2, 3]",
            "#1 #1 -> [2, 0]",
            "#1 #2 -> blocked by false");
  }

  @Test
  void whatFollowsAnIfIsRunForEachChoiceInsideIt() {
    models.actor(
        "after",
        branch(equal(read(x), number(0)), block(with(all(i), setX(add(read(i), number(1))))), block()),
        when(less(read(y), number(9))),
        setY(add(read(y), number(1))));
    assertThat(told(runs(0, 4))).containsExactly("i=0 -> [1, 5]", "i=1 -> [2, 5]", "i=2 -> [3, 5]");
    assertThat(told(runs(7, 4))).containsExactly("-> [7, 5]");
    assertThat(told(runs(0, 9)))
        .containsExactly(
            "i=0 -> blocked by (y < 9)", "i=1 -> blocked by (y < 9)", "i=2 -> blocked by (y < 9)");
  }

  @Test
  void aChoiceDoesNotSeeWhatAnotherDid() {
    Local old = new Local("old", range(0, 9), 5);
    models.actor(
        "independent",
        let(old, number(1)),
        either(block(let(old, number(8)), setX(number(1))), block(setX(number(2)))),
        setY(read(old)));
    assertThat(told(runs(0, 0))).containsExactly("#0 -> [1, 8]", "#1 -> [2, 1]");
  }

  @Test
  void anErrorIsTheLastRun() {
    models.actor(
        "errors",
        with(
            all(i),
            either(block(when(less(read(i), number(1)))), block(setX(divide(number(4), add(read(i), number(-1)))))),
            setY(number(2))));
    assertThat(told(runs(0, 0)))
        .containsExactly("i=0 #0 -> [0, 2]", "i=0 #1 -> OUT_OF_RANGE at (4 / (i + -1)): -4 is outside 0..9");
  }

  @Test
  void theConditionOfAWithMayFail() {
    models.actor("condition", with(where(all(i), implies(equal(read(i), number(1)), failing(6))), setX(read(i))));
    assertThat(told(runs(0, 0)))
        .containsExactly("i=0 -> [0, 0]", "i=1 -> DIVISION_BY_ZERO at (6 / 0): 6 is divided by zero");
  }

  @Test
  void theSetOfAWithMayFail() {
    Expr set = setLiteral(setType(range(0, 2)), fail(7));
    models.actor("set", either(block(), block(with(members(i, set), setX(read(i)))), block()));
    assertThat(told(runs(0, 0)))
        .containsExactly("#0 -> [0, 0]", "#1 -> DIVISION_BY_ZERO at (7 / 0): 7 is divided by zero");
  }

  @Test
  void aForRunsItsBodyForEveryValueInOneStep() {
    Value allFalse = map(range(0, 2), value(false), value(false), value(false));
    Variable f = models.variable("f", function(range(0, 2), BOOL), allFalse);
    models.actor(
        "for",
        loop(where(all(i), unequal(read(i), number(1))), assign(apply(read(f), read(i)), truth(true))),
        setX(number(4)));
    assertThat(told(runs(value(0), value(0), allFalse)))
        .containsExactly("-> [4, 0, [0 -> true, 1 -> false, 2 -> true]]");
  }

  @Test
  void aGuardInAForEndsTheRun() {
    models.actor(
        "for",
        loop(all(i), when(less(read(i), read(x))), branch(equal(read(i), number(1)), block(setY(fail(1))), block())),
        setX(number(0)));
    assertThat(told(runs(0, 0))).containsExactly("-> blocked by (i < x)");
    assertThat(told(runs(1, 0))).as("before the second round's body").containsExactly("-> blocked by (i < x)");
    assertThat(told(runs(2, 0))).containsExactly("-> DIVISION_BY_ZERO at (1 / 0): 1 is divided by zero");
  }

  @Test
  void theConditionOfALaterRoundIsEvaluatedAfterTheEarlierBody() {
    models.actor(
        "for",
        loop(where(all(i), implies(equal(read(i), number(1)), failing(6))), when(less(read(x), number(5)))));
    assertThat(told(runs(7, 0))).containsExactly("-> blocked by (x < 5)");
    assertThat(told(runs(2, 0))).containsExactly("-> DIVISION_BY_ZERO at (6 / 0): 6 is divided by zero");
  }

  @Test
  void aForNestsAndTakesMembersOfASet() {
    Type.Function grid = function(range(0, 2), function(range(0, 2), range(0, 9)));
    Value row = map(range(0, 2), 0, 0, 0);
    Value zeroes = map(range(0, 2), row, row, row);
    Variable g = models.variable("g", grid, zeroes);
    models.actor(
        "fill",
        loop(
            subset(i, 0, 2),
            loop(
                where(all(j), less(read(i), read(j))),
                assign(apply(apply(read(g), read(i)), read(j)), add(read(i), add(read(j), number(1)))))));
    assertThat(((Outcome.Finished) runs(value(0), value(0), zeroes).get(0).outcome()).next().get(2))
        .isEqualTo(map(range(0, 2), map(range(0, 2), 0, 2, 3), row, row));
  }

  @Test
  void aLongForNeedsNoDeepStack() {
    Local n = new Local("n", range(0, 65_535), 0);
    models.actor("long", loop(all(n), when(truth(true))), setX(number(1)));
    assertThat(told(runs(0, 0))).containsExactly("-> [1, 0]");
  }

  @Test
  void parametersComeBeforeOtherLocals() {
    Local d = new Local("d", range(3, 3), 0);
    Local n = new Local("n", range(6, 6), 1);
    models.actor("driver", List.of(d), action("set", List.of(n), setX(read(d)), setY(read(n))));
    assertThat(told(runs(0, 0))).containsExactly("-> [3, 6]");
  }

  /** A function of records, for assignments to parts. */
  private final Type.Record request =
      recordType("Request", field("pages", range(0, 9)), field("done", BOOL));

  private final Type.Function requestsType = function(range(1, 2), request);

  private Value request(int pages, boolean done) {
    return record(request, value(pages), value(done));
  }

  private String requestsAfter(Statement... body) {
    Variable requests = models.variable("r", requestsType, List.of());
    assertThat(requests.index()).isEqualTo(2);
    models.actor("assigns", body);
    Run run = runs(value(1), value(2), map(range(1, 2), request(3, false), request(4, true))).get(0);
    return run.outcome() instanceof Outcome.Finished f ? f.next().get(2).toString() : told(run);
  }

  private Expr requests() {
    return read(new Variable("r", requestsType, 2, false, List.of(), "", span("r")));
  }

  private Expr pages(Expr index) {
    return field(apply(requests(), index), "pages");
  }

  private Expr done(Expr index) {
    return field(apply(requests(), index), "done");
  }

  @Test
  void aPartIsAssignedAndTheRestKept() {
    assertThat(requestsAfter(assign(pages(number(2)), number(7)), assign(done(number(1)), truth(true))))
        .isEqualTo("[1 -> Request(pages: 3, done: true), 2 -> Request(pages: 7, done: true)]");
  }

  @Test
  void aWholeElementIsAssigned() {
    Expr whole = literal(request(8, false), request);
    assertThat(requestsAfter(assign(apply(requests(), number(1)), whole)))
        .isEqualTo("[1 -> Request(pages: 8, done: false), 2 -> Request(pages: 4, done: true)]");
  }

  @Test
  void aWholeVariableIsAssigned() {
    Expr other = apply(requests(), number(2));
    assertThat(requestsAfter(assign(requests(), functionLiteral(new Local("k", range(1, 2), 3), other))))
        .isEqualTo("[1 -> Request(pages: 4, done: true), 2 -> Request(pages: 4, done: true)]");
  }

  @Test
  void aCellAssignedTwiceIsAConflictEvenIfTheValuesAreEqual() {
    assertThat(requestsAfter(assign(pages(number(2)), number(7)), assign(pages(number(2)), number(7))))
        .isEqualTo("-> CONFLICTING_ASSIGNMENT at r[2].pages' = 7: r[2].pages is assigned twice");
  }

  @Test
  void aWholeAfterAPartIsAConflict() {
    Expr whole = literal(request(8, false), request);
    assertThat(requestsAfter(assign(done(number(1)), truth(true)), assign(apply(requests(), number(1)), whole)))
        .isEqualTo(
            "-> CONFLICTING_ASSIGNMENT at r[1]' = Request(pages: 8, done: false): r[1].done is assigned twice");
  }

  @Test
  void aPartAfterAWholeIsAConflict() {
    assertThat(requestsAfter(assign(requests(), requests()), assign(pages(number(1)), number(7))))
        .isEqualTo("-> CONFLICTING_ASSIGNMENT at r[1].pages' = 7: r[1].pages is assigned twice");
  }

  @Test
  void differentIndicesWithTheSameValueAreAConflict() {
    assertThat(requestsAfter(assign(pages(read(x)), number(7)), assign(pages(add(read(x), number(0))), number(6))))
        .isEqualTo("-> CONFLICTING_ASSIGNMENT at r[(x + 0)].pages' = 6: r[1].pages is assigned twice");
  }

  @Test
  void theIndexIsEvaluatedBeforeTheValue() {
    assertThat(requestsAfter(assign(pages(fail(1)), fail(2))))
        .isEqualTo("-> DIVISION_BY_ZERO at (1 / 0): 1 is divided by zero");
  }

  @Test
  void theValueIsEvaluatedBeforeTheConflictIsSeen() {
    assertThat(requestsAfter(assign(pages(number(1)), number(7)), assign(pages(number(1)), fail(2))))
        .isEqualTo("-> DIVISION_BY_ZERO at (2 / 0): 2 is divided by zero");
  }

  @Test
  void anIndexOutsideTheDomainIsAnError() {
    assertThat(requestsAfter(assign(pages(number(3)), number(7))))
        .isEqualTo("-> INDEX_OUTSIDE at 3: index 3 outside 1..2");
  }

  @Test
  void indicesAreEvaluatedFromLeftToRight() {
    Variable g = models.variable("g", function(range(0, 2), function(range(0, 2), BOOL)), List.of());
    Value row = map(range(0, 2), value(false), value(false), value(false));
    models.actor("grid", assign(apply(apply(read(g), fail(1)), fail(2)), truth(true)));
    assertThat(told(runs(value(0), value(0), map(range(0, 2), row, row, row))))
        .containsExactly("-> DIVISION_BY_ZERO at (1 / 0): 1 is divided by zero");
  }

  @Test
  void oneElementInEachOfTwoChoicesIsNoConflict() {
    models.actor("both", either(block(setX(number(1))), block(setX(number(1)))));
    assertThat(told(runs(0, 0))).containsExactly("#0 -> [1, 0]", "#1 -> [1, 0]");
  }

  @Test
  void twoRoundsOfAForMayConflict() {
    models.actor("rounds", loop(all(i), setX(number(1))));
    Run run = runs(0, 0).get(0);
    assertThat(((Outcome.Failed) run.outcome()).error().error()).isEqualTo(EvaluationError.CONFLICTING_ASSIGNMENT);
  }

  @Test
  void everyKindOfStatementIsRun() {
    // The kinds that this class has tests for; a new one needs tests of its own.
    assertThat(Arrays.<Class<?>>asList(Statement.class.getPermittedSubclasses()))
        .containsExactlyInAnyOrder(
            Statement.When.class,
            Statement.Assign.class,
            Statement.If.class,
            Statement.For.class,
            Statement.With.class,
            Statement.Either.class,
            Statement.Let.class,
            Statement.Block.class);
  }
}
