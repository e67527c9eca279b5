package checker.report.markdown;

import java.util.regex.Pattern;

/** Words of a specification inside Markdown. */
final class Markup {
  private Markup() {}

  /** What is markup anywhere in a line; a colon before a letter may begin an emoji, a number sign before a digit names an issue. */
  private static final Pattern MARKUP =
      Pattern.compile("[\\\\`*\\[\\]|~$]|(?<!\\w)_|_(?!\\w)|:(?=[a-z+-])|#(?=\\w)");

  /** Words within a line, also in the cell of a table: what stands between backticks is code, whatever else could be markup is escaped. */
  static String text(String words) {
    String[] parts = words.replaceAll("\\s+", " ").split("`", -1);
    if (parts.length % 2 == 0) {
      return plain(words.replaceAll("\\s+", " "));
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      text.append(i % 2 == 0 ? plain(parts[i]) : parts[i].isBlank() ? plain("`" + parts[i] + "`") : code(parts[i]));
    }
    return text.toString();
  }

  private static String plain(String words) {
    String escaped = MARKUP.matcher(words).replaceAll("\\\\$0");
    // Nobody is to be mentioned by a specification.
    return escaped.replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;");
  }

  /** The same in quotation marks, also at the beginning of a line. */
  static String quoted(String words) {
    return '"' + text(words) + '"';
  }

  /** Code within a line, also in the cell of a table. */
  static String code(String code) {
    String line = code.replaceAll("\\s+", " ");
    int longest = 0;
    int run = 0;
    for (char c : line.toCharArray()) {
      run = c == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    String fence = "`".repeat(longest + 1);
    String gap = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + gap + line.replace("|", "\\|") + gap + fence;
  }

  /** A row of a table. */
  static String row(Iterable<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
