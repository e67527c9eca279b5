package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactMoveTest {
  private static CompactSet set(int bits, long slots, int lastLevel) {
    FullSet full = FullSet.first(bits, new MemoryBudget(Long.MAX_VALUE), 1 << 12);
    return CompactSet.after(full, slots, lastLevel);
  }

  private static Map<Long, Integer> contents(StateSet set) {
    Map<Long, Integer> contents = new HashMap<>();
    int[] keys = new int[1];
    set.forEach(
        (key, none, level) -> {
          contents.put(key, level);
          keys[0]++;
        });
    assertThat(contents).as("each key once").hasSize(keys[0]);
    return contents;
  }

  /** A set of the same keys, made as growth makes it. */
  private static CompactSet moved(CompactSet from, long slots, int lastLevel) {
    CompactSet into = from.next(slots, lastLevel);
    assertThat(into.stock(into.chunkCount, true)).isTrue();
    Strays strays = new Strays();
    for (int chunk = 0; chunk < from.chunkCount; chunk++) {
      CompactMove.move(from, chunk, into, strays);
    }
    from.moveRest(into);
    into.fill();
    strays.placeIn(into);
    return into;
  }

  private final StateSet.Batch one = new StateSet.Batch(1, 1);

  private void insert(CompactSet set, Map<Long, Integer> model, long hash, int level) {
    long key = set.permutation.undo(hash);
    if (model.putIfAbsent(key, level) == null) {
      set.insert(new long[] {key}, 0, 1, level, one, false);
    }
  }

  /**
   * @param inSlotBefore whether slots tell levels in the first set
   * @param inSlotAfter whether they do in the second
   */
  @ParameterizedTest
  @CsvSource({
    "44, 2, 3, 200, false, false",
    "44, 2, 3, 300, false, false",
    "39, 3, 5, 63, false, true",
    "38, 3, 5, 63, true, true",
    "36, 2, 3, 255, true, true",
    "44, 2, 2, 200, false, false",
    "44, 3, 4, 200, false, false"
  })
  void keysAndLevelsStayWhatTheyAre(
      int bits, int chunks, int nextChunks, int lastLevel, boolean inSlotBefore, boolean inSlotAfter) {
    Random random = new Random(bits + chunks);
    CompactSet from = set(bits, (long) chunks << StateSet.CHUNK_SHIFT, lastLevel);
    from.make();
    Map<Long, Integer> model = new HashMap<>();
    long hashes = 1L << bits;
    for (int i = 0; i < from.slots / 2; i++) {
      insert(from, model, random.nextLong() & hashes - 1, 1 + random.nextInt(lastLevel));
    }
    for (long corner : new long[] {0, 1, hashes - 1, hashes - 2, hashes / chunks, hashes / nextChunks, hashes / nextChunks - 1}) {
      insert(from, model, corner, 1 + random.nextInt(lastLevel));
    }
    assertThat(from.levels() == null).isEqualTo(inSlotBefore);
    CompactSet into = moved(from, (long) nextChunks << StateSet.CHUNK_SHIFT, lastLevel);
    assertThat(into.levels() == null).isEqualTo(inSlotAfter);
    assertThat(contents(into)).isEqualTo(model);
    long[] keys = model.keySet().stream().mapToLong(Long::longValue).toArray();
    StateSet.Batch batch = new StateSet.Batch(keys.length, 1);
    assertThat(into.insert(keys, 0, keys.length, 1, batch, false)).as("found again").isZero();
  }

  /** 300 keys of one home: far away from it in a set of long displacements, and more than fit in one of short ones. */
  @Test
  void displacementsThatTheOtherSetCannotTell() {
    CompactSet from = set(39, 2 << StateSet.CHUNK_SHIFT, 63);
    from.make();
    Map<Long, Integer> model = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      insert(from, model, (1L << 37) + i, i % 64);
    }
    CompactSet into = moved(from, 4 << StateSet.CHUNK_SHIFT, 63);
    assertThat(from.mostDisplacement()).isGreaterThan(300);
    assertThat(into.mostDisplacement()).isLessThan(100);
    assertThat(contents(into)).isEqualTo(model);
  }

  /** Rounding never tells. */
  @Test
  void theHomeIsFoundHoweverManySlots() {
    Random random = new Random(3);
    long chunk = StateSet.CHUNK_SLOTS;
    for (long slots : new long[] {chunk, 3 * chunk, 21 * chunk, 23_170 * chunk, 23_171 * chunk, (1 << 15) * chunk, ((1 << 16) - 1) * chunk}) {
      int bits = Math.min(56, 63 - Long.numberOfLeadingZeros(slots) + 20);
      CompactSet set = set(bits, slots, 255);
      long homes = 1L << Math.min(31, 63 - Long.numberOfLeadingZeros(slots));
      long[] first = {0, 1, 2, homes / 2 - 1, homes / 2, homes / 2 + 1, homes - 2, homes - 1};
      long[] tried = Arrays.copyOf(first, 3000);
      for (int i = first.length; i < tried.length; i++) {
        tried[i] = (random.nextLong() >>> 1) % homes;
      }
      int remainderBits = bits - Long.numberOfTrailingZeros(homes);
      for (long home : tried) {
        long hash = home << remainderBits | random.nextLong() & (1L << remainderBits) - 1;
        long slot = set.home(hash);
        assertThat(slot).isBetween(0L, slots - 1);
        assertThat(set.hash(slot, set.told(set.entry(hash)))).as("%d slots, home %d", slots, home).isEqualTo(hash);
      }
    }
  }
}
