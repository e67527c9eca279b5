package checker.layout;

import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.AnyType;
import checker.fixture.AnyValue;
import checker.fixture.Models;
import checker.model.Cell;
import checker.model.Model;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StateLayoutLawsTest {

  record Case(Model model, List<Value> state, List<Value> other) {}

  @Provide
  Arbitrary<Case> cases() {
    return AnyType.any(2).list().ofMaxSize(5).flatMap(StateLayoutLawsTest::cases);
  }

  /** Often the two states differ in one variable only. */
  private static Arbitrary<Case> cases(List<Type> types) {
    Arbitrary<List<Value>> states = AnyValue.ofEach(types);
    Arbitrary<Integer> kept = Arbitraries.integers().between(0, types.size());
    return Combinators.combine(states, states, kept)
        .as(
            (state, other, variable) -> {
              List<Value> mixed = new ArrayList<>(variable < types.size() ? state : other);
              if (variable < types.size()) {
                mixed.set(variable, other.get(variable));
              }
              return new Case(model(types), state, mixed);
            });
  }

  private static Model model(List<Type> types) {
    Models models = new Models();
    for (int i = 0; i < types.size(); i++) {
      models.variable("v" + i, types.get(i), List.of());
    }
    return models.build();
  }

  @Property(tries = 400, seed = "2027", edgeCases = EdgeCasesMode.NONE)
  void decodingGivesBackWhatWasEncoded(@ForAll("cases") Case c) {
    StateLayout layout = StateLayout.of(c.model());
    long[] words = dirty(layout.words() + 2);
    layout.encode(c.state(), words, 1);
    assertThat(layout.decode(words, 1)).isEqualTo(c.state());
    assertThat(words[0]).isEqualTo(-1);
    assertThat(words[words.length - 1]).isEqualTo(-1);
  }

  @Property(tries = 400, seed = "2028", edgeCases = EdgeCasesMode.NONE)
  void statesAreEqualExactlyIfTheirWordsAre(@ForAll("cases") Case c) {
    StateLayout layout = StateLayout.of(c.model());
    long[] words = dirty(layout.words());
    long[] other = new long[layout.words()];
    layout.encode(c.state(), words, 0);
    layout.encode(c.other(), other, 0);
    assertThat(Arrays.equals(words, other)).isEqualTo(c.state().equals(c.other()));
  }

  @Property(tries = 400, seed = "2029", edgeCases = EdgeCasesMode.NONE)
  void fieldsDoNotOverlapAndLeaveTheTopBitFree(@ForAll("cases") Case c) {
    StateLayout layout = StateLayout.of(c.model());
    BitSet taken = new BitSet();
    int widthBits = 0;
    for (Field field : fields(c.model(), layout)) {
      int from = field.word() * 64 + field.shift();
      BitSet bits = new BitSet();
      bits.set(from, from + field.widthBits());
      assertThat(taken.intersects(bits)).isFalse();
      taken.or(bits);
      widthBits += field.widthBits();
    }
    assertThat(layout.widthBits()).isEqualTo(widthBits).isEqualTo(taken.cardinality());
    assertThat(layout.words()).as("as few words as the extent allows").isEqualTo((taken.length() + 1 + 63) / 64);
    for (int word = 0; word < layout.words(); word++) {
      BitSet used = taken.get(64 * word, 64 * word + 64);
      assertThat(layout.usedBits().get(word)).isEqualTo(Math.max(1, used.length())).isEqualTo(Math.max(1, used.cardinality()));
    }
  }

  @Property(tries = 200, seed = "2030", edgeCases = EdgeCasesMode.NONE)
  void elementsOfAnArrayLieAtARegularStride(@ForAll("arrays") Type.Function type) {
    StateLayout layout = StateLayout.of(model(List.of(new Type.Range(0, 4), type)));
    int cellsPerElement = (int) Cell.count(type.range());
    int size = (int) type.domain().cardinality();
    int perWord = 1;
    while (perWord < size && start(layout, perWord * cellsPerElement) / 64 == start(layout, 0) / 64) {
      perWord++;
    }
    int words = perWord < size ? start(layout, perWord * cellsPerElement) / 64 - start(layout, 0) / 64 : 0;
    int bits = perWord > 1 ? start(layout, cellsPerElement) - start(layout, 0) : 0;
    for (int i = 0; i < size; i++) {
      int expected = start(layout, 0) + i / perWord * words * 64 + i % perWord * bits;
      assertThat(start(layout, i * cellsPerElement)).as("element %d", i).isEqualTo(expected);
    }
  }

  @Provide
  Arbitrary<Type.Function> arrays() {
    Arbitrary<Type> elements = AnyType.any(1).filter(type -> width(type) > 0);
    return AnyType.scalar(40).flatMap(domain -> elements.map(range -> new Type.Function(domain, range)));
  }

  private static int width(Type type) {
    return StateLayout.of(model(List.of(type))).widthBits();
  }

  /** The lowest bit of a cell of the second variable that has bits, counted from the start of the state. */
  private static int start(StateLayout layout, int cell) {
    for (int i = cell; ; i++) {
      Field field = fields(layout.slot(1, i)).get(0);
      if (field.widthBits() > 0) {
        return field.word() * 64 + field.shift();
      }
    }
  }

  private static List<Field> fields(Model model, StateLayout layout) {
    List<Field> fields = new ArrayList<>();
    for (Variable variable : model.variables()) {
      for (int cell = 0; cell < Cell.count(variable.type()); cell++) {
        fields.addAll(fields(layout.slot(variable.index(), cell)));
      }
    }
    return fields;
  }

  private static List<Field> fields(CellSlot slot) {
    List<Field> fields = new ArrayList<>();
    if (slot instanceof CellSlot.Scalar scalar) {
      fields.add(scalar.field());
    } else if (slot instanceof CellSlot.SetBits set) {
      fields.add(set.field());
    } else {
      CellSlot.Sequence sequence = (CellSlot.Sequence) slot;
      fields.add(sequence.length());
      sequence.elements().forEach(element -> element.forEach(s -> fields.addAll(fields(s))));
    }
    return fields;
  }

  private static long[] dirty(int words) {
    long[] all = new long[words];
    Arrays.fill(all, -1);
    return all;
  }
}
