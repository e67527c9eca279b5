package checker.cli;

import checker.compare.Row;
import checker.report.Drift;
import checker.report.DriftText;
import checker.report.Page;
import checker.report.ScenarioReport;
import checker.verify.ScenarioResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a gate found, as text: what is not as expected, with traces; what is committed and not so; what was done about it; how much
 * there was to look at.
 *
 * @param directory of the traces, as the user wrote it
 * @param findings what is left to be told
 * @param repaired what was brought up to date
 * @param tallies the last lines
 */
record GateReport(
    Console console,
    String directory,
    List<Row> rows,
    List<GateFinding> findings,
    List<GateFinding> repaired,
    List<String> tallies) {

  /** Blocks of lines: one for each scenario that is not as expected, and one for each kind of the rest. */
  List<List<String>> blocks(Page page) {
    List<List<String>> blocks = new ArrayList<>();
    rows.forEach(row -> blocks.add(unexpected(row, page)));
    List<String> drifts = new ArrayList<>();
    findings.forEach(finding -> drifts.addAll(DriftText.lines("", finding.drift(), page)));
    blocks.add(drifts);
    List<String> done = new ArrayList<>();
    repaired.forEach(finding -> done.addAll(DriftText.lines(done(finding), finding.drift(), page)));
    blocks.add(done);
    List<String> last = new ArrayList<>();
    tallies.forEach(tally -> last.addAll(ScenarioReport.wrapped(tally, page)));
    blocks.add(last);
    return blocks;
  }

  /** The same, for a file. */
  String text() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    Blocks blocks = new Blocks(out);
    blocks(Page.file()).forEach(blocks::print);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private List<String> unexpected(Row row, Page page) {
    String spec = row.subject().spec();
    if (row.result().isEmpty()) {
      return List.of(row.subject().name() + "  was not verified: interrupted");
    }
    ScenarioResult result = row.result().get();
    TraceStore store = new TraceStore(console, Optional.of(directory), spec, Map.of());
    return ScenarioReport.lines(
        result, new ScenarioReport.Options(spec, Map.of(), false, true, false, store::replay), page);
  }

  private static String done(GateFinding finding) {
    boolean written = finding.repair().flatMap(GateFinding.Repair::text).isPresent();
    return finding.drift().kind() == Drift.Kind.STATES_CHANGED ? "pinned: " : written ? "written: " : "removed: ";
  }

  /** {@code traces: 738 as committed}, and how many are not. */
  static String tally(Gate.Outcome traces, List<GateFinding> findings, List<GateFinding> repaired) {
    List<String> parts = new ArrayList<>();
    parts.add(traces.same() + " as committed");
    long written = repaired.stream().filter(f -> ofTrace(f) && f.repair().get().text().isPresent()).count();
    long removed = repaired.stream().filter(f -> f.repair().get().text().isEmpty()).count();
    long unknown = findings.stream().filter(f -> f.drift().kind() == Drift.Kind.NOT_COMPARED).count();
    long wrong = findings.stream().filter(GateReport::ofTrace).count() - unknown;
    add(parts, written, "written");
    add(parts, removed, "removed");
    add(parts, wrong, "not");
    add(parts, unknown, "not compared");
    add(parts, traces.ignored(), "of others, not looked at");
    return "traces: " + String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String words) {
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }

  private static boolean ofTrace(GateFinding finding) {
    return finding.drift().kind() != Drift.Kind.STATES_CHANGED;
  }
}
