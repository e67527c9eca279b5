package checker.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.xml.sax.SAXException;

/**
 * What a document says, as one who knows only the format reads it.
 *
 * @param exitStatus if the format tells it
 * @param good whether there is nothing in it that is wrong or not known
 * @param unexpected properties whose outcome is other than expected
 */
record Reading(OptionalInt exitStatus, boolean good, Set<String> unexpected) {

  /** How each format is read. A new one is added here, and is then held to agree with the others. */
  static Map<OutputFormat, Function<String, Reading>> readers() {
    Map<OutputFormat, Function<String, Reading>> readers = new LinkedHashMap<>();
    readers.put(OutputFormat.text, Reading::ofText);
    readers.put(OutputFormat.json, Reading::ofJson);
    readers.put(OutputFormat.junit, Reading::ofJUnit);
    readers.put(OutputFormat.sarif, Reading::ofSarif);
    readers.put(OutputFormat.github, Reading::ofAnnotations);
    readers.put(OutputFormat.markdown, Reading::ofMarkdown);
    readers.put(OutputFormat.html, Reading::ofHtml);
    return readers;
  }

  private static Reading ofText(String text) {
    Set<String> unexpected = new TreeSet<>();
    String property = "";
    for (String line : text.lines().toList()) {
      Matcher verdict =
          Pattern.compile("  (?:holds|violated|reachable|unreachable|vacuous|incurred|not incurred|incomplete)\\b.*?  +(\\w+)\\b.*")
              .matcher(line);
      if (verdict.matches()) {
        property = verdict.group(1);
      } else if (line.matches("  \\w.*")) {
        property = "";
      } else if (line.strip().startsWith("UNEXPECTED") && !property.isEmpty()) {
        unexpected.add(property);
      }
    }
    boolean good =
        Pattern.compile("UNEXPECTED|incomplete|ASSUMPTION FALSE|  ERROR  |never fires|: error [EW]\\d|interrupted")
            .matcher(text.replaceAll("never fires +\\S+\\s+as expected", ""))
            .results()
            .findAny()
            .isEmpty();
    return new Reading(exitStatus("; exit status (\\d+): ", text), good, unexpected);
  }

  private static Reading ofJson(String text) {
    JsonNode run = json(text);
    Set<String> unexpected = new TreeSet<>();
    boolean good = true;
    for (JsonNode diagnostic : run.get("diagnostics")) {
      good &= !diagnostic.get("severity").asText().equals("error");
    }
    for (JsonNode scenario : run.get("scenarios")) {
      good &= scenario.get("verified").asBoolean() && scenario.get("complete").asBoolean();
      for (JsonNode property : scenario.path("properties")) {
        if (property.get("agreement").asText().equals("unmet")) {
          unexpected.add(property.get("name").asText());
        }
        good &= List.of("met", "none").contains(property.get("agreement").asText());
      }
      for (JsonNode activity : scenario.path("activities")) {
        good &= activity.get("agreement").asText().equals("met");
      }
    }
    return new Reading(OptionalInt.of(run.get("exitStatus").asInt()), good, unexpected);
  }

  static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reading ofJUnit(String text) {
    Set<String> unexpected = new TreeSet<>();
    boolean good = true;
    for (ReportTestCase test : testCases(text)) {
      good &= !test.hasFailure() && !test.hasError();
      if (test.hasFailure() && !test.getName().contains(" ")) {
        unexpected.add(test.getName());
      }
    }
    return new Reading(OptionalInt.empty(), good, unexpected);
  }

  /** As the report plug-ins of Maven read it. */
  static List<ReportTestCase> testCases(String text) {
    try {
      return new TestSuiteXmlParser(new NullConsoleLogger())
          .parse(
              new InputStreamReader(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8))
          .stream()
          .flatMap(suite -> suite.getTestCases().stream())
          .toList();
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new AssertionError("not a test report: " + text, e);
    }
  }

  /** A result's headline is {@code NAME: VERDICT}, with {@code UNEXPECTED} below if it is other than expected. */
  private static final Pattern UNEXPECTED = Pattern.compile("(?s)(\\w+): (?!(?:never )?fires\\b).*\\bUNEXPECTED\\b.*");

  private static void collect(String message, Set<String> unexpected) {
    Matcher headline = UNEXPECTED.matcher(message);
    if (headline.matches()) {
      unexpected.add(headline.group(1));
    }
  }

  private static Reading ofSarif(String text) {
    JsonNode run = json(text).get("runs").get(0);
    Set<String> unexpected = new TreeSet<>();
    boolean good = true;
    for (JsonNode result : run.get("results")) {
      good &= !result.get("level").asText().equals("error");
      collect(result.get("message").get("text").asText(), unexpected);
    }
    return new Reading(OptionalInt.of(run.get("invocations").get(0).get("exitCode").asInt()), good, unexpected);
  }

  private static Reading ofAnnotations(String text) {
    Set<String> unexpected = new TreeSet<>();
    for (String line : text.lines().toList()) {
      Matcher command = Pattern.compile("::(?:error|warning) .*?title=([^,]*?)::(.*)").matcher(line);
      if (!command.matches()) {
        throw new AssertionError("not a workflow command: " + line);
      }
      collect(command.group(1).replace("%3A", ":") + "\n" + command.group(2).replace("%0A", "\n"), unexpected);
    }
    return new Reading(OptionalInt.empty(), !text.contains("::error "), unexpected);
  }

  private static Reading ofMarkdown(String text) {
    Set<String> unexpected = new TreeSet<>();
    boolean good = true;
    for (String line : text.lines().toList()) {
      Matcher row = Pattern.compile("\\| (\\*\\*)?(.+?)(?:\\*\\*)? \\| `(\\w+)` \\| .* \\| (.*) \\|").matcher(line);
      if (row.matches()) {
        collect(row.group(3) + ": " + row.group(2) + "\n" + row.group(4), unexpected);
      }
      good &= !line.matches("\\| \\*\\*.*|\\*\\*.*|\\| `.*\\| error .*|### the specification cannot be evaluated.*");
    }
    return new Reading(exitStatus("exit status (\\d+): ", text), good, unexpected);
  }

  private static Reading ofHtml(String text) {
    Set<String> unexpected = new TreeSet<>();
    Matcher row =
        Pattern.compile("<tr><td class=\"\\w+\">(?:<a [^>]*>)?([^<]*)(?:</a>)?</td><td><code>(\\w+)</code>(.*?)</td></tr>")
            .matcher(text);
    while (row.find()) {
      collect(row.group(2) + ": " + row.group(1) + "\n" + row.group(3), unexpected);
    }
    Matcher scenarios = Pattern.compile("<h2 id=\"scenarios\">(?s:.*?)</main>").matcher(text);
    boolean good = !Pattern.compile("^[^\\n]*: error [EW]\\d", Pattern.MULTILINE).matcher(text).find();
    while (scenarios.find()) {
      good &= !Pattern.compile("class=\"(?:unmet|open)\"").matcher(scenarios.group()).find();
    }
    return new Reading(exitStatus("<span class=\"status\">exit status (\\d+)</span>", text), good, unexpected);
  }

  private static OptionalInt exitStatus(String pattern, String text) {
    Matcher status = Pattern.compile(pattern).matcher(text);
    if (!status.find()) {
      throw new AssertionError("no exit status in " + text);
    }
    return OptionalInt.of(Integer.parseInt(status.group(1)));
  }
}
