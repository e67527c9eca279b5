package checker.report;

import checker.explore.Status;
import checker.model.Assumption;
import checker.model.Constant;
import checker.model.Model;
import checker.verify.ActivityResult;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The result of a scenario as text: traces first, then one line for each property, then what was searched. */
public final class ScenarioReport {

  /**
   * What to tell.
   *
   * @param spec the specification's path, as the user wrote it
   * @param constants changed on the command line
   * @param witnesses whether to show traces of witnesses too
   * @param quiet whether to leave out what is as expected
   * @param statistics whether to show all figures
   * @param replay says of a property's trace how to run it again; an empty text says nothing
   */
  public record Options(
      String spec,
      Map<String, String> constants,
      boolean witnesses,
      boolean quiet,
      boolean statistics,
      Function<PropertyResult, String> replay) {}

  private static final String INDENT = "  ";

  private final ScenarioResult result;
  private final Options options;
  private final Page page;
  private final List<String> lines = new ArrayList<>();

  private ScenarioReport(ScenarioResult result, Options options, Page page) {
    this.result = result;
    this.options = options;
    this.page = page;
  }

  /** No lines at all if everything is as expected and {@link Options#quiet()}. */
  public static List<String> lines(ScenarioResult result, Options options, Page page) {
    if (options.quiet() && result.issues().isEmpty()) {
      return List.of();
    }
    return new ScenarioReport(result, options, page).lines();
  }

  /** What is not as expected, without traces; no lines at all if there is nothing. */
  public static List<String> unexpected(ScenarioResult result, String spec, Map<String, String> constants, Page page) {
    if (result.issues().isEmpty()) {
      return List.of();
    }
    Options options = new Options(spec, constants, false, true, false, property -> "");
    ScenarioReport report = new ScenarioReport(result, options, page);
    report.header();
    report.assumptions();
    report.failure();
    report.verdicts();
    report.counts();
    report.expectations();
    return report.lines;
  }

  /** Words in lines that fit a terminal, or in one line. */
  public static List<String> wrapped(String text, Page page) {
    return page.fixed() ? List.of(text) : Prose.wrap(text, page.width());
  }

  private List<String> lines() {
    header();
    assumptions();
    failure();
    for (PropertyResult property : result.properties()) {
      trace(property);
    }
    verdicts();
    counts();
    expectations();
    return lines;
  }

  private void header() {
    lines.addAll(heading(result.model(), options.spec(), options.constants(), page));
  }

  /** Which scenario, and the constants that it was looked at with; then an empty line. */
  static List<String> heading(Model model, String spec, Map<String, String> changed, Page page) {
    List<String> lines = new ArrayList<>();
    String header = TraceFile.header(model, spec, changed);
    String text = model.scenarioText().map(t -> "   \"" + t + '"').orElse("");
    if (header.length() + text.length() <= page.width()) {
      lines.add(page.paint().bold(header) + text);
    } else {
      lines.add(page.paint().bold(header));
      model.scenarioText().ifPresent(t -> lines.addAll(indented('"' + t + '"', page)));
    }
    List<String> constants = model.constants().stream().map(ScenarioReport::constant).toList();
    for (String line : Prose.join(constants, ", ", page.proseWidth() - 2)) {
      lines.add("  " + line);
    }
    lines.add("");
    return lines;
  }

  private static String constant(Constant constant) {
    return constant.name() + " = " + constant.value();
  }

  private void assumptions() {
    lines.addAll(assumptions(result.falseAssumptions(), page));
  }

  static List<String> assumptions(List<Assumption> falseAssumptions, Page page) {
    List<String> lines = new ArrayList<>();
    for (Assumption assumption : falseAssumptions) {
      String name = assumption.name().map(n -> n + " ").orElse("");
      String text = assumption.text().map(t -> '"' + t + "\" ").orElse("");
      String words = "ASSUMPTION FALSE";
      List<String> told =
          Prose.hang("  " + words + "  ", Prose.wrap(name + text + Remarks.place(assumption.span()), page.proseWidth() - words.length() - 4));
      lines.add("  " + page.paint().red(words) + told.get(0).substring(2 + words.length()));
      lines.addAll(told.subList(1, told.size()));
      lines.addAll(indented("with these constants the specification says nothing: no state was visited", page));
    }
    return lines;
  }

  private void failure() {
    result.failure().ifPresent(failure -> block(new TraceBlock(failure, "", page).lines()));
    if (result.failure().isEmpty() && has(Status.EVALUATION_FAULT)) {
      lines.add("  " + page.paint().red("ERROR") + "  the specification cannot be evaluated in some state");
      lines.addAll(indented("memory does not suffice to find a trace to it again", page));
      lines.add("");
    }
  }

  private void trace(PropertyResult property) {
    boolean shown =
        property.verdict() == Verdict.VIOLATED || options.witnesses() || property.agreement() == Agreement.UNMET;
    if (shown && property.trace().isPresent() && !hidden(property.agreement())) {
      block(new TraceBlock(property.trace().get(), options.replay().apply(property), page).lines());
    }
  }

  private void block(List<String> block) {
    lines.addAll(block);
    lines.add("");
  }

  private boolean hidden(Agreement agreement) {
    return options.quiet() && (agreement == Agreement.MET || agreement == Agreement.NONE);
  }

  // ---- Verdicts, one line each

  private void verdicts() {
    VerdictTable table = new VerdictTable(page);
    for (PropertyResult property : result.properties()) {
      if (!hidden(property.agreement())) {
        table.add(
            VerdictWords.of(property, result), property.name(), property.text(), tone(property), VerdictWords.notes(property));
      }
    }
    for (ActivityResult activity : result.activities()) {
      if (!hidden(activity.agreement())) {
        table.add(
            VerdictWords.of(activity), activity.name(), Optional.empty(), tone(activity.agreement()), VerdictWords.notes(activity));
      }
    }
    lines.addAll(table.lines());
  }

  static VerdictTable.Tone tone(PropertyResult property) {
    return property.verdict() == Verdict.VIOLATED && property.agreement() == Agreement.MET
        ? VerdictTable.Tone.PLAIN
        : tone(property.agreement());
  }

  static VerdictTable.Tone tone(Agreement agreement) {
    return switch (agreement) {
      case MET -> VerdictTable.Tone.GOOD;
      case UNMET -> VerdictTable.Tone.BAD;
      case OPEN -> VerdictTable.Tone.OPEN;
      case NONE -> VerdictTable.Tone.PLAIN;
    };
  }

  // ---- What was searched

  private void counts() {
    if (result.statistics().isEmpty()) {
      return;
    }
    Statistics s = result.statistics().get();
    lines.add("");
    String counts =
        Prose.count(s.distinct(), "state")
            + ", "
            + Prose.count(s.transitions(), "transition")
            + ", depth "
            + Math.max(0, s.depth())
            + ", "
            + Prose.duration(s.elapsedNanos());
    Status status = result.status().orElseThrow();
    if (status == Status.COMPLETE) {
      addWrapped("complete: " + counts);
    } else {
      String incomplete = "incomplete";
      int first = lines.size();
      addWrapped(incomplete + ": " + StatusWords.of(status));
      lines.set(first, lines.get(first).replaceFirst(incomplete, page.paint().yellow(incomplete)));
      addWrapped(counts + " until then");
      addWrapped(whereItWas(s));
    }
    if (options.statistics()) {
      lines.addAll(StatisticsReport.lines(s, page));
    }
  }

  /** Adds a line, or as many as a terminal makes of it. */
  private void addWrapped(String text) {
    List<String> wrapped = page.fixed() ? List.of(text) : Prose.wrap(text, page.width() - INDENT.length());
    wrapped.forEach(line -> lines.add(INDENT + line));
  }

  /** What an incomplete search left undone, and how fast it was, unless it was too short to tell. */
  private static String whereItWas(Statistics s) {
    String left = Prose.count(s.unexpanded(), "state") + " left to expand";
    double seconds = s.elapsedNanos() / 1e9;
    return seconds < 1
        ? left
        : left
            + "; "
            + Prose.rate(s.transitions() / seconds)
            + " transitions/s, "
            + Prose.bytes(s.bytes())
            + " of memory";
  }

  private void expectations() {
    if (result.properties().isEmpty() && result.activities().isEmpty()) {
      return;
    }
    int met = result.count(Agreement.MET);
    int unmet = result.count(Agreement.UNMET);
    int open = result.count(Agreement.OPEN);
    List<String> parts = new ArrayList<>();
    parts.add(Prose.number(met) + " met");
    if (unmet > 0) {
      parts.add(page.paint().red(Prose.number(unmet) + " not met"));
    }
    if (open > 0) {
      parts.add(page.paint().yellow(Prose.number(open) + " open"));
    }
    lines.add("  expectations: " + String.join(", ", parts));
  }

  private boolean has(Status status) {
    return result.status().filter(s -> s == status).isPresent();
  }

  private static List<String> indented(String text, Page page) {
    return Prose.wrap(text, page.proseWidth() - 4).stream().map(line -> "    " + line).toList();
  }
}
