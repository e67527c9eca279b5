package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StateSetTest {
  private static final int BATCH = 64;
  private static final int KEY_BITS = 36;

  /** Both ways to keep keys. */
  private enum Kind {
    FULL,
    COMPACT;

    StateSet of(long slots) {
      MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
      FullSet full = FullSet.first(KEY_BITS, budget, slots);
      if (this == FULL) {
        return full;
      }
      CompactSet compact = CompactSet.after(full, slots, 255);
      assertThat(compact.stock(compact.chunkCount, true)).isTrue();
      compact.fill();
      return compact;
    }
  }

  /** Key number k: some follow each other, some are far apart; 0 is a key too. */
  private static long key(long k) {
    return k % 3 == 0 ? k / 3 : k * 0x9E3779B97F4A7C15L >>> 64 - KEY_BITS;
  }

  private static Growth growth(int workers) {
    return new Growth(
        workers,
        (count, task) -> {
          for (int i = 0; i < count; i++) {
            task.accept(i);
          }
        });
  }

  private static Map<Long, Integer> contents(StateSet set) {
    Map<Long, Integer> contents = new HashMap<>();
    set.forEach((key, level) -> assertThat(contents.put(key, level)).isNull());
    return contents;
  }

  @ParameterizedTest
  @EnumSource
  void threadsThatInsertTheSameKeysAddEachOnce(Kind kind) throws InterruptedException {
    int keys = 150_000;
    StateSet set = kind.of(1 << 18);
    int threads = 4;
    long[] added = new long[threads];
    List<Thread> running = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int me = t;
      Thread thread = new Thread(() -> added[me] = insertAll(set, keys));
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    assertThat(Arrays.stream(added).sum()).isEqualTo(keys);
    Map<Long, Integer> expected = new HashMap<>();
    for (int k = 0; k < keys; k++) {
      expected.put(key(k), k / BATCH % 7);
    }
    assertThat(contents(set)).isEqualTo(expected);
  }

  /** Inserts keys 0 .. count - 1, each three times, in an order that all threads nearly share. */
  private static long insertAll(StateSet set, int count) {
    StateSet.Batch batch = new StateSet.Batch(BATCH);
    long[] keys = new long[BATCH];
    long added = 0;
    for (int round = 0; round < 3; round++) {
      for (int k = 0; k < count; k += BATCH) {
        int some = Math.min(count - k, BATCH);
        for (int i = 0; i < some; i++) {
          keys[i] = key(k + i);
        }
        added += set.insert(keys, 0, some, k / BATCH % 7, batch, true);
      }
    }
    return added;
  }

  /** Random insertions into a set that grows when it must, from two slots on, against a map. */
  @ParameterizedTest
  @ValueSource(ints = {20_000, 1_000_000})
  void growthKeepsEveryKeyAndItsLevel(int insertions) {
    Map<Long, Integer> model = insertAtRandom(Kind.FULL.of(2), insertions, 30);
    assertThat(model).hasSizeGreaterThan(insertions / 3);
  }

  /** The slot of a key of 36 bits has 16 to spare for its level; for more levels than that, others are needed. */
  @Test
  void moreLevelsThanASlotCanTell() {
    insertAtRandom(Kind.FULL.of(1 << 10), 70_000, 70_000);
  }

  /** A slot with a remainder of 18 bits has 8 to spare for a level; for more levels than that they move out, and back as it grows. */
  @Test
  void moreLevelsThanASlotWithARemainderCanTell() {
    insertAtRandom(Kind.COMPACT.of(1 << 18), 100_000, 300);
    insertAtRandom(Kind.COMPACT.of(1 << 18), 700_000, 300);
  }

  @Test
  void aCompactSetGrowsToo() {
    Map<Long, Integer> model = insertAtRandom(Kind.COMPACT.of(1 << 18), 800_000, 200);
    assertThat(model).hasSizeGreaterThan(1 << 18);
  }

  private static Map<Long, Integer> insertAtRandom(StateSet first, int insertions, int levels) {
    StateSet set = first;
    StateSet.Batch batch = new StateSet.Batch(1);
    Random random = new Random(7);
    Map<Long, Integer> model = new HashMap<>();
    for (int i = 0; i < insertions; i++) {
      long key = key(random.nextInt(insertions / 2));
      if (model.size() == set.limit()) {
        set = growth(1).grow(set, model.size(), 1, levels - 1);
        assertThat(set).isNotNull();
      }
      int level = (int) ((long) i * levels / insertions);
      set = growth(1).admit(set, level);
      boolean fresh = model.putIfAbsent(key, level) == null;
      assertThat(set.insert(new long[] {key}, 0, 1, level, batch, false)).isEqualTo(fresh ? 1 : 0);
    }
    assertThat(contents(set)).isEqualTo(model);
    return model;
  }

  /** Small remainders leave few bits for displacements: many keys overflow, and none is lost. */
  @Test
  void keysFarFromHomeAreFoundAgain() {
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    int slots = 1 << 12;
    int bits = 12 + 26;
    assertThat(CompactSet.feasible(bits, slots)).isTrue();
    assertThat(CompactSet.feasible(bits + 1, slots)).isFalse();
    CompactSet set = CompactSet.after(FullSet.first(bits, budget, slots), slots, 255);
    assertThat(set.stock(1, true)).isTrue();
    set.fill();
    long before = budget.usedBytes();
    StateSet.Batch batch = new StateSet.Batch(1);
    Map<Long, Integer> model = new HashMap<>();
    for (int k = 0; k < slots / 100 * 97; k++) {
      long key = key(k) & (1L << bits) - 1;
      boolean fresh = model.putIfAbsent(key, k % 200) == null;
      assertThat(set.insert(new long[] {key}, 0, 1, k % 200, batch, false)).isEqualTo(fresh ? 1 : 0);
      assertThat(set.insert(new long[] {key}, 0, 1, 77, batch, true)).isZero();
    }
    assertThat(budget.usedBytes()).as("some overflow").isGreaterThan(before);
    assertThat(contents(set)).isEqualTo(model);
  }

  /** With memory for a table of full keys only up to some size, growth goes on with remainders, then to the brim, then ends. */
  @Test
  void whereMemoryIsShortKeysAreKeptInPart() {
    long bytes = 40L << 20;
    StateSet set = FullSet.first(KEY_BITS, new MemoryBudget(bytes), 1 << 18);
    StateSet.Batch batch = new StateSet.Batch(BATCH);
    long[] keys = new long[BATCH];
    int count = 0;
    while (true) {
      if (count + BATCH > set.limit()) {
        StateSet larger = growth(1).grow(set, count, BATCH, 200);
        if (larger == null) {
          break;
        }
        set = larger;
      }
      for (int i = 0; i < BATCH; i++) {
        keys[i] = count + i;
      }
      assertThat(set.insert(keys, 0, BATCH, count % 200, batch, false)).isEqualTo(BATCH);
      count += BATCH;
    }
    assertThat(set).isInstanceOf(CompactSet.class);
    assertThat((double) bytes / count).as("bytes a key").isLessThan(6.5);
    BitSet seen = new BitSet();
    set.forEach(
        (key, level) -> {
          if (seen.get((int) key) || level != (int) key / BATCH * BATCH % 200) {
            fail(key + " at level " + level);
          }
          seen.set((int) key);
        });
    assertThat(seen.cardinality()).isEqualTo(seen.length()).isEqualTo(count);
  }

  @Test
  void growthThatDoesNotFitLeavesTheSetAsItIs() {
    int slots = 1 << 12;
    MemoryBudget budget = new MemoryBudget(9 * slots + 100);
    StateSet set = FullSet.first(63, budget, slots);
    long used = budget.usedBytes();
    long present = set.limit();
    assertThat(present).isEqualTo(slots / 8 * 5);
    assertThat(growth(2).grow(set, present, 100, 0)).isSameAs(set);
    assertThat(set.limit()).isEqualTo(slots / 16 * 15);
    assertThat(growth(2).grow(set, set.limit(), 1, 0)).isNull();
    assertThat(budget.usedBytes()).isEqualTo(used).isBetween(9L * slots, 9L * slots + 100);
  }
}
