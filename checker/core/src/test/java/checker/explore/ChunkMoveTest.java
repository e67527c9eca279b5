package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkMoveTest {
  private enum Kind {
    FULL,
    COMPACT,
    WIDE
  }

  /** A set without chunks. */
  private static WordSet set(Kind kind, int bits, long slots, int lastLevel) {
    FullSet full = FullSet.first(bits, new MemoryBudget(Long.MAX_VALUE), 1 << 12);
    return next(full, kind, slots, lastLevel);
  }

  private static WordSet next(WordSet from, Kind kind, long slots, int lastLevel) {
    return switch (kind) {
      case FULL -> ((FullSet) from).next(slots, lastLevel);
      case COMPACT -> CompactSet.after(from, slots, lastLevel);
      case WIDE -> WideCompactSet.after(from, slots, lastLevel);
    };
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

  /** Fills a set without chunks with the same keys, as growth does. */
  private static void move(WordSet from, WordSet into) {
    assertThat(into.stock(into.chunkCount, true)).isTrue();
    Strays strays = new Strays();
    for (int chunk = 0; chunk < from.chunkCount; chunk++) {
      ChunkMove.move(from, chunk, into, strays);
    }
    from.moveRest(into);
    into.fill();
    strays.placeIn(into);
  }

  private final StateSet.Batch one = new StateSet.Batch(1, 1);

  private void insert(WordSet set, Map<Long, Integer> model, long hash, int level) {
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
    "COMPACT, COMPACT, 44, 2, 3, 200, false, false",
    "COMPACT, COMPACT, 44, 2, 3, 300, false, false",
    "COMPACT, COMPACT, 39, 3, 5, 63, false, true",
    "COMPACT, COMPACT, 38, 3, 5, 63, true, true",
    "COMPACT, COMPACT, 36, 2, 3, 255, true, true",
    "COMPACT, COMPACT, 44, 2, 2, 200, false, false",
    "COMPACT, COMPACT, 44, 3, 4, 200, false, false",
    "FULL, FULL, 44, 2, 3, 200, true, true",
    "FULL, FULL, 63, 2, 3, 200, false, false",
    "FULL, FULL, 63, 3, 5, 300, false, false",
    "FULL, FULL, 63, 2, 2, 200, false, false",
    "FULL, COMPACT, 44, 2, 3, 200, true, false",
    "FULL, COMPACT, 36, 3, 5, 200, true, true",
    "FULL, WIDE, 54, 2, 3, 63, true, true",
    "FULL, WIDE, 54, 2, 3, 200, true, false",
    "WIDE, WIDE, 54, 2, 3, 63, true, true",
    "WIDE, WIDE, 54, 2, 3, 200, false, false",
    "WIDE, WIDE, 54, 2, 3, 300, false, false",
    "WIDE, WIDE, 54, 3, 5, 127, false, true",
    "WIDE, WIDE, 48, 2, 2, 500, true, true",
    "WIDE, COMPACT, 44, 2, 3, 200, true, false",
    "WIDE, COMPACT, 36, 3, 5, 200, true, true"
  })
  void keysAndLevelsStayWhatTheyAre(
      Kind kind, Kind nextKind, int bits, int chunks, int nextChunks, int lastLevel, boolean inSlotBefore, boolean inSlotAfter) {
    Random random = new Random(bits + chunks);
    WordSet from = set(kind, bits, (long) chunks << StateSet.CHUNK_SHIFT, lastLevel);
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
    WordSet into = next(from, nextKind, (long) nextChunks << StateSet.CHUNK_SHIFT, lastLevel);
    move(from, into);
    assertThat(into.levels() == null).isEqualTo(inSlotAfter);
    assertThat(contents(into)).isEqualTo(model);
    long[] keys = model.keySet().stream().mapToLong(Long::longValue).toArray();
    StateSet.Batch batch = new StateSet.Batch(keys.length, 1);
    assertThat(into.insert(keys, 0, keys.length, 1, batch, false)).as("found again").isZero();
  }

  /** 300 keys of one home: far away from it in a set of long displacements, and more than fit in one of short ones. */
  @Test
  void displacementsThatTheOtherSetCannotTell() {
    RemainderSet from = (RemainderSet) set(Kind.COMPACT, 39, 2 << StateSet.CHUNK_SHIFT, 63);
    from.make();
    Map<Long, Integer> model = new HashMap<>();
    for (int i = 0; i < 300; i++) {
      insert(from, model, (1L << 37) + i, i % 64);
    }
    WordSet into = next(from, Kind.COMPACT, 4 << StateSet.CHUNK_SHIFT, 63);
    move(from, into);
    assertThat(from.mostDisplacement()).isGreaterThan(300);
    assertThat(into.mostDisplacement()).isLessThan(100);
    assertThat(contents(into)).isEqualTo(model);
  }
}
