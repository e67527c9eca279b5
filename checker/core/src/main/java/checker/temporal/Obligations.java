package checker.temporal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a loop through one component has to do, and how much of it was done: keep each promise, disable or take each
 * weakly fair constraint, and for each strongly fair one, take it or never enable it. How much was done only ever grows while the
 * loop is walked; each such amount is known by a small number. Each promise and each constraint is a <em>goal</em>.
 */
final class Obligations {
  private final Product product;
  private final int promises;
  private final long weak;
  private final long strong;
  private final List<Done> amounts = new ArrayList<>();
  private final Map<Done, Integer> numbers = new HashMap<>();

  /**
   * @param kept promises kept
   * @param satisfied weak constraints disabled or taken, strong ones taken
   * @param enabled strong constraints that were enabled
   */
  private record Done(int kept, long satisfied, long enabled) {}

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
  }

  /** What a loop has done that begins at a node. */
  int beginning(int node) {
    return number(
        product.settled(node) & promises,
        ~enabled(node) & weak,
        enabled(node) & strong);
  }

  /** What a loop has done after a step of these constraints to a node. */
  int after(int done, long constraints, int node) {
    Done before = amounts.get(done);
    long enabledThere = enabled(node);
    int kept = before.kept() | product.settled(node) & promises;
    long satisfied = before.satisfied() | constraints & (weak | strong) | ~enabledThere & weak;
    long enabled = before.enabled() | enabledThere & strong;
    return kept == before.kept() && satisfied == before.satisfied() && enabled == before.enabled()
        ? done
        : number(kept, satisfied, enabled);
  }

  /** Whether a loop that did this is fair and keeps its promises. */
  boolean met(int done) {
    return openPromises(done) == 0 && openConstraints(done) == 0;
  }

  private int openPromises(int done) {
    return promises & ~amounts.get(done).kept();
  }

  /** Weak constraints, and strong ones that were enabled, that are not yet satisfied. */
  private long openConstraints(int done) {
    Done amount = amounts.get(done);
    return (weak | amount.enabled()) & ~amount.satisfied();
  }

  /** Whether a step of these constraints to a node meets a goal that is still to be met. */
  boolean meetsMore(int done, long constraints, int node) {
    return (openPromises(done) & product.settled(node)) != 0
        || (openConstraints(done) & (constraints | ~enabled(node) & weak)) != 0;
  }

  /** Number of goals. */
  int goals() {
    return Integer.bitCount(promises) + Long.bitCount(weak | strong);
  }

  /** Whether being at a node meets a goal. */
  boolean metAt(int goal, int node) {
    int kept = Integer.bitCount(promises);
    return goal < kept
        ? (product.settled(node) & selected(promises, goal)) != 0
        : (~enabled(node) & weak & selected(weak | strong, goal - kept)) != 0;
  }

  /** Whether a step of these constraints meets a goal. */
  boolean metBy(int goal, long constraints) {
    int kept = Integer.bitCount(promises);
    return goal >= kept && (constraints & selected(weak | strong, goal - kept)) != 0;
  }

  /**
   * The longest of the detours by way of the goals that are still to be met, as far as what was done asks for them.
   *
   * @param to for some of the goals, in order, a byte for each place: steps from there
   * @param from the same: steps to there
   */
  int longestDetour(int done, byte[][] to, int source, byte[][] from, int target) {
    int longest = 0;
    int goal = 0;
    int open = openPromises(done);
    for (int rest = promises; rest != 0 && goal < to.length; rest &= rest - 1, goal++) {
      if ((open & Integer.lowestOneBit(rest)) != 0) {
        longest = Math.max(longest, (to[goal][source] & 0xff) + (from[goal][target] & 0xff));
      }
    }
    long openConstraints = openConstraints(done);
    for (long rest = weak | strong; rest != 0 && goal < to.length; rest &= rest - 1, goal++) {
      if ((openConstraints & Long.lowestOneBit(rest)) != 0) {
        longest = Math.max(longest, (to[goal][source] & 0xff) + (from[goal][target] & 0xff));
      }
    }
    return longest;
  }

  private long enabled(int node) {
    return product.graph().enabled(product.state(node));
  }

  private int number(int kept, long satisfied, long enabled) {
    return numbers.computeIfAbsent(
        new Done(kept, satisfied, enabled),
        done -> {
          amounts.add(done);
          return amounts.size() - 1;
        });
  }

  /** The member of a set with so many smaller ones. */
  private static long selected(long set, int index) {
    long rest = set;
    for (int i = 0; i < index; i++) {
      rest &= rest - 1;
    }
    return Long.lowestOneBit(rest);
  }
}
