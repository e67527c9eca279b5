package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Span;

/** Types. */
final class TypeParser {
  private final TokenCursor cursor;
  private final ExprParser exprs;

  TypeParser(TokenCursor cursor, ExprParser exprs) {
    this.cursor = cursor;
    this.exprs = exprs;
  }

  TypeTree type() {
    int first = cursor.index();
    cursor.enter();
    TypeTree domain = prefixType();
    if (!cursor.accept(TokenKind.ARROW)) {
      cursor.leave();
      return domain;
    }
    int domainHeight = cursor.height();
    TypeTree range = type();
    cursor.leave();
    cursor.built(Math.max(domainHeight, cursor.height()) + 1);
    return new TypeTree.Function(cursor.since(first), domain, range);
  }

  /** A type without an arrow outside parentheses. */
  TypeTree prefixType() {
    int first = cursor.index();
    if (cursor.accept(TokenKind.SET)) {
      cursor.expect(TokenKind.OF, "a set type is written `set of T`");
      TypeTree element = element();
      return new TypeTree.SetOf(cursor.since(first), element);
    }
    if (cursor.accept(TokenKind.SEQ)) {
      if (!cursor.at(TokenKind.LEFT_BRACKET)) {
        throw cursor.expected("`[`", "a sequence type is written `seq[n] of T`, with at most `n` elements");
      }
      int open = cursor.advance();
      ExprTree capacity = exprs.expression();
      cursor.close(open);
      int capacityHeight = cursor.height();
      cursor.expect(TokenKind.OF, "a sequence type is written `seq[n] of T`");
      TypeTree element = element();
      cursor.built(Math.max(capacityHeight + 1, cursor.height()));
      return new TypeTree.Sequence(cursor.since(first), capacity, element);
    }
    TypeTree type = primaryType();
    while (cursor.accept(TokenKind.QUESTION)) {
      cursor.built(cursor.height() + 1);
      type = new TypeTree.Optional(cursor.since(first), type);
    }
    return type;
  }

  private TypeTree element() {
    cursor.enter();
    TypeTree element = prefixType();
    cursor.leave();
    cursor.built(cursor.height() + 1);
    return element;
  }

  private TypeTree primaryType() {
    int first = cursor.index();
    if (cursor.at(TokenKind.BOOL)) {
      cursor.advance();
      cursor.built(0);
      return new TypeTree.Bool(cursor.since(first));
    }
    if (cursor.at(TokenKind.NAME) && !continuesExpression(cursor.kind(1))) {
      Name name = cursor.name("a type");
      cursor.built(0);
      return new TypeTree.Named(name.span(), name);
    }
    if (cursor.at(TokenKind.LEFT_PAREN) && !opensRange()) {
      int open = cursor.advance();
      TypeTree inner = type();
      cursor.close(open);
      cursor.built(cursor.height() + 1);
      return new TypeTree.Parenthesized(cursor.since(first), inner);
    }
    if (cursor.at(TokenKind.ENUM) || cursor.at(TokenKind.RECORD)) {
      throw cursor.expected("a type", "declare it with its name: `" + cursor.text() + " T { ... }`");
    }
    if (!exprs.beginsOperand(cursor.kind())) {
      throw cursor.expected(
          "a type",
          "a type is `bool`, a range such as `0..3`, a name, `set of T`, `seq[n] of T`, `T?` or `A -> B`");
    }
    ExprTree low = exprs.bound();
    int lowHeight = cursor.height();
    if (low instanceof ExprTree.SetLiteral && !cursor.at(TokenKind.DOT_DOT)) {
      throw cursor.fail(
          DiagnosticCode.SYNTAX, low.span(), "a set is not a type", "declare `enum T { a, b }`, or write `set of T`");
    }
    if (!cursor.at(TokenKind.DOT_DOT)) {
      throw cursor.expected(
          "`..`", "a range of integers is written `" + TokenCursor.shortened(low.span().text()) + "..high`");
    }
    cursor.advance();
    ExprTree high = exprs.bound();
    cursor.built(Math.max(lowHeight, cursor.height()) + 1);
    Span span = cursor.since(first);
    return new TypeTree.Range(span, low, high);
  }

  /** Whether the parenthesis here belongs to the lower bound of a range: an operator follows its partner. */
  private boolean opensRange() {
    int partner = cursor.partner(cursor.index());
    return partner >= 0 && continuesExpression(cursor.tokens().kind(partner + 1));
  }

  private static boolean continuesExpression(TokenKind kind) {
    return switch (kind) {
      case DOT_DOT, DOT, PLUS, DASH, STAR, SLASH, PERCENT, UNION, MINUS, INTERSECT, LEFT_PAREN, LEFT_BRACKET, PRIME ->
          true;
      default -> false;
    };
  }
}
