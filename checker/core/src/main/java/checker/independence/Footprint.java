package checker.independence;

import checker.model.Value;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an action instance reads and writes in whatever state it is tried in; or what a predicate reads. Cells are numbered through all variables of the model, in
 * their order (see {@link checker.model.Cell#of}). Whether the instance runs, fails, how many successors it has, and what it writes
 * depends on what it reads and tests, and on nothing else.
 *
 * @param reads cells whose value it depends on
 * @param tests cells that it compares with constants, and the constants
 * @param looked the cells of {@code reads} and {@code tests}
 * @param writes cells that it may assign
 * @param constants of those that are assigned one value only, whatever the state, that value
 * @param before of some cells, the values that they may have when it runs; a cell is missing if it may have any
 * @param chooses whether it may have more than one successor
 */
record Footprint(
    BitSet reads,
    Map<Integer, Set<Value>> tests,
    BitSet looked,
    BitSet writes,
    Map<Integer, Value> constants,
    Map<Integer, Set<Value>> before,
    boolean chooses) {

  /**
   * Whether the two can run in either order with the same result: neither notices what the other writes, and what both write gets the
   * same value from both. In a state in which both can run, each can still run after the other, in as many ways and with the same
   * assignments.
   */
  boolean independent(Footprint other) {
    return unnoticed(other) && other.unnoticed(this) && agree(other);
  }

  /** Whether, in a state in which both can run, what this writes is the same to the other as what was there before. */
  boolean unnoticed(Footprint other) {
    if (!writes.intersects(other.looked)) {
      return true;
    }
    BitSet both = (BitSet) writes.clone();
    both.and(other.looked);
    return both.stream().allMatch(cell -> unnoticed(cell, other));
  }

  private boolean unnoticed(int cell, Footprint other) {
    Set<Value> compared = other.tests.get(cell);
    boolean read = other.reads.get(cell);
    Value after = constants.get(cell);
    Set<Value> possible = after == null ? null : possible(cell, other);
    return possible != null
        && possible.stream()
            .allMatch(value -> value.equals(after) || !read && !compared.contains(value) && !compared.contains(after));
  }

  /** The values of a cell in the states in which both can run; null if it may be any. */
  private Set<Value> possible(int cell, Footprint other) {
    Set<Value> own = before.get(cell);
    Set<Value> others = other.before.get(cell);
    if (own == null || others == null) {
      return own == null ? others : own;
    }
    Set<Value> both = new HashSet<>(own);
    both.retainAll(others);
    return both;
  }

  private boolean agree(Footprint other) {
    if (!writes.intersects(other.writes)) {
      return true;
    }
    BitSet both = (BitSet) writes.clone();
    both.and(other.writes);
    return both.stream()
        .allMatch(cell -> constants.containsKey(cell) && constants.get(cell).equals(other.constants.get(cell)));
  }
}
