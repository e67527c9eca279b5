package checker.syntax;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/** A statement of the body of an action, a step or a procedure. */
public sealed interface StatementTree {
  Span span();

  record When(Span span, ExprTree condition) implements StatementTree {}

  /** {@code path' = value}; the path is a {@code Ref} under {@code Index} and {@code Field}. */
  record Assign(Span span, ExprTree path, ExprTree value) implements StatementTree {}

  /** {@code else if} is a block with one {@code If}. */
  record If(Span span, ExprTree condition, BlockTree then, Optional<BlockTree> otherwise) implements StatementTree {}

  record For(Span span, BinderTree binder, BlockTree body) implements StatementTree {}

  /** Scope: the statements after it in the same block. */
  record With(Span span, BinderTree binder) implements StatementTree {}

  record Either(Span span, List<BlockTree> branches) implements StatementTree {}

  /** Scope: the statements after it in the same block. */
  record Let(Span span, Name name, ExprTree value) implements StatementTree {}

  /** {@code p(e, ...)}: the body of the procedure, as part of the same step. */
  record Call(Span span, Name procedure, List<ExprTree> arguments) implements StatementTree {}

  record Goto(Span span, Name step) implements StatementTree {}

  record Stop(Span span) implements StatementTree {}

  record Super(Span span) implements StatementTree {}
}
