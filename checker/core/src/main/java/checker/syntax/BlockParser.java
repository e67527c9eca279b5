package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.source.Spelling;
import checker.syntax.ExprTree.BinaryOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Bodies of actions and procedures. After a fault, parsing goes on with the next statement. */
final class BlockParser {
  private static final String STATEMENTS =
      "a statement is `when p`, an assignment `x' = e`, a call `p(x)`, or begins with `if`, `for`, `with`, `either`, `let`, `goto`, "
          + "`stop` or `super`";

  private final TokenCursor cursor;
  private final ExprParser exprs;

  BlockParser(TokenCursor cursor, ExprParser exprs) {
    this.cursor = cursor;
    this.exprs = exprs;
  }

  BlockTree block(String after) {
    if (!cursor.at(TokenKind.LEFT_BRACE)) {
      throw cursor.expected("`{`", after);
    }
    cursor.enter();
    int open = cursor.advance();
    List<StatementTree> statements = new ArrayList<>();
    while (!cursor.at(TokenKind.RIGHT_BRACE)) {
      if (endsEarly()) {
        cursor.unclosed(open);
        break;
      }
      int depth = cursor.depth();
      try {
        StatementTree statement = statement();
        statements.add(statement);
        separator(statement);
      } catch (ParseFailure failure) {
        cursor.resume(depth);
        if (!skipStatement()) {
          break;
        }
      }
    }
    cursor.leave();
    cursor.accept(TokenKind.RIGHT_BRACE);
    return new BlockTree(cursor.since(open), List.copyOf(statements));
  }

  private boolean endsEarly() {
    TokenKind kind = cursor.kind();
    return kind == TokenKind.END || (kind.beginsDeclaration() || kind.beginsMember()) && !atMisusedTarget();
  }

  /** Whether a keyword stands here as the name of a variable that is assigned. */
  private boolean atMisusedTarget() {
    return switch (cursor.kind(1)) {
      case PRIME -> cursor.kind().isKeyword();
      case EQUAL, LEFT_BRACKET, DOT -> cursor.atMisused();
      default -> false;
    };
  }

  /**
   * To after the next {@code ;} of this block, to the line after a nested block, or to the end; false if the block
   * turns out not to be closed.
   */
  private boolean skipStatement() {
    int nested = 0;
    while (true) {
      TokenKind kind = cursor.kind();
      if (kind == TokenKind.END || kind.beginsDeclaration() || kind.beginsMember()) {
        return false;
      }
      if (nested == 0 && kind == TokenKind.RIGHT_BRACE) {
        return true;
      }
      if (kind == TokenKind.LEFT_BRACE) {
        nested++;
      } else if (kind == TokenKind.RIGHT_BRACE) {
        nested--;
      }
      cursor.advance();
      boolean closed = kind == TokenKind.RIGHT_BRACE && cursor.atNewLine() && begins(cursor.kind());
      if (nested == 0 && (kind == TokenKind.SEMICOLON || closed)) {
        return true;
      }
    }
  }

  /** What stands between this statement and the next. */
  private void separator(StatementTree statement) {
    while (cursor.at(TokenKind.BAD)) {
      cursor.advance();
    }
    if (cursor.accept(TokenKind.SEMICOLON) || cursor.at(TokenKind.RIGHT_BRACE) || endsEarly()) {
      return;
    }
    boolean closed =
        statement instanceof StatementTree.If
            || statement instanceof StatementTree.For
            || statement instanceof StatementTree.Either;
    if (closed) {
      return;
    }
    TokenKind kind = cursor.kind();
    if (cursor.atNewLine() || begins(kind) && (kind != TokenKind.NAME || continuesTarget(cursor.kind(1)))) {
      cursor.errors().report(
          DiagnosticCode.MISSING_SEMICOLON,
          cursor.afterPrevious(),
          "statements are separated by `;`",
          "add `;` before " + cursor.described());
      return;
    }
    if (kind == TokenKind.COMMA) {
      throw cursor.expected("`;`", "statements are separated by `;`");
    }
    if (kind == TokenKind.LEFT_BRACE && statement instanceof StatementTree.With) {
      throw cursor.expected("`;`", "a `with` has no block: its name is known in the rest of this one");
    }
    throw cursor.expected("an operator or `;`");
  }

  private static boolean continuesTarget(TokenKind kind) {
    return switch (kind) {
      case PRIME, EQUAL, LEFT_BRACKET, DOT -> true;
      default -> false;
    };
  }

  private static boolean begins(TokenKind kind) {
    return switch (kind) {
      case NAME, WHEN, IF, FOR, WITH, EITHER, LET, GOTO, STOP, SUPER -> true;
      default -> false;
    };
  }

  private StatementTree statement() {
    int first = cursor.index();
    TokenKind kind = cursor.kind();
    if (atMisusedTarget()) {
      return assignment();
    }
    switch (kind) {
      case WHEN -> {
        cursor.advance();
        ExprTree condition = exprs.expression();
        return new StatementTree.When(cursor.since(first), condition);
      }
      case IF -> {
        return conditional();
      }
      case FOR -> {
        cursor.advance();
        BinderTree binder = exprs.primaries().binder();
        BlockTree body = block("a `for` repeats a block: `for x: T { ... }`");
        return new StatementTree.For(cursor.since(first), binder, body);
      }
      case WITH -> {
        cursor.advance();
        BinderTree binder = exprs.primaries().binder();
        return new StatementTree.With(cursor.since(first), binder);
      }
      case EITHER -> {
        return either();
      }
      case LET -> {
        cursor.advance();
        Name name = cursor.declared("a name");
        cursor.expect(TokenKind.EQUAL, "a name for a value is written `let n = e`");
        ExprTree value = exprs.expression();
        return new StatementTree.Let(cursor.since(first), name, value);
      }
      case GOTO -> {
        cursor.advance();
        Name step = cursor.name("a step");
        return new StatementTree.Goto(cursor.since(first), step);
      }
      case STOP -> {
        cursor.advance();
        return new StatementTree.Stop(cursor.since(first));
      }
      case SUPER -> {
        cursor.advance();
        return new StatementTree.Super(cursor.since(first));
      }
      case NAME -> {
        if (atCall()) {
          return call();
        }
        TokenKind meant = misspelt();
        if (meant != null) {
          cursor.takeFor(meant);
          return statement();
        }
        return assignment();
      }
      default -> throw noStatement();
    }
  }

  private ParseFailure noStatement() {
    return cursor.unexpected(
        "a statement",
        switch (cursor.kind()) {
          case SEMICOLON -> "remove one `;`";
          case ELSE -> "an `else` follows the `}` of its `if`";
          case OR -> "an `or` follows the `}` of its `either`";
          default -> STATEMENTS;
        });
  }

  /** The keyword that was probably meant, where the word here cannot begin an assignment; or null. */
  private TokenKind misspelt() {
    TokenKind next = cursor.kind(1);
    List<String> candidates = List.of();
    if (next == TokenKind.SEMICOLON || next == TokenKind.RIGHT_BRACE) {
      candidates = List.of("stop", "super");
    } else if (next == TokenKind.LEFT_BRACE) {
      candidates = List.of("either");
    } else if (exprs.beginsOperand(next) && next != TokenKind.LEFT_BRACKET && next != TokenKind.DASH) {
      candidates = List.of("when", "if", "for", "with", "let", "goto");
    }
    return Spelling.nearest(cursor.text(), candidates).flatMap(TokenKind::keyword).orElse(null);
  }

  /** Whether a name and a parenthesis begin a call: not if a keyword was probably meant and more than `;` follows. */
  private boolean atCall() {
    if (cursor.kind(1) != TokenKind.LEFT_PAREN) {
      return false;
    }
    int close = cursor.partner(cursor.index() + 1);
    TokenKind next = close < 0 ? TokenKind.END : cursor.tokens().kind(close + 1);
    return next == TokenKind.SEMICOLON || next == TokenKind.RIGHT_BRACE || misspelt() == null;
  }

  private StatementTree call() {
    int first = cursor.index();
    Name procedure = cursor.name("a procedure");
    int open = cursor.advance();
    List<ExprTree> arguments =
        cursor.accept(TokenKind.RIGHT_PAREN) ? List.of() : exprs.primaries().elements(open);
    if (cursor.at(TokenKind.PRIME)) {
      String name = TokenCursor.shortened(procedure.text());
      throw cursor.fail(
          DiagnosticCode.SYNTAX,
          cursor.since(first),
          "an element is assigned by its index in brackets",
          "write `" + name + "[...]' = ...`");
    }
    if (Operators.of(cursor.kind()) != null && !cursor.at(TokenKind.OR)) {
      throw noAssignment(first);
    }
    return new StatementTree.Call(cursor.since(first), procedure, arguments);
  }

  private StatementTree conditional() {
    int first = cursor.advance();
    ExprTree condition = exprs.expression();
    if (cursor.at(TokenKind.THEN)) {
      throw cursor.expected("`{`", "an `if` among statements has blocks: `if c { ... } else { ... }`");
    }
    BlockTree then = block("an `if` among statements has blocks: `if c { ... } else { ... }`");
    if (!cursor.accept(TokenKind.ELSE)) {
      return new StatementTree.If(cursor.since(first), condition, then, Optional.empty());
    }
    BlockTree otherwise;
    if (cursor.at(TokenKind.IF)) {
      cursor.enter();
      StatementTree nested = conditional();
      cursor.leave();
      otherwise = new BlockTree(nested.span(), List.of(nested));
    } else {
      otherwise = block("after `else` stands a block or another `if`");
    }
    return new StatementTree.If(cursor.since(first), condition, then, Optional.of(otherwise));
  }

  private StatementTree either() {
    int first = cursor.advance();
    List<BlockTree> branches = new ArrayList<>();
    branches.add(block("a choice is written `either { ... } or { ... }`"));
    if (!cursor.at(TokenKind.OR)) {
      throw cursor.expected("`or`", "a choice has two branches or more: `either { ... } or { ... }`");
    }
    while (cursor.accept(TokenKind.OR)) {
      branches.add(block("a choice is written `either { ... } or { ... }`"));
    }
    return new StatementTree.Either(cursor.since(first), List.copyOf(branches));
  }

  private StatementTree assignment() {
    int first = cursor.index();
    ExprTree path = path();
    boolean primed = cursor.accept(TokenKind.PRIME);
    if (primed && (cursor.at(TokenKind.LEFT_BRACKET) || cursor.at(TokenKind.DOT))) {
      throw cursor.fail(
          DiagnosticCode.SYNTAX,
          cursor.tokens().span(cursor.index() - 1),
          "the prime stands after the whole of what is assigned",
          "write `x[i]' = e` or `x.f' = e`");
    }
    if (!primed && !cursor.at(TokenKind.EQUAL)) {
      throw noAssignment(first);
    }
    if (!cursor.at(TokenKind.EQUAL)) {
      throw cursor.expected("`=`", "an assignment is written `x' = e`");
    }
    boolean foreign = !cursor.text().equals(TokenKind.EQUAL.text());
    cursor.advance();
    String written = "...";
    try {
      ExprTree value = exprs.expression();
      written = ExprParser.brief(value);
      return new StatementTree.Assign(cursor.since(first), path, value);
    } finally {
      if (!primed && !foreign) {
        missingPrime(path.span(), written);
      }
    }
  }

  private void missingPrime(Span path, String value) {
    cursor.errors().report(
        DiagnosticCode.MISSING_PRIME,
        path,
        "an assignment gives the value in the next state and needs a prime",
        "write `" + TokenCursor.shortened(path.text()) + "' = " + value + "`, or `when` before a condition");
  }

  private ExprTree path() {
    int first = cursor.index();
    Name name = cursor.at(TokenKind.NAME) ? cursor.name("a variable") : cursor.misusedKeyword();
    ExprTree path = new ExprTree.Ref(name.span(), name);
    int height = 0;
    while (true) {
      if (cursor.at(TokenKind.LEFT_BRACKET)) {
        int open = cursor.advance();
        ExprTree index = exprs.expression();
        cursor.close(open);
        height = Math.max(height, cursor.height()) + 1;
        path = new ExprTree.Index(cursor.since(first), path, index);
      } else if (cursor.accept(TokenKind.DOT)) {
        Name field = cursor.name("a field");
        height++;
        path = new ExprTree.Field(cursor.since(first), path, field);
      } else {
        return path;
      }
      cursor.built(height);
    }
  }

  private ParseFailure noAssignment(int first) {
    TokenKind kind = cursor.kind();
    String path = TokenCursor.shortened(cursor.since(first).text());
    BinaryOperator operator = Operators.of(kind);
    if (operator != null && operator != BinaryOperator.OR) {
      boolean arithmetic = Operators.level(operator) >= Operators.ADDITIVE;
      String start = arithmetic ? path + "' = " : "when ";
      return cursor.fail(
          DiagnosticCode.SYNTAX,
          cursor.since(first),
          (arithmetic ? "a value" : "a condition") + " is not a statement",
          "write `" + start + path + " " + kind.text() + " ...`");
    }
    if (kind == TokenKind.BAD) {
      return new ParseFailure();
    }
    return cursor.fail(
        DiagnosticCode.SYNTAX,
        cursor.since(first),
        "`" + path + "` alone is not a statement",
        STATEMENTS);
  }
}
