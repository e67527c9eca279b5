package checker.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people write from habit.
 *
 * @param text as written
 * @param meant the token to go on with
 * @param comment where it begins a comment: what ends it
 * @param advice what to write
 */
record ForeignOperator(String text, TokenKind meant, Optional<String> comment, String advice) {
  private static final Map<Character, List<ForeignOperator>> BY_FIRST = table();

  /** The longest first. */
  static List<ForeignOperator> startingWith(char c) {
    return BY_FIRST.getOrDefault(c, List.of());
  }

  boolean isComment() {
    return comment.isPresent();
  }

  private static Map<Character, List<ForeignOperator>> table() {
    List<ForeignOperator> all = new ArrayList<>();
    operator(all, "<=>", TokenKind.IFF, "write `iff`");
    operator(all, "===", TokenKind.EQUAL, "write `=`");
    operator(all, "!==", TokenKind.NOT_EQUAL, "write `!=`");
    operator(all, "==", TokenKind.EQUAL, "write `=`");
    operator(all, ":=", TokenKind.EQUAL, "assign with `x' = e`, define with `=`");
    operator(all, "+=", TokenKind.EQUAL, "write `x' = x + e`");
    operator(all, "-=", TokenKind.EQUAL, "write `x' = x - e`");
    operator(all, "=>", TokenKind.IMPLIES, "write `implies` (or `>=` for \"greater or equal\")");
    operator(all, "=<", TokenKind.LESS_EQUAL, "write `<=`");
    operator(all, "<>", TokenKind.NOT_EQUAL, "write `!=` for \"not equal\", `eventually` for the temporal operator");
    operator(all, "~>", TokenKind.LEADS_TO, "write `leads_to`");
    operator(all, "/=", TokenKind.NOT_EQUAL, "write `!=`");
    operator(all, "&&", TokenKind.AND, "write `and`");
    operator(all, "||", TokenKind.OR, "write `or`");
    operator(all, "/\\", TokenKind.AND, "write `and`");
    operator(all, "\\/", TokenKind.OR, "write `or`");
    operator(all, "\\intersect", TokenKind.INTERSECT, "write `intersect`");
    operator(all, "\\union", TokenKind.UNION, "write `union`");
    operator(all, "\\notin", TokenKind.NOTIN, "write `notin`");
    operator(all, "\\subseteq", TokenKind.SUBSET, "write `subset`");
    operator(all, "\\in", TokenKind.IN, "write `in`");
    operator(all, "\\A", TokenKind.FORALL, "write `forall x: T { p }`");
    operator(all, "\\E", TokenKind.EXISTS, "write `exists x: T { p }`");
    operator(all, "!", TokenKind.NOT, "write `not`");
    operator(all, "&", TokenKind.AND, "write `and`");
    operator(all, "|", TokenKind.OR, "write `or`");
    operator(all, "~", TokenKind.NOT, "write `not`");
    operator(all, "#", TokenKind.NOT_EQUAL, "write `!=` for \"not equal\"; a comment begins with `//`");
    operator(all, "\u00ac", TokenKind.NOT, "write `not`");
    operator(all, "\u2227", TokenKind.AND, "write `and`");
    operator(all, "\u2228", TokenKind.OR, "write `or`");
    operator(all, "\u21d2", TokenKind.IMPLIES, "write `implies`");
    operator(all, "\u2260", TokenKind.NOT_EQUAL, "write `!=`");
    operator(all, "\u2264", TokenKind.LESS_EQUAL, "write `<=`");
    operator(all, "\u2265", TokenKind.GREATER_EQUAL, "write `>=`");
    operator(all, "\u2208", TokenKind.IN, "write `in`");
    operator(all, "\u2209", TokenKind.NOTIN, "write `notin`");
    operator(all, "\u2192", TokenKind.ARROW, "write `->`");
    comment(all, "/*", "*/");
    comment(all, "(*", "*)");
    comment(all, "\\*", "\n");
    Map<Character, List<ForeignOperator>> table = new HashMap<>();
    for (ForeignOperator operator : all) {
      table.computeIfAbsent(operator.text.charAt(0), c -> new ArrayList<>()).add(operator);
    }
    return table;
  }

  private static void operator(List<ForeignOperator> all, String text, TokenKind meant, String advice) {
    all.add(new ForeignOperator(text, meant, Optional.empty(), advice));
  }

  private static void comment(List<ForeignOperator> all, String text, String end) {
    all.add(new ForeignOperator(text, TokenKind.BAD, Optional.of(end), "begin each line of a comment with `//`"));
  }
}
