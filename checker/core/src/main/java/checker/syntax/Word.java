package checker.syntax;

import checker.source.Span;

/** A word of a text, as an editor sees it: in no tree, and there whether or not the text can be parsed. */
public record Word(Kind kind, Span span) {

  /** What sort of word. */
  public enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    /** {@code // ...} up to the end of the line. */
    COMMENT,
    /** {@code /// ...} up to the end of the line. */
    DOCUMENTATION,
    /** An operator, a bracket or a separator. */
    SYMBOL,
    /** Characters that mean nothing. */
    UNKNOWN
  }

  public String text() {
    return span.text();
  }

  /** Whether it is this keyword or symbol. */
  public boolean is(String text) {
    return (kind == Kind.KEYWORD || kind == Kind.SYMBOL) && text().equals(text);
  }
}
