package checker.report;

import checker.source.Span;

/**
 * Where in a file something is. Lines and columns are counted from 1, columns in UTF-16 code units, the end is exclusive; 0 where
 * there is no such line or column.
 *
 * @param file its path, as the user would write it
 */
public record Place(String file, int line, int column, int endLine, int endColumn) {

  /** A line as a whole, or with 0 the file. */
  static Place ofLine(String file, int line) {
    return new Place(file, line, 0, line, 0);
  }

  /** That of a span; a span of nothing has no line. */
  public static Place of(Span span) {
    String name = span.source().name();
    return span.source().content().isEmpty()
        ? ofLine(name, 0)
        : new Place(
            name, span.line(), span.column(), span.source().line(span.end()), span.source().column(span.end()));
  }
}
