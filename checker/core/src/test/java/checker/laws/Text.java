package checker.laws;

/**
 * An expression as text.
 *
 * @param level how tightly it binds: the grammar's rule that derives it
 * @param low smallest value an integer expression can have
 * @param high largest value an integer expression can have
 */
record Text(String text, int level, long low, long high) {
  static final int IMPLICATION = 1;
  static final int JUNCTION = 2;
  static final int NEGATION = 3;
  static final int COMPARISON = 4;
  static final int RANGE = 5;
  static final int ADDITIVE = 6;
  static final int MULTIPLICATIVE = 7;
  static final int UNARY = 8;
  static final int POSTFIX = 9;

  /** {@code if ... then ... else} and temporal operators: in parentheses unless alone. */
  static final int LOOSEST = 0;

  static Text of(String text, int level) {
    return new Text(text, level, 0, 0);
  }

  static Text atom(String text) {
    return of(text, POSTFIX);
  }

  static Text integer(String text, int level, long low, long high) {
    return new Text(text, level, low, high);
  }

  /** The text where something at least as tight as {@code needed} must stand. */
  String at(int needed) {
    return level >= needed ? text : "(" + text + ")";
  }

  boolean within(long lowest, long highest) {
    return low >= lowest && high <= highest;
  }
}
