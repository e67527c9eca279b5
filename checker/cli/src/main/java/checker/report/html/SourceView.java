package checker.report.html;

import java.util.List;

/** A source text, line by line. */
record SourceView(int number, String name, List<LineView> lines) {

  /** @param anchor what a place in that line leads to */
  record LineView(String anchor, String text) {}
}
