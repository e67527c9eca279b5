package checker.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DistinctStatesTest {
  private static DistinctStates of(int words, long from, long to) {
    DistinctStates states = new DistinctStates(words);
    long[] state = new long[words];
    for (long i = from; i < to; i++) {
      state[words - 1] = i;
      states.add(state, 0);
    }
    return states;
  }

  @Test
  void fewStatesAreCountedExactly() {
    DistinctStates states = of(1, 0, DistinctStates.KEPT);
    states.merge(of(1, 100, 200));
    assertThat(states.count()).isEqualTo(DistinctStates.KEPT);
    assertThat(states.exact()).isTrue();
    states.merge(of(1, DistinctStates.KEPT, DistinctStates.KEPT + 1));
    assertThat(states.exact()).isFalse();
  }

  @Test
  void statesOfSeveralWordsAreToldApartByHashes() {
    DistinctStates states = of(3, 0, 1000);
    assertThat(states.count()).isEqualTo(1000);
    assertThat(states.exact()).isFalse();
  }

  @Test
  void manyStatesAreEstimatedHoweverTheyWereDivided() {
    DistinctStates one = of(1, 0, 1_000_000);
    // Five standard errors.
    assertThat((double) one.count()).isCloseTo(1_000_000, within(20_000.0));
    DistinctStates divided = of(1, 600_000, 1_000_000);
    divided.merge(of(1, 0, 10));
    divided.merge(of(1, 5, 700_000));
    assertThat(divided.count()).isEqualTo(one.count());
  }
}
