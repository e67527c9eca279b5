package checker.temporal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a loop through one component has to do, and how much of it was done: keep each promise, disable or take each
 * weakly fair constraint, and for each strongly fair one, take it or never enable it. How much was done only ever grows while the
 * loop is walked; each such amount is known by a small number.
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
    return number(after(new Done(0, 0, 0), 0, node));
  }

  /** What a loop has done after a step of these constraints to a node. */
  int after(int done, long constraints, int node) {
    Done before = amounts.get(done);
    Done after = after(before, constraints, node);
    return after.equals(before) ? done : number(after);
  }

  /** Whether a loop that did this is fair and keeps its promises. */
  boolean met(int done) {
    Done amount = amounts.get(done);
    return amount.kept() == promises
        && (weak & ~amount.satisfied()) == 0
        && (amount.enabled() & ~amount.satisfied()) == 0;
  }

  private Done after(Done done, long constraints, int node) {
    long enabled = product.graph().enabled(product.state(node));
    return new Done(
        done.kept() | product.settled(node) & promises,
        done.satisfied() | constraints & (weak | strong) | ~enabled & weak,
        done.enabled() | enabled & strong);
  }

  private int number(Done done) {
    Integer known = numbers.get(done);
    if (known == null) {
      known = amounts.size();
      amounts.add(done);
      numbers.put(done, known);
    }
    return known;
  }
}
