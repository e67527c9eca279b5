package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptStatesTest {
  private static final int LEVELS = 10;

  /** Level l has the keys 1000 l to 1000 l + 100 l. */
  private static KeptStates kept(long bytesLeft) {
    MemoryBudget measured = new MemoryBudget(Long.MAX_VALUE);
    FullSet.first(40, measured, 1 << 14);
    MemoryBudget budget = new MemoryBudget(measured.usedBytes() + bytesLeft);
    StateSet set = FullSet.first(40, budget, 1 << 14);
    StateSet.Batch batch = new StateSet.Batch(1);
    long[] sizes = new long[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      sizes[level] = 100L * level + 1;
      for (int i = 0; i < sizes[level]; i++) {
        set.insert(new long[] {1000L * level + i}, 0, 1, level, batch, false);
      }
    }
    return new KeptStates(new Folding(1, 40, budget), budget, sizes, set);
  }

  private static Set<Long> keys(KeptStates kept, int level) {
    Set<Long> keys = new TreeSet<>();
    Level states = kept.level(level);
    for (int slice = 0; slice < states.slices(); slice++) {
      for (int i = states.offset(slice); i < states.offset(slice) + states.count(slice); i++) {
        assertThat(keys.add(states.words(slice)[i])).isTrue();
      }
    }
    return keys;
  }

  /** With memory for all keys, for those of the levels up to 6 at most, and for none. */
  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE / 2, 8 * (7 + 2100), 0})
  void everyLevelIsThereWhateverTheMemory(long bytesLeft) {
    for (List<Integer> order : List.of(List.of(9, 5, 0), List.of(6, 5, 0, 7), List.of(3, 6, 2, 9, 1))) {
      KeptStates kept = kept(bytesLeft);
      for (int level : order) {
        Set<Long> expected = new TreeSet<>();
        for (int i = 0; i <= 100 * level; i++) {
          expected.add(1000L * level + i);
        }
        assertThat(keys(kept, level)).as("level %d of %s", level, order).isEqualTo(expected);
      }
    }
  }

  @Test
  void memoryThatSufficesForTheFirstLevelsIsUsedAndGivenBack() {
    KeptStates kept = kept(8 * (7 + 2100));
    Level six = kept.level(6);
    assertThat(kept.level(6).words(0)).as("sorted once").isSameAs(six.words(0));
    assertThat(kept.level(8).words(0)).as("gathered each time").isNotSameAs(kept.level(8).words(0));
  }
}
