package checker.report.html;

/** Text as it stands in HTML, as content and in attributes between quotes. */
final class Markup {
  private Markup() {}

  /** With character references for all that could end a text or an attribute. */
  static String escaped(String text) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); i++) {
      String reference = reference(text.charAt(i));
      if (reference != null && escaped == null) {
        escaped = new StringBuilder(text.length() + 32).append(text, 0, i);
      }
      if (reference != null) {
        escaped.append(reference);
      } else if (escaped != null) {
        escaped.append(text.charAt(i));
      }
    }
    return escaped == null ? text : escaped.toString();
  }

  private static String reference(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }
}
