package checker.syntax;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * {@code module m extends b} and its declarations.
 *
 * @param doc the text of the documentation comment, {@code ///} removed, lines joined by {@code \n}; empty if none
 */
public record ModuleTree(
    Span span, String doc, Name name, Optional<Name> parent, List<DeclarationTree> declarations) {}
