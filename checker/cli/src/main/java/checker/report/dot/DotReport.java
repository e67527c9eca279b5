package checker.report.dot;

import checker.model.Model;
import checker.report.Run;
import checker.report.TraceLanes;
import checker.report.VerdictWords;
import checker.trace.Change;
import checker.trace.Counterexample;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.List;

/** A run's traces as a graph, each a cluster with a cluster for each lane. */
public final class DotReport {
  private final StringBuilder text = new StringBuilder();
  private int traces;

  private DotReport() {}

  /**
   * One directed graph: every violation, expected or not, and every evaluation error; a single node if there is none. Above it
   * stands how the run ended, for a run without traces may have found nothing or have looked at nothing.
   */
  public static String render(Run run) {
    DotReport report = new DotReport();
    report.text.append("digraph traces {\n");
    report.text.append("  rankdir=TB\n  newrank=true\n  fontname=\"sans-serif\"\n");
    String ended = "exit status " + run.exitStatus() + ": " + run.meaning();
    report.text.append("  labelloc=t\n  label=").append(Dot.quoted(ended)).append('\n');
    report.text.append("  node [shape=box, fontname=\"monospace\"]\n  edge [fontname=\"sans-serif\"]\n");
    run.scenarios().forEach(checked -> checked.result().ifPresent(report::scenario));
    if (report.traces == 0) {
      report.text.append("  none [shape=plaintext, label=\"no counterexample\"]\n");
    }
    return report.text.append("}\n").toString();
  }

  private void scenario(ScenarioResult result) {
    result.failure().ifPresent(failure -> trace(result.model(), "the specification cannot be evaluated", failure));
    for (PropertyResult property : result.properties()) {
      boolean shown = property.verdict() == Verdict.VIOLATED || property.agreement() == Agreement.UNMET;
      if (shown && property.trace().isPresent()) {
        trace(result.model(), property.name() + ": " + VerdictWords.of(property, result), property.trace().get());
      }
    }
  }

  private void trace(Model model, String title, Counterexample trace) {
    String id = "t" + ++traces;
    TraceLanes lanes = TraceLanes.of(trace);
    line(1, "subgraph cluster_" + id + " {");
    line(2, "label=" + Dot.quoted(model.module() + "." + model.scenario() + "   " + title) + "; labeljust=l");
    List<String> initially = new ArrayList<>(List.of("initially"));
    initially.addAll(trace.initially());
    line(2, id + "_0 [shape=ellipse, label=" + (initially.size() == 1 ? Dot.quoted("initially") : Dot.left(initially)) + "]");
    for (int lane = 0; lane < lanes.lanes().size(); lane++) {
      lane(id, lane, lanes);
    }
    if (lanes.staysForEver()) {
      line(2, node(id, lanes.rows().size() + 1) + " [style=dashed, label=" + Dot.quoted(TraceLanes.STAYS) + "]");
    }
    edges(id, lanes);
    line(1, "}");
  }

  private void lane(String id, int lane, TraceLanes lanes) {
    line(2, "subgraph cluster_" + id + "_lane" + lane + " {");
    line(3, "label=" + Dot.quoted(lanes.names().get(lane)) + "; labeljust=c; style=dotted");
    for (int i = 0; i < lanes.rows().size(); i++) {
      TraceLanes.Row row = lanes.rows().get(i);
      if (row.lane() == lane) {
        List<String> label = new ArrayList<>(List.of((i + 1) + "  " + row.label()));
        row.changes().stream().map(Change::toString).forEach(label::add);
        row.error().ifPresent(error -> label.add(error.error().title() + ": " + error.detail()));
        String last = i == lanes.rows().size() - 1 && lanes.loopStart().isEmpty() ? ", penwidth=2" : "";
        line(3, node(id, i + 1) + " [group=" + id + "_lane" + lane + ", label=" + Dot.left(label) + last + "]");
      }
    }
    line(2, "}");
  }

  private void edges(String id, TraceLanes lanes) {
    int last = lanes.rows().size() + (lanes.staysForEver() ? 1 : 0);
    for (int i = 0; i < last; i++) {
      line(2, node(id, i) + " -> " + node(id, i + 1));
    }
    if (lanes.staysForEver()) {
      back(node(id, last), node(id, last));
    }
    lanes.loopStart().ifPresent(start -> back(node(id, last), node(id, start + 1)));
  }

  private void back(String from, String to) {
    // From side to side, so that it does not lie on the edge there.
    line(2, from + ":e -> " + to + ":e [constraint=false, style=dashed, label=\"for ever\"]");
  }

  private static String node(String trace, int step) {
    return trace + "_" + step;
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line).append('\n');
  }
}
