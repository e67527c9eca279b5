package checker.bench;

import java.util.List;
import java.util.Optional;

/**
 * What was measured of a peer on a task.
 *
 * @param absent why it was not measured, if it was not
 * @param outcome medians of its runs, or the one run that was ended
 * @param runs number of runs
 * @param readySeconds to translate, generate and compile
 * @param startSeconds of the whole process for a tiny task: its start-up
 */
record Row(
    String task,
    String peer,
    int threads,
    Optional<String> absent,
    Optional<Outcome> outcome,
    int runs,
    double readySeconds,
    double startSeconds) {

  static Row absent(Task task, String peer, int threads, String why) {
    return new Row(task.name(), peer, threads, Optional.of(why), Optional.empty(), 0, 0, 0);
  }

  /** Medians, where the search was finished. */
  Optional<Outcome.Found> found() {
    return outcome.filter(Outcome.Found.class::isInstance).map(Outcome.Found.class::cast);
  }

  /** The run that was ended, if it was. */
  Optional<Outcome.GaveUp> gaveUp() {
    return outcome.filter(Outcome.GaveUp.class::isInstance).map(Outcome.GaveUp.class::cast);
  }

  /** The medians of some finished searches of the same. */
  static Outcome.Found median(List<Outcome.Found> found) {
    Outcome.Found first = found.get(0);
    return new Outcome.Found(
        first.states(),
        first.transitions(),
        Figures.median(found.stream().mapToDouble(Outcome.Found::searchSeconds).toArray()),
        Figures.median(found.stream().mapToDouble(Outcome.Found::processSeconds).toArray()),
        (long) Figures.median(found.stream().mapToDouble(Outcome.Found::processBytes).toArray()),
        (long) Figures.median(found.stream().mapToDouble(Outcome.Found::ownBytes).toArray()));
  }
}
