package checker.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpellingTest {
  private static final List<String> WORDS = List.of("unmapped", "mapped", "idle", "in", "when", "then");

  @Test
  void aWrittenWordIsFoundInSpiteOfOneFault() {
    assertThat(Spelling.nearest("unmaped", WORDS)).contains("unmapped");
    assertThat(Spelling.nearest("idel", WORDS)).contains("idle");
    assertThat(Spelling.nearest("IDLE", WORDS)).contains("idle");
    assertThat(Spelling.nearest("whne", WORDS)).contains("when");
  }

  @Test
  void theNearestWins() {
    assertThat(Spelling.nearest("tmapped", WORDS)).contains("mapped");
    assertThat(Spelling.nearest("xhen", WORDS)).contains("when");
  }

  @Test
  void aWordFarFromAllIsNot() {
    assertThat(Spelling.nearest("writeback", WORDS)).isEmpty();
    assertThat(Spelling.nearest("x", WORDS)).isEmpty();
    assertThat(Spelling.nearest("", WORDS)).isEmpty();
    assertThat(Spelling.nearest("a".repeat(100_000), WORDS)).isEmpty();
  }

  @Test
  void aWordIsNotItsOwnCorrection() {
    assertThat(Spelling.nearest("then", WORDS)).contains("when");
  }
}
