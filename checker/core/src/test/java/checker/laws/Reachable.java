package checker.laws;

import checker.transition.EvaluationFault;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Packed states that can be reached, breadth first, up to a number. */
final class Reachable {
  private Reachable() {}

  /** None if an initial constraint fails. */
  static List<long[]> states(TransitionSystem system, int most) {
    Successors buffer = new Successors(system.stateWords(), 16);
    Set<List<Long>> seen = new HashSet<>();
    Deque<long[]> queue = new ArrayDeque<>();
    List<long[]> states = new ArrayList<>();
    try {
      system.initial(buffer);
    } catch (EvaluationFault fault) {
      return states;
    }
    take(buffer, seen, queue);
    while (!queue.isEmpty() && states.size() < most) {
      long[] state = queue.remove();
      states.add(state);
      buffer.clear();
      system.expand(state, 0, buffer);
      take(buffer, seen, queue);
    }
    return states;
  }

  private static void take(Successors buffer, Set<List<Long>> seen, Deque<long[]> queue) {
    for (int i = 0; i < buffer.count; i++) {
      long[] state = Arrays.copyOfRange(buffer.words, i * buffer.stateWords, (i + 1) * buffer.stateWords);
      if (seen.add(Arrays.stream(state).boxed().toList())) {
        queue.add(state);
      }
    }
  }
}
