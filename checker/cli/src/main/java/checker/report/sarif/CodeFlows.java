package checker.report.sarif;

import checker.model.Lane;
import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import checker.report.Place;
import checker.report.TraceLanes;
import checker.report.json.JsonObject;
import checker.source.Span;
import checker.trace.Change;
import checker.trace.Counterexample;
import java.util.ArrayList;
import java.util.List;

/**
 * A trace as a code flow: a thread flow for each actor instance, each step at the line of its action, {@code executionOrder} its
 * number in the trace.
 */
final class CodeFlows {
  private final Counterexample trace;
  private final TraceLanes lanes;
  private final int limit;

  /** @param limit most steps to show; the last ones are left out then, and the flow says so */
  CodeFlows(Counterexample trace, int limit) {
    this.trace = trace;
    this.lanes = TraceLanes.of(trace);
    this.limit = limit;
  }

  /** How many steps are shown: none if there are none. */
  int steps() {
    return Math.min(limit, lanes.rows().size());
  }

  /** Of a trace with steps, and a limit above 0. */
  JsonObject flow() {
    List<JsonObject> threads = new ArrayList<>();
    for (int lane = 0; lane < lanes.lanes().size(); lane++) {
      List<JsonObject> locations = locations(lane);
      if (!locations.isEmpty()) {
        threads.add(thread(lanes.lanes().get(lane), locations));
      }
    }
    return new JsonObject().put("message", Messages.message(about())).put("threadFlows", threads);
  }

  private List<String> about() {
    List<String> about = new ArrayList<>();
    if (!trace.initially().isEmpty()) {
      about.add("Initially " + String.join(", ", trace.initially()) + ".");
    }
    if (lanes.loopStart().isPresent()) {
      about.add(
          "Steps " + (lanes.loopStart().getAsInt() + 1) + " to " + lanes.rows().size() + " repeat themselves for ever.");
    }
    if (lanes.staysForEver()) {
      about.add("After the last step nothing happens any more.");
    }
    if (steps() < lanes.rows().size()) {
      about.add("Only the first " + steps() + " of " + lanes.rows().size() + " steps are shown.");
    }
    if (about.isEmpty()) {
      about.add("A shortest trace.");
    }
    return about;
  }

  private JsonObject thread(Lane lane, List<JsonObject> locations) {
    return new JsonObject()
        .put("id", lane.label())
        .put("message", Messages.message(lane.label()))
        .put("initialState", state(trace.model(), trace.initial()))
        .put("locations", locations);
  }

  private List<JsonObject> locations(int lane) {
    List<JsonObject> locations = new ArrayList<>();
    for (int i = 0; i < steps(); i++) {
      TraceLanes.Row row = lanes.rows().get(i);
      if (row.lane() == lane) {
        locations.add(step(i, row));
      }
    }
    return locations;
  }

  private JsonObject step(int index, TraceLanes.Row row) {
    Span span =
        row.error().map(error -> error.span()).filter(s -> !s.source().name().isEmpty()).orElse(row.instance().action().span());
    String name = row.instance().lane().actor().name() + "." + row.instance().action().name();
    JsonObject location =
        new JsonObject()
            .put("physicalLocation", Locations.physical(Place.of(span)))
            .put("logicalLocations", List.of(Locations.logical("function", name)))
            .put("message", Messages.message(text(index, row)));
    JsonObject changed = new JsonObject();
    for (Change change : row.changes()) {
      changed.put(change.cell(), Messages.message(change.after().toString()));
    }
    JsonObject step = new JsonObject().put("executionOrder", index + 1).put("location", location);
    if (!row.changes().isEmpty()) {
      step.put("state", changed);
    }
    return lanes.repeated(index) ? step.put("properties", new JsonObject().put("repeatedForEver", true)) : step;
  }

  /** {@code 3. get_user_pages(1)   io[1]: idle -> pinned}, and where the loop begins and ends. */
  private String text(int index, TraceLanes.Row row) {
    List<String> parts = new ArrayList<>();
    parts.add((index + 1) + ". " + row.label());
    if (!row.changes().isEmpty()) {
      parts.add(String.join(", ", row.changes().stream().map(Change::toString).toList()));
    }
    row.error().ifPresent(error -> parts.add("(" + error.error().title() + ": " + error.detail() + ")"));
    if (lanes.loopStart().isPresent()) {
      if (lanes.loopStart().getAsInt() == index) {
        parts.add("(from here on, again and again)");
      }
      if (index == lanes.rows().size() - 1) {
        parts.add("(back to before step " + (lanes.loopStart().getAsInt() + 1) + ")");
      }
    }
    return String.join("   ", parts);
  }

  private static JsonObject state(Model model, List<Value> state) {
    JsonObject values = new JsonObject();
    for (Variable variable : model.variables()) {
      values.put(variable.name(), Messages.message(state.get(variable.index()).toString()));
    }
    return values;
  }
}
