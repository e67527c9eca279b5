package checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import checker.report.VerdictTable.Tone;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class VerdictTableTest {

  @Property
  void linesFitAndNothingIsLeftOut(@ForAll @IntRange(min = 40, max = 200) int width) {
    VerdictTable table = new VerdictTable(Page.terminal(width, Paint.PLAIN));
    table.add("violated in at most 29 steps", "no_writeback_of_freed_blocks", Optional.of("blocks are freed under writeback"), Tone.BAD,
        List.of("seen in 3 of 1,000 walks, at the soonest after 31 steps"));
    table.add("holds", "stable_pages", Optional.empty(), Tone.GOOD, List.of());
    assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    assertThat(String.join(" ", table.lines()).replaceAll("\\s+", " "))
        .contains("violated in at most 29 steps no_writeback_of_freed_blocks \"blocks are freed under writeback\" seen in 3 of 1,000 walks, at")
        .contains("holds stable_pages");
  }
}
