package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemainderSetTest {
  private enum Kind {
    COMPACT(20),
    WIDE(30);

    /** Bits of a remainder that leave enough for the rest of a slot. */
    final int remainderBits;

    Kind(int remainderBits) {
      this.remainderBits = remainderBits;
    }

    /** Without chunks. */
    RemainderSet of(int bits, long slots) {
      FullSet full = FullSet.first(bits, new MemoryBudget(Long.MAX_VALUE), 1 << 12);
      return this == COMPACT ? CompactSet.after(full, slots, 255) : WideCompactSet.after(full, slots, 255);
    }
  }

  /** Rounding never tells. */
  @ParameterizedTest
  @EnumSource
  void theHomeIsFoundHoweverManySlots(Kind kind) {
    Random random = new Random(3);
    long chunk = StateSet.CHUNK_SLOTS;
    for (long slots : new long[] {chunk, 3 * chunk, 21 * chunk, 23_170 * chunk, 23_171 * chunk, (1 << 15) * chunk, ((1 << 16) - 1) * chunk}) {
      int bits = 63 - Long.numberOfLeadingZeros(slots) + kind.remainderBits;
      RemainderSet set = kind.of(bits, slots);
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

  /** Keys that differ in their homes only, near the end of a chunk: what is found there is told by how far from home it is. */
  @ParameterizedTest
  @EnumSource
  void sameRemaindersOfOtherHomes(Kind kind) {
    long slots = 2L << StateSet.CHUNK_SHIFT;
    int bits = 18 + kind.remainderBits;
    for (int first = StateSet.CHUNK_SLOTS - 6; first < StateSet.CHUNK_SLOTS + 2; first++) {
      for (boolean shared : new boolean[] {false, true}) {
        RemainderSet set = kind.of(bits, slots);
        set.make();
        StateSet.Batch batch = new StateSet.Batch(1, 1);
        // The second of two keys of the first home is in the slot behind, where a key of that home would be if it had the same remainder.
        long[] hashes = {
          (long) first << kind.remainderBits | 7,
          (long) first << kind.remainderBits | 5,
          (long) first + 1 << kind.remainderBits | 5,
          (long) first + 2 << kind.remainderBits | 5
        };
        for (int i = 0; i < hashes.length; i++) {
          long[] key = {set.permutation.undo(hashes[i])};
          assertThat(set.insert(key, 0, 1, 1, batch, shared)).as("key %d of homes from %d on", i, first).isOne();
        }
        StateSet.Batch other = new StateSet.Batch(1, 1);
        for (long hash : hashes) {
          assertThat(set.insert(new long[] {set.permutation.undo(hash)}, 0, 1, 1, other, shared)).isZero();
        }
      }
    }
  }

  @Test
  void whatIsFeasible() {
    assertThat(CompactSet.feasible(20 + 26, 1 << 20)).isTrue();
    assertThat(CompactSet.feasible(20 + 27, 1 << 20)).isFalse();
    assertThat(WideCompactSet.feasible(20 + 36, 1 << 20)).isTrue();
    assertThat(WideCompactSet.feasible(20 + 37, 1 << 20)).isFalse();
  }
}
