package checker.compare;

import static org.assertj.core.api.Assertions.assertThat;

import checker.trace.ReplayResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  /** A worker takes and gives back; the lock that `locked` adds comes in between, the flag that `flagged` adds in another place. */
  private static final String TEXT =
      """
      module base
      var users: 0..2 = 0
      var gone: bool = false
      actor user { action take { when users < 2; users' = users + 1 } action give { when users > 0; users' = users - 1 } }
      actor owner { step unmap { when not gone } step free { gone' = true } }
      terminal when gone
      invariant safe { not (gone and users > 0) }
      invariant few { users < 2 }
      scenario one {}
        expect safe violated in 3, few violated in 2
      scenario extra {}
        expect safe violated in 3, few violated in 2

      module waiting extends base
      after owner.unmap { step wait { when users = 0 } }
      override user.take { when not at(owner.free); super }
      override user.give { when not gone; super }
      scenario one {}
        expect few violated in 2, safe violated

      module single extends base
      override user.take { when users = 0; super }
      scenario sole {}
        expect safe violated in 3
      scenario second {}
        expect safe violated in 3
      """;

  private static final List<Subject> SUBJECTS = Compared.subjects("m.spec", TEXT);

  private static List<Subject> of(String module) {
    return SUBJECTS.stream().filter(s -> s.module().name().equals(module)).toList();
  }

  private static Difference difference(String first, String second) {
    Pairing pairing = Pairing.of(of(first), of(second));
    List<Row> rows = Compared.rows(List.of(pairing.pairs().get(0).first(), pairing.pairs().get(0).second()));
    return Difference.between(rows.get(0), rows.get(1), Set.of());
  }

  private static ReplayResult check(List<Difference.Check> checks, String property) {
    return checks.stream().filter(c -> c.trace().property().equals(property)).findFirst().orElseThrow().result();
  }

  @Test
  void blockedByTheGuardOfAStepThatWasAdded() {
    Difference difference = difference("base", "waiting");
    ReplayResult.BlockedAt blocked = (ReplayResult.BlockedAt) check(difference.ofFirst(), "safe");
    assertThat(blocked.instance().label()).isEqualTo("wait");
    assertThat(blocked.guard().part()).isEqualTo("users = 0");
    assertThat(blocked.guard().facts()).containsExactly("users = 1");
    assertThat(blocked.turn()).isFalse();
    assertThat(check(difference.ofFirst(), "few")).isInstanceOf(ReplayResult.Reproduces.class);
  }

  @Test
  void blockedByTheGuardOfAnOverride() {
    Difference difference = difference("base", "single");
    ReplayResult.BlockedAt blocked = (ReplayResult.BlockedAt) check(difference.ofFirst(), "few");
    assertThat(blocked.step()).isEqualTo(2);
    assertThat(blocked.guard().part()).isEqualTo("users = 0");
    assertThat(difference.verdicts().stream().filter(Difference.Pair::changed))
        .extracting(p -> p.column().name())
        .containsExactly("few");
  }

  @Test
  void counterexamplesOfTheSecondAreRunUnderTheFirst() {
    Difference difference = difference("single", "base");
    assertThat(difference.ofFirst()).extracting(c -> c.trace().property()).containsExactly("safe");
    assertThat(difference.ofSecond()).extracting(c -> c.trace().property()).containsExactly("safe", "few");
    assertThat(check(difference.ofSecond(), "few")).isInstanceOf(ReplayResult.BlockedAt.class);
  }

  @Test
  void scenariosOfOneNameArePairedElseTheFirst() {
    Pairing same = Pairing.of(of("base"), of("waiting"));
    assertThat(same.pairs()).hasSize(1);
    assertThat(same.unpaired()).extracting(Subject::name).containsExactly("base.extra");
    Pairing first = Pairing.of(of("base"), of("single"));
    assertThat(first.pairs()).extracting(p -> p.first().name() + " " + p.second().name())
        .containsExactly("base.one single.sole");
    assertThat(first.unpaired()).extracting(Subject::name).containsExactly("base.extra", "single.second");
    List<Subject> elsewhere = Compared.subjects("k.spec", "module k\nvar b: bool = false\nactor f { action go { b' = not b } }\n");
    assertThat(Pairing.of(of("base"), elsewhere).pairs()).isEmpty();
  }
}
