package checker.report;

import checker.evaluate.EvaluationException;
import checker.model.Model;
import checker.model.Property;
import checker.trace.Counterexample;
import checker.trace.Ending;
import java.util.ArrayList;
import java.util.List;

/** A counterexample as text: what it shows, its steps in lanes, why, and what makes it minimal. */
final class TraceBlock {
  static final String INITIALLY = "Initially:";

  private final Counterexample trace;
  private final Page page;

  private final String replay;

  /** @param replay how to run it again; an empty text says nothing */
  TraceBlock(Counterexample trace, String replay, Page page) {
    this.trace = trace;
    this.replay = replay;
    this.page = page;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(title());
    lines.add("");
    if (!trace.initially().isEmpty()) {
      int room = page.width() - INITIALLY.length() - 4;
      lines.addAll(Prose.hang("  " + INITIALLY + "  ", Prose.join(trace.initially(), ", ", room)));
      lines.add("");
    }
    if (trace.length() > 0) {
      lines.addAll(table().lines());
      lines.add("");
    }
    lines.addAll(explanation());
    return lines;
  }

  /** {@code VIOLATED  name  "text"  4 steps}. */
  private List<String> title() {
    String steps = Prose.count(trace.length(), "step");
    if (trace.ending() instanceof Ending.Violated violated) {
      return title(TraceWord.VIOLATED.word(), violated.property(), steps);
    }
    if (trace.ending() instanceof Ending.Witnessed witnessed) {
      boolean cost = witnessed.property().kind() == Property.Kind.COST;
      return title((cost ? TraceWord.INCURRED : TraceWord.REACHABLE).word(), witnessed.property(), steps);
    }
    if (trace.ending() instanceof Ending.Looped looped) {
      return title(TraceWord.VIOLATED.word(), looped.property(), steps + loopLength(looped));
    }
    if (trace.ending() instanceof Ending.Trapped trapped) {
      return title(TraceWord.VIOLATED.word(), trapped.property(), steps);
    }
    if (trace.ending() instanceof Ending.Deadlocked) {
      return title(TraceWord.DEADLOCK.word(), List.of(Model.DEADLOCK_FREE, steps));
    }
    if (trace.ending() instanceof Ending.Chosen) {
      return title(TraceWord.PATH.word(), List.of(trace.property(), steps));
    }
    EvaluationException error =
        trace.ending() instanceof Ending.ActionFailed failed
            ? failed.error()
            : ((Ending.PredicateFailed) trace.ending()).error();
    return title("ERROR", List.of(error.error().code(), error.error().title(), steps));
  }

  private String loopLength(Ending.Looped looped) {
    int repeated = trace.length() - looped.loopStart();
    return trace.staysForEver() || repeated == trace.length() ? "" : ", the last " + repeated + " for ever";
  }

  private List<String> title(String word, Property property, String steps) {
    List<String> items = new ArrayList<>(List.of(property.name()));
    property.text().ifPresent(text -> items.add('"' + text + '"'));
    items.add(steps);
    return title(word, items);
  }

  private List<String> title(String word, List<String> items) {
    String first = "  " + word + "  ";
    int room = page.width() - first.length();
    List<String> parts = new ArrayList<>();
    for (String part : Prose.join(items, "   ", room)) {
      // A part that is too long is one item alone; in a trace file it is never broken.
      parts.addAll(page.fixed() || part.length() <= room ? List.of(part) : Prose.wrap(part, room));
    }
    List<String> lines = Prose.hang(first, parts);
    boolean witness = trace.ending() instanceof Ending.Witnessed || trace.ending() instanceof Ending.Chosen;
    String painted = witness ? page.paint().bold(word) : page.paint().red(word);
    lines.set(0, "  " + painted + lines.get(0).substring(2 + word.length()));
    return lines;
  }

  private LaneTable table() {
    TraceLanes lanes = TraceLanes.of(trace);
    List<LaneTable.Row> rows = new ArrayList<>();
    for (TraceLanes.Row row : lanes.rows()) {
      List<String> changes = new ArrayList<>();
      row.changes().forEach(change -> changes.add(change.toString()));
      row.error().ifPresent(error -> changes.add("(" + error.error().title() + ")"));
      rows.add(new LaneTable.Row(row.lane(), row.label(), changes));
    }
    if (lanes.staysForEver()) {
      rows.add(new LaneTable.Row(0, LaneTable.STAYS, List.of()));
    }
    return new LaneTable(lanes.names(), rows, lanes.loopStart(), page);
  }

  private List<String> explanation() {
    List<Remark> remarks = Remarks.of(trace);
    List<String> labels = new ArrayList<>(List.of(Remarks.heading(trace)));
    remarks.forEach(remark -> labels.add(remark.label()));
    Labelled text = new Labelled(page.proseWidth(), labels);
    for (Remark remark : remarks) {
      remark
          .place()
          .ifPresentOrElse(
              span -> text.add(remark.label(), remark.text(), Remarks.place(span)),
              () -> text.add(remark.label(), remark.text()));
    }
    if (!replay.isEmpty()) {
      text.add("Replay:", replay);
    }
    return text.lines();
  }
}
