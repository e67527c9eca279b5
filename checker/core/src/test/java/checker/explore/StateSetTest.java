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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class StateSetTest {
  private static final int BATCH = 64;
  private static final int KEY_BITS = 36;

  /** A key; of one word, the second is 0. */
  private record Key(long word0, long word1) {}

  /** The ways to keep keys. */
  private enum Kind {
    FULL(1, KEY_BITS),
    /** Too long for remainders in four bytes. */
    LONG(1, 50),
    COMPACT(1, KEY_BITS),
    WIDE_COMPACT(1, 50),
    /** With bits to spare for levels. */
    PAIRS(2, KEY_BITS),
    WIDE_PAIRS(2, 63);

    final int keyWords;

    /** Of the last word. */
    final int bits;

    Kind(int keyWords, int bits) {
      this.keyWords = keyWords;
      this.bits = bits;
    }

    StateSet of(long slots) {
      return of(slots, new MemoryBudget(Long.MAX_VALUE));
    }

    StateSet of(long slots, MemoryBudget budget) {
      if (keyWords == 2) {
        return PairSet.first(bits, budget, slots);
      }
      FullSet full = FullSet.first(bits, budget, slots);
      if (this == FULL || this == LONG) {
        return full;
      }
      RemainderSet remainders = this == COMPACT ? CompactSet.after(full, slots, 255) : WideCompactSet.after(full, slots, 255);
      remainders.make();
      return remainders;
    }

    /** Key number k. */
    Key key(long k) {
      return keyWords == 1 ? new Key(word(k, bits), 0) : pair(k);
    }

    /** Some share a word with many others; a word of zeros is one, too, and so is one of ones. */
    private Key pair(long k) {
      long ones = -1L >>> 64 - bits;
      if (k == 1) {
        return new Key(Long.MAX_VALUE, ones);
      }
      return switch ((int) (k % 4)) {
        case 0 -> new Key(k, 0);
        case 1 -> new Key(Long.MAX_VALUE, k);
        case 2 -> new Key(word(k, 63), word(k + 1, bits));
        default -> new Key(k >>> 10, ones - k);
      };
    }

    StateSet.Batch batch(int capacity) {
      return new StateSet.Batch(capacity, keyWords);
    }

    /** The words of keys number k, k + 1, ... */
    long[] keys(long k, int count) {
      long[] keys = new long[count * keyWords];
      for (int i = 0; i < count; i++) {
        put(key(k + i), keys, i);
      }
      return keys;
    }

    void put(Key key, long[] keys, int number) {
      keys[number * keyWords] = key.word0;
      if (keyWords == 2) {
        keys[number * keyWords + 1] = key.word1;
      }
    }
  }

  /** Some follow each other, some are far apart; 0 is one, too. */
  private static long word(long k, int bits) {
    return k % 3 == 0 ? k / 3 : k * 0x9E3779B97F4A7C15L >>> 64 - bits;
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

  private static Map<Key, Integer> contents(StateSet set) {
    Map<Key, Integer> contents = new HashMap<>();
    set.forEach(
        (word0, word1, level) -> {
          Key key = new Key(word0, word1);
          if (contents.put(key, level) != null) {
            fail(key + " twice");
          }
        });
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
      Thread thread = new Thread(() -> added[me] = insertAll(kind, set, keys));
      running.add(thread);
      thread.start();
    }
    for (Thread thread : running) {
      thread.join();
    }
    assertThat(Arrays.stream(added).sum()).isEqualTo(keys);
    Map<Key, Integer> expected = new HashMap<>();
    for (int k = 0; k < keys; k++) {
      expected.put(kind.key(k), k / BATCH % 7);
    }
    assertThat(contents(set)).isEqualTo(expected);
  }

  /** Inserts keys 0 .. count - 1, each three times, in an order that all threads nearly share. */
  private static long insertAll(Kind kind, StateSet set, int count) {
    StateSet.Batch batch = kind.batch(BATCH);
    long added = 0;
    for (int round = 0; round < 3; round++) {
      for (int k = 0; k < count; k += BATCH) {
        int some = Math.min(count - k, BATCH);
        added += set.insert(kind.keys(k, some), 0, some, k / BATCH % 7, batch, true);
      }
    }
    return added;
  }

  /** Random insertions into a set that grows when it must, from two slots on, against a map. */
  @ParameterizedTest
  @CsvSource({"FULL, 20000", "FULL, 1000000", "LONG, 1000000", "PAIRS, 20000", "PAIRS, 1000000", "WIDE_PAIRS, 500000"})
  void growthKeepsEveryKeyAndItsLevel(Kind kind, int insertions) {
    Map<Key, Integer> model = insertAtRandom(kind, 2, insertions, 30);
    assertThat(model).hasSizeGreaterThan(insertions / 3);
  }

  /** The slot of a key of 36 bits has 16 to spare for its level; for more levels than that, others are needed. */
  @ParameterizedTest
  @EnumSource(names = {"COMPACT", "WIDE_COMPACT"}, mode = EnumSource.Mode.EXCLUDE)
  void moreLevelsThanASlotCanTell(Kind kind) {
    insertAtRandom(kind, 1 << 10, 70_000, 70_000);
  }

  /** A slot with a remainder of 18 bits has 8 to spare for a level; for more levels than that they move out, and back as it grows. */
  @Test
  void moreLevelsThanASlotWithARemainderCanTell() {
    insertAtRandom(Kind.COMPACT, 1 << 18, 100_000, 300);
    insertAtRandom(Kind.COMPACT, 1 << 18, 700_000, 300);
  }

  /** A slot of 48 bits with a remainder of 32 has 10 for a level. */
  @Test
  void moreLevelsThanAWideSlotCanTell() {
    insertAtRandom(Kind.WIDE_COMPACT, 1 << 18, 100_000, 2_000);
    insertAtRandom(Kind.WIDE_COMPACT, 1 << 18, 700_000, 2_000);
  }

  @ParameterizedTest
  @EnumSource(names = {"COMPACT", "WIDE_COMPACT"})
  void aCompactSetGrowsToo(Kind kind) {
    Map<Key, Integer> model = insertAtRandom(kind, 1 << 18, 800_000, 200);
    assertThat(model).hasSizeGreaterThan(1 << 18);
  }

  private static Map<Key, Integer> insertAtRandom(Kind kind, long slots, int insertions, int levels) {
    StateSet set = kind.of(slots);
    StateSet.Batch batch = kind.batch(1);
    Random random = new Random(7);
    Map<Key, Integer> model = new HashMap<>();
    for (int i = 0; i < insertions; i++) {
      int k = random.nextInt(insertions / 2);
      if (model.size() == set.limit()) {
        set = growth(1).grow(set, model.size(), 1, levels - 1);
        assertThat(set).isNotNull();
      }
      int level = (int) ((long) i * levels / insertions);
      set = growth(1).admit(set, level);
      boolean fresh = model.putIfAbsent(kind.key(k), level) == null;
      assertThat(set.insert(kind.keys(k, 1), 0, 1, level, batch, i % 2 == 0)).isEqualTo(fresh ? 1 : 0);
    }
    assertThat(contents(set)).isEqualTo(model);
    return model;
  }

  /** Long remainders leave few bits for displacements: many keys overflow, and none is lost. */
  @ParameterizedTest
  @CsvSource({"COMPACT, 38", "WIDE_COMPACT, 48"})
  void keysFarFromHomeAreFoundAgain(Kind kind, int bits) {
    MemoryBudget budget = new MemoryBudget(Long.MAX_VALUE);
    int slots = 1 << 12;
    FullSet full = FullSet.first(bits, budget, slots);
    RemainderSet set = kind == Kind.COMPACT ? CompactSet.after(full, slots, 63) : WideCompactSet.after(full, slots, 63);
    assertThat(set.mostDisplacement()).isEqualTo((1 << RemainderSet.LEAST_DISPLACEMENT_BITS) - 2);
    set.make();
    long before = budget.usedBytes();
    StateSet.Batch batch = new StateSet.Batch(1, 1);
    Map<Key, Integer> model = new HashMap<>();
    for (int k = 0; k < slots / 100 * 97; k++) {
      long key = word(k, bits);
      boolean fresh = model.putIfAbsent(new Key(key, 0), k % 60) == null;
      assertThat(set.insert(new long[] {key}, 0, 1, k % 60, batch, false)).isEqualTo(fresh ? 1 : 0);
      assertThat(set.insert(new long[] {key}, 0, 1, 7, batch, true)).isZero();
    }
    assertThat(budget.usedBytes()).as("some overflow").isGreaterThan(before);
    assertThat(contents(set)).isEqualTo(model);
  }

  /** What memory had room for. */
  private record Filled(StateSet set, int keys) {}

  /** With memory for a table of full keys only up to some size, growth goes on with remainders, then to the brim, then ends. */
  @ParameterizedTest
  @CsvSource({"FULL, 40, 6.5", "LONG, 20, 8.5"})
  void whereMemoryIsShortKeysAreKeptInPart(Kind kind, int megabytes, double most) {
    long bytes = (long) megabytes << 20;
    Filled filled = filled(kind.of(1 << 18, new MemoryBudget(bytes)), 1);
    assertThat(filled.set).isInstanceOf(kind == Kind.FULL ? CompactSet.class : WideCompactSet.class);
    assertThat((double) bytes / filled.keys).as("bytes a key").isLessThan(most);
  }

  /** Of two words, growth goes on by little until all chunks but the one that moving takes are in use, and then to the brim. */
  @Test
  void whereMemoryIsShortPairsFillTheirTable() {
    int chunks = 25;
    long bytes = 16L * StateSet.CHUNK_SLOTS * chunks;
    Filled filled = filled(PairSet.first(KEY_BITS, new MemoryBudget(bytes), 1 << 18), 2);
    assertThat(filled.set.chunkCount).isEqualTo(chunks - 1);
    assertThat((double) filled.keys / filled.set.slots).isBetween(0.93, 0.94);
  }

  /** A set of as many keys as there is memory for, all of which it tells, with their levels. */
  private static Filled filled(StateSet first, int keyWords) {
    StateSet set = first;
    StateSet.Batch batch = new StateSet.Batch(BATCH, keyWords);
    long[] keys = new long[keyWords * BATCH];
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
        keys[keyWords * i] = count + i;
      }
      assertThat(set.insert(keys, 0, BATCH, count % 200, batch, false)).isEqualTo(BATCH);
      count += BATCH;
    }
    BitSet seen = new BitSet();
    set.forEach(
        (key, none, level) -> {
          if (none != 0 || seen.get((int) key) || level != (int) key / BATCH * BATCH % 200) {
            fail(key + " at level " + level);
          }
          seen.set((int) key);
        });
    assertThat(seen.cardinality()).isEqualTo(seen.length()).isEqualTo(count);
    return new Filled(set, count);
  }

  /** What growth may need is known before it begins: while it goes on, there is no more memory. */
  @ParameterizedTest
  @CsvSource({
    "FULL, 1, 25", "FULL, 3, 25", "LONG, 1, 7", "LONG, 3, 7", "COMPACT, 1, 25", "COMPACT, 3, 25", "WIDE_COMPACT, 1, 7", "WIDE_COMPACT, 3, 7",
    "PAIRS, 1, 25", "PAIRS, 3, 25", "WIDE_PAIRS, 1, 25", "WIDE_PAIRS, 3, 25"
  })
  void growthTakesWhatItMadeSureOf(Kind kind, int workers, int chunks) {
    MemoryBudget budget = new MemoryBudget(1L << 40);
    StateSet set = kind.of(5L * StateSet.CHUNK_SLOTS, budget);
    int keys = (int) set.limit() / BATCH * BATCH;
    insertAll(kind, set, keys);
    Map<Key, Integer> before = contents(set);
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    AtomicInteger next = new AtomicInteger();
    Growth.Parallel parallel =
        (count, task) -> {
          long rest = budget.freeBytes();
          budget.allocate(rest, Object::new);
          together(
              workers,
              () -> {
                for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                  task.accept(i);
                }
              },
              failures);
          budget.release(rest);
        };
    StateSet larger = new Growth(workers, parallel).grow(set, keys, 1, 6);
    assertThat(failures).isEmpty();
    assertThat(larger.chunkCount).isEqualTo(chunks);
    assertThat(contents(larger)).isEqualTo(before);
  }

  private static void together(int threads, Runnable work, List<Throwable> failures) {
    List<Thread> running = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread thread = new Thread(work);
      thread.setUncaughtExceptionHandler((which, failure) -> failures.add(failure));
      running.add(thread);
      thread.start();
    }
    try {
      for (Thread thread : running) {
        thread.join();
      }
    } catch (InterruptedException e) {
      failures.add(e);
    }
  }

  /** Slots of eight bytes, or of sixteen, and a byte for the level. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void growthThatDoesNotFitLeavesTheSetAsItIs(int keyWords) {
    int slots = 1 << 12;
    int slotBytes = 8 * keyWords + 1;
    MemoryBudget budget = new MemoryBudget(slotBytes * slots + 100);
    StateSet set = keyWords == 1 ? FullSet.first(63, budget, slots) : PairSet.first(63, budget, slots);
    long used = budget.usedBytes();
    long present = set.limit();
    assertThat(present).isEqualTo(slots / 8 * 5);
    assertThat(growth(2).grow(set, present, 100, 0)).isSameAs(set);
    assertThat(set.limit()).isEqualTo(slots / 16 * 15);
    assertThat(growth(2).grow(set, set.limit(), 1, 0)).isNull();
    assertThat(budget.usedBytes()).isEqualTo(used).isBetween((long) slotBytes * slots, slotBytes * slots + 100L);
  }
}
