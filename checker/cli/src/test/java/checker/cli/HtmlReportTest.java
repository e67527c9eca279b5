package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as text: what a browser would make of it is tried in {@link HtmlReportBrowserTest}. */
class HtmlReportTest {
  @TempDir static Path directory;
  private static String page;

  @BeforeAll
  static void write() {
    page = HtmlPage.compared(directory).text();
  }

  @Test
  void fetchesNothing() {
    assertThat(page).doesNotContainPattern("(?i)<(link|iframe|img|object|embed|base|form)\\b");
    assertThat(page).doesNotContainPattern("(?i)\\ssrc=\"|url\\((?!#)|@import");
    assertThat(all("href=\"([^\"]*)\"")).allMatch(href -> href.startsWith("#"));
  }

  @Test
  void whatASpecificationSaysIsNoMarkup() {
    assertThat(all("<(/?script)\\b")).hasSize(2);
    assertThat(page.split("<script", -1)).hasSize(3);
    assertThat(page.split("</script", -1)).hasSize(3);
    assertThat(page).contains("&lt;/script&gt;&lt;img src").doesNotContain("<b>nobody").doesNotContain("<!-- ");
  }

  @Test
  void everyLinkLeadsSomewhereAndEveryAnchorIsThereOnce() {
    Set<String> anchors = all("\\sid=\"([^\"]*)\"");
    assertThat(Pattern.compile("\\sid=\"").matcher(page).results().count()).isEqualTo(anchors.size());
    assertThat(anchors).containsAll(all("href=\"#([^\"]*)\""));
    assertThat(anchors).contains("race.camera.stable_pages", "leave_pinned.careful.dma_ends");
  }

  @Test
  void onlyOurStyleAndOurScriptMayBeUsed() throws GeneralSecurityException {
    String policy = all("Content-Security-Policy\" content=\"([^\"]*)\"").iterator().next();
    assertThat(policy).startsWith("default-src 'none';");
    assertThat(policy).contains("style-src '" + hash(between("<style>", "</style>")) + "'");
    assertThat(policy).contains("script-src '" + hash(between("<script>", "</script>")) + "'");
  }

  @Test
  void dataLeadFromTheFirstStateToTheViolation() throws IOException {
    JsonNode data = new ObjectMapper().readTree(between("<script type=\"application/json\" id=\"data\">", "</script>"));
    JsonNode trace = data.at("/traces/race.camera.stable_pages");
    // The driver pins and writes, the flusher submits: three steps, as the machine is written.
    assertThat(trace.at("/steps")).hasSize(3);
    JsonNode layout = data.at("/layouts").get(trace.at("/layout").asInt());
    String[] state = new String[layout.size()];
    for (int i = 0; i < state.length; i++) {
      state[i] = data.at("/values").get(trace.at("/start").get(i).asInt()).asText();
    }
    for (JsonNode step : trace.at("/steps")) {
      for (int i = 0; i < step.at("/set").size(); i += 2) {
        state[step.at("/set").get(i).asInt()] = data.at("/values").get(step.at("/set").get(i + 1).asInt()).asText();
      }
    }
    Set<String> cells = new TreeSet<>();
    for (int i = 0; i < state.length; i++) {
      cells.add(layout.get(i).asText() + " = " + state[i]);
    }
    assertThat(cells).contains("io = writing", "under_writeback = true", "never_touched = 2");
  }

  @Test
  void withoutItsScriptThePageHasEveryTraceAsATable() {
    String article = page.substring(page.indexOf("<article class=\"trace\" id=\"race.camera.dma_ends\""));
    article = article.substring(0, article.indexOf("</article>"));
    assertThat(article).contains("from here on, again and again", "back to before step 3", "start_dma", "Fairness:");
  }

  private static String between(String start, String end) {
    int from = page.indexOf(start) + start.length();
    return page.substring(from, page.indexOf(end, from));
  }

  private static Set<String> all(String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map((MatchResult m) -> m.group(1)).collect(Collectors.toSet());
  }

  private static String hash(String text) throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "sha256-" + Base64.getEncoder().encodeToString(digest);
  }
}
