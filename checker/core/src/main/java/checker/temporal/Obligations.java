package checker.temporal;

/**
 * What a loop through one component has to do, as bits that only ever get set while the loop is walked: keep each
 * promise, disable or take each weakly fair constraint, and for each strongly fair one, take it or never enable it.
 * Only what not every node does anyway has a bit.
 */
final class Obligations {
  private final Product product;
  private final int promises;
  private final long weak;
  private final long strong;
  private final int strongShift;
  private final int takenShift;

  /**
   * @param promises promises that are open somewhere in the component
   * @param weak weak constraints that are enabled somewhere in it
   * @param strong strong constraints that are enabled somewhere in it
   */
  Obligations(Product product, int promises, long weak, long strong) {
    this.product = product;
    this.promises = promises;
    this.weak = weak;
    this.strong = strong;
    this.strongShift = Integer.bitCount(promises) + Long.bitCount(weak);
    this.takenShift = strongShift + Long.bitCount(strong);
  }

  /** Whether the bits fit a word. */
  boolean fits() {
    return takenShift + Long.bitCount(strong) <= 63;
  }

  /** What being at a node does. */
  long at(int node) {
    long enabled = product.graph().enabled(product.state(node));
    return compress(product.settled(node), promises)
        | compress(~enabled, weak) << Integer.bitCount(promises)
        | compress(enabled, strong) << strongShift;
  }

  /** What taking a step of these constraints does. */
  long taking(long constraints) {
    return compress(constraints, weak) << Integer.bitCount(promises) | compress(constraints, strong) << takenShift;
  }

  /** Whether a loop that did all this is fair and keeps its promises. */
  boolean met(long done) {
    long first = (1L << strongShift) - 1;
    long ofStrong = (1L << Long.bitCount(strong)) - 1;
    long enabled = done >>> strongShift & ofStrong;
    long taken = done >>> takenShift & ofStrong;
    return (done & first) == first && (enabled & ~taken) == 0;
  }

  /** Gathers the bits of {@code from} selected by {@code mask} at the low end. */
  private static long compress(long from, long mask) {
    long result = 0;
    int at = 0;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      result |= (from >>> Long.numberOfTrailingZeros(rest) & 1) << at++;
    }
    return result;
  }
}
