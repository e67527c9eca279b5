package checker.trace;

import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.SpecText;
import checker.trace.RecordedTrace.Claim;
import checker.trace.RecordedTrace.RecordedStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayerTest {
  private static final String MACHINE =
      """
      module m
      var n: 0..5 = 0
      var mode: 0..1 in { 0, 1 }
      actor up(k: 1..2) {
        action add { when n + k <= LIMIT; n' = n + k }
        action pick { when n < 3; with x: 3..4 where x > n + mode; n' = x }
      }
      actor walker { step left { when mode = 0; mode' = 1 } step right { mode' = 0 } }
      actor fault { action overflow { when n = 4; n' = n * 2 } }
      """;

  private static RecordedTrace trace(Claim claim, String property, String initially, String... steps) {
    List<RecordedStep> recorded =
        Arrays.stream(steps)
            .map(step -> step.split(": |; "))
            .map(p -> new RecordedStep(p[0], p[1], List.of(p).subList(2, p.length)))
            .toList();
    List<String> cells = initially.isEmpty() ? List.of() : List.of(initially);
    return new RecordedTrace("m.spec", "", "default", Map.of(), property, claim, OptionalInt.empty(), cells, recorded);
  }

  private static ReplayResult replay(String limit, String property, String initially, String... steps) {
    String text = "module m\nconst LIMIT = " + limit + MACHINE.substring("module m".length()) + property;
    Claim claim = property.startsWith("reachable") ? Claim.REACHABLE : Claim.VIOLATED;
    String name = property.isEmpty() ? "p" : property.split(" ")[1];
    return new Replayer(SpecText.model(text)).replay(trace(claim, name, initially, steps));
  }

  @Test
  void reproduces() {
    ReplayResult result =
        replay("4", "invariant small { n < 3 }", "mode = 0", "up 1: add", "up 2: add");
    assertThat(result).isInstanceOf(ReplayResult.Reproduces.class);
    Counterexample found = ((ReplayResult.Reproduces) result).counterexample();
    assertThat(found.length()).isEqualTo(2);
    assertThat(found.steps().get(1).changes()).extracting(Change::toString).containsExactly("n: 1 -> 3");
    assertThat(found.initially()).containsExactly("mode = 0");
  }

  @Test
  void guardInTheWayIsNamedWithItsValues() {
    ReplayResult result = replay("2", "invariant small { n < 3 }", "mode = 0", "up 1: add", "up 2: add");
    ReplayResult.BlockedAt blocked = (ReplayResult.BlockedAt) result;
    assertThat(blocked.step()).isEqualTo(2);
    assertThat(blocked.guard().part()).isEqualTo("n + k <= LIMIT");
    assertThat(blocked.guard().facts()).containsExactly("n = 1", "k = 2");
    assertThat(blocked.turn()).isFalse();
  }

  @Test
  void stepOutOfTurnIsToldApart() {
    ReplayResult.BlockedAt blocked =
        (ReplayResult.BlockedAt) replay("4", "invariant small { n < 3 }", "mode = 0", "walker: right");
    assertThat(blocked.turn()).isTrue();
    assertThat(blocked.guard().facts()).containsExactly("walker at left");
  }

  @Test
  void recordedChoiceIsTheOneTaken() {
    assertThat(replay("4", "invariant p { n != 4 }", "mode = 0", "up 1: pick; x = 4"))
        .isInstanceOf(ReplayResult.Reproduces.class);
    assertThat(replay("4", "invariant p { n != 4 }", "mode = 0", "up 1: pick; x = 3"))
        .isInstanceOf(ReplayResult.NotAtEnd.class);
  }

  @Test
  void withoutTheChoiceAllAreTried() {
    assertThat(replay("4", "invariant p { n != 4 }", "mode = 0", "up 1: pick"))
        .isInstanceOf(ReplayResult.Reproduces.class);
  }

  @Test
  void choiceThatIsExcludedShowsItsCondition() {
    ReplayResult.BlockedAt blocked =
        (ReplayResult.BlockedAt)
            replay("4", "invariant p { n != 4 }", "mode = 1", "up 2: add", "up 1: pick; x = 3");
    assertThat(blocked.step()).isEqualTo(2);
    assertThat(blocked.guard().part()).isEqualTo("x > n + mode");
    assertThat(blocked.guard().facts()).containsExactly("x = 3", "n = 2", "mode = 1");
  }

  @Test
  void violationBeforeTheEndIsNoReproduction() {
    ReplayResult.Earlier earlier =
        (ReplayResult.Earlier) replay("4", "invariant small { n < 1 }", "mode = 0", "up 1: add", "up 2: add");
    assertThat(earlier.step()).isEqualTo(1);
  }

  @Test
  void whatHoldsAtTheEndIsExplained() {
    ReplayResult.NotAtEnd end =
        (ReplayResult.NotAtEnd) replay("4", "invariant small { n < 3 }", "mode = 0", "up 1: add");
    assertThat(end.explanation().orElseThrow().value()).isTrue();
    assertThat(end.explanation().orElseThrow().facts()).containsExactly("n = 1");
  }

  @Test
  void stepThatFailsIsTold() {
    ReplayResult.FailsAt fails =
        (ReplayResult.FailsAt)
            replay("4", "invariant p { n != 5 }", "mode = 0", "up 2: add", "up 2: add", "fault: overflow");
    assertThat(fails.step()).isEqualTo(3);
    assertThat(fails.error().detail()).isEqualTo("8 is outside 0..5");
  }

  @Test
  void namesThatAreGoneAreTold() {
    assertThat(missing(replay("4", "invariant p { n != 5 }", "mode = 0", "up 3: add")))
        .isEqualTo("module m has no actor instance `up 3`; did you mean `up 1`?");
    assertThat(missing(replay("4", "invariant p { n != 5 }", "mode = 0", "up 1: ad")))
        .isEqualTo("up 1 has no action `ad`; did you mean `add`?");
    assertThat(missing(replay("4", "invariant p { n != 5 }", "mode = 7", "up 1: add")))
        .isEqualTo("there is no initial state with mode = 7");
    assertThat(missing(replay("4", "", "mode = 0", "up 1: add"))).isEqualTo("module m has no property `p`");
  }

  @Test
  void deadlockIsFoundAgain() {
    String text = "module m\nvar n: 0..2 = 0\nactor a { action go { when n < 2; n' = n + 1 } }\n";
    Replayer replayer = new Replayer(SpecText.model(text));
    ReplayResult result = replayer.replay(trace(Claim.DEADLOCK, "deadlock_free", "", "a: go", "a: go"));
    Ending.Deadlocked ending =
        (Ending.Deadlocked) ((ReplayResult.Reproduces) result).counterexample().ending();
    assertThat(ending.blocked()).hasSize(1);
    assertThat(ending.blocked().get(0).name()).isEqualTo("a.go");
    assertThat(ending.blocked().get(0).guard().facts()).containsExactly("n = 2");
    assertThat(replayer.replay(trace(Claim.DEADLOCK, "deadlock_free", "", "a: go")))
        .isInstanceOf(ReplayResult.NotAtEnd.class);
  }

  /** A light that is switched on and off again; whether it must ever be mended is a matter of fairness. */
  private static final String LIGHT =
      """
      module m
      var on: bool = false
      var broken: bool = false
      actor light {
        action turn_on { when not on; on' = true }
        action turn_off { when on; on' = false }
        action breaks { when not broken; broken' = true }
      }
      property breaks_some_day { eventually broken }
      possible works { not broken }
      """;

  private static RecordedTrace loop(int loopStart, String... steps) {
    RecordedTrace plain = trace(Claim.VIOLATED, "breaks_some_day", "", steps);
    return new RecordedTrace(
        plain.spec(),
        plain.module(),
        plain.scenario(),
        plain.constants(),
        plain.property(),
        plain.claim(),
        OptionalInt.of(loopStart),
        plain.initially(),
        plain.steps());
  }

  @Test
  void loopReproducesIfItIsFairAndViolates() {
    Replayer replayer = new Replayer(SpecText.model(LIGHT));
    ReplayResult round = replayer.replay(loop(0, "light: turn_on", "light: turn_off"));
    Ending.Looped ending = (Ending.Looped) ((ReplayResult.Reproduces) round).counterexample().ending();
    assertThat(ending.loopStart()).isZero();
    assertThat(ending.never()).extracting(Explanation::part).containsExactly("broken");
    ReplayResult stays = replayer.replay(loop(1, "light: turn_on"));
    assertThat(((ReplayResult.Reproduces) stays).counterexample().staysForEver()).isTrue();
  }

  @Test
  void loopThatIsNoneOrIsUnfairOrSatisfiesThePropertyIsTold() {
    Replayer replayer = new Replayer(SpecText.model(LIGHT));
    assertThat(replayer.replay(loop(0, "light: turn_on"))).isEqualTo(new ReplayResult.NoLoop(1, 0));
    assertThat(replayer.replay(loop(1, "light: breaks"))).isInstanceOf(ReplayResult.NotAtEnd.class);
    Replayer weak = new Replayer(SpecText.model(LIGHT + "fair light.breaks"));
    ReplayResult.Unfair unfair =
        (ReplayResult.Unfair) weak.replay(loop(0, "light: turn_on", "light: turn_off"));
    assertThat(unfair.constraint().constraint()).isEqualTo("light.breaks");
  }

  /** Weak fairness asks for nothing where an action is disabled now and then; strong fairness does. */
  @Test
  void weakAndStrongFairnessDifferInALoop() {
    String onlyWhenOff = LIGHT.replace("when not broken", "when not broken and not on");
    Replayer weak = new Replayer(SpecText.model(onlyWhenOff + "fair light.breaks"));
    Replayer strong = new Replayer(SpecText.model(onlyWhenOff + "strong fair light.breaks"));
    RecordedTrace round = loop(0, "light: turn_on", "light: turn_off");
    Ending.Looped ending =
        (Ending.Looped) ((ReplayResult.Reproduces) weak.replay(round)).counterexample().ending();
    assertThat(ending.fairness()).hasSize(1);
    assertThat(ending.fairness().get(0).reason()).isEqualTo(FairnessWitness.Reason.DISABLED);
    assertThat(ending.fairness().get(0).step()).hasValue(2);
    assertThat(ending.fairness().get(0).guards().get(0).guard().part()).isEqualTo("not on");
    assertThat(strong.replay(round)).isInstanceOf(ReplayResult.Unfair.class);
  }

  @Test
  void trapIsFoundAgainWhereItBegins() {
    Replayer replayer = new Replayer(SpecText.model(LIGHT));
    assertThat(replayer.replay(trace(Claim.VIOLATED, "works", "", "light: breaks")))
        .isInstanceOf(ReplayResult.Reproduces.class);
    assertThat(replayer.replay(trace(Claim.VIOLATED, "works", "", "light: turn_on")))
        .isInstanceOf(ReplayResult.NotAtEnd.class);
    assertThat(replayer.replay(trace(Claim.VIOLATED, "works", "", "light: breaks", "light: turn_on")))
        .isInstanceOf(ReplayResult.Earlier.class);
  }

  private static String missing(ReplayResult result) {
    return ((ReplayResult.Missing) result).what();
  }

  // ---- Steps that the trace does not know

  private static final String WALK =
      """
      module m
      var n: 0..3 = 0
      actor walker {
        step left { n' = 1 }
        step between { when n = 1; n' = 2 }
        step right { n' = 3 }
      }
      """;

  @Test
  void addedStepsAreTakenWhereItIsTheirTurn() {
    RecordedTrace trace = trace(Claim.VIOLATED, "p", "", "walker: left", "walker: right");
    Replayer replayer = new Replayer(SpecText.model(WALK + "invariant p { n < 3 }"));
    assertThat(replayer.replay(trace)).isInstanceOf(ReplayResult.BlockedAt.class);
    ReplayResult.Reproduces found = (ReplayResult.Reproduces) replayer.replay(trace, Set.of("walker.between"));
    assertThat(found.counterexample().steps()).extracting(Step::label).containsExactly("left", "between", "right");
  }

  @Test
  void addedStepThatIsBlockedIsTheObstacle() {
    RecordedTrace trace = trace(Claim.VIOLATED, "p", "", "walker: left", "walker: right");
    Replayer replayer = new Replayer(SpecText.model(WALK.replace("when n = 1", "when n = 0") + "invariant p { n < 3 }"));
    ReplayResult.BlockedAt blocked = (ReplayResult.BlockedAt) replayer.replay(trace, Set.of("walker.between"));
    assertThat(blocked.step()).isEqualTo(2);
    assertThat(blocked.instance().label()).isEqualTo("between");
    assertThat(blocked.guard().facts()).containsExactly("n = 1");
    assertThat(blocked.turn()).isFalse();
  }

  @Test
  void addedStepsInALoopBelongToIt() {
    String text = WALK.replace("step right { n' = 3 }", "step right { n' = 0 }") + "property p { eventually (n = 3) }\nfair walker";
    RecordedTrace recorded =
        new RecordedTrace("", "m", "default", Map.of(), "p", Claim.VIOLATED, OptionalInt.of(0), List.of(),
            List.of(new RecordedStep("walker", "left", List.of()), new RecordedStep("walker", "right", List.of())));
    ReplayResult result = new Replayer(SpecText.model(text)).replay(recorded, Set.of("walker.between"));
    assertThat(result).isInstanceOf(ReplayResult.Reproduces.class);
    assertThat(((ReplayResult.Reproduces) result).counterexample().length()).isEqualTo(3);
  }
}
