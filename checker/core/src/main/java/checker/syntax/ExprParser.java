package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Spelling;
import checker.syntax.ExprTree.BinaryOperator;
import checker.syntax.ExprTree.UnaryOperator;
import java.util.List;
import java.util.Optional;

/** Operators, by precedence climbing: {@link PrimaryParser} parses the operands. */
final class ExprParser {
  private static final List<String> OPERATOR_WORDS =
      List.of(
          "and", "or", "implies", "iff", "in", "notin", "subset", "union", "intersect", "minus", "leads_to", "until",
          "weak_until", "release", "where", "then", "else");

  /** A word of two letters resembles too much. */
  private static final int SHORTEST_MISSPELT = 3;

  private final TokenCursor cursor;
  private final PrimaryParser primaries;

  ExprParser(TokenCursor cursor) {
    this.cursor = cursor;
    this.primaries = new PrimaryParser(cursor, this);
  }

  /** {@code expr}. */
  ExprTree expression() {
    return level(Operators.TEMPORAL);
  }

  /** {@code additive}: a bound of a range. */
  ExprTree bound() {
    return level(Operators.ADDITIVE);
  }

  /** {@code range}: an expression without a comparison outside parentheses. */
  ExprTree range() {
    return level(Operators.RANGE);
  }

  PrimaryParser primaries() {
    return primaries;
  }

  boolean beginsOperand(TokenKind kind) {
    return primaries.begins(kind);
  }

  /** Operators of level {@code lowest} and above. Of few frames for each level of nesting: this is where stacks end. */
  private ExprTree level(int lowest) {
    cursor.enter();
    int first = cursor.index();
    ExprTree left = startsUnary() ? unary(lowest) : primaries.postfix();
    BinaryOperator last = null;
    boolean told = false;
    while (true) {
      misspelt();
      BinaryOperator operator = Operators.of(cursor.kind());
      if (operator == null || Operators.level(operator) < lowest) {
        cursor.leave();
        return left;
      }
      int token = cursor.advance();
      int leftHeight = cursor.height();
      ExprTree right = level(Operators.level(operator) + 1);
      if (last != null && Operators.level(last) == Operators.level(operator) && !told) {
        told = clash(last, (ExprTree.Binary) left, operator, token, right);
      }
      cursor.built(Math.max(leftHeight, cursor.height()) + 1);
      left = new ExprTree.Binary(cursor.since(first), operator, left, right);
      last = operator;
    }
  }

  /** Tells that {@code (a last b) operator c} needs its parentheses, if it does. */
  private boolean clash(
      BinaryOperator last, ExprTree.Binary left, BinaryOperator operator, int token, ExprTree right) {
    if (Operators.isAssociative(last) && (Operators.level(last) != Operators.JUNCTION || last == operator)) {
      return false;
    }
    String a = brief(left.left());
    String b = brief(left.right());
    String c = brief(right);
    String p = last.symbol();
    String q = operator.symbol();
    String first = "(" + a + " " + p + " " + b + ") " + q + " " + c;
    String second = a + " " + p + " (" + b + " " + q + " " + c + ")";
    String message;
    String suggestion;
    if (Operators.level(last) == Operators.JUNCTION) {
      message = "`and` and `or` are mixed without parentheses";
      suggestion = "write `" + first + "` or `" + second + "`";
    } else if (Operators.level(last) == Operators.COMPARISON) {
      message = "comparisons cannot be chained";
      suggestion = "write `" + a + " " + p + " " + b + " and " + b + " " + q + " " + c + "`";
    } else if (last == BinaryOperator.INTERVAL) {
      message = "a range has two bounds";
      suggestion = "write `" + a + ".." + c + "`";
    } else {
      message = "`" + p + "` beside `" + q + "` needs parentheses";
      suggestion = "write `" + second + "` or `" + first + "`";
    }
    cursor.errors().report(DiagnosticCode.NEEDS_PARENTHESES, cursor.tokens().span(token), message, suggestion);
    return true;
  }

  /** The text of an operand in a suggestion. */
  static String brief(ExprTree tree) {
    String text = tree.span().text();
    return text.length() <= 30 && text.indexOf('\n') < 0 ? text : "...";
  }

  private boolean startsUnary() {
    return switch (cursor.kind()) {
      case NOT, ALWAYS, EVENTUALLY, DASH -> !primaries.atMisusedName();
      default -> false;
    };
  }

  /** An operand that begins with an operator, of an operator of level {@code lowest} or above. */
  private ExprTree unary(int lowest) {
    int first = cursor.index();
    if (cursor.at(TokenKind.DASH)) {
      cursor.advance();
      cursor.enter();
      ExprTree operand = startsUnary() ? unary(Operators.MULTIPLICATIVE + 1) : primaries.postfix();
      cursor.leave();
      return unary(first, UnaryOperator.NEGATE, operand);
    }
    if (lowest > Operators.COMPARISON) {
      String word = cursor.kind().text();
      cursor.errors().report(
          DiagnosticCode.NEEDS_PARENTHESES,
          cursor.span(),
          "`" + word + "` as an operand needs parentheses",
          "write `(" + word + " ...)`");
    }
    return cursor.at(TokenKind.NOT) ? negation() : temporal();
  }

  private ExprTree negation() {
    int first = cursor.advance();
    return unary(first, UnaryOperator.NOT, level(Operators.COMPARISON));
  }

  /** {@code always} or {@code eventually}: what it applies to ends where an operator follows, so none may follow. */
  private ExprTree temporal() {
    int first = cursor.index();
    ExprTree result = tight();
    BinaryOperator next = Operators.of(cursor.kind());
    if (next != null) {
      String word = cursor.tokens().text(first);
      String inner = brief(((ExprTree.Unary) result).operand());
      String operator = next.symbol();
      cursor.errors().report(
          DiagnosticCode.NEEDS_PARENTHESES,
          cursor.span(),
          "`" + word + " " + inner + "` before `" + operator + "` needs parentheses",
          "write `%1$s (%2$s %3$s ...)` or `(%1$s %2$s) %3$s ...`".formatted(word, inner, operator));
    }
    return result;
  }

  private ExprTree tight() {
    UnaryOperator operator =
        switch (cursor.kind()) {
          case ALWAYS -> UnaryOperator.ALWAYS;
          case EVENTUALLY -> UnaryOperator.EVENTUALLY;
          case NOT -> UnaryOperator.NOT;
          default -> null;
        };
    if (operator == null) {
      return primaries.postfix();
    }
    int first = cursor.advance();
    cursor.enter();
    ExprTree operand = tight();
    cursor.leave();
    return unary(first, operator, operand);
  }

  private ExprTree unary(int first, UnaryOperator operator, ExprTree operand) {
    cursor.built(cursor.height() + 1);
    return new ExprTree.Unary(cursor.since(first), operator, operand);
  }

  /** {@code a adn b}: two operands side by side, the word between them nearly an operator. */
  private void misspelt() {
    TokenKind next = cursor.kind(1);
    if (!cursor.at(TokenKind.NAME) || !beginsOperand(next) || next == TokenKind.LEFT_BRACKET || cursor.atNewLine()) {
      return;
    }
    if (cursor.text().length() < SHORTEST_MISSPELT) {
      return;
    }
    Optional<TokenKind> meant = Spelling.nearest(cursor.text(), OPERATOR_WORDS).flatMap(TokenKind::keyword);
    meant.ifPresent(cursor::takeFor);
  }
}
