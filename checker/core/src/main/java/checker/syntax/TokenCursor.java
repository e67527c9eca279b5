package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Span;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A position among the tokens, with what the parsers have in common: expectations, faults and the bound on nesting. */
final class TokenCursor {
  /** Deepest tree. Everything that walks a tree may recurse: this keeps it within the smallest usual stack. */
  static final int DEEPEST = 200;

  private static final int SHOWN = 40;

  private final Tokens tokens;
  private final SyntaxErrors errors;
  private final int[] partner;
  private final Set<TokenKind> misused = EnumSet.noneOf(TokenKind.class);
  private int index;
  private int depth;
  private int height;

  TokenCursor(Tokens tokens, SyntaxErrors errors) {
    this.tokens = tokens;
    this.errors = errors;
    this.partner = partners(tokens);
  }

  /** For each bracket the index of the one that it pairs with, otherwise -1. A brace outweighs the other brackets. */
  static int[] partners(Tokens tokens) {
    int[] result = new int[tokens.size()];
    Arrays.fill(result, -1);
    int[] open = new int[tokens.size()];
    int top = 0;
    for (int i = 0; i < result.length; i++) {
      TokenKind kind = tokens.kind(i);
      if (closer(kind) != null) {
        open[top++] = i;
        continue;
      }
      if (kind != TokenKind.RIGHT_BRACE && kind != TokenKind.RIGHT_PAREN && kind != TokenKind.RIGHT_BRACKET) {
        continue;
      }
      int from = top - 1;
      while (kind == TokenKind.RIGHT_BRACE && from >= 0 && tokens.kind(open[from]) != TokenKind.LEFT_BRACE) {
        from--;
      }
      if (from >= 0 && closer(tokens.kind(open[from])) == kind) {
        result[i] = open[from];
        result[open[from]] = i;
        top = from;
      } else if (kind == TokenKind.RIGHT_BRACE) {
        top = 0;
      }
    }
    return result;
  }

  private static TokenKind closer(TokenKind kind) {
    return switch (kind) {
      case LEFT_BRACE -> TokenKind.RIGHT_BRACE;
      case LEFT_PAREN -> TokenKind.RIGHT_PAREN;
      case LEFT_BRACKET -> TokenKind.RIGHT_BRACKET;
      default -> null;
    };
  }

  SyntaxErrors errors() {
    return errors;
  }

  Tokens tokens() {
    return tokens;
  }

  int index() {
    return index;
  }

  TokenKind kind() {
    return tokens.kind(index);
  }

  /** The kind of the token {@code ahead} places on. */
  TokenKind kind(int ahead) {
    return tokens.kind(Math.min(index + ahead, tokens.size() - 1));
  }

  boolean at(TokenKind kind) {
    return kind() == kind;
  }

  String text() {
    return tokens.text(index);
  }

  Span span() {
    return tokens.span(index);
  }

  /** The index of the bracket that pairs with the one at {@code bracket}, or -1. */
  int partner(int bracket) {
    return partner[bracket];
  }

  /** Goes on to the next token and returns the index of the one passed. The end is never passed. */
  int advance() {
    int passed = index;
    if (index < tokens.size() - 1) {
      index++;
    }
    return passed;
  }

  boolean accept(TokenKind kind) {
    if (!at(kind)) {
      return false;
    }
    advance();
    return true;
  }

  /** From the token at {@code first} to the last one passed. */
  Span since(int first) {
    return new Span(tokens.source(), tokens.start(first), tokens.end(Math.max(first, index - 1)));
  }

  /** The place just after the last token passed. */
  Span afterPrevious() {
    int end = index == 0 ? 0 : tokens.end(index - 1);
    return new Span(tokens.source(), end, end);
  }

  /** Whether the current token is the first one on its line. */
  boolean atNewLine() {
    return index == 0
        || tokens.source().content().substring(tokens.end(index - 1), tokens.start(index)).indexOf('\n') >= 0;
  }

  // --- expectations

  int expect(TokenKind kind) {
    return expect(kind, null);
  }

  /** Passes a token of this kind. */
  int expect(TokenKind kind, String suggestion) {
    if (!at(kind)) {
      throw expected(kind.described(), suggestion);
    }
    return advance();
  }

  /** Passes the closing bracket of the one at {@code open}. */
  void close(int open) {
    TokenKind closer = closer(tokens.kind(open));
    if (at(closer)) {
      advance();
      return;
    }
    if (partner[open] >= index && !kind().beginsDeclaration() && !kind().beginsMember()) {
      throw expected(closer.described(), null);
    }
    throw unclosed(open);
  }

  ParseFailure unclosed(int open) {
    String closer = closer(tokens.kind(open)).described();
    Span here = span();
    String where = at(TokenKind.END) ? "" : " at " + here.line() + ":" + here.column();
    errors.report(
        DiagnosticCode.UNCLOSED,
        tokens.span(open),
        tokens.kind(open).described() + " is not closed before " + described() + where,
        "add the missing " + closer);
    return new ParseFailure();
  }

  ParseFailure expected(String what) {
    return expected(what, null);
  }

  /** Reports that something else was expected here, with an optional suggestion. */
  ParseFailure expected(String what, String suggestion) {
    if (at(TokenKind.BAD)) {
      return new ParseFailure();
    }
    if (index > 0 && atNewLine()) {
      String after = " after " + described(index - 1);
      report(DiagnosticCode.SYNTAX, afterPrevious(), "expected " + what + after, suggestion);
    } else {
      report(DiagnosticCode.SYNTAX, span(), "expected " + what + ", found " + described(), suggestion);
    }
    return new ParseFailure();
  }

  /** Like {@link #expected}, but always at the current token: for what can be anything on any line. */
  ParseFailure unexpected(String what, String suggestion) {
    if (!at(TokenKind.BAD)) {
      report(DiagnosticCode.SYNTAX, span(), "expected " + what + ", found " + described(), suggestion);
    }
    return new ParseFailure();
  }

  ParseFailure fail(DiagnosticCode code, Span span, String message, String suggestion) {
    report(code, span, message, suggestion);
    return new ParseFailure();
  }

  private void report(DiagnosticCode code, Span span, String message, String suggestion) {
    if (suggestion == null) {
      errors.report(code, span, message);
    } else {
      errors.report(code, span, message, suggestion);
    }
  }

  /** The current token as it is called in a message. */
  String described() {
    return described(index);
  }

  private String described(int token) {
    TokenKind kind = tokens.kind(token);
    return switch (kind) {
      case NAME, INT -> "`" + shortened(tokens.text(token)) + "`";
      default -> kind.described();
    };
  }

  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  // --- names

  /** A name that is declared here; a keyword in its place is reported, and then taken for a name wherever that fits. */
  Name declared(String what) {
    TokenKind kind = kind();
    boolean told = misused.contains(kind);
    Name name = name(what);
    if (kind.isKeyword() && !told) {
      misused.add(kind);
    }
    return name;
  }

  /** A name, or with a report a keyword that stands where the name should. */
  Name name(String what) {
    if (at(TokenKind.NAME)) {
      int token = advance();
      return new Name(tokens.text(token), tokens.span(token));
    }
    if (kind().isKeyword() && (!atNewLine() || misused.contains(kind()))) {
      return misusedKeyword();
    }
    throw expected(what);
  }

  /** Takes the current keyword for a name; told if its declaration was not. */
  Name misusedKeyword() {
    String word = text();
    if (!misused.contains(kind())) {
      errors.report(
          DiagnosticCode.KEYWORD_AS_NAME,
          span(),
          "`" + word + "` is a keyword and cannot be a name",
          "choose another name, such as `" + word + "_`");
    }
    int token = advance();
    return new Name(word, tokens.span(token));
  }

  /** Whether the keyword here was declared as a name, so that its use is no new fault. */
  boolean atMisused() {
    return misused.contains(kind());
  }

  /** Reports an unknown word and takes it for the keyword that it resembles. */
  void takeFor(TokenKind meant) {
    errors.report(
        DiagnosticCode.UNKNOWN_WORD,
        span(),
        "unknown word `" + shortened(text()) + "`",
        "did you mean `" + meant.text() + "`?");
    tokens.replace(index, meant);
  }

  // --- documentation

  /** The documentation comment before the token at {@code token}: lines joined by a line feed, empty if none. */
  String documentation(int token) {
    int from = token == 0 ? 0 : tokens.end(token - 1);
    StringBuilder result = new StringBuilder();
    for (int c = tokens.firstCommentFrom(from); c < tokens.comments(); c++) {
      if (tokens.commentStart(c) >= tokens.start(token)) {
        break;
      }
      if (tokens.isDocumentation(c) && tokens.standsAlone(c)) {
        String line = tokens.source().content().substring(tokens.commentStart(c) + 3, tokens.commentEnd(c));
        result.append(result.length() == 0 ? "" : "\n").append(line.startsWith(" ") ? line.substring(1) : line);
      }
    }
    return result.toString();
  }

  // --- the bound on nesting

  /** One level down. Undone by {@link #leave}, or by {@link #resume} after a failure. */
  void enter() {
    depth++;
    checkDepth();
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** After a failure: back to the depth of where it is caught. */
  void resume(int depthThere) {
    depth = depthThere;
  }

  /** Height of the tree built last; a leaf has 0. */
  int height() {
    return height;
  }

  /** Notes the height of the tree being built; too deep a tree is a fault at the current token. */
  void built(int newHeight) {
    height = newHeight;
    checkDepth(newHeight);
  }

  private void checkDepth() {
    checkDepth(0);
  }

  private void checkDepth(int below) {
    if (depth + below > DEEPEST) {
      throw fail(
          DiagnosticCode.NESTED_TOO_DEEPLY,
          span(),
          "nested more than " + DEEPEST + " levels deep",
          "give parts a name with `def`");
    }
  }
}
