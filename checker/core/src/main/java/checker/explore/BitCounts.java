package checker.explore;

/**
 * Counts, of many words, how often each bit is set, without a branch that depends on them: sixteen words at a time go through
 * carry-save adders (R. Seal's and Harley's way to count bits; H. S. Warren, Hacker's Delight, 2nd edition, section 5-1).
 */
final class BitCounts {
  private static final int TOGETHER = 16;

  private long ones;
  private long twos;
  private long fours;
  private long eights;

  /**
   * Adds the first words of an array to the counts.
   *
   * @param counts of bit {@code i} at {@code i}; bits beyond its length are not set
   */
  void add(long[] words, int count, long[] counts) {
    ones = 0;
    twos = 0;
    fours = 0;
    eights = 0;
    int whole = count & -TOGETHER;
    for (int i = 0; i < whole; i += TOGETHER) {
      add(sixteens(words, i), 16, counts);
    }
    for (int i = whole; i < count; i++) {
      add(words[i], 1, counts);
    }
    add(ones, 1, counts);
    add(twos, 2, counts);
    add(fours, 4, counts);
    add(eights, 8, counts);
  }

  private static void add(long bits, int weight, long[] counts) {
    for (long left = bits; left != 0; left &= left - 1) {
      counts[Long.numberOfTrailingZeros(left)] += weight;
    }
  }

  private long sixteens(long[] words, int from) {
    long first = eight(words, from);
    long second = eight(words, from + 8);
    long before = eights;
    eights = before ^ first ^ second;
    return majority(before, first, second);
  }

  private long eight(long[] words, int from) {
    long first = four(words, from);
    long second = four(words, from + 4);
    long before = fours;
    fours = before ^ first ^ second;
    return majority(before, first, second);
  }

  private long four(long[] words, int from) {
    long first = two(words[from], words[from + 1]);
    long second = two(words[from + 2], words[from + 3]);
    long before = twos;
    twos = before ^ first ^ second;
    return majority(before, first, second);
  }

  private long two(long first, long second) {
    long before = ones;
    ones = before ^ first ^ second;
    return majority(before, first, second);
  }

  private static long majority(long a, long b, long c) {
    return a & b | (a ^ b) & c;
  }
}
