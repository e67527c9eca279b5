package checker.explore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BitCountsTest {

  /** Lengths around the sixteen words that go together, and words from few to all bits. */
  @Test
  void countsAsAPlainLoopDoes() {
    Random random = new Random(7);
    BitCounts bits = new BitCounts();
    for (int length = 0; length <= 130; length++) {
      for (int density = 0; density < 5; density++) {
        long[] words = new long[length + random.nextInt(3)];
        for (int i = 0; i < words.length; i++) {
          words[i] = word(random, density);
        }
        long[] counts = random.longs(Long.SIZE, 0, 1000).toArray();
        long[] expected = counts.clone();
        for (int i = 0; i < length; i++) {
          for (int bit = 0; bit < Long.SIZE; bit++) {
            expected[bit] += words[i] >>> bit & 1;
          }
        }
        bits.add(words, length, counts);
        assertThat(counts).as("%d words of density %d", length, density).isEqualTo(expected);
      }
    }
  }

  private static long word(Random random, int density) {
    return switch (density) {
      case 0 -> 0;
      case 1 -> random.nextLong() & random.nextLong() & random.nextLong();
      case 2 -> random.nextLong();
      case 3 -> random.nextLong() | random.nextLong();
      default -> -1;
    };
  }

  @Test
  void bitsBeyondTheCountsAreNotLookedAt() {
    long[] counts = new long[3];
    new BitCounts().add(new long[] {5, 1, 4, 7}, 4, counts);
    assertThat(counts).containsExactly(3, 1, 3);
  }
}
