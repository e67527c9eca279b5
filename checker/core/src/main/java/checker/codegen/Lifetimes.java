package checker.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * For each local the last operation that needs it, operations being numbered in the order in which they are written.
 * Its slot is free after that. What is needed anywhere in a loop, and was there before it, is needed to the loop's end.
 */
final class Lifetimes {
  private final Map<Integer, Integer> first = new HashMap<>();
  private final Map<Integer, Integer> last = new HashMap<>();
  private final Map<Integer, List<Integer>> ending = new HashMap<>();
  private int position;

  private Lifetimes() {}

  static Lifetimes of(List<Operation> operations) {
    Lifetimes lifetimes = new Lifetimes();
    lifetimes.visit(operations);
    lifetimes.last.forEach(
        (local, at) -> lifetimes.ending.computeIfAbsent(at, a -> new ArrayList<>()).add(local));
    return lifetimes;
  }

  /** The locals, by id, that nothing needs after the operation with a number. */
  List<Integer> endingAt(int number) {
    return ending.getOrDefault(number, List.of());
  }

  private void visit(List<Operation> operations) {
    operations.forEach(this::visit);
  }

  private void visit(Operation operation) {
    int start = position++;
    Set<Integer> used = new HashSet<>();
    Pruning.locals(operation, used);
    used.forEach(local -> use(local, start));
    if (operation instanceof Operation.If o) {
      visit(o.then());
      visit(o.otherwise());
    } else if (operation instanceof Operation.Scope o) {
      visit(o.body());
    } else if (operation instanceof Operation.Loop o) {
      visit(o.body());
      int end = position++;
      last.replaceAll((local, at) -> at > start && first.get(local) < start ? end : at);
    }
  }

  private void use(int local, int at) {
    first.putIfAbsent(local, at);
    last.put(local, at);
  }
}
