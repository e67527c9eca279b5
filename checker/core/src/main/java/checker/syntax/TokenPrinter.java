package checker.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Turns the tokens of a text into layout elements, in order, with the comments between them. Whoever walks the tree
 * asks for each token when its place is reached; so no comment can be lost.
 */
final class TokenPrinter {
  private final Tokens tokens;
  private final int[] partner;
  private int index;
  private int comment;

  TokenPrinter(Tokens tokens) {
    this.tokens = tokens;
    this.partner = TokenCursor.partners(tokens);
  }

  TokenKind kind() {
    return tokens.kind(index);
  }

  /** The next token, whatever it is. */
  Doc token() {
    return token(tokens.text(index));
  }

  /** The next token, which the tree says is this one. */
  Doc token(TokenKind expected) {
    if (kind() != expected) {
      throw new IllegalStateException("tree and tokens differ at " + tokens.span(index).location());
    }
    return token();
  }

  /** The next token, printed as another text. */
  Doc token(String text) {
    List<Doc> parts = new ArrayList<>();
    while (comment < tokens.comments() && tokens.commentStart(comment) < tokens.start(index)) {
      parts.add(new Doc.OwnLine(commentText()));
    }
    Doc word = new Doc.Text(text);
    index++;
    Doc trailing = trailing();
    if (parts.isEmpty() && trailing == Doc.EMPTY) {
      return word;
    }
    parts.add(word);
    parts.add(trailing);
    return Doc.concat(parts);
  }

  /** Leaves the next token out; a comment on its line stays there. */
  Doc skip() {
    boolean pending = comment < tokens.comments() && tokens.commentStart(comment) < tokens.start(index);
    index++;
    return pending ? Doc.EMPTY : trailing();
  }

  /** Leaves the next token out if it is of this kind. */
  Doc skipIf(TokenKind kind) {
    return kind() == kind ? skip() : Doc.EMPTY;
  }

  /** The comment on the line of the token just passed. */
  private Doc trailing() {
    boolean here =
        index < tokens.size()
            && comment < tokens.comments()
            && tokens.commentStart(comment) < tokens.start(index)
            && !tokens.standsAlone(comment);
    return here ? new Doc.Trailing(commentText()) : Doc.EMPTY;
  }

  private String commentText() {
    String text = tokens.source().content().substring(tokens.commentStart(comment), tokens.commentEnd(comment));
    comment++;
    return text;
  }

  /** Whether the line ends after the bracket that is the next token, or there are comments inside. */
  boolean opensLines() {
    int close = partner[index];
    int inside = tokens.firstCommentFrom(tokens.start(index));
    if (inside < tokens.comments() && tokens.commentStart(inside) < tokens.start(close)) {
      return true;
    }
    String gap = tokens.source().content().substring(tokens.end(index), tokens.start(index + 1));
    return close > index + 1 && gap.indexOf('\n') >= 0;
  }

  /** Items on lines of their own, with their comments; of the empty lines between them one stays. */
  final class Lines {
    private final List<Doc> parts = new ArrayList<>();
    private boolean first = true;

    void add(Supplier<Doc> item) {
      comments(false);
      parts.add(breakBefore(tokens.start(index), false));
      parts.add(item.get());
    }

    /** An item that an empty line precedes, unless it is the first. */
    void addApart(Supplier<Doc> item) {
      boolean commented = comments(true);
      parts.add(breakBefore(tokens.start(index), !commented));
      parts.add(item.get());
    }

    /** The items, and the comments after the last one. */
    Doc withComments() {
      comments(false);
      return items();
    }

    Doc items() {
      return Doc.concat(parts);
    }

    private boolean comments(boolean apart) {
      boolean any = false;
      while (comment < tokens.comments() && tokens.commentStart(comment) < tokens.start(index)) {
        parts.add(breakBefore(tokens.commentStart(comment), apart && !any));
        parts.add(new Doc.OwnLine(commentText()));
        any = true;
      }
      return any;
    }

    private Doc breakBefore(int offset, boolean apart) {
      boolean blank = !first && (apart || emptyLineBefore(offset));
      first = false;
      return new Doc.Hard(blank);
    }
  }

  Lines lines() {
    return new Lines();
  }

  private boolean emptyLineBefore(int offset) {
    String content = tokens.source().content();
    int lines = 0;
    for (int i = offset - 1; i >= 0 && lines < 2; i--) {
      char c = content.charAt(i);
      if (c == '\n') {
        lines++;
      } else if (!Lexer.isBlank(c)) {
        return false;
      }
    }
    return lines == 2;
  }
}
