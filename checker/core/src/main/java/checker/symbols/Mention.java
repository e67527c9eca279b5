package checker.symbols;

import checker.source.Span;

/** A place that names something; the declaration itself is one, too. */
public record Mention(Span span, Symbol symbol) {}
