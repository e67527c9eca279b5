package checker.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Textbook systems whose verdicts, and lengths of shortest violations, follow by hand. */
class ClassicsTest {
  private static final String PETERSON =
      """
      module peterson
      type Process = 0..1
      var flag: Process -> bool = false
      var turn: Process = 0
      actor process(p: Process) {
        step rest    { }
        step raise   { flag[p]' = true }
        step yield_  { turn' = 1 - p }
        step enter   { when not flag[1 - p] or turn = p }
        step leave   { flag[p]' = false }
      }
      %s
      property served { forall_served }
      """
          .replace(
              "forall_served",
              "(at(process(0).raise) leads_to at(process(0).leave)) and (at(process(1).raise) leads_to at(process(1).leave))");

  /** Who waits keeps its flag up and gave the turn away; the other enters at most once before it gives the turn back for good. */
  @Test
  void petersonServesEverybodyUnderWeakFairness() {
    CheckedSpec.of(PETERSON.formatted("fair process.raise, process.yield_, process.enter, process.leave")).holds("served");
  }

  /** Nobody has to enter: rest, raise, yield, and then nothing for ever. Fewer steps leave a fair one undone: 3 + 1. */
  @Test
  void petersonNeedsFairnessOfEntering() {
    CheckedSpec spec = CheckedSpec.of(PETERSON.formatted("fair process.raise, process.yield_, process.leave"));
    TemporalVerdict.Lasso lasso = spec.violated("served", 4);
    assertThat(spec.labels(lasso)).containsExactly("process 0.rest", "process 0.raise", "process 0.yield_", "stutter");
    assertThat(lasso.stutters()).isTrue();
    assertThat(lasso.loopStart()).isEqualTo(3);
  }

  private static final String TEST_AND_SET =
      """
      module test_and_set
      type Process = 0..1
      var locked: bool = false
      actor process(p: Process) {
        step rest    { }
        step acquire { when not locked; locked' = true }
        step release_ { locked' = false }
      }
      %s
      property exclusive { always (not (at(process(0).release_) and at(process(1).release_))) }
      property served { at(process(0).acquire) leads_to at(process(0).release_) }
      """;

  /**
   * Process 0 wants the lock (1 step). From then on acquire must be disabled now and then, so 1 holds the lock, and has to
   * release it, and to rest and to acquire before it holds it again: a loop of 3. With 0's step first, one switch.
   */
  @Test
  void aTestAndSetLockStarvesOneUnderWeakFairness() {
    CheckedSpec spec = CheckedSpec.of(TEST_AND_SET.formatted("fair process.acquire, process.release_"));
    TemporalVerdict.Lasso lasso = spec.violated("served", 4);
    assertThat(spec.labels(lasso))
        .containsExactly("process 0.rest", "process 1.rest", "process 1.acquire", "process 1.release_");
    assertThat(lasso.loopStart()).isEqualTo(1);
    spec.holds("exclusive");
  }

  /** The lock is free again and again, so a strongly fair acquire gets it. */
  @Test
  void aTestAndSetLockStarvesNobodyUnderStrongFairness() {
    CheckedSpec.of(TEST_AND_SET.formatted("strong fair process.acquire fair process.release_")).holds("served");
  }

  private static final String PHILOSOPHERS =
      """
      module philosophers
      const ORDERED = false
      type Philosopher = 0..2
      var free: Philosopher -> bool = true
      def last_first(p: Philosopher): bool = ORDERED and p = 2
      def first(p: Philosopher): Philosopher = if last_first(p) then 0 else p
      def second(p: Philosopher): Philosopher = if last_first(p) then 2 else (p + 1) %% 3
      actor philosopher(p: Philosopher) {
        step take_first  { when free[first(p)]; free[first(p)]' = false }
        step take_second { when free[second(p)]; free[second(p)]' = false }
        step put         { free[first(p)]' = true; free[second(p)]' = true }
      }
      %s
      property fed { at(philosopher(0).take_second) leads_to at(philosopher(0).put) }
      property somebody_eats { always eventually (exists p: Philosopher { at(philosopher(p).put) }) }
      """;

  /**
   * Under strong fairness of everything, 0 waits for ever only if fork 1 is never free again: then 1 holds it and waits for
   * ever, and so does 2. Three steps to the circle and a stuttering one.
   */
  @Test
  void philosophersThatTakeTheLeftForkFirstDeadlock() {
    CheckedSpec spec = CheckedSpec.of(PHILOSOPHERS.formatted("strong fair philosopher.take_first, philosopher.take_second fair philosopher.put"));
    TemporalVerdict.Lasso fed = spec.violated("fed", 4);
    assertThat(fed.stutters()).isTrue();
    assertThat(spec.violated("somebody_eats", 4).stutters()).isTrue();
  }

  /** Forks taken in one order for all: no circle, so every fork comes free again and again, and strong fairness feeds 0. */
  @Test
  void orderedForksAndStrongFairnessFeedEverybody() {
    CheckedSpec spec =
        CheckedSpec.of(
            PHILOSOPHERS.formatted("strong fair philosopher.take_first, philosopher.take_second fair philosopher.put"),
            Map.of("ORDERED", "true"));
    spec.holds("fed");
    spec.holds("somebody_eats");
  }

  /**
   * Weak fairness alone starves 0: it has fork 0 (1 step), so 2 cannot begin, and 1 takes fork 1, takes fork 2, and puts them back,
   * again and again (3 steps). A loop without all three would leave one of them enabled throughout.
   */
  @Test
  void orderedForksStarveOneUnderWeakFairness() {
    CheckedSpec spec =
        CheckedSpec.of(
            PHILOSOPHERS.formatted("fair philosopher.take_first, philosopher.take_second, philosopher.put"),
            Map.of("ORDERED", "true"));
    TemporalVerdict.Lasso lasso = spec.violated("fed", 4);
    assertThat(spec.labels(lasso))
        .containsExactly(
            "philosopher 0.take_first",
            "philosopher 1.take_first",
            "philosopher 1.take_second",
            "philosopher 1.put");
    spec.holds("somebody_eats");
  }

  private static final String ALTERNATING_BIT =
      """
      module alternating_bit
      type Bit = 0..1
      var sending: Bit = 0
      var wanted: Bit = 0
      var data: Bit? = nil
      var ack: Bit? = nil
      actor sender {
        action send    { when data = nil; data' = sending }
        action get_ack { when ack != nil; if ack = sending { sending' = 1 - sending } ack' = nil }
      }
      actor receiver {
        action receive  { when data != nil; if data = wanted { wanted' = 1 - wanted } data' = nil }
        action send_ack { when ack = nil; ack' = 1 - wanted }
      }
      actor channel {
        action lose_data { when data != nil; data' = nil }
        action lose_ack  { when ack != nil; ack' = nil }
      }
      %s
      property first_arrives { eventually (sending = 1) }
      property goes_on { (always eventually (sending = 0)) and (always eventually (sending = 1)) }
      """;

  /**
   * All data is lost: send and lose. The acknowledgement cannot stay as it is either, or one of send_ack and get_ack would be enabled
   * throughout: it is made, and taken or lost. Two steps for each channel, from the first state on.
   */
  @Test
  void theAlternatingBitProtocolLosesEverythingUnderWeakFairness() {
    CheckedSpec spec = CheckedSpec.of(ALTERNATING_BIT.formatted("fair sender.send, sender.get_ack, receiver.receive, receiver.send_ack"));
    TemporalVerdict.Lasso lasso = spec.violated("first_arrives", 4);
    assertThat(lasso.loopStart()).isZero();
    assertThat(spec.labels(lasso)).contains("channel.lose_data");
  }

  /**
   * A receive that happens changes what is wanted once (send, receive), and then can be repeated in a loop: send and receive the
   * old bit; every acknowledgement is lost: send_ack, lose_ack. 2 + 4. Receiving the old bit and losing it are the same step, so
   * either name may be given to it.
   */
  @Test
  void theAlternatingBitProtocolNeedsStrongFairnessOfBothReceivers() {
    CheckedSpec spec =
        CheckedSpec.of(
            ALTERNATING_BIT.formatted("fair sender.send, sender.get_ack, receiver.send_ack strong fair receiver.receive"));
    TemporalVerdict.Lasso lasso = spec.violated("first_arrives", 6);
    assertThat(lasso.loopStart()).isEqualTo(2);
    assertThat(spec.labels(lasso)).contains("channel.lose_ack");
  }

  @Test
  void theAlternatingBitProtocolDeliversUnderStrongFairnessOfReceiving() {
    CheckedSpec spec =
        CheckedSpec.of(
            ALTERNATING_BIT.formatted("fair sender.send, receiver.send_ack strong fair sender.get_ack, receiver.receive"));
    spec.holds("first_arrives");
    spec.holds("goes_on");
  }

  /** 5, 1 and 3 again and again: up from 1 to 5 and down is 8 steps; 1 is one step from 0. The first cycle found is shorter and wrong. */
  @Test
  void aCounterThatVisitsThreeValuesForEverTakesNineSteps() {
    CheckedSpec spec =
        CheckedSpec.of(
            """
            module counter
            var n: 0..9 = 0
            actor clock {
              action up   { when n < 9; n' = n + 1 }
              action down { when n > 0; n' = n - 1 }
            }
            property not_all { not ((always eventually (n = 5)) and (always eventually (n = 1)) and (always eventually (n = 3))) }
            """);
    assertThat(spec.violated("not_all", 9).loopStart()).isEqualTo(1);
  }
}
