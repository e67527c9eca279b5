package checker.report;

import static org.assertj.core.api.Assertions.assertThat;

import checker.explore.ProgressListener.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of a search under way. */
class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  /** A search that begins with these levels, has expanded a million states in ten seconds, and now begins the last of them. */
  private static OptionalLong remaining(long... levels) {
    List<Long> last =
        Arrays.stream(levels).skip(Math.max(0, levels.length - Progress.LEVELS)).boxed().toList();
    long left = last.get(last.size() - 1);
    return Outlook.remainingNanos(
        new Progress(levels.length - 1, last, left, 1_000_000 + left, left, 9_000_000, 10 * SECOND, 1 << 20));
  }

  @Test
  void geometricSeriesIsSummedUp() {
    // 800 + 400 + 200 + ... are 1,600 states, of 10 microseconds each.
    assertThat(remaining(6400, 3200, 1600, 800).orElseThrow()).isEqualTo(16_000_000L);
    assertThat(remaining(1, 50, 6400, 3200, 1600, 800).orElseThrow()).isEqualTo(16_000_000L);
  }

  @Test
  void largestRatioOfTheLastCounts() {
    // 0.8, 0.5, 0.5: at most 1600 + 1600 * 0.8 / 0.2 = 8,000 states.
    assertThat(remaining(8000, 6400, 3200, 1600).orElseThrow()).isCloseTo(80_000_000L, within(10));
  }

  private static org.assertj.core.data.Offset<Long> within(long nanos) {
    return org.assertj.core.data.Offset.offset(nanos);
  }

  @Test
  void doublyShrinkingLevelsOfABellHaveAnEnd() {
    assertThat(remaining(100, 900, 1000, 850, 600, 300)).isPresent();
  }

  @Test
  void levelsWithoutATrendGiveNone() {
    assertThat(remaining(1, 2, 4, 8, 16)).as("growing").isEmpty();
    assertThat(remaining(500, 500, 500, 500)).as("constant").isEmpty();
    assertThat(remaining(1000, 950, 903, 858)).as("hardly shrinking").isEmpty();
    assertThat(remaining(900, 450, 460, 230)).as("once up").isEmpty();
    assertThat(remaining(10_000, 2_000, 1_000, 800)).as("less and less; 0.8 after 0.5").isEmpty();
    assertThat(remaining(1000, 500, 250)).as("too few").isEmpty();
    assertThat(remaining(10, 1000, 500, 250)).as("too few after the largest").isEmpty();
    assertThat(remaining(1)).isEmpty();
  }

  @Test
  void nothingExpandedYetGivesNone() {
    Progress progress = new Progress(3, List.of(80L, 40L, 20L, 10L), 10, 150, 150, 150, SECOND, 1);
    assertThat(Outlook.remainingNanos(progress)).isEmpty();
  }

  private static final Progress SHRINKING =
      new Progress(
          41, List.of(8_000_000L, 4_000_000L, 2_000_000L, 1_000_000L), 600_000, 31_000_000, 1_000_000, 240_000_000,
          12 * SECOND, 300L << 20);

  @Test
  void everythingWhereThereIsRoom() {
    assertThat(ProgressText.ofSearch("scenario 12 of 306", SHRINKING, 200))
        .isEqualTo(
            "scenario 12 of 306  level 41  31.0 M states  1.0 M queued  2.6 M states/s  300.0 MB  12 s"
                + "  about 1 s to go");
  }

  @Test
  void whatMattersLessIsLeftOutWhereThereIsLittle() {
    assertThat(ProgressText.ofSearch("scenario 12 of 306", SHRINKING, 79))
        .isEqualTo("level 41  31.0 M states  1.0 M queued  2.6 M states/s  12 s  about 1 s to go");
    assertThat(ProgressText.ofSearch("scenario 12 of 306", SHRINKING, 39)).isEqualTo("level 41  31.0 M states  12 s");
    assertThat(ProgressText.ofPhase("scenario 12 of 306", "looking for shortest traces", 61 * SECOND, 39))
        .isEqualTo("looking for shortest traces  1 min 1 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 10, 20, 39, 60, 79, 131})
  void neverWiderThanTheTerminal(int width) {
    assertThat(ProgressText.ofSearch("scenario 12 of 306", SHRINKING, width)).hasSizeLessThanOrEqualTo(width);
    assertThat(ProgressText.ofPhase("scenario 12 of 306", "deciding everything", SECOND, width))
        .hasSizeLessThanOrEqualTo(width);
  }

  @Test
  void lineIsWrittenOverAndRemoved() throws InterruptedException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    try (ProgressLine line = ProgressLine.on(terminal, 40)) {
      line.scenario(1, 1);
      line.progress(SHRINKING);
      for (int i = 0; i < 500 && bytes.size() == 0; i++) {
        Thread.sleep(20);
      }
    }
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("\r\u001b[Klevel 41  31.0 M states  12 s\r\u001b[K");
    terminal.print("a result");
    Thread.sleep(300);
    assertThat(bytes.toString(StandardCharsets.UTF_8)).as("nothing after it").endsWith("a result");
  }

  @Test
  void nothingIsShownOfWhatIsSoonOver() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ProgressLine line = ProgressLine.on(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80)) {
      line.scenario(1, 2);
      line.phase("looking for shortest traces");
    }
    assertThat(bytes.size()).isZero();
  }
}
