package checker.syntax;

import checker.syntax.ExprTree.BinaryOperator;
import java.util.EnumMap;
import java.util.Map;

/** The binary operators: their tokens, and how tightly they bind. */
final class Operators {
  static final int TEMPORAL = 0;
  static final int IMPLICATION = 1;
  static final int JUNCTION = 2;
  static final int COMPARISON = 3;
  static final int RANGE = 4;
  static final int ADDITIVE = 5;
  static final int MULTIPLICATIVE = 6;

  private static final Map<TokenKind, BinaryOperator> BY_TOKEN = byToken();

  private Operators() {}

  private static Map<TokenKind, BinaryOperator> byToken() {
    Map<TokenKind, BinaryOperator> result = new EnumMap<>(TokenKind.class);
    for (BinaryOperator operator : BinaryOperator.values()) {
      for (TokenKind kind : TokenKind.values()) {
        if (kind.text().equals(operator.symbol())) {
          result.put(kind, operator);
        }
      }
    }
    return result;
  }

  /** The operator that a token stands for, or null. */
  static BinaryOperator of(TokenKind kind) {
    return BY_TOKEN.get(kind);
  }

  static int level(BinaryOperator operator) {
    return switch (operator) {
      case LEADS_TO, UNTIL, WEAK_UNTIL, RELEASE -> TEMPORAL;
      case IMPLIES, IFF -> IMPLICATION;
      case AND, OR -> JUNCTION;
      case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, IN, NOT_IN, SUBSET -> COMPARISON;
      case INTERVAL -> RANGE;
      case ADD, SUBTRACT, UNION, MINUS -> ADDITIVE;
      case MULTIPLY, DIVIDE, MODULO, INTERSECT -> MULTIPLICATIVE;
    };
  }

  /** Whether {@code a op b op c} has a meaning. */
  static boolean isAssociative(BinaryOperator operator) {
    int level = level(operator);
    return level == JUNCTION || level >= ADDITIVE;
  }
}
