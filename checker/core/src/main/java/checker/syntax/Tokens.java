package checker.syntax;

import checker.source.SourceText;
import checker.source.Span;
import java.util.Arrays;

/**
 * The tokens of a text in order, the last one {@link TokenKind#END}, and its comments. Held in arrays: a text of
 * megabytes has millions of tokens.
 */
final class Tokens {
  private final SourceText source;
  private byte[] kinds = new byte[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int size;
  private int[] commentStarts = new int[16];
  private int[] commentEnds = new int[16];
  private int comments;

  Tokens(SourceText source) {
    this.source = source;
  }

  void add(TokenKind kind, int start, int end) {
    if (size == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    kinds[size] = (byte) kind.ordinal();
    starts[size] = start;
    ends[size++] = end;
  }

  void replace(int index, TokenKind kind) {
    kinds[index] = (byte) kind.ordinal();
  }

  void addComment(int start, int end) {
    if (comments == commentStarts.length) {
      commentStarts = Arrays.copyOf(commentStarts, 2 * comments);
      commentEnds = Arrays.copyOf(commentEnds, 2 * comments);
    }
    commentStarts[comments] = start;
    commentEnds[comments++] = end;
  }

  SourceText source() {
    return source;
  }

  int size() {
    return size;
  }

  TokenKind kind(int index) {
    return TokenKind.ofOrdinal(kinds[index]);
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  Span span(int index) {
    return new Span(source, starts[index], ends[index]);
  }

  String text(int index) {
    return source.content().substring(starts[index], ends[index]);
  }

  int comments() {
    return comments;
  }

  int commentStart(int comment) {
    return commentStarts[comment];
  }

  /** The end of a comment, without its line end and white space before that. */
  int commentEnd(int comment) {
    return commentEnds[comment];
  }

  /** The number of the first comment that starts at or after {@code offset}. */
  int firstCommentFrom(int offset) {
    int found = Arrays.binarySearch(commentStarts, 0, comments, offset);
    return found >= 0 ? found : -found - 1;
  }

  boolean isDocumentation(int comment) {
    return source.content().startsWith("///", commentStarts[comment]);
  }

  /** Whether nothing but white space stands before the comment on its line. */
  boolean standsAlone(int comment) {
    String content = source.content();
    int i = commentStarts[comment] - 1;
    while (i >= 0 && content.charAt(i) != '\n') {
      if (!Lexer.isBlank(content.charAt(i))) {
        return false;
      }
      i--;
    }
    return true;
  }
}
