package checker.translate.scalar;

import java.util.List;

/** A text that grows line by line, indented by two spaces a level. */
public final class Text {
  private final StringBuilder out = new StringBuilder();
  private int level;

  /** One line; an empty one if there are no words. */
  public Text line(String words) {
    if (!words.isEmpty()) {
      out.append("  ".repeat(level)).append(words);
    }
    out.append('\n');
    return this;
  }

  /** More is indented from here on. */
  public Text indent() {
    level++;
    return this;
  }

  /** A line after which more is indented. */
  public Text open(String words) {
    line(words);
    level++;
    return this;
  }

  /** A line before which less is indented. */
  public Text close(String words) {
    level--;
    return line(words);
  }

  /** A text of whole lines, indented. */
  public Text lines(String text) {
    text.lines().forEach(this::line);
    return this;
  }

  /** The lines of a comment on its own: each in the language's form. */
  public Text comment(String words, String before, String after) {
    for (String row : words.strip().split("\n")) {
      line((before + (row.isBlank() ? "" : " " + row.strip())).stripTrailing() + after);
    }
    return this;
  }

  /** Parts of a long expression, one on each line, the symbol before all but the first. */
  public Text chain(List<String> parts, String symbol) {
    for (int i = 0; i < parts.size(); i++) {
      line((i == 0 ? "" : symbol + " ") + parts.get(i));
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
