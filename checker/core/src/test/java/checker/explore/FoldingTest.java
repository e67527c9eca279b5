package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class FoldingTest {

  /** Words that use all of their bits but one in the last. */
  private static int[] full(int words) {
    int[] bits = new int[words];
    Arrays.fill(bits, 64);
    bits[words - 1] = 63;
    return bits;
  }

  /** States whose words take few values, in random combination. */
  private static long[] states(int words, int count, long seed) {
    Random random = new Random(seed);
    long[] states = new long[words * count];
    for (int i = 0; i < states.length; i++) {
      states[i] = (random.nextInt(30) - 5) * 0x123456789ABCDEFL;
    }
    return states;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8})
  void aKeyTellsTheState(int words) {
    Folding folding = new Folding(full(words), new MemoryBudget(Long.MAX_VALUE));
    int count = 5_000;
    long[] states = states(words, count, 3);
    long[] keys = new long[count];
    if (words == 1) {
      assertThat(folding.direct()).isTrue();
      System.arraycopy(states, 0, keys, 0, count);
    } else {
      folding.folder(count).fold(states, 0, count, keys);
    }
    Map<Long, List<Long>> stateOfKey = new HashMap<>();
    for (int i = 0; i < count; i++) {
      long[] unfolded = new long[words + 2];
      folding.unfold(keys[i], 0, unfolded, 1);
      long[] state = Arrays.copyOfRange(states, i * words, (i + 1) * words);
      assertThat(Arrays.copyOfRange(unfolded, 1, words + 1)).isEqualTo(state);
      stateOfKey.put(keys[i], Arrays.stream(state).boxed().toList());
    }
    assertThat(stateOfKey.values()).as("one key for a state").doesNotHaveDuplicates();
  }

  @Test
  void twoWordsThatCanBeMarkedAreTheirOwnKey() {
    Folding folding = new Folding(new int[] {63, 40}, new MemoryBudget(0));
    assertThat(folding.direct()).isTrue();
    assertThat(folding.keyWords()).isEqualTo(2);
    assertThat(folding.keyBits()).isEqualTo(40);
    long[] unfolded = new long[3];
    folding.unfold(5, 7, unfolded, 1);
    assertThat(unfolded).containsExactly(0, 5, 7);
  }

  @Test
  void threadsGiveTheSameKeys() throws InterruptedException {
    Folding folding = new Folding(full(3), new MemoryBudget(Long.MAX_VALUE));
    int count = 50_000;
    long[] states = new long[3 * count];
    Arrays.setAll(states, i -> i / 7);
    long[][] keys = new long[4][count];
    List<Thread> threads = new ArrayList<>();
    for (long[] mine : keys) {
      Thread thread = new Thread(() -> folding.folder(count).fold(states, 0, count, mine));
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (long[] mine : keys) {
      assertThat(mine).isEqualTo(keys[0]);
    }
  }

  @Test
  void aDictionaryWithoutMemorySaysSo() {
    MemoryBudget budget = new MemoryBudget(300_000);
    Dictionary dictionary = new Dictionary(budget);
    assertThatThrownBy(
            () -> {
              for (long word = 0; ; word++) {
                assertThat(dictionary.number(word)).isEqualTo((int) word);
              }
            })
        .isInstanceOf(MemoryBudget.Exhausted.class);
    assertThat(dictionary.size()).isGreaterThan(4096);
    for (int number = 0; number < dictionary.size(); number++) {
      assertThat(dictionary.word(number)).isEqualTo(number);
      assertThat(dictionary.number(number)).isEqualTo(number);
    }
  }
}
