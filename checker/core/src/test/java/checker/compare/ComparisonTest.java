package checker.compare;

import static org.assertj.core.api.Assertions.assertThat;

import checker.verify.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  /** It counts to LIMIT and stops there; in `counter` nothing keeps it from 3. */
  private static final String COUNTERS =
      """
      /// A counter.
      ///
      /// Proposed by: somebody,
      /// somewhere
      ///
      /// Source: none
      ///
      /// More about it.
      module counter
      const LIMIT = 3
      var n: 0..3 = 0
      terminal when n = LIMIT
      actor a { action go { when n < LIMIT; n' = n + 1 } }
      invariant small "it grew" { n < 2 }
      invariant even "n was even" { n = 1 implies n < 2 }
      property reaches "it stays small" { eventually (n = 3) }
      fair a
      reachable one { n = 1 }
      scenario all {}
        expect small violated in 2
      scenario some { LIMIT = 1 }
        expect reaches violated

      module lazy extends counter
      cost price { n = 2 }
      scenario all {}
        expect small violated in 2
      scenario none { LIMIT = 0 }
        expect reaches violated, even vacuous, one unreachable, a never
      scenario wrong "a mutant: it never stops" { LIMIT = 2 }
        expect small violated in 2

      module other
      var b: bool = false
      actor f { action flip { b' = not b } }
      scenario only {}
      """;

  private static final Comparison COMPARISON = Compared.comparison(COUNTERS);
  private static final Machine COUNTER = COMPARISON.machines().get(0);
  private static final Proposal FIRST = COUNTER.proposals().get(0);
  private static final Proposal LAZY = COUNTER.proposals().get(1);

  private static Cell cell(Proposal proposal, int row, String property) {
    return proposal.rows().get(row).cell(Compared.column(COUNTER, property));
  }

  private static Optional<Cell> summary(Proposal proposal, String property) {
    return proposal.summary(Compared.column(COUNTER, property));
  }

  @Test
  void proposalsStandUnderTheMachineThatTheyExtend() {
    assertThat(COMPARISON.machines()).extracting(Machine::name).containsExactly("counter", "other");
    assertThat(COUNTER.proposals()).extracting(Proposal::module).containsExactly("counter", "lazy");
    assertThat(LAZY.rows()).extracting(Row::name).containsExactly("all", "none", "wrong");
    assertThat(COMPARISON.rows()).hasSize(6);
  }

  @Test
  void columnsAreByGroupAndWhatAllHaveComesFirst() {
    assertThat(COUNTER.columns())
        .extracting(Column::name)
        .containsExactly("small", "even", "deadlock_free", "reaches", "price", "one");
    assertThat(COUNTER.common(Compared.column(COUNTER, "even"))).isTrue();
    assertThat(COUNTER.common(Compared.column(COUNTER, "price"))).isFalse();
    assertThat(FIRST.has(Compared.column(COUNTER, "price"))).isFalse();
  }

  @Test
  void cellsTellVerdictAndLength() {
    assertThat(cell(FIRST, 0, "small")).isEqualTo(new Cell(Cell.Kind.SEEN, OptionalInt.of(2), false, false, false));
    assertThat(cell(FIRST, 1, "small").kind()).isEqualTo(Cell.Kind.UNSEEN);
    // One step to the end, and one to stay there.
    assertThat(cell(FIRST, 1, "reaches")).isEqualTo(new Cell(Cell.Kind.SEEN, OptionalInt.of(2), true, false, false));
    assertThat(cell(LAZY, 1, "even").kind()).isEqualTo(Cell.Kind.VACUOUS);
    assertThat(cell(LAZY, 0, "price")).isEqualTo(new Cell(Cell.Kind.SEEN, OptionalInt.of(2), false, false, false));
    assertThat(cell(LAZY, 1, "price").kind()).isEqualTo(Cell.Kind.UNSEEN);
  }

  @Test
  void summaryIsTheWorstOfAllScenariosButMutants() {
    assertThat(summary(FIRST, "small")).contains(new Cell(Cell.Kind.SEEN, OptionalInt.of(2), false, true, false));
    assertThat(summary(FIRST, "even").orElseThrow().kind()).isEqualTo(Cell.Kind.UNSEEN);
    assertThat(summary(FIRST, "price")).isEmpty();
    assertThat(LAZY.meant()).extracting(Row::name).containsExactly("all", "none");
    assertThat(LAZY.rows().get(2).mutant()).isTrue();
    // Vacuous in one scenario, but put to the test in the other.
    assertThat(summary(LAZY, "even").orElseThrow().kind()).isEqualTo(Cell.Kind.UNSEEN);
  }

  @Test
  void whatIsNotAsExpectedIsMarked() {
    // That the mutant's `reaches` is violated is what nobody expects.
    Row wrong = LAZY.rows().get(2);
    assertThat(wrong.cell(Compared.column(COUNTER, "reaches")).unexpected()).isTrue();
    assertThat(wrong.issues()).containsExactly(Issue.LIVENESS);
    assertThat(FIRST.rows()).allSatisfy(row -> assertThat(row.issues()).isEmpty());
  }

  @Test
  void rowThatWasNotVerifiedIsNotKnown() {
    Row row = new Row(FIRST.rows().get(0).subject(), Optional.empty());
    assertThat(row.cell(Compared.column(COUNTER, "small")).kind()).isEqualTo(Cell.Kind.UNKNOWN);
    assertThat(row.issues()).containsExactly(Issue.INCOMPLETE);
    Proposal partly = Proposal.of(List.of(row, FIRST.rows().get(1)), FIRST.columns());
    assertThat(partly.summary(Compared.column(COUNTER, "small")).orElseThrow().kind()).isEqualTo(Cell.Kind.UNKNOWN);
  }

  @Test
  void headersAreParagraphs() {
    assertThat(FIRST.header().sentence()).isEqualTo("A counter.");
    assertThat(FIRST.header().fields())
        .containsExactly(Map.entry("Proposed by", "somebody, somewhere"), Map.entry("Source", "none"));
    assertThat(LAZY.header()).isEqualTo(new Header("", Map.of()));
  }

  @Test
  void machineIsTheTextThatDeclaresIt() {
    List<Subject> subjects = new ArrayList<>(Compared.subjects("a.spec", COUNTERS));
    subjects.addAll(Compared.subjects("copy/a.spec", COUNTERS));
    subjects.addAll(Compared.subjects("b.spec", COUNTERS.replace("n < 2 }", "n < 3 }")));
    List<Row> rows = subjects.stream().map(s -> new Row(s, Optional.empty())).toList();
    List<Machine> machines = Comparison.of(rows, Set.of()).machines();
    assertThat(machines).extracting(Machine::name).containsExactly("counter", "other", "counter", "other");
    assertThat(machines.get(0).proposals())
        .extracting(Proposal::spec)
        .containsExactly("a.spec", "a.spec", "copy/a.spec", "copy/a.spec");
  }

  @Test
  void onlyThePropertiesAskedFor() {
    Comparison one = Comparison.of(COMPARISON.rows().toList(), Set.of("even", "deadlock_free"));
    assertThat(one.machines().get(0).columns()).extracting(Column::name).containsExactly("even", "deadlock_free");
  }
}
