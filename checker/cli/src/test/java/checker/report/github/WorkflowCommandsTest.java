package checker.report.github;

import static org.assertj.core.api.Assertions.assertThat;

import checker.report.Run;
import checker.report.Runs;
import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.SourceText;
import checker.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkflowCommandsTest {

  @Test
  void oneLineForEachFinding() {
    List<String> lines = WorkflowCommands.render(Runs.of("a dir/mixed.spec", Runs.MIXED)).lines().toList();
    assertThat(lines).hasSize(5).allSatisfy(line -> assertThat(line).matches("::(error|warning) file=a dir/mixed.spec,.*"));
    assertThat(lines.get(1))
        .isEqualTo(
            "::error file=a dir/mixed.spec,line=16,endLine=16,col=1,endColumn=49,title=goes_on%3A violated in 1 step"
                + "::scenario mixed.small%0AUNEXPECTED: it should hold"
                + "%0AFrom then on: `n = 0` is never true: n = 1 (mixed.spec:16)"
                + "%0AFairness: nothing is assumed to be fair"
                + "%0AMinimal: no fair behaviour that violates it has fewer steps, those of the loop included");
    assertThat(lines.get(4)).startsWith("::warning ").contains("title=W402 variable never read::variable `seen`");
  }

  @Test
  void columnsOnlyWithinOneLine() {
    SourceText source = new SourceText("m.spec", "ab\ncd\n");
    Diagnostic two = Diagnostic.of(DiagnosticCode.SYNTAX, new Span(source, 1, 4), "cause");
    assertThat(WorkflowCommands.render(new Run("verify", "1", List.of(two), List.of(), 150, "")))
        .startsWith("::error file=m.spec,line=1,endLine=2,title=");
  }

  @Test
  void escapes() {
    assertThat(WorkflowCommands.message("50% of\r\na:b,c")).isEqualTo("50%25 of%0D%0Aa:b,c");
    assertThat(WorkflowCommands.property("50% of\na:b,c")).isEqualTo("50%25 of%0Aa%3Ab%2Cc");
  }

  @Test
  void tenOfAKindAreShownAndTheLastTellsHowManyMore() {
    assertThat(WorkflowCommands.render(errors(10)).lines()).hasSize(10).noneMatch(line -> line.contains("more"));
    List<String> eleven = WorkflowCommands.render(errors(11)).lines().toList();
    assertThat(eleven).hasSize(10);
    assertThat(eleven.get(9)).startsWith("::error title=2 more findings::");
  }

  @Test
  void nothingToTellIsNothing() {
    assertThat(WorkflowCommands.render(new Run("verify", "1", List.of(), List.of(), 0, ""))).isEmpty();
  }

  @Test
  void summaryKeepsWithinItsRoom() {
    Run run = Runs.of("mixed.spec", Runs.MIXED);
    assertThat(StepSummary.render(run, 0)).contains("```mermaid").doesNotContain("left out");
    String full = StepSummary.render(run, StepSummary.MOST_BYTES);
    assertThat(full).isEmpty();
    String narrow = StepSummary.render(run, StepSummary.MOST_BYTES - 1200);
    assertThat(narrow.length()).isLessThanOrEqualTo(1200);
    assertThat(narrow).contains("left out here").contains("# checker verify: not as expected");
  }

  private static Run errors(int count) {
    SourceText source = new SourceText("m.spec", "x\n");
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      diagnostics.add(Diagnostic.of(DiagnosticCode.SYNTAX, new Span(source, 0, 1), "cause " + i));
    }
    return new Run("verify", "1", diagnostics, List.of(), 150, "");
  }
}
