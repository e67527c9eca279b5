package checker.layout;

import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.function;
import static checker.fixture.Values.map;
import static checker.fixture.Values.range;
import static checker.fixture.Values.sequence;
import static checker.fixture.Values.sequenceType;
import static checker.fixture.Values.value;
import static checker.fixture.Values.values;
import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.Models;
import checker.model.Model;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InitialCandidatesTest {

  private static List<List<Value>> candidates(Model model) {
    StateLayout layout = StateLayout.of(model);
    List<List<Value>> states = new ArrayList<>();
    InitialCandidates.of(model, layout).forEach(words -> states.add(layout.decode(words, 0)));
    return states;
  }

  @Test
  void theLastCellVariesFastest() {
    Models models = new Models();
    models.variable("a", range(0, 9), List.of(values(5, 2)));
    models.variable("still", BOOL, value(true));
    models.variable("f", function(BOOL, range(0, 9)), List.of(values(1, 7), values(8, 3)));
    assertThat(candidates(models.build()))
        .containsExactly(
            List.of(value(5), value(true), map(BOOL, 1, 8)),
            List.of(value(5), value(true), map(BOOL, 1, 3)),
            List.of(value(5), value(true), map(BOOL, 7, 8)),
            List.of(value(5), value(true), map(BOOL, 7, 3)),
            List.of(value(2), value(true), map(BOOL, 1, 8)),
            List.of(value(2), value(true), map(BOOL, 1, 3)),
            List.of(value(2), value(true), map(BOOL, 7, 8)),
            List.of(value(2), value(true), map(BOOL, 7, 3)));
  }

  @Test
  void ofEqualCombinationsTheFirstIsKept() {
    Models models = new Models();
    models.variable("a", range(0, 9), List.of(values(4, 1, 4)));
    models.variable("b", range(0, 9), List.of(values(2, 2, 0)));
    assertThat(candidates(models.build()))
        .containsExactly(values(4, 2), values(4, 0), values(1, 2), values(1, 0));
  }

  @Test
  void aShorterSequenceLeavesNothingOfALongerOne() {
    Models models = new Models();
    models.variable("s", sequenceType(2, range(0, 3)), List.of(List.of(sequence(3, 3), sequence(), sequence(2))));
    Model model = models.build();
    List<Long> words = new ArrayList<>();
    InitialCandidates.of(model, StateLayout.of(model)).forEach(state -> words.add(state[0]));
    assertThat(words).containsExactly(0b11_11_10L, 0L, 0b00_10_01L);
  }

  @Test
  void withoutVariablesThereIsOne() {
    assertThat(candidates(new Models().build())).containsExactly(List.of());
  }

  @Test
  void aCellWithoutInitialValuesLeavesNone() {
    Models models = new Models();
    models.variable("a", BOOL, List.of(List.of(value(true), value(false))));
    models.variable("b", BOOL, List.of(List.of()));
    assertThat(candidates(models.build())).isEmpty();
  }
}
