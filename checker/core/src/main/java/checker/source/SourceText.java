package checker.source;

import java.util.Arrays;
import java.util.Objects;

/** A named text with its line starts. Equality is by name and content. */
public final class SourceText {
  private final String name;
  private final String content;
  private final int[] lineStarts;

  /**
   * @param name the path as the user wrote it; shown in messages
   * @param content the whole text, without a byte order mark
   */
  public SourceText(String name, String content) {
    this.name = Objects.requireNonNull(name);
    this.content = Objects.requireNonNull(content);
    this.lineStarts = lineStarts(content);
  }

  private static int[] lineStarts(String content) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < content.length(); i++) {
      if (content.charAt(i) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, 2 * count);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String name() {
    return name;
  }

  public String content() {
    return content;
  }

  /** The line of the character at {@code offset}, from 1. Cost: logarithmic in the number of lines. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The column of the character at {@code offset}, from 1, in UTF-16 code units. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }

  /** The offset at which a line (from 1) begins. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The text of a line (from 1), without its line end. */
  public String lineText(int line) {
    int start = lineStarts[line - 1];
    int end = line < lineStarts.length ? lineStarts[line] - 1 : content.length();
    if (end > start && content.charAt(end - 1) == '\r') {
      end--;
    }
    return content.substring(start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText that && name.equals(that.name) && content.equals(that.content);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
