package checker.codegen;

import java.util.Arrays;

/**
 * For each chunk of a state's words and each value of it, which of up to 64 instances that value does not keep from running. The
 * instances that may run in a state are those that all of its chunks have in common: a few loads for all guards together, and no
 * branch that has to be guessed.
 */
final class GuardTable {
  /** Bits of a chunk, and the number of its values: a truth table of one is a long. */
  static final int CHUNK_BITS = 6;

  static final int VALUES = 1 << CHUNK_BITS;

  private final long[] instances;

  private GuardTable(int chunks) {
    instances = new long[chunks << CHUNK_BITS];
    Arrays.fill(instances, -1);
  }

  /** A table that keeps no instance from running. Called by generated code. */
  static GuardTable of(int chunks) {
    return new GuardTable(chunks);
  }

  /**
   * Adds what an instance wants of a chunk. Called by generated code.
   *
   * @param truth bit {@code v}: it can run if the value is {@code v}
   */
  void add(int chunk, int instance, long truth) {
    for (long not = ~truth; not != 0; not &= not - 1) {
      instances[chunk << CHUNK_BITS | Long.numberOfTrailingZeros(not)] &= ~(1L << instance);
    }
  }

  /** The values of the first chunk, then those of the next. Called by generated code. */
  long[] values() {
    return instances;
  }
}
