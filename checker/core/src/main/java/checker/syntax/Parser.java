package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import checker.source.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text to tree. */
public final class Parser {
  private static final List<String> FIRST_WORDS =
      List.of(
          "module", "const", "type", "enum", "record", "var", "init", "def", "procedure", "assume", "actor", "extend",
          "override", "before", "after", "fair", "strong", "terminal", "invariant", "transition", "reachable", "possible",
          "property", "cost", "scenario", "expect", "action", "step");

  private static final String DECLARATIONS =
      "a declaration begins with a keyword, such as `var`, `def`, `actor`, `invariant` or `scenario`";

  private final TokenCursor cursor;
  private final DeclarationParser declarations;

  private Parser(TokenCursor cursor) {
    this.cursor = cursor;
    this.declarations = new DeclarationParser(cursor);
  }

  /**
   * The modules of a text. All independent syntax errors are told, in the order of the text (at most 100), each once;
   * what could be understood in spite of them is in the tree. No tree is deeper than 200. Never throws for
   * any text; the cost is linear in its length.
   */
  public static FileTree parse(SourceText source, Diagnostics diagnostics) {
    SyntaxErrors errors = new SyntaxErrors(diagnostics);
    Tokens tokens = Lexer.tokens(source, errors);
    return new FileTree(source, new Parser(new TokenCursor(tokens, errors)).modules());
  }

  /** The expression that a text is, as far as it is one; empty if it begins with none. */
  public static Optional<ExprTree> expression(SourceText source) {
    SyntaxErrors errors = new SyntaxErrors(new Diagnostics());
    try {
      return Optional.of(new ExprParser(new TokenCursor(Lexer.tokens(source, errors), errors)).expression());
    } catch (ParseFailure failure) {
      return Optional.empty();
    }
  }

  private List<ModuleTree> modules() {
    List<ModuleTree> result = new ArrayList<>();
    if (cursor.at(TokenKind.NAME)) {
      meantFirstWord().filter(k -> k == TokenKind.MODULE).ifPresent(cursor::takeFor);
    }
    if (!cursor.at(TokenKind.MODULE)) {
      if (cursor.at(TokenKind.END)) {
        cursor.fail(
            DiagnosticCode.SYNTAX,
            cursor.span(),
            "there is no module in this file",
            "a specification begins with `module NAME`");
      } else {
        cursor.expected("`module`", "a specification begins with `module NAME`");
      }
      declarations();
    }
    while (cursor.at(TokenKind.MODULE)) {
      int depth = cursor.depth();
      try {
        result.add(module());
      } catch (ParseFailure failure) {
        cursor.resume(depth);
        skip();
        declarations();
      }
    }
    return List.copyOf(result);
  }

  private ModuleTree module() {
    int first = cursor.index();
    String doc = cursor.documentation(first);
    cursor.advance();
    Name name = cursor.name("a name");
    Optional<Name> parent = Optional.empty();
    if (cursor.accept(TokenKind.EXTENDS)) {
      parent = Optional.of(cursor.name("a module"));
    }
    List<DeclarationTree> body = declarations();
    return new ModuleTree(cursor.since(first), doc, name, parent, body);
  }

  /** Declarations up to the next module or the end. */
  private List<DeclarationTree> declarations() {
    List<DeclarationTree> result = new ArrayList<>();
    while (!cursor.at(TokenKind.END) && !cursor.at(TokenKind.MODULE)) {
      int depth = cursor.depth();
      try {
        if (cursor.at(TokenKind.NAME)) {
          misspelt();
        }
        if (cursor.kind().beginsMember()) {
          declarations.members().stray();
        } else if (cursor.at(TokenKind.EXPECT)) {
          throw strayExpectation();
        } else if (cursor.kind().beginsDeclaration()) {
          result.add(declarations.declaration());
        } else if (!cursor.at(TokenKind.MODULE)) {
          throw noDeclaration();
        }
      } catch (ParseFailure failure) {
        cursor.resume(depth);
        skip();
      }
    }
    return List.copyOf(result);
  }

  private void misspelt() {
    Optional<TokenKind> meant = meantFirstWord();
    TokenKind next = cursor.kind(1);
    boolean follows =
        meant.isPresent() && meant.get() == TokenKind.INIT
            ? next == TokenKind.LEFT_BRACE
            : next == TokenKind.NAME || next.isKeyword() || next == TokenKind.LEFT_BRACE;
    if (follows) {
      meant.ifPresent(cursor::takeFor);
    }
  }

  private Optional<TokenKind> meantFirstWord() {
    return Spelling.nearest(cursor.text(), FIRST_WORDS).flatMap(TokenKind::keyword);
  }

  private ParseFailure strayExpectation() {
    Span span = cursor.span();
    cursor.advance();
    return cursor.fail(DiagnosticCode.SYNTAX, span, "`expect` follows a scenario", "put it after `scenario s { ... }`");
  }

  private ParseFailure noDeclaration() {
    if (cursor.at(TokenKind.BAD)) {
      return new ParseFailure();
    }
    if (cursor.index() > 0 && !closes(cursor.kind()) && (!cursor.atNewLine() || Operators.of(cursor.kind()) != null)
        && !cursor.at(TokenKind.SEMICOLON)) {
      return cursor.fail(
          DiagnosticCode.SYNTAX,
          cursor.span(),
          cursor.described() + " does not continue what stands before it",
          "is something missing between them?");
    }
    return switch (cursor.kind()) {
      case NAME -> cursor.fail(
          DiagnosticCode.UNKNOWN_WORD,
          cursor.span(),
          "no declaration begins with `" + TokenCursor.shortened(cursor.text()) + "`",
          DECLARATIONS);
      case RIGHT_BRACE, RIGHT_PAREN, RIGHT_BRACKET -> cursor.fail(
          DiagnosticCode.SYNTAX,
          cursor.span(),
          cursor.described() + " closes nothing",
          "remove it, or look for one too many before it");
      case SEMICOLON -> cursor.fail(
          DiagnosticCode.SYNTAX, cursor.span(), "declarations are not separated by `;`", "remove it");
      default -> cursor.unexpected("a declaration", DECLARATIONS);
    };
  }

  private static boolean closes(TokenKind kind) {
    return kind == TokenKind.RIGHT_BRACE || kind == TokenKind.RIGHT_PAREN || kind == TokenKind.RIGHT_BRACKET;
  }

  /** To the next token that can only begin a declaration, or was probably meant to. */
  private void skip() {
    int start = cursor.index();
    while (!cursor.at(TokenKind.END)) {
      boolean newLine = cursor.atNewLine();
      if (cursor.kind().beginsDeclaration() && (newLine || cursor.index() > start)) {
        return;
      }
      boolean words = cursor.at(TokenKind.NAME) && cursor.kind(1) == TokenKind.NAME;
      if (words && newLine && cursor.index() > start && meantFirstWord().isPresent()) {
        return;
      }
      cursor.advance();
    }
  }
}
