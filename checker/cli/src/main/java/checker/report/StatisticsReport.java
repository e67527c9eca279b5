package checker.report;

import checker.verify.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** All figures of a search. */
final class StatisticsReport {
  private StatisticsReport() {}

  static List<String> lines(Statistics s, Page page) {
    Labelled text = new Labelled(page.proseWidth(), List.of("states at each depth"));
    double seconds = Math.max(s.elapsedNanos(), 1) / 1e9;
    text.add("initial states", Prose.number(s.initial()));
    text.add("generated states", Prose.number(s.generated()));
    text.add("distinct states", Prose.number(s.distinct()));
    text.add("depth", Integer.toString(Math.max(0, s.depth())));
    text.add("states at each depth", String.join(" ", s.levels().stream().map(Prose::number).toList()));
    text.add(
        "successors of a state",
        String.format(
            Locale.ROOT, "%d to %d, %.2f on average", s.minOutDegree(), s.maxOutDegree(), s.averageOutDegree()));
    text.add("width of a state", Prose.count(s.widthBits(), "bit"));
    text.add(
        "memory",
        Prose.bytes(s.bytes()) + ", " + Prose.bytes((double) s.bytes() / Math.max(1, s.distinct())) + " a state");
    text.add(
        "rate",
        Prose.rate(s.distinct() / seconds) + " states/s, " + Prose.rate(s.transitions() / seconds) + " transitions/s");
    List<String> lines = new ArrayList<>(text.lines());
    Labelled fires = new Labelled(page.proseWidth(), List.copyOf(s.fires().keySet()));
    for (Map.Entry<String, Long> fire : s.fires().entrySet()) {
      fires.add(fire.getKey(), Prose.count(fire.getValue(), "transition"));
    }
    lines.add("  transitions of each action");
    fires.lines().forEach(line -> lines.add("  " + line));
    return lines;
  }
}
