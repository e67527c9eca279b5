package checker.syntax;

import checker.source.DiagnosticCode;
import checker.syntax.ExprTree.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Operands, and the binders in them. */
final class PrimaryParser {
  private final TokenCursor cursor;
  private final ExprParser exprs;
  private final TypeParser types;
  private final BuiltinParser builtins;

  PrimaryParser(TokenCursor cursor, ExprParser exprs) {
    this.cursor = cursor;
    this.exprs = exprs;
    this.types = new TypeParser(cursor, exprs);
    this.builtins = new BuiltinParser(cursor, this);
  }

  TypeParser types() {
    return types;
  }

  boolean begins(TokenKind kind) {
    return switch (kind) {
      case NAME, INT, TRUE, FALSE, NIL, LEFT_PAREN, LEFT_BRACE, LEFT_BRACKET, DASH, IF, NOT, ALWAYS, EVENTUALLY,
          FORALL, EXISTS, COUNT, CHOOSE, SUM, MIN, MAX, LEN, HEAD, TAIL, CARD, APPEND, AT, STOPPED, ENABLED -> true;
      default -> false;
    };
  }

  /** Whether the keyword here was declared as a name and is used as one: what follows it continues an expression. */
  boolean atMisusedName() {
    TokenKind next = cursor.kind(1);
    return cursor.atMisused()
        && (!begins(next)
            || next == TokenKind.LEFT_BRACKET
            || next == TokenKind.LEFT_BRACE
            || next == TokenKind.DASH);
  }

  ExprTree postfix() {
    int first = cursor.index();
    ExprTree result = primary();
    while (true) {
      int height = cursor.height();
      if (cursor.at(TokenKind.LEFT_BRACKET)) {
        int open = cursor.advance();
        ExprTree index = exprs.expression();
        cursor.close(open);
        cursor.built(Math.max(height, cursor.height()) + 1);
        result = new ExprTree.Index(cursor.since(first), result, index);
      } else if (cursor.accept(TokenKind.DOT)) {
        Name field = cursor.name("a field");
        cursor.built(height + 1);
        result = new ExprTree.Field(cursor.since(first), result, field);
      } else if (cursor.accept(TokenKind.PRIME)) {
        cursor.built(height + 1);
        result = new ExprTree.Prime(cursor.since(first), result);
      } else {
        return result;
      }
    }
  }

  private ExprTree primary() {
    int first = cursor.index();
    cursor.built(0);
    if (atMisusedName()) {
      Name name = cursor.misusedKeyword();
      return new ExprTree.Ref(name.span(), name);
    }
    switch (cursor.kind()) {
      case INT -> {
        return integer();
      }
      case TRUE, FALSE -> {
        boolean value = cursor.at(TokenKind.TRUE);
        cursor.advance();
        return new ExprTree.Bool(cursor.since(first), value);
      }
      case NIL -> {
        cursor.advance();
        return new ExprTree.Nil(cursor.since(first));
      }
      case NAME -> {
        return named();
      }
      case LEFT_PAREN -> {
        int open = cursor.advance();
        ExprTree inner = exprs.expression();
        cursor.close(open);
        cursor.built(cursor.height() + 1);
        return new ExprTree.Parenthesized(cursor.since(first), inner);
      }
      case IF -> {
        return conditional();
      }
      case FORALL, EXISTS, COUNT, CHOOSE, SUM, MIN, MAX -> {
        return quantified();
      }
      case LEFT_BRACE -> {
        return set();
      }
      case LEFT_BRACKET -> {
        return functionOrSequence();
      }
      case LEN, HEAD, TAIL, CARD, APPEND -> {
        return builtins.builtin();
      }
      case AT, STOPPED, ENABLED -> {
        return builtins.query();
      }
      default -> throw noOperand();
    }
  }

  private ParseFailure noOperand() {
    TokenKind kind = cursor.kind();
    if (kind.isKeyword() && !cursor.atNewLine() && !kind.beginsDeclaration() && !kind.beginsMember()) {
      return cursor.expected("an expression", "`" + kind.text() + "` is a keyword and cannot be a name");
    }
    if (kind == TokenKind.STRING) {
      return cursor.expected("an expression", "there are no string values: use an `enum`");
    }
    return cursor.expected("an expression");
  }

  private ExprTree integer() {
    String digits = cursor.text().replace("_", "");
    int token = cursor.advance();
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    digits = digits.substring(zeros);
    if (digits.length() <= 10 && Long.parseLong(digits) <= Integer.MAX_VALUE) {
      return new ExprTree.Int(cursor.since(token), Integer.parseInt(digits));
    }
    cursor.errors().report(
        DiagnosticCode.INTEGER_TOO_LARGE,
        cursor.since(token),
        "`" + TokenCursor.shortened(cursor.tokens().text(token)) + "` does not fit into 32 bits",
        "the largest integer is 2147483647");
    return new ExprTree.Malformed(cursor.since(token));
  }

  private ExprTree named() {
    int first = cursor.index();
    Name name = cursor.name("a name");
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      return new ExprTree.Ref(name.span(), name);
    }
    if (cursor.kind(1) == TokenKind.NAME && cursor.kind(2) == TokenKind.COLON) {
      int open = cursor.advance();
      List<ExprTree.FieldValue> fields = new ArrayList<>();
      int height = 0;
      do {
        Name field = cursor.name("a field");
        cursor.expect(TokenKind.COLON, "a record is written `R(field: value, ...)`");
        fields.add(new ExprTree.FieldValue(field, exprs.expression()));
        height = Math.max(height, cursor.height());
      } while (cursor.accept(TokenKind.COMMA));
      closeList(open);
      cursor.built(height + 1);
      return new ExprTree.RecordLiteral(cursor.since(first), name, List.copyOf(fields));
    }
    List<ExprTree> arguments = arguments(name.text());
    return new ExprTree.Call(cursor.since(first), name, arguments);
  }

  /** {@code ( expr, ... )}, at least one. */
  List<ExprTree> arguments(String callee) {
    int open = cursor.expect(TokenKind.LEFT_PAREN);
    if (cursor.at(TokenKind.RIGHT_PAREN)) {
      cursor.errors().report(
          DiagnosticCode.SYNTAX,
          cursor.tokens().span(open),
          "there is nothing between these parentheses",
          "without parameters write `" + TokenCursor.shortened(callee) + "`");
      cursor.advance();
      return List.of();
    }
    return elements(open);
  }

  /** Expressions separated by commas up to the bracket that closes {@code open}; notes their height. */
  List<ExprTree> elements(int open) {
    List<ExprTree> result = new ArrayList<>();
    int height = 0;
    do {
      result.add(exprs.expression());
      height = Math.max(height, cursor.height());
    } while (cursor.accept(TokenKind.COMMA));
    closeList(open);
    cursor.built(height + 1);
    return List.copyOf(result);
  }

  private void closeList(int open) {
    if (cursor.at(TokenKind.SEMICOLON) && cursor.partner(open) >= 0) {
      throw cursor.expected("`,`");
    }
    if (beginsElement() && cursor.partner(open) >= 0) {
      throw cursor.expected("an operator or `,`");
    }
    cursor.close(open);
  }

  private boolean beginsElement() {
    return cursor.at(TokenKind.NAME) || cursor.at(TokenKind.INT);
  }

  private ExprTree conditional() {
    int first = cursor.advance();
    ExprTree condition = exprs.expression();
    int height = cursor.height();
    if (!cursor.at(TokenKind.THEN)) {
      throw cursor.expected("`then`", "an `if` in an expression is written `if c then a else b`");
    }
    cursor.advance();
    ExprTree then = exprs.expression();
    height = Math.max(height, cursor.height());
    if (!cursor.at(TokenKind.ELSE)) {
      throw cursor.expected("`else`", "an `if` in an expression has a value in either case: `if c then a else b`");
    }
    cursor.advance();
    ExprTree otherwise = exprs.expression();
    cursor.built(Math.max(height, cursor.height()) + 1);
    return new ExprTree.If(cursor.since(first), condition, then, otherwise);
  }

  private ExprTree quantified() {
    String word = cursor.kind().text();
    int first = cursor.advance();
    Quantifier quantifier = Quantifier.valueOf(word.toUpperCase(Locale.ROOT));
    BinderTree binder = binder();
    int height = cursor.height();
    if (cursor.at(TokenKind.COLON)) {
      cursor.errors().report(
          DiagnosticCode.SYNTAX,
          cursor.span(),
          "the body of `" + word + "` stands in braces",
          "write `" + word + " x: T { ... }`");
      cursor.advance();
      ExprTree body = exprs.expression();
      cursor.built(Math.max(height, cursor.height()) + 1);
      return new ExprTree.Quantified(cursor.since(first), quantifier, binder, body);
    }
    if (!cursor.at(TokenKind.LEFT_BRACE)) {
      throw cursor.expected("`{`", "the body of `" + word + "` stands in braces: `" + word + " x: T { ... }`");
    }
    int open = cursor.advance();
    ExprTree body = exprs.expression();
    cursor.close(open);
    cursor.built(Math.max(height, cursor.height()) + 1);
    return new ExprTree.Quantified(cursor.since(first), quantifier, binder, body);
  }

  /** {@code x, y: T where p} or {@code x in s where p}; notes its height. */
  BinderTree binder() {
    int first = cursor.index();
    List<Name> names = new ArrayList<>();
    do {
      names.add(cursor.declared("a name"));
    } while (cursor.accept(TokenKind.COMMA));
    BinderTree.Domain domain;
    if (cursor.accept(TokenKind.COLON)) {
      domain = new BinderTree.Domain.OfType(types.type());
    } else if (cursor.accept(TokenKind.IN)) {
      domain = new BinderTree.Domain.InSet(exprs.range());
    } else {
      throw cursor.expected("`:` or `in`", "a name is bound with its type, `x: T`, or to a set, `x in s`");
    }
    int height = cursor.height();
    Optional<ExprTree> where = Optional.empty();
    if (cursor.accept(TokenKind.WHERE)) {
      where = Optional.of(exprs.expression());
      height = Math.max(height, cursor.height());
    }
    cursor.built(height + 1);
    return new BinderTree(cursor.since(first), List.copyOf(names), domain, where);
  }

  private ExprTree set() {
    int open = cursor.advance();
    if (cursor.accept(TokenKind.RIGHT_BRACE)) {
      return new ExprTree.SetLiteral(cursor.since(open), List.of());
    }
    if (cursor.at(TokenKind.NAME) && cursor.kind(1) == TokenKind.COLON) {
      Name name = cursor.declared("a name");
      cursor.advance();
      BinderTree.Domain domain = new BinderTree.Domain.OfType(types.type());
      return comprehension(open, name, domain);
    }
    List<ExprTree> elements = new ArrayList<>();
    int height = 0;
    do {
      ExprTree element = exprs.expression();
      if (cursor.at(TokenKind.WHERE)
          && elements.isEmpty()
          && element instanceof ExprTree.Binary in
          && in.operator() == ExprTree.BinaryOperator.IN
          && in.left() instanceof ExprTree.Ref ref) {
        return comprehension(open, ref.name(), new BinderTree.Domain.InSet(in.right()));
      }
      elements.add(element);
      height = Math.max(height, cursor.height());
    } while (cursor.accept(TokenKind.COMMA));
    closeList(open);
    cursor.built(height + 1);
    return new ExprTree.SetLiteral(cursor.since(open), List.copyOf(elements));
  }

  private ExprTree comprehension(int open, Name name, BinderTree.Domain domain) {
    int height = cursor.height();
    if (!cursor.at(TokenKind.WHERE)) {
      throw cursor.expected("`where`", "a set is written `{ x: T where p }` or `{ a, b }`");
    }
    cursor.advance();
    ExprTree where = exprs.expression();
    BinderTree binder = new BinderTree(cursor.since(open + 1), List.of(name), domain, Optional.of(where));
    cursor.close(open);
    cursor.built(Math.max(height, cursor.height()) + 2);
    return new ExprTree.SetComprehension(cursor.since(open), binder);
  }

  private ExprTree functionOrSequence() {
    int open = cursor.advance();
    if (cursor.accept(TokenKind.RIGHT_BRACKET)) {
      return new ExprTree.SequenceLiteral(cursor.since(open), List.of());
    }
    if (cursor.at(TokenKind.NAME) && cursor.kind(1) == TokenKind.COLON) {
      Name parameter = cursor.declared("a name");
      cursor.advance();
      TypeTree domain = types.prefixType();
      int height = cursor.height();
      cursor.expect(TokenKind.ARROW, "a function is written `[x: T -> value]`");
      ExprTree body = exprs.expression();
      cursor.close(open);
      cursor.built(Math.max(height, cursor.height()) + 1);
      return new ExprTree.FunctionLiteral(cursor.since(open), parameter, domain, body);
    }
    List<ExprTree> elements = elements(open);
    return new ExprTree.SequenceLiteral(cursor.since(open), elements);
  }
}
