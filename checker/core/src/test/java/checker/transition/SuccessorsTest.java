package checker.transition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SuccessorsTest {

  @Test
  void growsAndKeepsWhatIsThere() {
    Successors out = new Successors(2, 1);
    for (int i = 0; i < 1000; i++) {
      out.add(i, -i, i % 7);
      out.fault(i);
    }
    assertThat(out.count).isEqualTo(1000);
    assertThat(out.faultCount).isEqualTo(1000);
    for (int i = 0; i < 1000; i++) {
      assertThat(out.words[2 * i]).isEqualTo(i);
      assertThat(out.words[2 * i + 1]).isEqualTo(-i);
      assertThat(out.instances[i]).isEqualTo(i % 7);
      assertThat(out.faults[i]).isEqualTo(i);
    }
    out.clear();
    assertThat(out.count + out.faultCount).isZero();
  }

  @Test
  void copiesAStateOfAnyWidth() {
    Successors out = new Successors(3, 1);
    long[] from = {9, 1, 2, 3, 9};
    out.add(from, 1, 5);
    out.add(from, 2, 6);
    assertThat(Arrays.copyOf(out.words, 6)).containsExactly(1, 2, 3, 2, 3, 9);
  }

  @Test
  void moreThanAnArrayHoldsIsMoreThanMemoryHolds() {
    Successors out = new Successors(1 << 16, 1);
    assertThatThrownBy(() -> out.reserve(1 << 15)).isInstanceOf(OutOfMemoryError.class);
    assertThatThrownBy(() -> out.reserve(Integer.MAX_VALUE)).isInstanceOf(OutOfMemoryError.class);
    assertThat(out.instances).hasSize(1);
  }
}
