package checker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import checker.explore.ExploreOptions;
import checker.explore.Explorer;
import checker.explore.ProgressListener;
import checker.explore.Status;
import checker.fixture.SpecText;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.source.Span;
import checker.trace.Counterexample;
import checker.trace.Ending;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioVerifierTest {
  /** Counts from 0 to 3 and stays there. Four states, three steps. */
  private static final String COUNTER =
      """
      module m
      var n: 0..3 = 0
      terminal when n = 3
      actor a { action go { when n < 3; n' = n + 1 } }
      """;

  private static ScenarioResult verify(String text) {
    return verify(text, VerifyOptions.defaults());
  }

  private static ScenarioResult verify(String text, VerifyOptions options) {
    ExploreOptions search = options.search().withWorkers(1);
    return ScenarioVerifier.verify(SpecText.model(text), options.withSearch(search));
  }

  private static PropertyResult property(ScenarioResult result, String name) {
    return result.properties().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void everyVerdictAfterACompleteSearch(Engine engine) {
    ScenarioResult result =
        verify(
            COUNTER
                + """
                invariant small { n != 2 }
                invariant fine { n = 1 implies n != 2 }
                invariant untested { n < 0 - 1 implies n = 2 }
                transition grows { n' > n }
                transition by_two { n' != n + 1 }
                reachable end { n = 3 }
                reachable beyond { n * n = 2 }
                cost paid { n = 2 }
                cost free { n * n = 3 }
                possible back { n = 0 }
                property ends { eventually (n = 3) }
                """,
            VerifyOptions.defaults().withEngine(engine));
    assertThat(
            result.properties().stream()
                .map(p -> p.name() + " " + p.verdict() + p.steps().stream().boxed().map(s -> " " + s)
                    .collect(Collectors.joining())))
        .containsExactly(
            "small VIOLATED 2",
            "fine HOLDS",
            "untested VACUOUS",
            "grows HOLDS",
            "by_two VIOLATED 1",
            "end REACHABLE 3",
            "beyond UNREACHABLE",
            "paid INCURRED 2",
            "free NOT_INCURRED",
            "back VIOLATED 1",
            "ends VIOLATED 1",
            "deadlock_free HOLDS");
    assertThat(result.complete()).isTrue();
    assertThat(result.statistics().orElseThrow().distinct()).isEqualTo(4);
    assertThat(result.statistics().get().transitions()).isEqualTo(3);
    assertThat(result.statistics().get().fires()).containsOnly(java.util.Map.entry("a.go", 3L));
    assertThat(result.issues()).containsExactly(Issue.SAFETY, Issue.LIVENESS, Issue.VACUOUS);
  }

  @Test
  void tracesSayHowMuchWasSearched() {
    PropertyResult small = property(verify(COUNTER + "invariant small { n != 2 }"), "small");
    assertThat(small.trace().orElseThrow().searched()).isEqualTo(2);
    assertThat(small.trace().get().steps()).extracting(step -> step.label()).containsExactly("go", "go");
  }

  @Test
  void nothingHoldsAfterAnIncompleteSearchButAViolationIsOne() {
    ScenarioResult result =
        verify(
            COUNTER + "invariant small { n != 1 }\ninvariant never { n != 3 }\nreachable end { n = 3 }",
            VerifyOptions.defaults().withSearch(ExploreOptions.defaults().withMaxDepth(2)));
    assertThat(result.status()).contains(Status.MAX_DEPTH);
    assertThat(property(result, "small").verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(property(result, "never").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(property(result, "end").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(property(result, "deadlock_free").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(result.issues()).containsExactly(Issue.SAFETY, Issue.INCOMPLETE);
  }

  @Test
  void expectationsAreCompared() {
    String text =
        COUNTER
            + """
            invariant small { n != 2 }
            invariant fine { n != 4 - 5 }
            invariant untested { n < 0 - 1 implies n = 2 }
            reachable end { n = 3 }
            reachable beyond { n * n = 2 }
            cost paid { n = 2 }
            """;
    ScenarioResult met =
        verify(
            text
                + """
                scenario s { } expect small violated in 2, untested vacuous, end reachable in 3,
                  beyond unreachable, paid incurred
                """);
    assertThat(met.issues()).isEmpty();
    assertThat(met.count(Agreement.MET)).isEqualTo(7);
    ScenarioResult unmet =
        verify(text + "scenario s { } expect small violated in 3, fine violated, untested holds, end unreachable,"
            + " beyond reachable, paid not_incurred");
    assertThat(unmet.properties().stream().filter(p -> p.agreement() == Agreement.UNMET)).hasSize(6);
    assertThat(unmet.issues()).containsExactly(Issue.UNEXPECTED, Issue.VACUOUS);
  }

  @Test
  void nothingIsExpectedOfACost() {
    ScenarioResult result = verify(COUNTER + "cost paid { n = 2 }");
    assertThat(property(result, "paid").agreement()).isEqualTo(Agreement.NONE);
    assertThat(result.issues()).isEmpty();
  }

  @Test
  void deadlockIsAViolationThatMayBeExpected() {
    String text = "module m\nvar n: 0..3 = 0\nactor a { action go { when n < 3; n' = n + 1 } }\n";
    ScenarioResult result = verify(text);
    assertThat(result.issues()).containsExactly(Issue.DEADLOCK);
    assertThat(property(result, "deadlock_free").steps()).hasValue(3);
    assertThat(verify(text + "scenario s { } expect deadlock_free violated in 3").issues()).isEmpty();
    assertThat(verify(COUNTER + "scenario s { } expect deadlock_free violated").issues())
        .containsExactly(Issue.UNEXPECTED);
  }

  @Test
  void whatNeverFiresIsTold() {
    String text =
        COUNTER
            + """
            actor b { action one { when n > 3 - 1 and n < 2; n' = 0 } action two { when n > 2 and n < 1; n' = 0 } }
            actor c { action yes { when n = 1; n' = 2 } action no { when n > 2 and n < 2; n' = 0 } }
            """;
    assertThat(verify(text).activities()).extracting(ActivityResult::name).containsExactly("b", "c.no");
    assertThat(verify(text).issues()).containsExactly(Issue.VACUOUS);
    ScenarioResult expected = verify(text + "scenario s { } expect b never, c.no never");
    assertThat(expected.activities()).allMatch(a -> a.agreement() == Agreement.MET);
    assertThat(expected.issues()).isEmpty();
    ScenarioResult wrong = verify(text + "scenario s { } expect b never, c never");
    assertThat(wrong.issues()).containsExactly(Issue.UNEXPECTED);
  }

  @Test
  void evaluationErrorEndsTheSearchWithATrace() {
    ScenarioResult result =
        verify("module m\nvar n: 0..3 = 0\nactor a { action go { n' = n + 1 } }\ninvariant i { n != 2 }\n");
    assertThat(result.status()).contains(Status.EVALUATION_FAULT);
    assertThat(result.issues()).containsExactly(Issue.EVALUATION_ERROR, Issue.SAFETY, Issue.INCOMPLETE);
    assertThat(result.failure().orElseThrow().length()).isEqualTo(4);
    Ending.ActionFailed ending = (Ending.ActionFailed) result.failure().get().ending();
    assertThat(ending.error().detail()).isEqualTo("4 is outside 0..3");
    assertThat(property(result, "deadlock_free").verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void predicatesThatCannotBeEvaluatedAreToldByName() {
    assertThat(failedPredicate(COUNTER + "invariant p { 3 / (n - 2) != 7 }")).isEqualTo("p after 2");
    assertThat(failedPredicate(COUNTER + "transition p { 3 / (n' - 2) != 7 }")).isEqualTo("p after 2");
    assertThat(failedPredicate(COUNTER.replace("n = 3\n", "3 / (n - 3) = 1\n"))).isEqualTo("terminal when after 3");
    assertThat(failedPredicate(COUNTER + "init { 3 / n = 1 }")).isEqualTo("init after 0");
  }

  private static String failedPredicate(String text) {
    var failure = verify(text).failure().orElseThrow();
    return ((Ending.PredicateFailed) failure.ending()).predicate() + " after " + failure.length();
  }

  @Test
  void falseAssumptionMeansNoSearch() {
    ScenarioResult result = verify(COUNTER + "const USERS = 0\nassume some { USERS > 0 }");
    assertThat(result.issues()).containsExactly(Issue.ASSUMPTION_FALSE);
    assertThat(result.statistics()).isEmpty();
    assertThat(result.properties()).isEmpty();
  }

  @Test
  void nothingHoldsOfNoState() {
    ScenarioResult result = verify(COUNTER + "init { n > 2 and n < 2 }\ninvariant fine { n != 2 }");
    assertThat(property(result, "fine").verdict()).isEqualTo(Verdict.VACUOUS);
    assertThat(property(result, "deadlock_free").verdict()).isEqualTo(Verdict.VACUOUS);
    assertThat(result.issues()).containsExactly(Issue.VACUOUS);
  }

  @Test
  void fairnessIsNotPassedOver() {
    String ends = "property ends { eventually (n = 3) }";
    assertThat(verify(COUNTER + ends).issues()).containsExactly(Issue.LIVENESS);
    assertThat(verify(COUNTER + "fair a\n" + ends).issues()).isEmpty();
  }

  /** Without fairness nothing need ever happen: the shortest such behaviour stays in the initial state. */
  @Test
  void stayingForEverIsOneStep() {
    PropertyResult ends = property(verify(COUNTER + "property ends { eventually (n = 3) }"), "ends");
    Counterexample trace = ends.trace().orElseThrow();
    assertThat(trace.staysForEver()).isTrue();
    assertThat(trace.steps()).isEmpty();
    assertThat(trace.length()).isEqualTo(1);
    assertThat(ends.steps()).hasValue(1);
  }

  /** A goal that was left behind: 1 is the nearest state from which 0 is lost, 1, 2 and 3 are the trap. */
  @Test
  void aPossibleIsLostAtTheNearestTrap() {
    PropertyResult back = property(verify(COUNTER + "possible back { n = 0 }"), "back");
    Ending.Trapped trapped = (Ending.Trapped) back.trace().orElseThrow().ending();
    assertThat(back.steps()).hasValue(1);
    assertThat(trapped.states()).isEqualTo(3);
  }

  @Test
  void aTemporalPropertyWhoseCauseNeverComesIsVacuous() {
    PropertyResult answered =
        property(verify(COUNTER + "fair a\nproperty answered { n * n = 2 leads_to n = 3 }"), "answered");
    assertThat(answered.verdict()).isEqualTo(Verdict.VACUOUS);
    assertThat(answered.untested()).extracting(Span::text).containsExactly("n * n = 2");
  }

  /** 400 x 400 states are searched before the first question whether to go on can end the search for fair cycles. */
  @Test
  void workOnTemporalPropertiesCanBeStopped() {
    AtomicInteger asked = new AtomicInteger();
    ExploreOptions search = ExploreOptions.defaults().withWorkers(1).withMaxDepth(Integer.MAX_VALUE);
    Model model =
        SpecText.model(
            """
            module m
            var x: 0..399 = 0
            var y: 0..399 = 0
            actor a { action right { x' = (x + 1) % 400 }  action up { y' = (y + 1) % 400 } }
            property never { eventually (x * y = 0 - 1) }
            """);
    long questions = questions(model, search, asked);
    ScenarioResult result =
        ScenarioVerifier.verify(
            model,
            VerifyOptions.defaults().withSearch(search.withCancelled(() -> asked.getAndIncrement() >= questions)));
    assertThat(result.complete()).isTrue();
    assertThat(property(result, "never").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(property(result, "never").undecided()).contains("interrupted");
    assertThat(result.issues()).contains(Issue.INCOMPLETE);
  }

  /** How often an exploration asks whether it is cancelled; the counter is reset. */
  private static long questions(Model model, ExploreOptions search, AtomicInteger asked) {
    StateLayout layout = StateLayout.of(model);
    Explorer.explore(
        Interpreter.of(model, layout),
        search.withCancelled(() -> asked.getAndIncrement() < 0),
        ProgressListener.SILENT);
    return asked.getAndSet(0);
  }

  @Test
  void temporalPropertiesAreOpenAfterAnIncompleteSearch() {
    ScenarioResult result =
        verify(
            COUNTER + "possible back { n = 0 }\nproperty ends { eventually (n = 3) }",
            VerifyOptions.defaults().withSearch(ExploreOptions.defaults().withMaxDepth(1)));
    assertThat(property(result, "back").verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(property(result, "ends").verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void selectedPropertiesAreAllThatIsJudged() {
    String text = COUNTER + "invariant small { n != 2 }\ninvariant fine { n != 4 - 5 }\nfair a";
    ScenarioResult result = verify(text, VerifyOptions.defaults().withProperties(Set.of("fine")));
    assertThat(result.properties()).extracting(PropertyResult::name).containsExactly("fine");
    assertThat(result.issues()).isEmpty();
  }

  @Test
  void failFastEndsAtTheFirstViolation() {
    String text = COUNTER + "invariant small { n != 1 }\ninvariant later { n != 3 }";
    ScenarioResult result = verify(text, VerifyOptions.defaults().withFailFast(true));
    assertThat(result.status()).contains(Status.FAIL_FAST);
    assertThat(property(result, "small").verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(property(result, "later").verdict()).isEqualTo(Verdict.INCOMPLETE);
  }
}
