package checker.explore;

import checker.transition.ForwardingSystem;
import checker.transition.TransitionSystem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Searches that use sleep sets from the first level on, with everything inside so small that all of it is put to use. */
public final class Eager {
  private static final Tuning TUNING = new Tuning(8, 32, 64, 32, 1, 1);

  private Eager() {}

  /** All of an exploration that must not depend on how it is done. */
  public record Figures(
      Status status,
      long generated,
      long distinct,
      int expandedLevels,
      List<Set<List<Long>>> levels,
      long expanded,
      int minDegree,
      int maxDegree,
      double averageDegree,
      List<Long> fires,
      List<Integer> stateLevels,
      int deadlockLevel,
      List<Fault> faults) {}

  /** Explores a system as if it had no step observations: those would turn sleep sets off. */
  public static Figures explore(TransitionSystem system, ExploreOptions options) {
    TransitionSystem silent =
        new ForwardingSystem(system) {
          @Override
          public int stepObservationCount() {
            return 0;
          }
        };
    return figures(silent, Explorer.explore(silent, options, ProgressListener.SILENT, TUNING));
  }

  private static Figures figures(TransitionSystem system, Exploration found) {
    List<Set<List<Long>>> levels = new ArrayList<>();
    for (int k = 0; k <= found.depth(); k++) {
      Level level = found.level(k);
      Set<List<Long>> states = new HashSet<>();
      for (int slice = 0; slice < level.slices(); slice++) {
        for (int i = 0; i < level.count(slice); i++) {
          int from = level.offset(slice) + i * system.stateWords();
          states.add(Arrays.stream(level.words(slice), from, from + system.stateWords()).boxed().toList());
        }
      }
      levels.add(states);
    }
    return new Figures(
        found.status(),
        found.generated(),
        found.distinct(),
        found.expandedLevels(),
        levels,
        found.expanded(),
        found.minOutDegree(),
        found.maxOutDegree(),
        found.averageOutDegree(),
        Arrays.stream(found.fireCounts()).boxed().toList(),
        IntStream.range(0, system.stateObservationCount()).mapToObj(found::levelOfState).toList(),
        found.levelOfDeadlock(),
        found.faults());
  }
}
