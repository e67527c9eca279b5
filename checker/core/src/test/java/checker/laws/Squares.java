package checker.laws;

import static org.assertj.core.api.Assertions.assertThat;

import checker.layout.StateLayout;
import checker.transition.Successors;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks by execution that action instances commute. With {@code b} in the set of {@code a}, and both able to run in {@code p}: from
 * {@code p} by {@code a} and then {@code b}, and by {@code b} and then {@code a}, the same states are reached, in the same order; and the
 * runs of neither come to another end than in {@code p}.
 */
final class Squares {
  private final TransitionSystem system;
  private final StateLayout layout;
  private final long[] earlier;
  private final Map<List<Long>, Steps> known = new HashMap<>();

  /** The successors by instance, and the instances that fail. */
  private record Steps(Map<Integer, List<List<Long>>> targets, List<Integer> faults) {}

  /** @param earlier of each instance, those before it that are said to commute with it */
  Squares(TransitionSystem system, StateLayout layout, long[] earlier) {
    this.system = system;
    this.layout = layout;
    this.earlier = earlier;
  }

  /** Returns how many pairs of runs were compared. */
  long check(List<long[]> states) {
    assertThat(earlier).hasSize(system.instanceCount());
    for (int a = 0; a < earlier.length; a++) {
      long before = a < Long.SIZE ? (1L << a) - 1 : -1;
      assertThat(earlier[a] & ~before).as("later instances in the set of %d", a).isZero();
    }
    long squares = 0;
    for (long[] state : states) {
      Steps steps = steps(Arrays.stream(state).boxed().toList());
      for (int a : steps.targets().keySet()) {
        for (long left = earlier[a]; left != 0; left &= left - 1) {
          int b = Long.numberOfTrailingZeros(left);
          if (steps.targets().containsKey(b)) {
            squares += check(state, steps, a, b);
          }
        }
      }
    }
    return squares;
  }

  private int check(long[] state, Steps steps, int a, int b) {
    String where = "instances " + a + " and " + b + " in " + layout.decode(state, 0);
    assertThat(steps.targets().get(b)).as("one successor: %s", where).hasSize(1);
    assertThat(steps.faults()).as(where).doesNotContain(b);
    List<List<Long>> thenB = new ArrayList<>();
    for (List<Long> s : steps.targets().get(a)) {
      List<List<Long>> targets = steps(s).targets().getOrDefault(b, List.of());
      assertThat(targets).as("the first, then the second: %s", where).hasSize(1);
      thenB.addAll(targets);
    }
    Steps after = steps(steps.targets().get(b).get(0));
    assertThat(after.targets().get(a)).as("in either order: %s", where).isEqualTo(thenB);
    assertThat(after.faults().contains(a)).as("faults: %s", where).isEqualTo(steps.faults().contains(a));
    return thenB.size();
  }

  private Steps steps(List<Long> state) {
    return known.computeIfAbsent(state, this::expand);
  }

  private Steps expand(List<Long> state) {
    Successors buffer = new Successors(system.stateWords(), 16);
    system.expand(state.stream().mapToLong(Long::longValue).toArray(), 0, buffer);
    Map<Integer, List<List<Long>>> targets = new TreeMap<>();
    for (int i = 0; i < buffer.count; i++) {
      int from = i * buffer.stateWords;
      List<Long> target = Arrays.stream(buffer.words, from, from + buffer.stateWords).boxed().toList();
      targets.computeIfAbsent(buffer.instances[i], instance -> new ArrayList<>()).add(target);
    }
    return new Steps(targets, Arrays.stream(buffer.faults, 0, buffer.faultCount).boxed().toList());
  }
}
