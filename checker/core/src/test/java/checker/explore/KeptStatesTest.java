package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptStatesTest {
  private static final int LEVELS = 10;

  private static StateSet set(int words, MemoryBudget budget) {
    return words == 1 ? FullSet.first(40, budget, 1 << 14) : PairSet.first(40, budget, 1 << 14);
  }

  /**
   * Level l has the keys 1000 l to 1000 l + 100 l, in each word.
   *
   * @param keysLeft for how many keys there is memory beside the set
   */
  private static KeptStates kept(int words, long keysLeft) {
    MemoryBudget measured = new MemoryBudget(Long.MAX_VALUE);
    set(words, measured);
    return kept(words, new MemoryBudget(measured.usedBytes() + 8 * words * keysLeft));
  }

  private static KeptStates kept(int words, MemoryBudget budget) {
    StateSet set = set(words, budget);
    StateSet.Batch batch = new StateSet.Batch(1, words);
    long[] sizes = new long[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      sizes[level] = 100L * level + 1;
      for (int i = 0; i < sizes[level]; i++) {
        long word = 1000L * level + i;
        set.insert(new long[] {word, word}, 0, 1, level, batch, false);
      }
    }
    int[] wordBits = new int[words];
    Arrays.fill(wordBits, 40);
    return new KeptStates(new Folding(wordBits, budget), budget, sizes, set);
  }

  private static Set<Long> keys(int words, KeptStates kept, int level) {
    Set<Long> keys = new TreeSet<>();
    Level states = kept.level(level);
    for (int slice = 0; slice < states.slices(); slice++) {
      int offset = states.offset(slice);
      for (int i = 0; i < states.count(slice); i++) {
        long word = states.words(slice)[offset + words * i];
        assertThat(states.words(slice)[offset + words * i + words - 1]).isEqualTo(word);
        assertThat(keys.add(word)).isTrue();
      }
    }
    return keys;
  }

  /** With memory for all keys, for those of the levels up to 6 at most, and for none. */
  @ParameterizedTest
  @CsvSource({"1, 1000000", "1, 2107", "1, 0", "2, 1000000", "2, 2107", "2, 0"})
  void everyLevelIsThereWhateverTheMemory(int words, long keysLeft) {
    for (List<Integer> order : List.of(List.of(9, 5, 0), List.of(6, 5, 0, 7), List.of(3, 6, 2, 9, 1))) {
      KeptStates kept = kept(words, keysLeft);
      for (int level : order) {
        Set<Long> expected = new TreeSet<>();
        for (int i = 0; i <= 100 * level; i++) {
          expected.add(1000L * level + i);
        }
        assertThat(keys(words, kept, level)).as("level %d of %s", level, order).isEqualTo(expected);
      }
    }
  }

  @Test
  void memoryThatSufficesForTheFirstLevelsIsUsedAndGivenBack() {
    KeptStates kept = kept(1, 7 + 2100);
    Level six = kept.level(6);
    assertThat(kept.level(6).words(0)).as("sorted once").isSameAs(six.words(0));
    assertThat(kept.level(8).words(0)).as("gathered each time").isNotSameAs(kept.level(8).words(0));
  }

  @Test
  void shortTracesNeedMemoryForTheirLevelsOnly() {
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    KeptStates kept = kept(1, budget);
    long set = budget.usedBytes();
    kept.level(3);
    kept.level(0);
    assertThat(budget.usedBytes()).as("1 + 101 + 201 + 301 keys").isEqualTo(set + 8 * 604);
    kept.level(4);
    assertThat(budget.usedBytes()).as("a later level: all").isEqualTo(set + 8 * (10 + 4500));
  }
}
