package checker.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks through statements. */
public final class StatementWalk {
  private StatementWalk() {}

  /** Passes on the statement and all that are in it: each before its parts, in the order of the text. */
  public static void each(Statement statement, Consumer<Statement> action) {
    action.accept(statement);
    parts(statement).forEach(part -> each(part, action));
  }

  /** Whether it may go on in several ways. */
  public static boolean chooses(Statement statement) {
    return statement instanceof Statement.With
        || statement instanceof Statement.Either
        || parts(statement).stream().anyMatch(StatementWalk::chooses);
  }

  /** The direct parts that are statements, in order. They are met after the {@link #expressions}. */
  public static List<? extends Statement> parts(Statement statement) {
    if (statement instanceof Statement.Block block) {
      return block.statements();
    }
    if (statement instanceof Statement.If choice) {
      return List.of(choice.then(), choice.otherwise());
    }
    if (statement instanceof Statement.For loop) {
      return List.of(loop.body());
    }
    if (statement instanceof Statement.With with) {
      return List.of(with.body());
    }
    return statement instanceof Statement.Either either ? either.branches() : List.of();
  }

  /** The direct parts that are expressions, in the order of evaluation; those of the {@link #binding} among them. */
  public static List<Expr> expressions(Statement statement) {
    if (statement instanceof Statement.When when) {
      return List.of(when.condition());
    }
    if (statement instanceof Statement.Assign assign) {
      List<Expr> expressions = new ArrayList<>();
      for (Statement.Access access : assign.path()) {
        if (access instanceof Statement.Access.Argument argument) {
          expressions.add(argument.index());
        }
      }
      expressions.add(assign.value());
      return expressions;
    }
    if (statement instanceof Statement.If choice) {
      return List.of(choice.condition());
    }
    if (statement instanceof Statement.Let let) {
      return List.of(let.value());
    }
    return binding(statement).map(ExprWalk::parts).orElse(List.of());
  }

  /** What a {@code for} or a {@code with} lets its name range over. */
  public static Optional<Binding> binding(Statement statement) {
    if (statement instanceof Statement.For loop) {
      return Optional.of(loop.binding());
    }
    return statement instanceof Statement.With with ? Optional.of(with.binding()) : Optional.empty();
  }
}
