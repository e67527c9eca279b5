package checker.syntax;

import checker.source.Span;
import java.util.List;

/** Statements between braces. */
public record BlockTree(Span span, List<StatementTree> statements) {}
