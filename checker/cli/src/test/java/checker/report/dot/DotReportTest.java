package checker.report.dot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import checker.report.Run;
import checker.report.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DotReportTest {
  private static final String LOOP =
      """
      module loop
      var on: bool = false
      var frame: 0..1 = 0
      actor light { action flicker { when on; frame' = 1 - frame } }
      actor person { action press { when not on; on' = true } }
      fair light
      property goes_out { on leads_to not on }
      """;

  @Test
  void lanesAreClustersAndTheLoopHasAnEdgeBack() {
    assertThat(DotReport.render(Runs.of("loop.spec", LOOP)).lines().map(String::strip))
        .containsSubsequence(
            "subgraph cluster_t1_lane0 {",
            "label=\"light\"; labeljust=c; style=dotted",
            "t1_2 [group=t1_lane0, label=\"2  flicker\\lframe: 0 -> 1\\l\"]",
            "t1_3 [group=t1_lane0, label=\"3  flicker\\lframe: 1 -> 0\\l\"]",
            "subgraph cluster_t1_lane1 {",
            "t1_1 [group=t1_lane1, label=\"1  press\\lon: false -> true\\l\"]",
            "t1_0 -> t1_1",
            "t1_1 -> t1_2",
            "t1_2 -> t1_3",
            "t1_3:e -> t1_2:e [constraint=false, style=dashed, label=\"for ever\"]");
  }

  @Test
  void expectedViolationsAreDrawnToo() {
    assertThat(DotReport.render(Runs.of("mixed.spec", Runs.MIXED)))
        .contains("few: violated in 1 step", "goes_on: violated in 1 step", "(nothing happens any more)");
  }

  @Test
  void withoutATraceThereIsAGraphAllTheSame() {
    assertThat(DotReport.render(new Run("verify", "1", List.of(), List.of(), 0, ""))).contains("no counterexample");
  }

  @Test
  void nothingInATextIsMarkup() {
    assertThat(Dot.quoted("a \"b\" \\n &lt;\nc")).isEqualTo("\"a \\\"b\\\" \\\\n &amp;lt; c\"");
    assertThat(Dot.left(List.of("x", "y"))).isEqualTo("\"x\\ly\\l\"");
  }

  @Test
  void graphvizReadsIt(@TempDir Path directory) throws IOException, InterruptedException {
    assumeTrue(graphviz(), "Graphviz is not installed");
    String text = DotReport.render(Runs.of("loop.spec", LOOP)).replace("label=\"light\"", "label=" + Dot.quoted("a \"b\" \\N & c"));
    Path dot = Files.writeString(directory.resolve("traces.dot"), text, StandardCharsets.UTF_8);
    Path svg = directory.resolve("traces.svg");
    Process process =
        new ProcessBuilder("dot", "-Tsvg", "-o", svg.toString(), dot.toString()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
    assertThat(Files.readString(svg)).contains(">2 &#160;flicker<", "a &quot;b&quot; \\N &amp; c", "for ever");
  }

  private static boolean graphviz() throws InterruptedException {
    try {
      return new ProcessBuilder("dot", "-V").redirectErrorStream(true).start().waitFor(20, TimeUnit.SECONDS);
    } catch (IOException absent) {
      return false;
    }
  }
}
