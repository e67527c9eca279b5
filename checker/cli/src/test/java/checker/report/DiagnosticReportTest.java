package checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.SourceText;
import checker.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticReportTest {
  private static List<String> lines(String text, int start, int end) {
    Span span = new Span(new SourceText("m.spec", text), start, end);
    Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.SYNTAX, span, "cause", "advice");
    return DiagnosticReport.lines(List.of(diagnostic), Page.terminal(80, Paint.PLAIN));
  }

  @Test
  void caretsStandUnderTheSpan() {
    assertThat(lines("one\ntwo three\n", 8, 13))
        .containsExactly(
            "m.spec:2:5: error E005: cause", "    2 | two three", "      |     ^^^^^", "       advice");
  }

  @Test
  void tabsStayTabsAndControlCharactersDoNotReachTheTerminal() {
    assertThat(lines("\tx\u001b[2J y", 2, 3).subList(1, 3))
        .containsExactly("    1 | \tx?[2J y", "      | \t ^");
  }

  @Test
  void spanOverSeveralLinesIsMarkedOnItsFirst() {
    assertThat(lines("ab cd\nef", 3, 8).subList(1, 3)).containsExactly("    1 | ab cd", "      |    ^^");
  }

  @Test
  void longLineIsAnExcerpt() {
    List<String> lines = lines("(".repeat(10_000), 5_000, 5_001);
    assertThat(lines.get(1).length()).isLessThan(200);
    assertThat(lines.get(1)).contains("...(").endsWith("...");
    assertThat(lines.get(2).indexOf('^')).isEqualTo(8 + 3 + 60);
  }

  @Test
  void whereThereIsNoTextThereIsNoLine() {
    assertThat(lines("", 0, 0)).containsExactly("m.spec: error E005: cause", "       advice");
  }
}
