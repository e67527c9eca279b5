package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.SourceText;
import checker.source.Span;

/**
 * Text to tokens. An operator of another language is reported and taken for the one that was meant, so that the parser
 * does not stumble over it again.
 */
final class Lexer {
  private static final int SHOWN = 20;

  private final SourceText source;
  private final String text;
  private final SyntaxErrors errors;
  private final Tokens tokens;
  private int at;

  private Lexer(SourceText source, SyntaxErrors errors) {
    this.source = source;
    this.text = source.content();
    this.errors = errors;
    this.tokens = new Tokens(source);
  }

  static Tokens tokens(SourceText source, SyntaxErrors errors) {
    Lexer lexer = new Lexer(source, errors);
    while (lexer.at < lexer.text.length()) {
      lexer.next();
    }
    lexer.tokens.add(TokenKind.END, lexer.at, lexer.at);
    return lexer.tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (isBlank(c) || c == '\n') {
      at++;
    } else if (isNameStart(c)) {
      int start = at;
      while (at < text.length() && isNamePart(text.charAt(at))) {
        at++;
      }
      tokens.add(TokenKind.keyword(text.substring(start, at)).orElse(TokenKind.NAME), start, at);
    } else if (isDigit(c)) {
      number();
    } else if (c == '"') {
      string();
    } else if (text.startsWith("//", at)) {
      comment();
    } else if (!foreign() && !symbol() && !typographicString()) {
      bad();
    }
  }

  private void comment() {
    int start = at;
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
    end = at;
    while (end > start && isBlank(text.charAt(end - 1))) {
      end--;
    }
    tokens.addComment(start, end);
  }

  private void number() {
    int start = at;
    while (at < text.length() && (isNamePart(text.charAt(at)))) {
      at++;
    }
    String word = text.substring(start, at);
    if (isInteger(word)) {
      tokens.add(TokenKind.INT, start, at);
      return;
    }
    tokens.add(TokenKind.BAD, start, at);
    boolean digits = word.chars().allMatch(c -> isDigit((char) c) || c == '_');
    errors.report(
        DiagnosticCode.UNEXPECTED_CHARACTER,
        new Span(source, start, at),
        "`" + shown(word) + "` is neither a number nor a name",
        digits
            ? "`_` stands between digits, as in 1_000"
            : "a number is decimal, and a name begins with a letter");
  }

  private static boolean isInteger(String word) {
    boolean digit = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (!isDigit(c) && (c != '_' || !digit)) {
        return false;
      }
      digit = isDigit(c);
    }
    return digit;
  }

  private void string() {
    int start = at++;
    while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
      if (text.charAt(at) == '\\' && at + 1 < text.length() && text.charAt(at + 1) != '\n') {
        char escaped = text.charAt(at + 1);
        if (escaped != '"' && escaped != '\\' && escaped != 'n' && escaped != '\r') {
          int width = Character.charCount(text.codePointAt(at + 1));
          errors.report(
              DiagnosticCode.UNEXPECTED_CHARACTER,
              new Span(source, at, at + 1 + width),
              "`" + text.substring(at, at + 1 + width) + "` is not an escape",
              "a string knows \\\", \\\\ and \\n; write \\\\ for a backslash");
        }
        at++;
      }
      at++;
    }
    if (at < text.length() && text.charAt(at) == '"') {
      at++;
      tokens.add(TokenKind.STRING, start, at);
      return;
    }
    errors.report(
        DiagnosticCode.UNTERMINATED_STRING,
        new Span(source, start, start + 1),
        "this string does not end on its line",
        "close it with `\"`");
    tokens.add(TokenKind.STRING, start, at);
    // It may have swallowed what should follow: the parser is silent at a BAD token.
    tokens.add(TokenKind.BAD, at, at);
  }

  private boolean foreign() {
    if (text.charAt(at) == '#' && firstOnLine()) {
      hashComment();
      return true;
    }
    for (ForeignOperator operator : ForeignOperator.startingWith(text.charAt(at))) {
      if (!text.startsWith(operator.text(), at) || operator.text().equals("!") && text.startsWith("!=", at)) {
        continue;
      }
      int start = at;
      if (operator.comment().isPresent()) {
        String end = operator.comment().get();
        int found = text.indexOf(end, at + operator.text().length());
        at = found < 0 ? text.length() : found + end.length();
      } else {
        at += operator.text().length();
        tokens.add(operator.meant(), start, at);
      }
      errors.report(
          DiagnosticCode.FOREIGN_OPERATOR,
          new Span(source, start, start + operator.text().length()),
          "`" + operator.text() + (operator.isComment() ? "` does not begin a comment" : "` is not an operator here"),
          operator.advice());
      return true;
    }
    return false;
  }

  private boolean firstOnLine() {
    int i = at;
    while (i > 0 && isBlank(text.charAt(i - 1))) {
      i--;
    }
    return i == 0 || text.charAt(i - 1) == '\n';
  }

  private void hashComment() {
    int end = text.indexOf('\n', at);
    errors.report(
        DiagnosticCode.FOREIGN_OPERATOR,
        new Span(source, at, at + 1),
        "`#` does not begin a comment",
        "begin a comment with `//`");
    at = end < 0 ? text.length() : end;
  }

  /** A string in typographic quotes, if it ends on its line. */
  private boolean typographicString() {
    char quote = text.charAt(at);
    if (quote != '\u201c' && quote != '\u201d') {
      return false;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != '\u201d' && text.charAt(end) != '\n') {
      end++;
    }
    if (end == text.length() || text.charAt(end) == '\n') {
      return false;
    }
    errors.report(
        DiagnosticCode.UNEXPECTED_CHARACTER,
        new Span(source, at, at + 1),
        "a string does not stand in typographic quotes",
        "write straight ones: `\"`");
    tokens.add(TokenKind.STRING, at, end + 1);
    at = end + 1;
    return true;
  }

  private boolean symbol() {
    char c = text.charAt(at);
    char d = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    TokenKind two =
        switch (c) {
          case '.' -> d == '.' ? TokenKind.DOT_DOT : null;
          case '-' -> d == '>' ? TokenKind.ARROW : null;
          case '!' -> d == '=' ? TokenKind.NOT_EQUAL : null;
          case '<' -> d == '=' ? TokenKind.LESS_EQUAL : null;
          case '>' -> d == '=' ? TokenKind.GREATER_EQUAL : null;
          default -> null;
        };
    if (two != null) {
      tokens.add(two, at, at + 2);
      at += 2;
      return true;
    }
    TokenKind one =
        switch (c) {
          case '{' -> TokenKind.LEFT_BRACE;
          case '}' -> TokenKind.RIGHT_BRACE;
          case '(' -> TokenKind.LEFT_PAREN;
          case ')' -> TokenKind.RIGHT_PAREN;
          case '[' -> TokenKind.LEFT_BRACKET;
          case ']' -> TokenKind.RIGHT_BRACKET;
          case ',' -> TokenKind.COMMA;
          case ';' -> TokenKind.SEMICOLON;
          case ':' -> TokenKind.COLON;
          case '.' -> TokenKind.DOT;
          case '\'' -> TokenKind.PRIME;
          case '?' -> TokenKind.QUESTION;
          case '=' -> TokenKind.EQUAL;
          case '<' -> TokenKind.LESS;
          case '>' -> TokenKind.GREATER;
          case '+' -> TokenKind.PLUS;
          case '-' -> TokenKind.DASH;
          case '*' -> TokenKind.STAR;
          case '/' -> TokenKind.SLASH;
          case '%' -> TokenKind.PERCENT;
          default -> null;
        };
    if (one == null) {
      return false;
    }
    tokens.add(one, at, at + 1);
    at++;
    return true;
  }

  /** A run of characters that mean nothing is one fault; letters of other alphabets take the rest of the word along. */
  private void bad() {
    int start = at;
    boolean letters = Character.isLetter(text.codePointAt(at));
    while (at < text.length() && (isMeaningless(text.charAt(at)) || letters && isNamePart(text.charAt(at)))) {
      at++;
    }
    at = Math.max(at, start + 1);
    tokens.add(TokenKind.BAD, start, at);
    String run = shown(text.substring(start, at));
    errors.report(
        DiagnosticCode.UNEXPECTED_CHARACTER,
        new Span(source, start, at),
        "`" + run + "` means nothing here",
        letters ? "names are written with the letters a-z, A-Z, digits and `_`" : "remove it");
  }

  /** What cannot be seen is shown by its number. */
  private static String shown(String run) {
    StringBuilder result = new StringBuilder();
    int count = 0;
    for (int i = 0; i < run.length(); count++) {
      int c = run.codePointAt(i);
      if (count == SHOWN) {
        return result.append("...").toString();
      }
      result.append(isVisible(c) ? Character.toString(c) : String.format("\\u%04x", c));
      i += Character.charCount(c);
    }
    return result.toString();
  }

  private static boolean isVisible(int c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.FORMAT
        && type != Character.UNASSIGNED
        && !Character.isSpaceChar(c);
  }

  private static boolean isMeaningless(char c) {
    return !isBlank(c)
        && c != '\n'
        && !isNamePart(c)
        && "{}()[],;:.'?=<>+-*/%!\"".indexOf(c) < 0
        && ForeignOperator.startingWith(c).isEmpty();
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isNameStart(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || isDigit(c);
  }
}
