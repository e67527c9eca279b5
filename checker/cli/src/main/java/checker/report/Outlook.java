package checker.report;

import checker.explore.ProgressListener.Progress;
import java.util.List;
import java.util.OptionalLong;

/**
 * How long a search will still take, where its levels tell. As long as levels grow nobody knows. Once each of the last levels
 * has been clearly smaller than the one before, and they do not shrink less and less, the rest is taken for a geometric series
 * with the largest of the last ratios: rather too long than too short.
 */
final class Outlook {
  /** A series that shrinks less than this has a sum that depends on the ratio more than on anything known. */
  private static final double LARGEST_RATIO = 0.9;

  /** How much a ratio may exceed those before it and still go with them. */
  private static final double TOLERANCE = 1.05;

  private Outlook() {}

  /** Nanoseconds until all states are expanded; empty where the levels show no trend. */
  static OptionalLong remainingNanos(Progress progress) {
    List<Long> sizes = progress.levelSizes();
    long expanded = progress.distinct() - progress.queue();
    if (sizes.size() < Progress.LEVELS || expanded <= 0) {
      return OptionalLong.empty();
    }
    double largest = 0;
    for (int i = 1; i < sizes.size(); i++) {
      double ratio = (double) sizes.get(i) / sizes.get(i - 1);
      boolean flattens = i == sizes.size() - 1 && ratio > largest * TOLERANCE;
      if (ratio > LARGEST_RATIO || flattens) {
        return OptionalLong.empty();
      }
      largest = Math.max(largest, ratio);
    }
    double later = sizes.get(sizes.size() - 1) * largest / (1 - largest);
    double nanosOfState = (double) progress.elapsedNanos() / expanded;
    return OptionalLong.of((long) ((progress.levelLeft() + later) * nanosOfState));
  }
}
