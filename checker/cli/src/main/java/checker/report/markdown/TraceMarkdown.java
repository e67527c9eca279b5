package checker.report.markdown;

import checker.report.Remark;
import checker.report.Remarks;
import checker.report.TraceLanes;
import checker.trace.Change;
import checker.trace.Counterexample;
import java.util.ArrayList;
import java.util.List;

/** A trace: the diagram, the same as a table, and why. */
final class TraceMarkdown {
  private TraceMarkdown() {}

  static String of(Counterexample trace) {
    StringBuilder text = new StringBuilder();
    SequenceDiagram.of(trace).ifPresent(diagram -> text.append("```mermaid\n").append(diagram).append("```\n\n"));
    if (!trace.initially().isEmpty()) {
      text.append("Initially ").append(Markup.code(String.join(", ", trace.initially()))).append(".\n\n");
    }
    if (trace.length() > 0) {
      table(trace, text);
      text.append('\n');
    }
    boolean first = true;
    for (Remark remark : Remarks.of(trace)) {
      boolean same = remark.label().isEmpty();
      text.append(same ? "<br>\n  " : (first ? "" : "\n") + "- **" + Markup.text(remark.label()) + "** ");
      text.append(Markup.text(remark.text()));
      remark.place().ifPresent(span -> text.append(" (").append(Markup.text(Remarks.place(span))).append(')'));
      first = false;
    }
    text.append('\n');
    return text.toString();
  }

  private static void table(Counterexample trace, StringBuilder text) {
    TraceLanes lanes = TraceLanes.of(trace);
    List<String> head = new ArrayList<>(List.of(""));
    lanes.names().forEach(name -> head.add(Markup.text(name)));
    head.add("changed");
    text.append(Markup.row(head));
    List<String> rule = new ArrayList<>(List.of("--:"));
    head.stream().skip(1).forEach(name -> rule.add("---"));
    text.append(Markup.row(rule));
    for (int i = 0; i < lanes.rows().size(); i++) {
      if (lanes.loopStart().isPresent() && lanes.loopStart().getAsInt() == i) {
        text.append(across(head.size(), "*from here on, again and again*"));
      }
      text.append(step(i, lanes));
    }
    lanes.loopStart().ifPresent(start -> text.append(across(head.size(), "*back to before step " + (start + 1) + "*")));
    if (lanes.staysForEver()) {
      text.append(across(head.size(), "*nothing happens any more*"));
    }
  }

  private static String step(int index, TraceLanes lanes) {
    TraceLanes.Row row = lanes.rows().get(index);
    List<String> cells = new ArrayList<>(List.of(Integer.toString(index + 1)));
    for (int lane = 0; lane < lanes.lanes().size(); lane++) {
      cells.add(lane == row.lane() ? Markup.code(row.label()) : "");
    }
    List<String> changes = new ArrayList<>(row.changes().stream().map(Change::toString).map(Markup::code).toList());
    row.error().ifPresent(error -> changes.add(Markup.text(error.error().title())));
    cells.add(String.join(", ", changes));
    return Markup.row(cells);
  }

  private static String across(int columns, String words) {
    List<String> cells = new ArrayList<>(List.of("", words));
    while (cells.size() < columns) {
      cells.add("");
    }
    return Markup.row(cells);
  }
}
