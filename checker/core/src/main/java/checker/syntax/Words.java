package checker.syntax;

import checker.source.Diagnostics;
import checker.source.SourceText;
import checker.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The words of texts, and those of the language. */
public final class Words {
  private Words() {}

  /** All words of a text in their order, comments included. Never throws for any text; linear in its length. */
  public static List<Word> of(SourceText source) {
    Tokens tokens = Lexer.tokens(source, new SyntaxErrors(new Diagnostics()));
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.end(i) > tokens.start(i)) {
        words.add(new Word(kind(tokens.kind(i)), tokens.span(i)));
      }
    }
    for (int i = 0; i < tokens.comments(); i++) {
      Word.Kind kind = tokens.isDocumentation(i) ? Word.Kind.DOCUMENTATION : Word.Kind.COMMENT;
      words.add(new Word(kind, new Span(source, tokens.commentStart(i), tokens.commentEnd(i))));
    }
    words.sort(Comparator.comparingInt(w -> w.span().start()));
    return List.copyOf(words);
  }

  private static Word.Kind kind(TokenKind kind) {
    return switch (kind) {
      case NAME -> Word.Kind.NAME;
      case INT -> Word.Kind.NUMBER;
      case STRING -> Word.Kind.STRING;
      case BAD, END -> Word.Kind.UNKNOWN;
      default -> kind.isKeyword() ? Word.Kind.KEYWORD : Word.Kind.SYMBOL;
    };
  }

  /** All keywords: none of them can be a name. */
  public static List<String> keywords() {
    return spelled(TokenKind::isKeyword);
  }

  /** The keywords with which a declaration of a module begins. */
  public static List<String> declarations() {
    return spelled(kind -> kind.beginsDeclaration() && kind != TokenKind.EXPECT);
  }

  /** The keywords with which a member of an actor begins. */
  public static List<String> members() {
    return spelled(TokenKind::beginsMember);
  }

  /** The words that tell what is expected of a property, an actor or an action; elsewhere they may be names. */
  public static List<String> outcomes() {
    return List.copyOf(ScenarioParser.OUTCOMES.keySet());
  }

  private static List<String> spelled(Predicate<TokenKind> such) {
    return Arrays.stream(TokenKind.values()).filter(such).map(TokenKind::text).toList();
  }
}
