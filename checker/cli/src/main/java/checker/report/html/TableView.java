package checker.report.html;

import java.util.List;

/**
 * Properties by scenarios, or by proposals.
 *
 * @param major whether it is headed like a chapter
 * @param about sentences under the heading
 * @param closing head of the last column
 * @param groups heads that span the columns of a kind
 */
record TableView(
    String heading,
    boolean major,
    List<ParagraphView> about,
    String rowsAre,
    List<GroupView> groups,
    List<HeadView> columns,
    String closing,
    List<RowView> rows) {

  boolean filled() {
    return !rows.isEmpty();
  }

  /** @param label empty for a plain paragraph */
  record ParagraphView(String label, String text) {
    boolean labelled() {
      return !label.isEmpty();
    }
  }

  record GroupView(String name, int span) {}

  record HeadView(String name, String text, boolean first) {}

  /**
   * A scenario or a proposal.
   *
   * @param anchor where more is told of it
   * @param surprising whether something is not as expected
   * @param closing the last column
   */
  record RowView(String name, String anchor, boolean surprising, boolean mutant, String text, List<CellView> cells, String closing) {}

  /**
   * A verdict in a sign.
   *
   * @param tone a class of the style sheet
   * @param words the same in words
   * @param anchor of what shows it; empty if nothing does
   */
  record CellView(String tone, String sign, String words, String anchor, boolean first) {
    boolean linked() {
      return !anchor.isEmpty();
    }
  }
}
