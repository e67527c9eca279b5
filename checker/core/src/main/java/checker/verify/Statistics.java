package checker.verify;

import java.util.List;
import java.util.Map;

/**
 * Figures of a search, of finished levels.
 *
 * @param generated initial states and successors, duplicates included
 * @param depth index of the last level; -1 if there is no state
 * @param levels number of states at each depth
 * @param unexpanded states whose successors were not looked for, all of the last level: 0 if the search was complete
 * @param widthBits bits of a state that are used
 * @param bytes most memory that the state set and the frontier took
 * @param fires transitions of each action, all its instances together, by {@code actor.action}, as declared
 */
public record Statistics(
    long initial,
    long generated,
    long distinct,
    int depth,
    List<Long> levels,
    long unexpanded,
    int minOutDegree,
    double averageOutDegree,
    int maxOutDegree,
    int widthBits,
    long bytes,
    long elapsedNanos,
    Map<String, Long> fires) {

  /** Steps from one state to the next. */
  public long transitions() {
    return generated - initial;
  }
}
