package checker.lsp;

import checker.source.SourceText;
import checker.source.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Places in texts: ours are offsets, the protocol's are lines and columns from 0; both count UTF-16 code units. */
final class Places {
  /** How the names of specifications end. */
  static final String EXTENSION = ".spec";

  private Places() {}

  static Range range(Span span) {
    return new Range(position(span.source(), span.start()), position(span.source(), span.end()));
  }

  static Position position(SourceText source, int offset) {
    return new Position(source.line(offset) - 1, source.column(offset) - 1);
  }

  /** The offset of a position; of one behind the end of a line or of the text, that end. */
  static int offset(SourceText source, Position position) {
    int line = Math.max(0, position.getLine()) + 1;
    String content = source.content();
    if (line > source.line(content.length())) {
      return content.length();
    }
    int start = source.lineStart(line);
    return start + Math.min(Math.max(0, position.getCharacter()), source.lineText(line).length());
  }

  /** Whether two places are the same one, in texts of the same name. */
  static boolean same(Span a, Span b) {
    return a.start() == b.start() && a.end() == b.end() && a.source().name().equals(b.source().name());
  }

  /** The name of the file without its directory. */
  static String fileName(Span span) {
    String name = span.source().name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }
}
