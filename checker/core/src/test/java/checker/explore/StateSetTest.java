package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import checker.transition.Successors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StateSetTest {
  private static final int BATCH = 64;

  private static StateSet set(int words, int slots, StateStore store, MemoryBudget budget) {
    return words == 1 ? new NarrowSet(slots, budget) : new WideSet(slots, store, budget);
  }

  /** State number k: all words but the last are often equal to those of others; 0 is a state too. */
  private static long[] state(int words, long k) {
    long[] state = new long[words];
    Arrays.fill(state, k % 5 - 2);
    state[words - 1] = k * 0x9E3779B97F4A7C15L & Long.MAX_VALUE;
    return state;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void threadsThatInsertTheSameStatesAddEachOnce(int words) throws InterruptedException {
    int states = 60_000;
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    StateStore store = new StateStore(words, 512, budget);
    StateSet set = set(words, 1 << 16, store, budget);
    int threads = 4;
    long[] added = new long[threads];
    StateStore.Writer[] writers = new StateStore.Writer[threads];
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int me = t;
      writers[t] = store.new Writer();
      Thread thread = new Thread(() -> added[me] = insertAll(set, words, states, writers[me]));
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    assertThat(Arrays.stream(added).sum()).isEqualTo(states);
    assertThat(contents(store, writers)).isEqualTo(expected(words, states));
  }

  /** Inserts states 0 .. count - 1, each three times, in an order that all threads nearly share. */
  private static long insertAll(StateSet set, int words, int count, StateStore.Writer writer) {
    StateSet.Batch batch = new StateSet.Batch(BATCH, writer);
    Successors buffer = new Successors(words, BATCH);
    long added = 0;
    for (int round = 0; round < 3; round++) {
      for (int k = 0; k < count; k += BATCH) {
        buffer.clear();
        for (int i = k; i < Math.min(count, k + BATCH); i++) {
          buffer.add(state(words, i), 0, 0);
        }
        added += set.insert(buffer, 0, buffer.count, batch, true);
      }
    }
    return added;
  }

  private static Set<List<Long>> contents(StateStore store, StateStore.Writer... writers) {
    Levels levels = new Levels();
    for (StateStore.Writer writer : writers) {
      writer.closeLevel(levels);
    }
    levels.close();
    Level level = levels.level(0, store);
    Set<List<Long>> contents = new HashSet<>();
    for (int slice = 0; slice < level.slices(); slice++) {
      for (int i = 0; i < level.count(slice); i++) {
        int at = level.offset(slice) + i * store.stateWords();
        contents.add(Arrays.stream(level.words(slice), at, at + store.stateWords()).boxed().toList());
      }
    }
    assertThat(level.size()).isEqualTo(contents.size());
    return contents;
  }

  private static Set<List<Long>> expected(int words, int count) {
    Set<List<Long>> states = new HashSet<>();
    for (int k = 0; k < count; k++) {
      states.add(Arrays.stream(state(words, k)).boxed().toList());
    }
    return states;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void growthKeepsEveryState(int words) {
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    StateStore store = new StateStore(words, 64, budget);
    StateSet set = set(words, 2, store, budget);
    StateStore.Writer writer = store.new Writer();
    StateSet.Batch batch = new StateSet.Batch(1, writer);
    Successors buffer = new Successors(words, 1);
    Random random = new Random(7);
    Set<Long> model = new HashSet<>();
    for (int i = 0; i < 40_000; i++) {
      long k = random.nextInt(10_000);
      if (model.size() == set.limit()) {
        assertThat(set.grow(model.size(), 1)).isTrue();
      }
      buffer.clear();
      buffer.add(state(words, k), 0, 0);
      assertThat(set.insert(buffer, 0, 1, batch, false)).isEqualTo(model.add(k) ? 1 : 0);
    }
    assertThat(contents(store, writer)).hasSize(model.size());
  }

  @Test
  void aFullBudgetFillsTheTableFurtherAndThenRefuses() {
    int slots = 1 << 12;
    StateSet set = new NarrowSet(slots, new MemoryBudget(8 * slots + 100));
    long present = set.limit();
    assertThat(present).isEqualTo(slots / 8 * 5);
    assertThat(set.grow(present, 100)).isTrue();
    assertThat(set.limit()).isEqualTo(slots / 16 * 15);
    assertThat(set.grow(set.limit(), 1)).isFalse();
  }
}
