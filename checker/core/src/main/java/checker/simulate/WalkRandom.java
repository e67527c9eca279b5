package checker.simulate;

/**
 * The random numbers of one walk: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014, doi:10.1145/2660193.2660195). Its own, so
 * that a seed means the same walks under every Java.
 */
final class WalkRandom {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** @param walk number of the walk; neighbouring ones have nothing in common */
  WalkRandom(long seed, long walk) {
    this.state = mix(mix(seed + GAMMA) + walk * 0xD1B54A32D192ED03L);
  }

  /** Evenly from 0 to {@code bound - 1}, for a bound far below 2^63. */
  long below(long bound) {
    state += GAMMA;
    return (mix(state) >>> 1) % bound;
  }

  /** One to one, and each bit of the result depends on each bit of the argument. */
  static long mix(long value) {
    long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
