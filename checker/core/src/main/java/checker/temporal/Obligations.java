package checker.temporal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a loop through one component has to do, as bits that only ever get set while the loop is walked: keep each
 * promise, disable or take each weakly fair constraint, and for each strongly fair one, take it or never enable it.
 * Only what not every node does anyway has a bit. Where the bits would not fit a word, each strong constraint has only the
 * one that says it was taken, and has to be taken: what is found then is fair, but may be longer than need be.
 */
final class Obligations {
  private final Product product;
  private final int promises;
  private final long weak;
  private final long must;
  private final long strong;
  private final int weakShift;
  private final int mustShift;
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
    this.weakShift = Integer.bitCount(promises);
    this.mustShift = weakShift + Long.bitCount(weak);
    boolean exact = mustShift + 2 * Long.bitCount(strong) <= 63;
    this.must = exact ? 0 : strong;
    this.strong = exact ? strong : 0;
    this.strongShift = mustShift + Long.bitCount(must);
    this.takenShift = strongShift + Long.bitCount(this.strong);
  }

  /** Whether the bits fit a word at all. */
  boolean fit() {
    return takenShift + Long.bitCount(strong) <= 63;
  }

  /** Whether a loop that does not meet the obligations is never fair. */
  boolean exact() {
    return must == 0;
  }

  /** What being at a node does. */
  long at(int node) {
    long enabled = product.graph().enabled(product.state(node));
    return compress(product.settled(node), promises)
        | compress(~enabled, weak) << weakShift
        | compress(enabled, strong) << strongShift;
  }

  /** What taking a step of these constraints does. */
  long taking(long constraints) {
    if (constraints == 0) {
      return 0;
    }
    return compress(constraints, weak) << weakShift
        | compress(constraints, must) << mustShift
        | compress(constraints, strong) << takenShift;
  }

  /** Whether a loop that did all this is fair and keeps its promises. */
  boolean met(long done) {
    return unmet(done) == 0;
  }

  /** The bits that are still to be set, as far as what was done already asks for them. */
  long unmet(long done) {
    long first = (1L << strongShift) - 1;
    long ofStrong = (1L << Long.bitCount(strong)) - 1;
    long enabled = done >>> strongShift & ofStrong;
    return (first | enabled << takenShift) & ~done;
  }

  /** Number of goals: bits that may have to be set. */
  int goals() {
    return strongShift + Long.bitCount(strong);
  }

  /** The goal of a bit of {@link #unmet}. */
  int goal(int bit) {
    return bit < strongShift ? bit : bit - takenShift + strongShift;
  }

  /** The bit of a goal. */
  long goalBit(int goal) {
    return 1L << (goal < strongShift ? goal : goal - strongShift + takenShift);
  }

  /** Whether being at a node sets the bit of a goal. */
  boolean reachedAt(int node, long bit) {
    return (at(node) & bit) != 0;
  }

  /** Gathers the bits of {@code from} selected by {@code mask} at the low end. */
  private static long compress(long from, long mask) {
    long result = 0;
    int at = 0;
    for (long rest = mask; rest != 0; rest &= rest - 1) {
      result |= (from >>> Long.numberOfTrailingZeros(rest) & 1) << at++;
    }
    return known;
  }
}
