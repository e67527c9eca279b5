package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.model.Model;
import checker.witness.Comparison;
import checker.witness.Summary;
import checker.witness.Tlc;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * TLC finds in the translations of random specifications what is found here. A build tries some; {@code -Dchecker.witness=all}
 * and {@code -Dchecker.laws.factor=N} try more.
 */
class TlcLawTest {
  private static final int FIRST_SEED = Integer.getInteger("checker.witness.seed", 1);
  private static final int SPECIFICATIONS =
      Integer.getInteger("checker.laws.factor", "all".equals(System.getProperty("checker.witness")) ? 10 : 1) * 16;
  private static final Comparison.Limits LIMITS = new Comparison.Limits(1500, 1500, 60);

  @TempDir Path directory;

  @Test
  void randomSpecificationsMeanTheSameToTlc() {
    Summary summary = new Summary();
    try (Tlc tlc = new Tlc(directory)) {
      for (int seed = FIRST_SEED; seed < FIRST_SEED + SPECIFICATIONS; seed++) {
        RandomSpec spec = RandomSpec.of(seed);
        try {
          for (Model model : Loaded.models(spec)) {
            summary.add(model, Comparison.of(model, tlc, LIMITS));
          }
        } catch (TestAbortedException e) {
          // A specification with an error of types.
        }
        assertThat(summary.differences()).as(spec.toString()).isEmpty();
      }
    }
    summary.print(System.out);
    assertThat(summary.scenarios()).isGreaterThan(SPECIFICATIONS / 4);
  }

  /** Each construct, and each error: TLC ends with one too. */
  @Test
  void examplesOfTheLanguageReferenceMeanTheSameToTlc() throws IOException {
    List<Model> models = new ArrayList<>();
    for (String text : LanguageReferenceTest.withoutMistakes()) {
      models.addAll(Loaded.models(text));
    }
    Summary summary = Summary.of(models, LIMITS, directory);
    summary.print(System.out);
    assertThat(summary.differences()).isEmpty();
    assertThat(summary.scenarios()).isGreaterThan(20);
    assertThat(summary.leftOut()).allMatch(reason -> reason.startsWith("a property: TLA+ cannot say"));
  }
}
