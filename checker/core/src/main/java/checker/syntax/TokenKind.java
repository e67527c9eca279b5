package checker.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a token is. Keywords and symbols have one spelling, which {@link #text} gives. */
enum TokenKind {
  END("the end of the file", Sort.SPECIAL),
  NAME("a name", Sort.SPECIAL),
  INT("a number", Sort.SPECIAL),
  STRING("a string", Sort.SPECIAL),
  /** Characters that mean nothing; the lexer has told. */
  BAD("an unexpected character", Sort.SPECIAL),

  LEFT_BRACE("{", Sort.SYMBOL),
  RIGHT_BRACE("}", Sort.SYMBOL),
  LEFT_PAREN("(", Sort.SYMBOL),
  RIGHT_PAREN(")", Sort.SYMBOL),
  LEFT_BRACKET("[", Sort.SYMBOL),
  RIGHT_BRACKET("]", Sort.SYMBOL),
  COMMA(",", Sort.SYMBOL),
  SEMICOLON(";", Sort.SYMBOL),
  COLON(":", Sort.SYMBOL),
  DOT(".", Sort.SYMBOL),
  DOT_DOT("..", Sort.SYMBOL),
  ARROW("->", Sort.SYMBOL),
  PRIME("'", Sort.SYMBOL),
  QUESTION("?", Sort.SYMBOL),
  EQUAL("=", Sort.SYMBOL),
  NOT_EQUAL("!=", Sort.SYMBOL),
  LESS("<", Sort.SYMBOL),
  LESS_EQUAL("<=", Sort.SYMBOL),
  GREATER(">", Sort.SYMBOL),
  GREATER_EQUAL(">=", Sort.SYMBOL),
  PLUS("+", Sort.SYMBOL),
  DASH("-", Sort.SYMBOL),
  STAR("*", Sort.SYMBOL),
  SLASH("/", Sort.SYMBOL),
  PERCENT("%", Sort.SYMBOL),

  MODULE("module", Sort.DECLARATION),
  CONST("const", Sort.DECLARATION),
  TYPE("type", Sort.DECLARATION),
  ENUM("enum", Sort.DECLARATION),
  RECORD("record", Sort.DECLARATION),
  VAR("var", Sort.DECLARATION),
  INIT("init", Sort.DECLARATION),
  DEF("def", Sort.DECLARATION),
  PROCEDURE("procedure", Sort.DECLARATION),
  ASSUME("assume", Sort.DECLARATION),
  ACTOR("actor", Sort.DECLARATION),
  EXTEND("extend", Sort.DECLARATION),
  OVERRIDE("override", Sort.DECLARATION),
  BEFORE("before", Sort.DECLARATION),
  AFTER("after", Sort.DECLARATION),
  STRONG("strong", Sort.DECLARATION),
  FAIR("fair", Sort.DECLARATION),
  TERMINAL("terminal", Sort.DECLARATION),
  INVARIANT("invariant", Sort.DECLARATION),
  TRANSITION("transition", Sort.DECLARATION),
  REACHABLE("reachable", Sort.DECLARATION),
  POSSIBLE("possible", Sort.DECLARATION),
  PROPERTY("property", Sort.DECLARATION),
  COST("cost", Sort.DECLARATION),
  SCENARIO("scenario", Sort.DECLARATION),
  EXPECT("expect", Sort.DECLARATION),

  ACTION("action", Sort.MEMBER),
  STEP("step", Sort.MEMBER),

  WHEN("when", Sort.KEYWORD),
  IF("if", Sort.KEYWORD),
  THEN("then", Sort.KEYWORD),
  ELSE("else", Sort.KEYWORD),
  FOR("for", Sort.KEYWORD),
  WITH("with", Sort.KEYWORD),
  WHERE("where", Sort.KEYWORD),
  EITHER("either", Sort.KEYWORD),
  OR("or", Sort.KEYWORD),
  LET("let", Sort.KEYWORD),
  GOTO("goto", Sort.KEYWORD),
  STOP("stop", Sort.KEYWORD),
  SUPER("super", Sort.KEYWORD),
  EXTENDS("extends", Sort.KEYWORD),
  SYMMETRIC("symmetric", Sort.KEYWORD),
  ANY("any", Sort.KEYWORD),
  BOOL("bool", Sort.KEYWORD),
  SET("set", Sort.KEYWORD),
  OF("of", Sort.KEYWORD),
  SEQ("seq", Sort.KEYWORD),
  NIL("nil", Sort.KEYWORD),
  TRUE("true", Sort.KEYWORD),
  FALSE("false", Sort.KEYWORD),
  NOT("not", Sort.KEYWORD),
  AND("and", Sort.KEYWORD),
  IMPLIES("implies", Sort.KEYWORD),
  IFF("iff", Sort.KEYWORD),
  IN("in", Sort.KEYWORD),
  NOTIN("notin", Sort.KEYWORD),
  SUBSET("subset", Sort.KEYWORD),
  UNION("union", Sort.KEYWORD),
  INTERSECT("intersect", Sort.KEYWORD),
  MINUS("minus", Sort.KEYWORD),
  EXISTS("exists", Sort.KEYWORD),
  FORALL("forall", Sort.KEYWORD),
  COUNT("count", Sort.KEYWORD),
  SUM("sum", Sort.KEYWORD),
  MIN("min", Sort.KEYWORD),
  MAX("max", Sort.KEYWORD),
  CHOOSE("choose", Sort.KEYWORD),
  ALWAYS("always", Sort.KEYWORD),
  EVENTUALLY("eventually", Sort.KEYWORD),
  UNTIL("until", Sort.KEYWORD),
  WEAK_UNTIL("weak_until", Sort.KEYWORD),
  RELEASE("release", Sort.KEYWORD),
  LEADS_TO("leads_to", Sort.KEYWORD),
  AT("at", Sort.KEYWORD),
  STOPPED("stopped", Sort.KEYWORD),
  ENABLED("enabled", Sort.KEYWORD),
  LEN("len", Sort.KEYWORD),
  HEAD("head", Sort.KEYWORD),
  TAIL("tail", Sort.KEYWORD),
  CARD("card", Sort.KEYWORD),
  APPEND("append", Sort.KEYWORD);

  private enum Sort {
    SPECIAL,
    SYMBOL,
    /** A keyword that can only begin a declaration (or {@code expect}). */
    DECLARATION,
    /** A keyword that can only begin a member of an actor. */
    MEMBER,
    KEYWORD
  }

  private static final TokenKind[] ALL = values();
  private static final Map<String, TokenKind> KEYWORDS = keywords();

  private final String text;
  private final Sort sort;

  TokenKind(String text, Sort sort) {
    this.text = text;
    this.sort = sort;
  }

  private static Map<String, TokenKind> keywords() {
    Map<String, TokenKind> result = new HashMap<>();
    for (TokenKind kind : ALL) {
      if (kind.isKeyword()) {
        result.put(kind.text, kind);
      }
    }
    return Map.copyOf(result);
  }

  static TokenKind ofOrdinal(int ordinal) {
    return ALL[ordinal];
  }

  static Optional<TokenKind> keyword(String word) {
    return Optional.ofNullable(KEYWORDS.get(word));
  }

  /** The spelling of a keyword or symbol. */
  String text() {
    return text;
  }

  /** As it is called in a message: a spelling in back quotes, or a few words. */
  String described() {
    return sort == Sort.SPECIAL ? text : "`" + text + "`";
  }

  boolean isKeyword() {
    return sort == Sort.DECLARATION || sort == Sort.MEMBER || sort == Sort.KEYWORD;
  }

  /** Only found at the start of a declaration: seen elsewhere, a bracket before it is unclosed. */
  boolean beginsDeclaration() {
    return sort == Sort.DECLARATION;
  }

  boolean beginsMember() {
    return sort == Sort.MEMBER;
  }
}
