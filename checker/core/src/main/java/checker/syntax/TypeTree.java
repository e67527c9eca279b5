package checker.syntax;

import checker.source.Span;

/** A type as written. */
public sealed interface TypeTree {
  Span span();

  record Bool(Span span) implements TypeTree {}

  record Named(Span span, Name name) implements TypeTree {}

  record Range(Span span, ExprTree low, ExprTree high) implements TypeTree {}

  record Optional(Span span, TypeTree element) implements TypeTree {}

  record SetOf(Span span, TypeTree element) implements TypeTree {}

  record Sequence(Span span, ExprTree capacity, TypeTree element) implements TypeTree {}

  record Function(Span span, TypeTree domain, TypeTree range) implements TypeTree {}

  /** Kept so that the formatter can print what was written. */
  record Parenthesized(Span span, TypeTree inner) implements TypeTree {}
}
