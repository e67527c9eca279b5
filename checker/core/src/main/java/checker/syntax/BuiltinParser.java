package checker.syntax;

import checker.source.DiagnosticCode;
import checker.syntax.ExprTree.ActorQuery.Query;
import checker.syntax.ExprTree.Builtin.Function;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Operands that are called by a keyword: functions of sequences and sets, and questions about actors. */
final class BuiltinParser {
  private final TokenCursor cursor;
  private final PrimaryParser primaries;

  BuiltinParser(TokenCursor cursor, PrimaryParser primaries) {
    this.cursor = cursor;
    this.primaries = primaries;
  }

  ExprTree builtin() {
    String word = cursor.kind().text();
    Function function = Function.valueOf(word.toUpperCase(Locale.ROOT));
    int arity = function == Function.APPEND ? 2 : 1;
    String usage = arity == 2 ? "`append(s, e)`" : "`" + word + "(s)`";
    int first = cursor.advance();
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      throw cursor.expected("`(`", "`" + word + "` is a keyword, used as " + usage);
    }
    int open = cursor.advance();
    List<ExprTree> arguments = primaries.elements(open);
    if (arguments.size() != arity) {
      cursor.errors().report(
          DiagnosticCode.SYNTAX,
          cursor.tokens().span(first),
          "`" + word + "` takes " + (arity == 1 ? "one argument" : "two arguments") + ", not " + arguments.size(),
          "write " + usage);
      return new ExprTree.Malformed(cursor.since(first));
    }
    return new ExprTree.Builtin(cursor.since(first), function, arguments);
  }

  ExprTree query() {
    String word = cursor.kind().text();
    Query query = Query.valueOf(word.toUpperCase(Locale.ROOT));
    String usage =
        switch (query) {
          case AT -> "`at(actor.step)`";
          case STOPPED -> "`stopped(actor)`";
          case ENABLED -> "`enabled(actor.action)` or `enabled(actor)`";
        };
    int first = cursor.advance();
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      throw cursor.expected("`(`", "`" + word + "` is a keyword, used as " + usage);
    }
    int open = cursor.advance();
    Name actor = cursor.name("an actor");
    List<ExprTree> actorArguments = List.of();
    int height = 0;
    if (cursor.at(TokenKind.LEFT_PAREN)) {
      actorArguments = primaries.arguments(actor.text());
      height = cursor.height();
    }
    Optional<Name> action = Optional.empty();
    List<ExprTree> actionArguments = List.of();
    if (query == Query.AT && !cursor.at(TokenKind.DOT)) {
      throw cursor.expected("`.` and a step", "write " + usage);
    }
    if (query != Query.STOPPED && cursor.accept(TokenKind.DOT)) {
      Name name = cursor.name(query == Query.AT ? "a step" : "an action");
      action = Optional.of(name);
      if (query == Query.ENABLED && cursor.at(TokenKind.LEFT_PAREN)) {
        actionArguments = primaries.arguments(name.text());
        height = Math.max(height, cursor.height());
      }
    }
    cursor.close(open);
    cursor.built(height + 1);
    return new ExprTree.ActorQuery(cursor.since(first), query, actor, actorArguments, action, actionArguments);
  }
}
