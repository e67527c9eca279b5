package checker.report.html;

import java.util.List;

/**
 * A trace as a table.
 *
 * @param id its anchor, under which the script finds its data
 * @param steps {@code 4 steps}
 * @param end what stands below the last step: where a loop leads back to; empty if nothing
 * @param initially what tells its first state from others that are possible; empty if there is but one
 */
record TraceView(
    String id,
    String word,
    boolean witness,
    String property,
    String text,
    String scenario,
    String steps,
    String initially,
    List<String> lanes,
    List<RowView> rows,
    String end,
    List<NoteView> notes) {

  boolean told() {
    return !text.isEmpty();
  }

  boolean chosen() {
    return !initially.isEmpty();
  }

  boolean walked() {
    return !rows.isEmpty();
  }

  boolean returns() {
    return !end.isEmpty();
  }

  /** Number of columns beside the numbers of the steps. */
  int width() {
    return lanes.size() + 1;
  }

  /**
   * A step.
   *
   * @param marker what stands above it: where a loop begins; empty if nothing
   * @param cells a label in the lane of the step, nothing in the others
   */
  record RowView(String marker, String number, List<String> cells, String changes) {
    boolean marked() {
      return !marker.isEmpty();
    }
  }

  /** A sentence on what the trace means. */
  record NoteView(String label, String text, List<PlaceView> places) {}
}
