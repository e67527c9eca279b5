package checker.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What {@code checker explain} says of a code: a page of text with an example, kept among the resources. */
public final class ExplanationPage {
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
}
