package checker.report.html;

import checker.model.Model;
import checker.model.Property;
import checker.report.Prose;
import checker.report.Remark;
import checker.report.Remarks;
import checker.report.TraceLanes;
import checker.trace.Counterexample;
import checker.trace.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Traces as tables: a column for each lane, a row for each step. */
final class TraceViews {
  private final Sources sources;

  TraceViews(Sources sources) {
    this.sources = sources;
  }

  /** @param id its anchor */
  TraceView of(Counterexample trace, String id) {
    Optional<Property> property = property(trace.ending());
    TraceLanes lanes = TraceLanes.of(trace);
    return new TraceView(
        id,
        word(trace.ending()),
        trace.ending() instanceof Ending.Witnessed,
        property.map(Property::name).orElse(failure(trace.ending())),
        property.flatMap(Property::text).orElse(""),
        trace.model().module() + "." + trace.model().scenario(),
        steps(trace),
        String.join(", ", trace.initially()),
        lanes.names(),
        rows(lanes),
        end(lanes),
        Remarks.of(trace).stream().map(this::note).toList());
  }

  private static Optional<Property> property(Ending ending) {
    if (ending instanceof Ending.Violated violated) {
      return Optional.of(violated.property());
    }
    if (ending instanceof Ending.Witnessed witnessed) {
      return Optional.of(witnessed.property());
    }
    if (ending instanceof Ending.Looped looped) {
      return Optional.of(looped.property());
    }
    return ending instanceof Ending.Trapped trapped ? Optional.of(trapped.property()) : Optional.empty();
  }

  private static String word(Ending ending) {
    if (ending instanceof Ending.Witnessed witnessed) {
      return witnessed.property().kind() == Property.Kind.COST ? "incurred" : "reachable";
    }
    if (ending instanceof Ending.Deadlocked) {
      return "deadlock";
    }
    return ending instanceof Ending.ActionFailed || ending instanceof Ending.PredicateFailed ? "error" : "violated";
  }

  private static String failure(Ending ending) {
    if (ending instanceof Ending.ActionFailed failed) {
      return failed.error().error().code() + " " + failed.error().error().title();
    }
    if (ending instanceof Ending.PredicateFailed failed) {
      return failed.error().error().code() + " " + failed.error().error().title();
    }
    return Model.DEADLOCK_FREE;
  }

  private static String steps(Counterexample trace) {
    String steps = Prose.count(trace.length(), "step");
    if (trace.ending() instanceof Ending.Looped looped && !trace.staysForEver() && looped.loopStart() > 0) {
      return steps + ", the last " + (trace.length() - looped.loopStart()) + " for ever";
    }
    return steps;
  }

  private static List<TraceView.RowView> rows(TraceLanes lanes) {
    List<TraceView.RowView> rows = new ArrayList<>();
    for (int i = 0; i < lanes.rows().size(); i++) {
      TraceLanes.Row row = lanes.rows().get(i);
      boolean begins = lanes.loopStart().isPresent() && lanes.loopStart().getAsInt() == i;
      String changes =
          row.error()
              .map(error -> "(" + error.error().title() + ")")
              .orElse(String.join(", ", row.changes().stream().map(Object::toString).toList()));
      rows.add(
          new TraceView.RowView(
              begins ? "from here on, again and again" : "",
              Integer.toString(i + 1),
              cells(lanes.lanes().size(), row.lane(), row.label()),
              changes));
    }
    return rows;
  }

  private static String end(TraceLanes lanes) {
    if (lanes.staysForEver()) {
      return TraceLanes.STAYS;
    }
    return lanes.loopStart().isPresent() ? "back to before step " + (lanes.loopStart().getAsInt() + 1) : "";
  }

  private static List<String> cells(int lanes, int lane, String label) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < lanes; i++) {
      cells.add(i == lane ? label : "");
    }
    return cells;
  }

  private TraceView.NoteView note(Remark remark) {
    return new TraceView.NoteView(
        remark.label(), remark.text(), remark.place().map(sources::place).stream().toList());
  }
}
