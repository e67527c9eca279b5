package checker.report;

import checker.model.Property;
import checker.simulate.SimulationResult;
import checker.simulate.WalkStatistics;
import checker.trace.Counterexample;
import checker.verify.ActivityResult;
import checker.verify.PropertyResult;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What random walks saw, as text: traces first, then one line for each property, then the walks. */
public final class SimulationReport {
  private final SimulationResult result;
  private final Page page;
  private final List<String> lines = new ArrayList<>();

  private SimulationReport(SimulationResult result, Page page) {
    this.result = result;
    this.page = page;
  }

  /**
   * @param spec the specification's path, as the user wrote it
   * @param constants changed on the command line
   * @param replay says of a property's trace how to run it again
   */
  public static List<String> lines(
      SimulationResult result,
      String spec,
      Map<String, String> constants,
      Function<PropertyResult, String> replay,
      Page page) {
    SimulationReport report = new SimulationReport(result, page);
    report.lines.addAll(ScenarioReport.heading(result.model(), spec, constants, page));
    report.lines.addAll(ScenarioReport.assumptions(result.falseAssumptions(), page));
    result.failure().ifPresent(failure -> report.block(failure, ""));
    for (SimulationResult.Seen seen : result.properties()) {
      seen.result().trace().ifPresent(trace -> report.block(trace, replay.apply(seen.result())));
    }
    report.verdicts();
    result.statistics().ifPresent(report::figures);
    return report.lines;
  }

  /** How far the walks are, for a line of a terminal. */
  public static String progress(long walks, long steps, long elapsedNanos) {
    double seconds = Math.max(elapsedNanos, 1) / 1e9;
    return Prose.count(walks, "walk") + "  " + Prose.count(steps, "step") + "  " + Prose.rate(steps / seconds)
        + " steps/s  " + Prose.duration(elapsedNanos);
  }

  private void block(Counterexample trace, String replay) {
    lines.addAll(new TraceBlock(trace, replay, page).lines());
    lines.add("");
  }

  private void verdicts() {
    VerdictTable table = new VerdictTable(page);
    for (SimulationResult.Seen seen : result.properties()) {
      PropertyResult property = seen.result();
      table.add(words(seen), property.name(), property.text(), ScenarioReport.tone(property), notes(seen));
    }
    for (ActivityResult activity : result.activities()) {
      table.add(
          VerdictWords.of(activity),
          activity.name(),
          Optional.empty(),
          ScenarioReport.tone(activity.agreement()),
          VerdictWords.notes(activity));
    }
    lines.addAll(table.lines());
  }

  private static String words(SimulationResult.Seen seen) {
    PropertyResult property = seen.result();
    if (property.verdict() == Verdict.VACUOUS) {
      return property.verdict().words();
    }
    if (property.verdict() == Verdict.INCOMPLETE) {
      return property.undecided().isPresent() ? "not checked" : wanted(property) ? "not seen" : "no violation seen";
    }
    boolean minimal = property.trace().filter(trace -> trace.searched() > 0 || trace.length() == 0).isPresent();
    int steps = minimal ? property.trace().orElseThrow().length() : seen.shortest();
    return property.verdict().words() + (minimal ? " in " : " in at most ") + Prose.count(steps, "step");
  }

  /** Whether it is something to be found rather than to be avoided. */
  private static boolean wanted(PropertyResult property) {
    return property.property()
        .map(Property::kind)
        .filter(kind -> kind == Property.Kind.REACHABLE || kind == Property.Kind.COST)
        .isPresent();
  }

  private List<String> notes(SimulationResult.Seen seen) {
    List<String> notes = new ArrayList<>();
    if (seen.walks() > 0) {
      long walks = result.statistics().map(WalkStatistics::walks).orElse(0L);
      notes.add(
          "seen in " + Prose.number(seen.walks()) + " of " + Prose.count(walks, "walk") + ", at the soonest after "
              + Prose.count(seen.shortest(), "step"));
    }
    if (seen.untested() > 0) {
      notes.add("no walk put it to the test: the left side of an implication was never true");
    }
    notes.addAll(VerdictWords.notes(seen.result()));
    return notes;
  }

  private void figures(WalkStatistics s) {
    double seconds = Math.max(s.elapsedNanos(), 1) / 1e9;
    lines.add("");
    String walks =
        Prose.count(s.walks(), "walk") + " of at most " + Prose.count(s.depth(), "step") + ", "
            + Prose.duration(s.elapsedNanos()) + (s.stopped() ? ", stopped" : "");
    lines.add("  random: " + walks);
    Labelled text = new Labelled(page.proseWidth(), List.of("distinct states"));
    text.add("seed", Long.toString(s.seed()));
    text.add("steps", Prose.number(s.steps()) + ", the longest walk " + Prose.number(s.longest()));
    text.add("distinct states", (s.exact() ? "" : "about ") + Prose.number(s.distinct()));
    if (!page.fixed()) {
      text.add(
          "rate", Prose.rate(s.walks() / seconds) + " walks/s, " + Prose.rate(s.steps() / seconds) + " steps/s");
    }
    text.add("ends", ends(s));
    text.lines().forEach(line -> lines.add("  " + line));
    lines.add("  steps of each action");
    Labelled fires = new Labelled(page.proseWidth(), List.copyOf(s.fires().keySet()));
    s.fires().forEach((action, count) -> fires.add(action, Prose.number(count)));
    fires.lines().forEach(line -> lines.add("  " + line));
  }

  private static String ends(WalkStatistics s) {
    List<String> parts = new ArrayList<>();
    if (s.full() > 0) {
      parts.add(Prose.number(s.full()) + " at full length");
    }
    if (s.stuck() > 0) {
      parts.add(Prose.number(s.stuck()) + " where nothing can happen any more");
    }
    if (s.withoutWeight() > 0) {
      parts.add(Prose.number(s.withoutWeight()) + " where all that can happen has weight 0");
    }
    long others = s.walks() - s.full() - s.stuck() - s.withoutWeight();
    if (others > 0) {
      parts.add(Prose.number(others) + " cut short");
    }
    return String.join(", ", parts);
  }
}
