package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {

  @Property
  void isUndone(@ForAll @IntRange(min = 1, max = 63) int bits, @ForAll long number) {
    Permutation permutation = new Permutation(bits);
    long below = number & (1L << bits) - 1;
    long image = permutation.apply(below);
    assertThat(image).isBetween(0L, (1L << bits) - 1);
    assertThat(permutation.undo(image)).isEqualTo(below);
    assertThat(permutation.apply(permutation.undo(below))).isEqualTo(below);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 12})
  void isOneToOne(int bits) {
    BitSet images = new BitSet();
    for (long number = 0; number < 1L << bits; number++) {
      images.set((int) new Permutation(bits).apply(number));
    }
    assertThat(images.cardinality()).isEqualTo(1 << bits);
  }

  /** Numbers that differ in one bit go to far places: counted over the high eight bits, all 256 places get about their share. */
  @ParameterizedTest
  @ValueSource(ints = {24, 40, 63})
  void spreadsNumbersThatAreNearEachOther(int bits) {
    Permutation permutation = new Permutation(bits);
    int[] places = new int[256];
    int numbers = 256 * 64;
    for (long number = 0; number < numbers; number++) {
      places[(int) (permutation.apply(number << bits - 20) >>> bits - 8)]++;
    }
    for (int place : places) {
      assertThat(place).isBetween(8, 256);
    }
  }
}
