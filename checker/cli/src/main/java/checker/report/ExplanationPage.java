package checker.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code checker explain} says of a code: a page of text with an example, kept among the resources. */
public final class ExplanationPage {
  /** The head of a page, and what the index says of it. */
  private static final Pattern ENTRY = Pattern.compile("(?<code> *([A-Z]\\d{3}|\\d{1,3})  )(?<title>\\S.*)");

  private ExplanationPage() {}

  /**
   * The page without its head.
   *
   * @param code of a diagnostic, an evaluation error or an exit status
   * @throws IllegalStateException if there is none: each code has one
   */
  public static List<String> lines(String code) {
    String resource = "explain/" + code + ".txt";
    try (InputStream in = ExplanationPage.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("there is no page " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a page or of the index as they fit a terminal; code, which is indented by four, stays as it is. */
  public static List<String> fitted(List<String> lines, Page page) {
    if (page.fixed()) {
      return lines;
    }
    List<String> fitted = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      boolean text = !line.isEmpty() && !line.startsWith(" ") && !entry.matches();
      if (!text) {
        flush(paragraph, fitted, page);
      }
      if (text) {
        paragraph.append(line).append(' ');
      } else if (entry.matches()) {
        String head = entry.group("code");
        fitted.addAll(Prose.hang(head, Prose.wrap(entry.group("title"), page.proseWidth() - head.length())));
      } else {
        fitted.add(line);
      }
    }
    flush(paragraph, fitted, page);
    return fitted;
  }

  private static void flush(StringBuilder paragraph, List<String> lines, Page page) {
    if (paragraph.length() > 0) {
      lines.addAll(Prose.wrap(paragraph.toString(), page.proseWidth()));
      paragraph.setLength(0);
    }
  }
}
