package checker.model;

import checker.source.Span;
import java.util.List;

/**
 * A statement of an action body. {@code goto}, {@code stop} and the advance to the next step have become
 * assignments to the actor's control variable, {@code super} and the call of a procedure a nested {@link Block}, and the
 * guard on the position a {@link When} at the start.
 */
public sealed interface Statement {
  Span span();

  /** The run ends here, without a successor, if the condition is false. */
  record When(Expr condition, Span span) implements Statement {}

  /** Assigns a variable, or the part of it that the path reaches. */
  record Assign(Variable variable, List<Access> path, Expr value, Span span) implements Statement {}

  /** One level of a path. */
  sealed interface Access {
    /** A function argument, of exactly the domain's type. */
    record Argument(Expr index) implements Access {}

    record Field(int field) implements Access {}
  }

  record If(Expr condition, Block then, Block otherwise, Span span) implements Statement {}

  /** The body once for every value, in order; all of it belongs to the same step. No choices inside. */
  record For(Binding binding, Block body, Span span) implements Statement {}

  /** The body (all statements up to the end of the enclosing block) for one value: each is a choice, in order. */
  record With(Binding binding, Block body, Span span) implements Statement {}

  /** One of the branches: each is a choice, in order. */
  record Either(List<Block> branches, Span span) implements Statement {}

  /** Gives a local its value for the rest of the block. */
  record Let(Local local, Expr value, Span span) implements Statement {}

  /** Statements in order; the scope of its locals ends with it. */
  record Block(List<Statement> statements, Span span) implements Statement {}
}
