package checker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What {@code findings.md} cites is there: scenarios, traces (each named by its scenario or its property) and their lengths, and in
 * its table what is expected of each scenario. That expectations and traces are right is the business of {@link CounterexamplesTest}.
 */
class FindingsTest {
  private static final Pattern LINK = Pattern.compile("\\[`([\\w.]+)`]\\(\\.\\./\\.\\./(counterexamples/[^)]*)\\) \\((\\d+) steps\\)");
  private static final Pattern SCENARIO = Pattern.compile("`(\\w+\\.\\w+)`");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+\\.\\w+)` \\|[^|]*\\|([^|]*)\\|([^|]*)\\|$");
  private static final Pattern LENGTH = Pattern.compile("\\b(\\d+) steps?\\b");
  private static final Pattern TITLE = Pattern.compile("(?m)^(module|scenario) (\\w+)");

  @Test
  void tracesAreThereAndHaveTheLengthsThatAreTold() throws IOException {
    String page = page();
    List<MatchResult> links = all(LINK, page);
    assertThat(links).hasSizeGreaterThan(50).hasSize(all(Pattern.compile("\\]\\([^)]*counterexamples/"), page).size());
    for (MatchResult link : links) {
      Path trace = Golden.project().resolve(link.group(2));
      assertThat(trace).exists();
      Matcher length = LENGTH.matcher(Files.readString(trace, StandardCharsets.UTF_8));
      assertThat(length.find()).as(link.group(2)).isTrue();
      assertThat(link.group(3)).as(link.group(2)).isEqualTo(length.group(1));
      String name = link.group(1);
      assertThat(link.group(2)).contains(name.contains(".") ? "/" + name.replace('.', '/') + "." : "." + name + ".trace");
    }
  }

  @Test
  void scenariosAreThere() throws IOException {
    List<String> named = all(SCENARIO, page()).stream().map(name -> name.group(1)).distinct().toList();
    assertThat(named).hasSizeGreaterThan(100);
    assertThat(expectations().keySet()).containsAll(named);
  }

  @Test
  void tableTellsWhatIsExpected() throws IOException {
    Map<String, String> expectations = expectations();
    List<MatchResult> rows = all(ROW, page());
    assertThat(rows).hasSizeGreaterThan(20);
    for (MatchResult row : rows) {
      String expected = expectations.get(row.group(1));
      assertThat(words("`(\\w+)`", row.group(2))).as(row.group()).isEqualTo(words("(\\w+) violated\\b", expected));
      assertThat(words("`(\\w+)`", row.group(3))).as(row.group()).isEqualTo(words("(\\w+) incurred\\b", expected));
    }
  }

  @Test
  void figuresOfTheTableOfAllProposalsAreTold() throws IOException {
    String table = Files.readString(Golden.project().resolve("specs/README.md"), StandardCharsets.UTF_8);
    List<String> figures = words("(\\d+ scenarios of \\d+ proposals on \\d+ machines)", table);
    assertThat(figures).hasSize(1);
    assertThat(page()).contains(figures);
  }

  /** Each scenario, as MODULE.SCENARIO, with what follows it up to the next one, texts left out. */
  private static Map<String, String> expectations() throws IOException {
    Map<String, String> expectations = new TreeMap<>();
    for (String specification : Golden.specifications()) {
      String text = Files.readString(Golden.project().resolve(specification), StandardCharsets.UTF_8);
      text = text.replaceAll("(?m)///?.*$", "").replaceAll("\"[^\"\\n]*\"", "");
      List<MatchResult> titles = all(TITLE, text);
      String module = null;
      for (int i = 0; i < titles.size(); i++) {
        MatchResult title = titles.get(i);
        int end = i + 1 < titles.size() ? titles.get(i + 1).start() : text.length();
        if (title.group(1).equals("module")) {
          module = title.group(2);
        } else {
          expectations.put(module + "." + title.group(2), text.substring(title.end(), end));
        }
      }
    }
    return expectations;
  }

  private static List<String> words(String pattern, String text) {
    return all(Pattern.compile(pattern), text).stream().map(found -> found.group(1)).toList();
  }

  private static List<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().toList();
  }

  private static String page() throws IOException {
    return Files.readString(Golden.project().resolve("checker/docs/findings.md"), StandardCharsets.UTF_8);
  }
}
