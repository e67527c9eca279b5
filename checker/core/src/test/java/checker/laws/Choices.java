package checker.laws;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The decisions that make up a random specification: drawn from a source of randomness and remembered, or replayed
 * from a list. A replay that runs out of decisions goes on with zeros, and zero always means the simplest way on; so
 * a shorter or smaller list gives a smaller specification, which is all that shrinking needs.
 */
final class Choices {
  private final Random random;
  private int[] taken;
  private int count;

  private Choices(Random random, int[] taken) {
    this.random = random;
    this.taken = taken;
  }

  static Choices random(long seed) {
    return new Choices(new Random(seed), new int[256]);
  }

  static Choices replay(int[] decisions) {
    return new Choices(null, decisions);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    if (random == null) {
      int at = count++;
      return at < taken.length ? Math.min(taken[at], bound - 1) : 0;
    }
    if (count == taken.length) {
      taken = Arrays.copyOf(taken, 2 * count);
    }
    taken[count] = random.nextInt(bound);
    return taken[count++];
  }

  /** From {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** True {@code part} times out of {@code whole}. */
  boolean chance(int part, int whole) {
    return below(whole) >= whole - part;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[below(from.length)];
  }

  /** All decisions taken so far. */
  int[] taken() {
    return Arrays.copyOf(taken, Math.min(count, taken.length));
  }
}
