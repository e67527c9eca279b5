package checker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One small specification for each rule of the meaning of temporal properties. */
class SmallSpecsTest {

  /** From 2 one can go back, from 3 not: 3, 4 and 5 are lost, and 3 is three steps away. */
  @Test
  void possibleTellsTheNearestStateOfATrap() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module trap
            var n: 0..5 = 0
            actor walker {
              action forward { when n < 5; n' = n + 1 }
              action back    { when n > 0 and n < 3; n' = n - 1 }
            }
            possible home { n = 0 }
            possible end  { n = 5 }
            possible never { n = 2 and n = 3 }
            """);
    TemporalVerdict home = spec.check("home");
    assertThat(home).isInstanceOf(TemporalVerdict.Trap.class);
    assertThat(((TemporalVerdict.Trap) home).level()).isEqualTo(3);
    assertThat(((TemporalVerdict.Trap) home).states()).isEqualTo(3);
    spec.holds("end");
    assertThat(((TemporalVerdict.Trap) spec.check("never")).level()).isZero();
  }

  /** 24 temporal operators: as one formula they would be far too many. */
  @Test
  void conjunctionsAreDecidedPartByPart() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module many
            type User = 1..12
            var busy: User -> bool = false
            actor user(u: User) {
              action submit   { when not busy[u]; busy[u]' = true }
              action complete { when busy[u]; busy[u]' = false }
            }
            fair user.complete
            property ends   { forall u: User { busy[u] leads_to not busy[u] } }
            property begins { always (forall u: User { busy[u] or eventually busy[u] }) }
            """);
    spec.holds("ends");
    assertThat(spec.violated("begins", 1).stutters()).isTrue();
  }

  /** A part with too many operators says nothing of the others; but it may have a shorter violation. */
  @Test
  void violatedPartIsToldBesideOneThatIsUndecided() {
    String round = "module m\nvar x: 0..10 = 0\nactor a { action go { x' = (x + 1) % 11 } }\nfair a\n";
    String disjunction =
        IntStream.rangeClosed(0, 10).mapToObj(i -> "(always (x = " + i + "))").collect(Collectors.joining(" or "));
    CheckedSpec spec =
        CheckedSpec.of(
            round
                + "property small { (" + disjunction + ") and always (x < 3) }\n"
                + "property true_ { (" + disjunction + ") and always eventually (x = 3) }\n");
    TemporalVerdict small = spec.check("small");
    assertThat(small).isInstanceOf(TemporalVerdict.Lasso.class);
    assertThat(((TemporalVerdict.Lasso) small).minimal()).isFalse();
    assertThat(spec.check("true_")).isInstanceOf(TemporalVerdict.Undecided.class);
  }

  /**
   * {@code idle} is enabled in every state: it could take a step, though not one that changes anything. For fairness it is
   * never enabled, so it forces nothing. Its guard asks for x.
   */
  @Test
  void enabledAsksForAStepAndFairnessForAChange() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module idle
            var x: bool = false
            actor clock {
              action idle { when not x; x' = x }
              action set_ { when not x; x' = true }
            }
            strong fair clock.idle
            property can_idle { enabled(clock.idle) weak_until x }
            property tight    { (always enabled(clock.idle)) or eventually x }
            property done     { eventually (not enabled(clock)) }
            """);
    spec.holds("can_idle");
    spec.holds("tight");
    TemporalVerdict.Lasso lasso = spec.violated("done", 1);
    assertThat(lasso.stutters()).isTrue();
  }

  /** Asking for one instance by its parameters: driver 2 has its turn only after driver 1. */
  @Test
  void enabledAsksForOneInstance() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module turns
            type Driver = 1..2
            var turn: Driver = 1
            actor driver(d: Driver) {
              action pass(to: Driver) { when turn = d and to != d; turn' = to }
            }
            fair driver
            property first  { enabled(driver(1).pass(2)) and not enabled(driver(2)) }
            property second { eventually enabled(driver(2).pass(1)) }
            property both   { always (enabled(driver(1)) iff not enabled(driver(2))) }
            property never  { always (not enabled(driver(1).pass(1))) }
            property stays  { always enabled(driver(1)) }
            """);
    spec.holds("first");
    spec.holds("second");
    spec.holds("both");
    spec.holds("never");
    // The shortest fair behaviour goes round once: driver 1 passes, driver 2 passes.
    spec.violated("stays", 2);
  }

  private static final String BEATS =
      """
      module beats
      type Driver = 1..2
      var beat: Driver -> bool = false
      actor driver(d: Driver) { action go { beat[d]' = not beat[d] } }
      actor pool { action go(d: Driver) { beat[d]' = not beat[d] } }
      %s
      property both { (always eventually beat[1]) and (always eventually beat[2]) }
      """;

  @Test
  void fairnessOfAnActionIsFairnessOfEachInstance() {
    CheckedSpec.of(BEATS.formatted("fair driver.go")).holds("both");
    CheckedSpec.of(BEATS.formatted("fair pool.go")).holds("both");
  }

  /** Of an actor it is fairness of whatever it does: once for each driver, but only once for the pool. */
  @Test
  void fairnessOfAnActorIsFairnessOfItsDisjunction() {
    CheckedSpec.of(BEATS.formatted("fair driver")).holds("both");
    // The pool may serve one driver for ever: on and off, two steps.
    assertThat(CheckedSpec.of(BEATS.formatted("fair pool")).violated("both", 2).loopStart()).isZero();
    // Nothing need happen at all.
    assertThat(CheckedSpec.of(BEATS.formatted("")).violated("both", 1).stutters()).isTrue();
  }

  /** A step of one action counts for another that could have made it: the pool's step is as good as the driver's. */
  @Test
  void aStepBelongsToEveryActionThatCouldMakeIt() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module shared
            var x: bool = false
            var y: bool = false
            actor one { action flip { x' = not x } }
            actor two { action flip { x' = not x } action other { y' = true } }
            fair one.flip
            property served { eventually y }
            """);
    // one.flip twice, or two.flip twice: either way both actions are taken.
    spec.violated("served", 2);
  }

  /** A state without successors stays: the end is reached in 2 steps, the third stutters. */
  @Test
  void aStateWithoutSuccessorsStutters() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module finite
            var n: 0..2 = 0
            actor clock { action up { when n < 2; n' = n + 1 } }
            fair clock
            terminal when n = 2
            property low   { always eventually (n < 2) }
            property ends  { eventually (always (n = 2)) }
            property until_end { (n < 2) until (n = 2) }
            property released { (n = 2) release (n < 2) }
            """);
    TemporalVerdict.Lasso lasso = spec.violated("low", 3);
    assertThat(lasso.stutters()).isTrue();
    assertThat(lasso.loopStart()).isEqualTo(2);
    spec.holds("ends");
    spec.holds("until_end");
    // At n = 2 the right side fails at the moment that would release it.
    spec.violated("released", 3);
  }

  /** Without fairness every behaviour may stop at once: whatever only comes later need not come. */
  @Test
  void nothingNeedHappenWithoutFairness() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module lazy
            var x: bool = false
            actor clock { action flip { x' = not x } }
            property some_time { eventually x }
            property again     { x leads_to not x }
            """);
    TemporalVerdict.Lasso lasso = spec.violated("some_time", 1);
    assertThat(lasso.stutters()).isTrue();
    assertThat(lasso.states()).hasSize(1);
    // One step to x, and there for ever.
    spec.violated("again", 2);
  }

  /** From 2 and 3 one can leave at once, from 0 and 1 only later: of the two nearest initial states the first is told. */
  @Test
  void theShortestLassoStartsWhereItIsShortest() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module starts
            var n: 0..5 in {0, 1, 2, 3}
            actor walker {
              action forward { when n < 4; n' = n + 1 }
              action back    { when n = 4; n' = 0 }
              action leave   { when n = 4 or n = 3 or n = 2; n' = 5 }
            }
            fair walker
            property stays { always (n != 5) }
            """);
    TemporalVerdict.Lasso lasso = spec.violated("stays", 2);
    assertThat(spec.path(lasso)).startsWith(2);
    assertThat(spec.labels(lasso)).containsExactly("walker.leave", "stutter");
  }

  /** Operators inside operators, on a ring of four values with a short cut. */
  @Test
  void nestedOperators() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module nested
            var n: 0..3 = 0
            actor clock {
              action tick { n' = (n + 1) % 4 }
              action jump { when n = 2; n' = 0 }
            }
            fair clock
            property each { (n = 1) leads_to ((n = 2) until (n = 0 or n = 3)) }
            property third { always (n = 0 implies eventually (n = 1 and eventually (n = 3))) }
            property persistent { (eventually (always (n < 3))) or (always eventually (n = 3)) }
            """);
    // After 1 comes 2, and then 0 or 3: "until" begins at 2, which comes.
    spec.holds("each");
    // 0, 1, 2, jump: round and round without 3.
    assertThat(spec.violated("third", 3).loopStart()).isZero();
    spec.holds("persistent");
  }
}
