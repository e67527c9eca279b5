package checker.syntax;

import checker.source.DiagnosticCode;
import checker.source.Spelling;
import checker.syntax.DeclarationTree.Member;
import checker.syntax.DeclarationTree.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Actions and steps, and parameter lists. After a fault, parsing goes on with the next member. */
final class MemberParser {
  private final TokenCursor cursor;
  private final TypeParser types;
  private final BlockParser blocks;

  MemberParser(TokenCursor cursor, TypeParser types, BlockParser blocks) {
    this.cursor = cursor;
    this.types = types;
    this.blocks = blocks;
  }

  /** {@code { member ... }}. */
  List<Member> members(String introduction) {
    if (!cursor.at(TokenKind.LEFT_BRACE)) {
      ParseFailure failure = cursor.expected("`{`", "write `" + TokenCursor.shortened(introduction) + " { ... }`");
      while (!cursor.at(TokenKind.LEFT_BRACE)) {
        if (cursor.at(TokenKind.END) || cursor.atNewLine()) {
          throw failure;
        }
        cursor.advance();
      }
    }
    int open = cursor.advance();
    List<Member> result = rest(open);
    cursor.accept(TokenKind.RIGHT_BRACE);
    return result;
  }

  /** Members up to the brace that closes {@code open}, which is not passed. */
  private List<Member> rest(int open) {
    List<Member> result = new ArrayList<>();
    boolean failed = false;
    while (!cursor.at(TokenKind.RIGHT_BRACE)) {
      if (cursor.at(TokenKind.END) || cursor.kind().beginsDeclaration()) {
        if (!failed) {
          cursor.unclosed(open);
        }
        break;
      }
      failed = false;
      int depth = cursor.depth();
      try {
        result.add(member());
      } catch (ParseFailure failure) {
        cursor.resume(depth);
        skipMember();
        failed = true;
      }
    }
    return List.copyOf(result);
  }

  private Member member() {
    int first = cursor.index();
    String doc = cursor.documentation(first);
    if (cursor.at(TokenKind.NAME)) {
      Optional<TokenKind> meant =
          Spelling.nearest(cursor.text(), List.of("action", "step")).flatMap(TokenKind::keyword);
      if (meant.isPresent() && cursor.kind(1) == TokenKind.NAME) {
        cursor.takeFor(meant.get());
      }
    }
    if (!cursor.kind().beginsMember()) {
      throw noMember();
    }
    boolean step = cursor.at(TokenKind.STEP);
    String word = cursor.kind().text();
    cursor.advance();
    Name name = cursor.declared("a name");
    List<Parameter> parameters = parameters(name);
    BlockTree body = blocks.block("write `" + word + " " + TokenCursor.shortened(name.text()) + " { ... }`");
    return new Member(cursor.since(first), doc, step, name, parameters, body);
  }

  private ParseFailure noMember() {
    if (cursor.at(TokenKind.SEMICOLON)) {
      return cursor.unexpected("`action`, `step` or `}`", "actions and steps are not separated by `;`");
    }
    return cursor.unexpected("`action`, `step` or `}`", "statements stand in an action: `action a { ... }`");
  }

  private void skipMember() {
    int nested = 0;
    while (!cursor.at(TokenKind.END) && !cursor.kind().beginsDeclaration()) {
      if (cursor.kind().beginsMember() || nested == 0 && cursor.at(TokenKind.RIGHT_BRACE)) {
        return;
      }
      if (cursor.at(TokenKind.LEFT_BRACE)) {
        nested++;
      } else if (cursor.at(TokenKind.RIGHT_BRACE)) {
        nested--;
      }
      cursor.advance();
    }
  }

  /** An action where only declarations may stand: reported, read for its own faults, and dropped. */
  void stray() {
    cursor.errors().report(
        DiagnosticCode.SYNTAX,
        cursor.span(),
        "`" + cursor.text() + "` stands outside of an actor",
        "put it into `actor a { ... }` (is there a `}` too many before it?)");
    while (cursor.kind().beginsMember()) {
      int depth = cursor.depth();
      try {
        member();
      } catch (ParseFailure failure) {
        cursor.resume(depth);
        skipMember();
      }
    }
    cursor.accept(TokenKind.RIGHT_BRACE);
  }

  /** {@code (x: T, ...)}, or nothing. */
  List<Parameter> parameters(Name owner) {
    if (!cursor.at(TokenKind.LEFT_PAREN)) {
      return List.of();
    }
    if (cursor.kind(1) == TokenKind.RIGHT_PAREN) {
      cursor.errors().report(
          DiagnosticCode.SYNTAX,
          cursor.span(),
          "there is nothing between these parentheses",
          "without parameters write `" + TokenCursor.shortened(owner.text()) + "`");
    }
    return parenthesized();
  }

  /** {@code (x: T, ...)}, or {@code ()}. */
  List<Parameter> parenthesized() {
    int open = cursor.advance();
    if (cursor.accept(TokenKind.RIGHT_PAREN)) {
      return List.of();
    }
    List<Parameter> result = new ArrayList<>();
    int depth = cursor.depth();
    try {
      do {
        result.add(parameter("a parameter"));
      } while (cursor.accept(TokenKind.COMMA));
      cursor.close(open);
    } catch (ParseFailure failure) {
      cursor.resume(depth);
      skipParameters(open);
    }
    return List.copyOf(result);
  }

  Parameter parameter(String what) {
    Name name = cursor.declared(what);
    if (!cursor.at(TokenKind.COLON)) {
      throw cursor.expected("`:` and a type", what + " has a type: `" + TokenCursor.shortened(name.text()) + ": T`");
    }
    cursor.advance();
    return new Parameter(name, types.type());
  }

  /** To after the parenthesis that closes {@code open}; without one, to the body. */
  private void skipParameters(int open) {
    int close = cursor.partner(open);
    while (cursor.index() <= close) {
      cursor.advance();
    }
    while (close < 0 && !stopsParameters()) {
      cursor.advance();
    }
  }

  private boolean stopsParameters() {
    TokenKind kind = cursor.kind();
    return kind == TokenKind.END
        || kind == TokenKind.LEFT_BRACE
        || kind == TokenKind.RIGHT_BRACE
        || kind == TokenKind.EQUAL
        || kind.beginsDeclaration()
        || kind.beginsMember();
  }
}
