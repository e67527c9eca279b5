package checker.syntax;

import checker.source.Span;

/** An identifier as written. */
public record Name(String text, Span span) {}
