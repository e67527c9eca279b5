package checker.explore;

/**
 * A permutation of the numbers below {@code 2^bits} that spreads them: every bit of the argument changes about half of the high
 * bits of the result. It can be undone, so that a set may keep a part of the result and leave the rest to the place
 * where it keeps it (J. G. Cleary, "Compact Hash Tables Using Bidirectional Linear Probing", IEEE Transactions on
 * Computers C-33(9), 1984, doi:10.1109/TC.1984.1676499). Cost: two multiplications, for either direction.
 */
final class Permutation {
  private static final long FIRST = 0x9E3779B97F4A7C15L;
  private static final long SECOND = 0xD6E8FEB86659FD93L;
  private static final long FIRST_INVERSE = inverse(FIRST);
  private static final long SECOND_INVERSE = inverse(SECOND);

  private final int bits;
  private final int fold;
  private final long mask;

  /** @param bits from 1 to 63 */
  Permutation(int bits) {
    if (bits < 1 || bits > 63) {
      throw new IllegalArgumentException("a permutation of " + bits + " bits");
    }
    this.bits = bits;
    // At least half of the bits: then the shifted exclusive or undoes itself.
    this.fold = (bits + 1) / 2;
    this.mask = (1L << bits) - 1;
  }

  int bits() {
    return bits;
  }

  long apply(long number) {
    long n = number ^ number >>> fold;
    n = n * FIRST & mask;
    n ^= n >>> fold;
    return n * SECOND & mask;
  }

  long undo(long number) {
    long n = number * SECOND_INVERSE & mask;
    n ^= n >>> fold;
    n = n * FIRST_INVERSE & mask;
    return n ^ n >>> fold;
  }

  /** Of an odd number, modulo 2^64: each round of Newton's method doubles the number of right bits. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int right = 3; right < Long.SIZE; right *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }
}
