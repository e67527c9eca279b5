package checker.report.sarif;

import checker.report.json.JsonObject;
import java.util.List;

/** Messages, with what SARIF gives a meaning to inside them escaped. */
final class Messages {
  private Messages() {}

  static JsonObject message(String text) {
    return new JsonObject().put("text", escaped(text));
  }

  static JsonObject message(List<String> lines) {
    return message(String.join("\n", lines));
  }

  /** Braces would begin a placeholder (3.11.5 of the standard), a bracket before a parenthesis a link (3.11.6). */
  static String escaped(String text) {
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](");
  }
}
