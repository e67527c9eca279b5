package checker.report;

import checker.evaluate.EvaluationException;
import checker.model.ActionInstance;
import checker.model.Lane;
import checker.trace.Change;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The steps of a trace by who takes them: what every picture of a trace is drawn from.
 *
 * @param lanes the actor instances that take part, in the order of the specification
 * @param rows the steps in their order; row {@code i} is step {@code i + 1}
 * @param loopStart number of rows before those that repeat themselves for ever; absent if none do
 * @param staysForEver whether one more step follows in which nothing happens, for ever
 */
public record TraceLanes(List<Lane> lanes, List<Row> rows, OptionalInt loopStart, boolean staysForEver) {

  /** What to say of the step that is to stay in a state for ever. */
  public static final String STAYS = LaneTable.STAYS;

  /**
   * A step.
   *
   * @param lane index in {@link #lanes}
   * @param label the action with its arguments and choices
   * @param error why it fails, if it does: nothing comes after it then
   */
  public record Row(
      int lane, ActionInstance instance, String label, List<Change> changes, Optional<EvaluationException> error) {}

  /** Of any trace; one without steps has no lanes. */
  public static TraceLanes of(Counterexample trace) {
    TreeMap<Integer, Lane> lanes = new TreeMap<>();
    trace.steps().forEach(step -> lanes.put(step.instance().lane().id(), step.instance().lane()));
    if (trace.ending() instanceof Ending.ActionFailed failed) {
      lanes.put(failed.instance().lane().id(), failed.instance().lane());
    }
    List<Integer> columns = List.copyOf(lanes.keySet());
    List<Row> rows = new ArrayList<>();
    for (Step step : trace.steps()) {
      int lane = columns.indexOf(step.instance().lane().id());
      rows.add(new Row(lane, step.instance(), step.label(), step.changes(), Optional.empty()));
    }
    if (trace.ending() instanceof Ending.ActionFailed failed) {
      int lane = columns.indexOf(failed.instance().lane().id());
      rows.add(new Row(lane, failed.instance(), failed.label(), List.of(), Optional.of(failed.error())));
    }
    OptionalInt loopStart =
        trace.ending() instanceof Ending.Looped looped && !trace.staysForEver()
            ? OptionalInt.of(looped.loopStart())
            : OptionalInt.empty();
    return new TraceLanes(List.copyOf(lanes.values()), rows, loopStart, trace.staysForEver());
  }

  /** What the lanes are called. */
  public List<String> names() {
    return lanes.stream().map(Lane::label).toList();
  }

  /** Whether a row is one of those that repeat themselves for ever. */
  public boolean repeated(int row) {
    return loopStart.isPresent() && row >= loopStart.getAsInt();
  }
}
