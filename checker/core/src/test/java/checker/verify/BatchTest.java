package checker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import checker.explore.ExploreOptions;
import checker.fixture.SpecText;
import checker.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BatchTest {
  /** 2^17 states: more than are tried with one worker. */
  private static final Model LARGE =
      SpecText.model("module large\nvar f: 0..16 -> bool = false\nactor a(i: 0..16) { action flip { f[i]' = not f[i] } }\n"
          + "invariant some { not (f[0] and f[1] and f[2]) }\n");

  private static Model counter(int limit) {
    return SpecText.model("module m\nvar n: 0..9 = 0\nterminal when n = " + limit
        + "\nactor a { action go { when n < " + limit + "; n' = n + 1 } }\ninvariant small { n < 3 }\n");
  }

  private static VerifyOptions workers(int count) {
    return VerifyOptions.defaults().withSearch(ExploreOptions.defaults().withWorkers(count));
  }

  /** All but times and memory. */
  private static List<Object> essence(ScenarioResult result) {
    return List.of(
        result.status().orElseThrow(),
        result.statistics().orElseThrow().levels(),
        result.properties().stream().map(p -> List.of(p.name(), p.verdict(), p.steps())).toList());
  }

  @Test
  void resultsAreThoseOfEachAlone() {
    List<Model> models = List.of(counter(2), LARGE, counter(3), counter(4));
    for (int workers : new int[] {1, 2, 3}) {
      List<Model> finished = Collections.synchronizedList(new ArrayList<>());
      List<Optional<ScenarioResult>> results = Batch.verify(models, workers(workers), finished::add);
      assertThat(finished).containsExactlyInAnyOrderElementsOf(models);
      for (int i = 0; i < models.size(); i++) {
        assertThat(essence(results.get(i).orElseThrow()))
            .isEqualTo(essence(ScenarioVerifier.verify(models.get(i), workers(1))));
      }
    }
    assertThat(Batch.verify(models, workers(2), m -> {}).get(1).orElseThrow().statistics().orElseThrow().distinct())
        .isEqualTo(1 << 17);
  }

  @Test
  void boundsAreThoseAskedFor() {
    VerifyOptions bounded =
        workers(2).withSearch(ExploreOptions.defaults().withWorkers(2).withMaxStates(120_000));
    ScenarioResult result = Batch.verify(List.of(LARGE), bounded, m -> {}).get(0).orElseThrow();
    assertThat(essence(result)).isEqualTo(essence(ScenarioVerifier.verify(LARGE, bounded)));
    assertThat(result.complete()).isFalse();
  }

  @Test
  void nothingIsVerifiedOnceCancelled() {
    VerifyOptions cancelled = VerifyOptions.defaults().withSearch(ExploreOptions.defaults().withCancelled(() -> true));
    assertThat(Batch.verify(List.of(counter(2), counter(3)), cancelled, m -> {})).containsExactly(Optional.empty(), Optional.empty());
  }
}
