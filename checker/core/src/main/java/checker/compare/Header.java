package checker.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the documentation comment at the head of a proposal says: what it is, and paragraphs such as {@code Proposed by: ...} and
 * {@code Source: ...}.
 *
 * @param sentence the first paragraph; empty if there is no comment
 * @param fields the paragraphs that begin with a label and a colon, by label, in order
 */
public record Header(String sentence, Map<String, String> fields) {
  /** What was proposed by whom is known from there. */
  public static final List<String> LABELS = List.of("Proposed by", "Source", "Change", "Objections");

  private static final Pattern FIELD = Pattern.compile("(" + String.join("|", LABELS) + "): (.*)");

  /** @param doc lines joined by {@code \n}, paragraphs by an empty line */
  static Header of(String doc) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : doc.split("\\n[ \\t]*\\n")) {
      paragraphs.add(paragraph.strip().replaceAll("\\s+", " "));
    }
    Map<String, String> fields = new LinkedHashMap<>();
    for (String paragraph : paragraphs) {
      Matcher field = FIELD.matcher(paragraph);
      if (field.matches()) {
        fields.put(field.group(1), field.group(2));
      }
    }
    boolean labelled = FIELD.matcher(paragraphs.get(0)).matches();
    return new Header(labelled ? "" : paragraphs.get(0), fields);
  }
}
