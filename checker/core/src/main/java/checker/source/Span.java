package checker.source;

/**
 * A range of characters in a source text.
 *
 * @param source where it lies
 * @param start offset of the first character, 0-based, in UTF-16 code units
 * @param end offset after the last character, {@code start <= end}
 */
public record Span(SourceText source, int start, int end) {

  public Span {
    if (start < 0 || end < start || end > source.content().length()) {
      throw new IllegalArgumentException("span " + start + ".." + end + " outside " + source.name());
    }
  }

  /** The smallest span that covers both, which must lie in the same source. */
  public Span to(Span other) {
    return new Span(source, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The characters covered. */
  public String text() {
    return source.content().substring(start, end);
  }

  /** Line of the first character, from 1. */
  public int line() {
    return source.line(start);
  }

  /** Column of the first character, from 1, in UTF-16 code units. */
  public int column() {
    return source.column(start);
  }

  /** {@code file:line:column}, for messages. */
  public String location() {
    return source.name() + ":" + line() + ":" + column();
  }
}
