package checker.layout;

import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.NIL;
import static checker.fixture.Values.enumeration;
import static checker.fixture.Values.field;
import static checker.fixture.Values.function;
import static checker.fixture.Values.map;
import static checker.fixture.Values.member;
import static checker.fixture.Values.optional;
import static checker.fixture.Values.range;
import static checker.fixture.Values.record;
import static checker.fixture.Values.recordType;
import static checker.fixture.Values.sequence;
import static checker.fixture.Values.sequenceType;
import static checker.fixture.Values.set;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import checker.fixture.Models;
import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateLayoutTest {

  private static Model model(Type... types) {
    Models models = new Models();
    for (Type type : types) {
      models.variable("v", type, List.of());
    }
    return models.build();
  }

  private static long[] encode(Model model, Value... state) {
    StateLayout layout = StateLayout.of(model);
    long[] words = new long[layout.words()];
    layout.encode(List.of(state), words, 0);
    return words;
  }

  private static Field scalar(StateLayout layout, int variable, int cell) {
    return ((CellSlot.Scalar) layout.slot(variable, cell)).field();
  }

  @Test
  void scalarsHoldOrdinalsFromTheLowestBitOn() {
    Type.Enumeration io = enumeration("Io", "idle", "pinned", "writing");
    Model model = model(BOOL, range(-1, 3), io, optional(range(5, 7)));
    assertThat(encode(model, value(true), value(3), member(io, "writing"), NIL)).containsExactly(0b00_10_100_1);
    assertThat(encode(model, value(false), value(-1), member(io, "pinned"), value(7)))
        .containsExactly(0b11_01_000_0);
  }

  @Test
  void setsHoldABitForEachPossibleMember() {
    assertThat(encode(model(setType(range(2, 6))), set(2, 5, 6))).containsExactly(0b11001);
  }

  @Test
  void sequencesHoldTheirLengthAndZeroesAfterTheirElements() {
    Model model = model(sequenceType(3, range(1, 4)));
    assertThat(encode(model, sequence(4, 1))).containsExactly(0b00_00_11_10);
    assertThat(encode(model, sequence())).containsExactly(0);
  }

  @Test
  void unusedElementsAreZeroWhateverWasThereBefore() {
    Model model = model(sequenceType(2, sequenceType(2, setType(range(0, 1)))));
    StateLayout layout = StateLayout.of(model);
    long[] words = {-1};
    layout.encode(List.of(sequence(sequence(set(0, 1)))), words, 0);
    // From the low end: outer length 1; of the first element, length 1 and {0, 1}; then nothing.
    assertThat(words).containsExactly(0b11_01_01);
  }

  @Test
  void functionsAndRecordsFollowTheirCells() {
    Type.Record request = recordType("Request", field("pages", range(0, 3)), field("done", BOOL));
    Type.Function type = function(range(1, 2), request);
    Value requests = map(range(1, 2), record(request, value(2), value(true)), record(request, value(3), value(false)));
    assertThat(encode(model(type), requests)).containsExactly(0b0_11_1_10);
  }

  @Test
  void aTypeWithOneValueTakesNoBits() {
    Model model = model(range(7, 7), BOOL);
    StateLayout layout = StateLayout.of(model);
    assertThat(layout.widthBits()).isEqualTo(1);
    assertThat(scalar(layout, 0, 0)).isEqualTo(new Field(0, 0, 0));
    assertThat(encode(model, value(7), value(true))).containsExactly(1);
  }

  @Test
  void noVariablesAreStillOneWord() {
    assertThat(StateLayout.of(model()).words()).isEqualTo(1);
    assertThat(encode(model())).containsExactly(0);
  }

  @Test
  void theTopBitOfTheLastWordStaysFree() {
    Type set = setType(range(1, 63));
    assertThat(StateLayout.of(model(set)).words()).isEqualTo(1);
    assertThat(StateLayout.of(model(set, BOOL)).words()).isEqualTo(2);
    assertThat(StateLayout.of(model(setType(range(1, 64)))).words()).isEqualTo(2);
    assertThat(StateLayout.of(model(set, range(0, 3))).words()).isEqualTo(2);
  }

  @Test
  void soDoesThatOfTheFirstOfTwoWordsWhereTwoSuffice() {
    Type bits = function(range(1, 126), BOOL);
    StateLayout layout = StateLayout.of(model(bits));
    assertThat(layout.usedBits()).containsExactly(63, 63);
    assertThat(scalar(layout, 0, 63)).isEqualTo(new Field(1, 0, 1));
    assertThat(StateLayout.of(model(function(range(1, 127), BOOL))).usedBits()).containsExactly(64, 63);
    assertThat(StateLayout.of(model(function(range(1, 63), BOOL))).usedBits()).containsExactly(63);
    assertThat(StateLayout.of(model(setType(range(1, 64)), BOOL)).usedBits()).containsExactly(64, 1);
  }

  @Test
  void theWidestScalarKeepsAllItsValues() {
    Model model = model(range(Integer.MIN_VALUE, Integer.MAX_VALUE), BOOL);
    assertThat(encode(model, value(Integer.MAX_VALUE), value(true))).containsExactly(0x1_ffff_ffffL);
    assertThat(StateLayout.of(model).decode(new long[] {0x1_8000_0000L}, 0)).containsExactly(value(0), value(true));
  }

  @Test
  void fieldsDoNotStraddleWords() {
    StateLayout layout = StateLayout.of(model(setType(range(1, 60)), range(0, 31), BOOL));
    assertThat(scalar(layout, 1, 0)).isEqualTo(new Field(1, 0, 5));
    assertThat(scalar(layout, 2, 0)).isEqualTo(new Field(1, 5, 1));
  }

  @Test
  void aFunctionThatFitsAWordStaysInOne() {
    StateLayout layout = StateLayout.of(model(setType(range(1, 40)), function(range(1, 10), range(0, 7))));
    assertThat(scalar(layout, 1, 0)).isEqualTo(new Field(1, 0, 3));
    assertThat(scalar(layout, 1, 9)).isEqualTo(new Field(1, 27, 3));
  }

  @Test
  void aLongFunctionHasTheSameNumberOfElementsInEachWord() {
    StateLayout layout = StateLayout.of(model(BOOL, function(range(0, 99), range(0, 4)), BOOL));
    assertThat(scalar(layout, 1, 0)).isEqualTo(new Field(1, 0, 3));
    assertThat(scalar(layout, 1, 20)).isEqualTo(new Field(1, 60, 3));
    assertThat(scalar(layout, 1, 21)).isEqualTo(new Field(2, 0, 3));
    assertThat(scalar(layout, 1, 99)).isEqualTo(new Field(5, 45, 3));
    assertThat(scalar(layout, 2, 0)).as("what follows shares the last word").isEqualTo(new Field(5, 48, 1));
  }

  @Test
  void elementsWiderThanAWordBeginAtAWord() {
    Type.Record wide = recordType("Wide", field("all", setType(range(1, 64))), field("flag", BOOL));
    StateLayout layout = StateLayout.of(model(BOOL, function(BOOL, wide)));
    assertThat(((CellSlot.SetBits) layout.slot(1, 0)).field()).isEqualTo(new Field(1, 0, 64));
    assertThat(scalar(layout, 1, 1)).isEqualTo(new Field(2, 0, 1));
    assertThat(((CellSlot.SetBits) layout.slot(1, 2)).field()).isEqualTo(new Field(3, 0, 64));
    assertThat(scalar(layout, 1, 3)).isEqualTo(new Field(4, 0, 1));
  }

  @Test
  void aStateOfTheWrongLengthIsRefused() {
    StateLayout layout = StateLayout.of(model(BOOL));
    assertThatThrownBy(() -> layout.encode(List.of(), new long[1], 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aValueOutsideItsTypeIsRefused() {
    StateLayout layout = StateLayout.of(model(BOOL, range(0, 5)));
    assertThatThrownBy(() -> layout.encode(List.of(value(true), value(9)), new long[1], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
