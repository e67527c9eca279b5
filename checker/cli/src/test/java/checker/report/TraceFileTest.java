package checker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.trace.RecordedTrace;
import checker.trace.RecordedTrace.Claim;
import checker.trace.RecordedTrace.RecordedStep;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TraceFileTest {
  private static final String TRACE =
      """
      dir with space/pages.spec  scenario dax.direct_io  with DRIVERS = 2; FAST = true
        VIOLATED  no_write   "no write   to a page"   4 steps

        Initially:  mode = direct, queue = [1, 2],
                    pages[1].dirty = false

            driver 1          driver 2                writeback    changed
            --------          --------                ---------    -------
         1  get_user_pages                                         io[1]: idle -> pinned,
                                                                   x: 1 -> 2
         2                    pick(2) with p = 1, branch 2         x: 2 -> 3
         3                                            submit       writeback: false -> true
         4  start_dma

        At step 4:  not (writeback and writing)    pages.spec:39
                    is false: writeback = true
        Minimal:    no violation within 3 steps (all 11 states at depth 3 or less were visited)
      """;

  @Test
  void everythingThatIsNeededIsReadBack() throws TraceFile.Corrupt {
    assertThat(TraceFile.parse(TRACE))
        .isEqualTo(
            new RecordedTrace(
                "dir with space/pages.spec",
                "dax",
                "direct_io",
                Map.of("DRIVERS", "2", "FAST", "true"),
                "no_write",
                Claim.VIOLATED,
                OptionalInt.empty(),
                List.of("mode = direct", "queue = [1, 2]", "pages[1].dirty = false"),
                List.of(
                    new RecordedStep("driver 1", "get_user_pages", List.of()),
                    new RecordedStep("driver 2", "pick(2)", List.of("p = 1", "branch 2")),
                    new RecordedStep("writeback", "submit", List.of()),
                    new RecordedStep("driver 1", "start_dma", List.of()))));
  }

  @Test
  void loopIsReadBack() throws TraceFile.Corrupt {
    String loop =
        """
        m.spec  scenario default
          VIOLATED  ends   3 steps, the last 2 for ever

              light        switch    changed
              -----        ------    -------
           1               press     on: false -> true
              ==== from here on, again and again
           2  flickers               bright: true -> false
           3  flickers               bright: false -> true
              ==== back to before step 2
        """;
    RecordedTrace read = TraceFile.parse(loop);
    assertThat(read.loopStart()).hasValue(1);
    assertThat(read.steps()).extracting(RecordedStep::label).containsExactly("press", "flickers", "flickers");
    assertThat(TraceFile.parse(loop.replaceAll("(?m)^.*====.*\n", "")).loopStart()).isEmpty();
  }

  @Test
  void stayingForEverIsReadBack() throws TraceFile.Corrupt {
    RecordedTrace read =
        TraceFile.parse(
            """
            m.spec  scenario default
              VIOLATED  ends   2 steps

                  switch    changed
                  ------    -------
               1  press     on: false -> true
               2  (nothing happens any more)
            """);
    assertThat(read.loopStart()).hasValue(1);
    assertThat(read.steps()).extracting(RecordedStep::label).containsExactly("press");
  }

  @Test
  void lineEndsOfWindowsDoNotMatter() throws TraceFile.Corrupt {
    assertThat(TraceFile.parse(TRACE.replace("\n", "\r\n"))).isEqualTo(TraceFile.parse(TRACE));
  }

  @Test
  void initialStateAloneIsATrace() throws TraceFile.Corrupt {
    RecordedTrace trace =
        TraceFile.parse("m.spec  scenario s\n  VIOLATED  p   0 steps\n\n  At step 0:  x    m.spec:3\n");
    assertThat(trace.steps()).isEmpty();
    assertThat(trace.module()).isEmpty();
  }


  @Test
  void corruptLinesHaveTheirNumber() {
    assertCorrupt("", 1);
    assertCorrupt("nonsense\n", 1);
    assertCorrupt(TRACE.replace("VIOLATED", "violated"), 2);
    assertCorrupt(TRACE.replace("   3   ", "   8   "), 12);
    assertCorrupt(TRACE.replace("   4  start_dma", "   4   start_dma"), 13);
    assertCorrupt(TRACE.replace("FAST = true", "FAST"), 1);
  }

  @Test
  void whatWasCutOffIsNoTrace() throws TraceFile.Corrupt {
    int lastStep = TRACE.indexOf("   4  start_dma");
    for (int end = 0; end < lastStep; end++) {
      String cut = TRACE.substring(0, end);
      assertThatThrownBy(() -> TraceFile.parse(cut)).as(cut).isInstanceOf(TraceFile.Corrupt.class);
    }
    assertCorrupt(TRACE.substring(0, lastStep), 2);
    assertCorrupt(TRACE.replace("   4 steps", "   3 steps"), 2);
    assertCorrupt(TRACE.replace("   4 steps", ""), 2);
    String wrapped = TRACE.replace("   4 steps", "\n            4 steps");
    assertThat(TraceFile.parse(wrapped)).isEqualTo(TraceFile.parse(TRACE));
    assertCorrupt(wrapped.replace("4 steps", "5 steps"), 3);
  }

  private static void assertCorrupt(String text, int line) {
    assertThatThrownBy(() -> TraceFile.parse(text))
        .isInstanceOfSatisfying(TraceFile.Corrupt.class, e -> assertThat(e.line()).isEqualTo(line));
  }
}
