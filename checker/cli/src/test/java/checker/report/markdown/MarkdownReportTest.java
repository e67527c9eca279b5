package checker.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import checker.report.Run;
import checker.report.Runs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {
  private static final Run MIXED = Runs.of("mixed.spec", Runs.MIXED);

  @Test
  void verdictsStandInATable() {
    assertThat(MarkdownReport.render(MIXED).lines())
        .contains(
            "| `mixed.spec` | `mixed.small` | **not as expected** | 2 of 6 | 7 |",
            "| **unreachable** | `three` |  | UNEXPECTED: it should be reachable |",
            "| holds | `deadlock_free` |  |  |",
            "Complete: 7 states, 6 transitions, depth 2.");
  }

  @Test
  void wordsOfTheSpecificationAreNoMarkup() {
    assertThat(MarkdownReport.render(MIXED))
        .contains("| too {many} at \\[once\\](1): 100%, \\| &lt;b> `x` &#64;all |");
    assertThat(Markup.text("*a* _b_ snake_case ~c~ :smile: #12 $x$ \\ ` <i>"))
        .isEqualTo("\\*a\\* \\_b\\_ snake_case \\~c\\~ \\:smile: \\#12 \\$x\\$ \\\\ \\` &lt;i>");
    assertThat(Markup.text("two\nlines")).isEqualTo("two lines");
    assertThat(Markup.text("guard `a | b*` is false")).isEqualTo("guard `a \\| b*` is false");
    assertThat(Markup.code("a`b``c")).isEqualTo("```a`b``c```");
    assertThat(Markup.code("`a`")).isEqualTo("`` `a` ``");
  }

  @Test
  void everyRowOfATableHasAsManyCellsAsItsHead() {
    int cells = 0;
    for (String line : MarkdownReport.render(MIXED).lines().toList()) {
      int bars = line.startsWith("|") ? line.replace("\\|", "").replaceAll("[^|]", "").length() : 0;
      if (bars > 0 && cells > 0) {
        assertThat(bars).as(line).isEqualTo(cells);
      }
      cells = bars;
    }
  }

  @Test
  void stepsStandInLanes() {
    assertThat(MarkdownReport.render(MIXED))
        .contains("|  | user 1 | changed |\n| --: | --- | --- |\n| 1 | `begin` | `n: 1 -> 2`, `io[1]: idle -> busy`, ");
  }

  @Property(tries = 40)
  void neverLongerThanAllowedAndToldIfShorter(@ForAll @IntRange(max = 6000) int limit) {
    String all = MarkdownReport.render(MIXED);
    String text = MarkdownReport.render(MIXED, limit);
    assertThat(text.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(limit);
    if (!text.isEmpty() && !text.equals(all)) {
      assertThat(text).contains("left out here");
    }
  }

  @Test
  void whatIsAsExpectedIsLeftOutFirst() {
    int all = MarkdownReport.render(MIXED).getBytes(StandardCharsets.UTF_8).length;
    String shorter = MarkdownReport.render(MIXED, all - 1);
    assertThat(shorter).doesNotContain("### few").contains("### goes_on");
  }

  /** The lines that a sequence diagram of notes may have; texts hold nothing that could end them. */
  @Test
  void diagramHasOnlyLinesThatMermaidKnows() {
    Pattern diagram = Pattern.compile("```mermaid\n(.*?)```", Pattern.DOTALL);
    Matcher matcher = diagram.matcher(MarkdownReport.render(MIXED));
    assertThat(matcher.find()).isTrue();
    List<String> lines = matcher.group(1).lines().toList();
    assertThat(lines.get(0)).isEqualTo("sequenceDiagram");
    String text = "([\\p{L}\\p{N} .,=()\\[\\]_]|#\\d+;|<br/>)+";
    assertThat(lines.subList(1, lines.size()))
        .allSatisfy(line -> assertThat(line).matches(" +(participant L\\d+ as " + text + "|Note over L\\d+(,L\\d+)?: " + text + ")"));
    assertThat(lines).contains("    participant L0 as user 1", "    Note over L0: initially n = 1");
    assertThat(SequenceDiagram.escaped("a; b\n-> %%#{x}")).isEqualTo("a#59; b#10;#45;#62; #37;#37;#35;#123;x#125;");
  }

  @Test
  void loopIsALoop() {
    Run loop =
        Runs.of(
            "loop.spec",
            """
            module loop
            var on: bool = false
            var frame: 0..1 = 0
            actor light { action flicker { when on; frame' = 1 - frame } }
            actor person { action press { when not on; on' = true } }
            fair light
            property goes_out { on leads_to not on }
            """);
    String text = MarkdownReport.render(loop);
    assertThat(text)
        .contains(
            String.join(
                "\n",
                "    Note over L1: 1 press<br/>on#58; false #45;#62; true",
                "    loop again and again",
                "        Note over L0: 2 flicker<br/>frame#58; 0 #45;#62; 1",
                "        Note over L0: 3 flicker<br/>frame#58; 1 #45;#62; 0",
                "    end"));
    assertThat(text).contains("|  | *back to before step 2* |  |  |");
  }
}
