package checker.report;

import checker.explore.ProgressListener.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.StringJoiner;

/** What a progress line says. Where there is little room, what matters less is left out. */
final class ProgressText {
  private static final String BETWEEN = "  ";

  /** @param rank 0 for what is left out last */
  private record Part(int rank, String text) {}

  private final List<Part> parts = new ArrayList<>();

  private ProgressText() {}

  /** @param scenario which of how many; empty if there is one */
  static String ofSearch(String scenario, Progress progress, int width) {
    double seconds = Math.max(progress.elapsedNanos(), 1) / 1e9;
    ProgressText line = new ProgressText();
    line.add(6, scenario);
    line.add(2, "level " + progress.level());
    line.add(0, Prose.rate(progress.distinct()) + " states");
    line.add(4, Prose.rate(progress.queue()) + " queued");
    line.add(5, Prose.rate(progress.distinct() / seconds) + " states/s");
    line.add(7, Prose.bytes(progress.bytes()));
    line.add(1, duration(progress.elapsedNanos()));
    OptionalLong remaining = Outlook.remainingNanos(progress);
    if (remaining.isPresent()) {
      line.add(3, "about " + duration(remaining.getAsLong()) + " to go");
    }
    return line.within(width);
  }

  /** @param elapsedNanos since the work on the scenario began */
  static String ofPhase(String scenario, String phase, long elapsedNanos, int width) {
    ProgressText line = new ProgressText();
    line.add(2, scenario);
    line.add(0, phase);
    line.add(1, duration(elapsedNanos));
    return line.within(width);
  }

  /** Whole seconds: more would only flicker. */
  private static String duration(long nanos) {
    return nanos < 60_000_000_000L
        ? String.format(Locale.ROOT, "%d s", Math.max(1, Math.round(nanos / 1e9)))
        : Prose.duration(nanos);
  }

  private void add(int rank, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(rank, text));
    }
  }

  private String within(int width) {
    while (parts.size() > 1 && joined().length() > width) {
      parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
    }
    String text = joined();
    return text.substring(0, Math.min(text.length(), Math.max(0, width)));
  }

  private String joined() {
    StringJoiner line = new StringJoiner(BETWEEN);
    parts.forEach(part -> line.add(part.text()));
    return line.toString();
  }
}
