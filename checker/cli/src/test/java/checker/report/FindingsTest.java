package checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import checker.verify.ScenarioResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingsTest {
  private static final String FINE =
      "module m\nvar n: 0..1 = 0\nactor a { action go { n' = 1 - n } }\ninvariant i { n < 2 or n = 9 }\n";

  /** What the exit status is made from, and what findings are made from, must never disagree. */
  @Test
  void thereIsAnErrorIfAndOnlyIfTheScenarioHasAnIssue() {
    List<Run> runs =
        List.of(
            Runs.of("m.spec", FINE.replace(" or n = 9", "")),
            Runs.bounded("m.spec", FINE, 0),
            Runs.of("mixed.spec", Runs.MIXED),
            Runs.bounded("mixed.spec", Runs.MIXED, 1),
            Runs.with("mixed.spec", Runs.MIXED, Map.of("LIMIT", "3")),
            Runs.of("m.spec", "module m\nvar n: 0..2 = 0\nactor a { action go { n' = n + 1 } }\n"),
            Runs.of("m.spec", "module m\nvar n: 0..2 = 0\nactor a { action go { when n < 2; n' = n + 1 } }\n"),
            Runs.of("m.spec", FINE + "scenario s {} expect i violated\n"),
            Runs.of("m.spec", FINE + "scenario s {} expect a.go never\n"));
    assertThat(runs).anyMatch(run -> run.exitStatus() == 0);
    for (Run run : runs) {
      for (Run.Checked checked : run.scenarios()) {
        ScenarioResult result = checked.result().orElseThrow();
        Run alone = new Run("verify", "1", List.of(), List.of(checked), 0, "");
        assertThat(Findings.of(alone).stream().anyMatch(Finding::isError))
            .as(result.issues().toString())
            .isEqualTo(!result.issues().isEmpty());
      }
    }
  }

  @Test
  void interruptedScenarioIsAFinding() {
    Run.Checked checked = Runs.of("m.spec", FINE).scenarios().get(0);
    Run.Checked never = new Run.Checked("m.spec", checked.model(), Map.of(), Optional.empty(), 22);
    assertThat(Findings.of(new Run("verify", "1", List.of(), List.of(never), 22, "")))
        .extracting(Finding::headline)
        .containsExactly("not verified: interrupted");
  }

  @Test
  void whatIsCommittedIsShownWhereItLies() {
    Drift drift =
        new Drift(
            Drift.Kind.TRACE_CHANGED, "counterexamples/m/s.i.trace", 7, Optional.empty(), Optional.of("m.s"),
            Optional.of("i"), "blocked at step 2", List.of("why"), 24);
    Finding finding =
        Findings.of(new Run("gate", "1", List.of(), List.of(), List.of(drift), 24, "")).get(0);
    assertThat(finding.place()).isEqualTo(new Place("counterexamples/m/s.i.trace", 7, 0, 7, 0));
    assertThat(finding.rule().id()).isEqualTo("trace-changed");
    assertThat(finding.headline()).isEqualTo("i: blocked at step 2");
  }
}
