package checker.report.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import checker.report.ExplanationPage;
import checker.report.Run;
import checker.report.Runs;
import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.SourceText;
import checker.source.Span;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every document is checked against the schema that OASIS publishes for SARIF 2.1.0. */
class SarifReportTest {
  private static final Schema SCHEMA = schema();

  /** Two lanes and a loop that only one of them is in. */
  static final String LOOP =
      """
      module loop
      var on: bool = false
      var frame: 0..1 = 0
      actor light { action flicker { when on; frame' = 1 - frame } }
      actor person { action press { when not on; on' = true } }
      fair light
      property goes_out { on leads_to not on }
      """;

  private static Schema schema() {
    try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(text, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode run(Run run) {
    return parsed(SarifReport.render(run));
  }

  private static JsonNode parsed(String document) {
    assertThat(SCHEMA.validate(document, InputFormat.JSON)).isEmpty();
    try {
      JsonNode runs = new ObjectMapper().readTree(document).path("runs");
      assertThat(runs).hasSize(1);
      return runs.get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> results(JsonNode run, String rule) {
    List<JsonNode> results = new ArrayList<>();
    run.path("results").forEach(results::add);
    results.removeIf(result -> !result.path("ruleId").asText().equals(rule));
    return results;
  }

  @Test
  void schemaNoticesWhatIsWrong() {
    String document = SarifReport.render(Runs.of("loop.spec", LOOP));
    assertThat(SCHEMA.validate(document.replace("\"executionOrder\"", "\"order\""), InputFormat.JSON)).isNotEmpty();
    assertThat(SCHEMA.validate(document.replace("\"error\"", "\"fatal\""), InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void onlyWhatIsNotAsExpectedIsAResult() {
    JsonNode run = run(Runs.of("specs/mixed.spec", Runs.MIXED));
    List<String> rules = new ArrayList<>();
    run.path("results").forEach(result -> rules.add(result.path("ruleId").asText()));
    // `few` is violated as expected, `deadlock_free` holds.
    assertThat(rules).containsExactly("vacuous", "liveness-violation", "vacuous", "vacuous", "W402");
    assertThat(results(run, "W402").get(0).path("level").asText()).isEqualTo("warning");
    assertThat(results(run, "vacuous").get(0).path("level").asText()).isEqualTo("error");
    assertThat(run.path("invocations").get(0).path("exitCode").asInt()).isEqualTo(12);
  }

  @Test
  void resultsStandAtTheLineOfTheirProperty() {
    JsonNode result = results(run(Runs.of("specs/mixed.spec", Runs.MIXED)), "liveness-violation").get(0);
    JsonNode physical = result.path("locations").get(0).path("physicalLocation");
    assertThat(physical.path("artifactLocation").path("uri").asText()).isEqualTo("specs/mixed.spec");
    int line = 1 + (int) Runs.MIXED.substring(0, Runs.MIXED.indexOf("property goes_on")).lines().count();
    assertThat(physical.path("region").path("startLine").asInt()).isEqualTo(line);
    assertThat(result.path("locations").get(0).path("logicalLocations").get(0).path("fullyQualifiedName").asText())
        .isEqualTo("mixed.small.goes_on");
  }

  @Test
  void eachActorIsAThreadAndStepsAreInOrder() {
    JsonNode result = results(run(Runs.of("loop.spec", LOOP)), "liveness-violation").get(0);
    assertThat(result.path("codeFlows")).hasSize(1);
    JsonNode threads = result.path("codeFlows").get(0).path("threadFlows");
    assertThat(threads).extracting(t -> t.path("id").asText()).containsExactly("light", "person");
    assertThat(orders(threads.get(0))).containsExactly(2, 3);
    assertThat(orders(threads.get(1))).containsExactly(1);
    JsonNode press = threads.get(1).path("locations").get(0);
    assertThat(press.path("location").path("physicalLocation").path("region").path("startLine").asInt()).isEqualTo(5);
    assertThat(press.path("state").path("on").path("text").asText()).isEqualTo("true");
    assertThat(press.path("properties").isMissingNode()).isTrue();
    JsonNode flicker = threads.get(0).path("locations").get(0);
    assertThat(flicker.path("properties").path("repeatedForEver").asBoolean()).isTrue();
    assertThat(flicker.path("location").path("message").path("text").asText())
        .isEqualTo("2. flicker   frame: 0 -> 1   (from here on, again and again)");
    assertThat(threads.get(0).path("initialState").path("frame").path("text").asText()).isEqualTo("0");
  }

  private static List<Integer> orders(JsonNode thread) {
    List<Integer> orders = new ArrayList<>();
    thread.path("locations").forEach(location -> orders.add(location.path("executionOrder").asInt()));
    return orders;
  }

  @Test
  void braceIsNoPlaceholderAndBracketIsNoLink() {
    Run surprise = Runs.of("mixed.spec", Runs.MIXED.replace("few violated in 1", "few holds"));
    JsonNode result = results(run(surprise), "safety-violation").get(0);
    assertThat(result.path("message").path("text").asText())
        .contains("too {{many}} at [once\\](1): 100%, | <b> `x` @all");
  }

  @Test
  void evaluationErrorHasItsOwnRuleAndEndsTheTrace() {
    JsonNode run =
        run(Runs.of("m.spec", "module m\nvar n: 0..2 = 0\nactor a { action go { n' = n + 1 } }\n"));
    JsonNode result = results(run, "R501").get(0);
    JsonNode locations = result.path("codeFlows").get(0).path("threadFlows").get(0).path("locations");
    assertThat(locations).hasSize(3);
    assertThat(locations.get(2).path("location").path("message").path("text").asText()).contains("value out of range");
    assertThat(run.path("results")).filteredOn(r -> r.path("level").asText().equals("error")).hasSize(1);
  }

  @Test
  void falseAssumptionAndBoundAreResults() {
    Run unreasonable = Runs.with("mixed.spec", Runs.MIXED, Map.of("LIMIT", "3"));
    assertThat(results(run(unreasonable), "assumption-false").get(0).path("message").path("text").asText())
        .startsWith("sane: is false (scenario mixed.small with LIMIT = 3).");
    assertThat(results(run(Runs.bounded("mixed.spec", Runs.MIXED, 1)), "incomplete").get(0).path("message").path("text").asText())
        .contains("incomplete: stopped at --max-depth")
        .contains("goes_on");
  }

  @Test
  void everyCodeHasARuleWithItsExplanation() {
    SourceText source = new SourceText("m.spec", "module m\n");
    List<Diagnostic> all = new ArrayList<>();
    for (DiagnosticCode code : DiagnosticCode.values()) {
      all.add(Diagnostic.of(code, new Span(source, 0, 6), "cause of " + code));
    }
    JsonNode run = run(new Run("verify", "1", all, List.of(), 150, "bad"));
    assertThat(run.path("results")).hasSize(DiagnosticCode.values().length);
    JsonNode rules = run.path("tool").path("driver").path("rules");
    Set<String> ids = new HashSet<>();
    rules.forEach(rule -> assertThat(ids.add(rule.path("id").asText())).isTrue());
    for (JsonNode result : run.path("results")) {
      JsonNode rule = rules.get(result.path("ruleIndex").asInt());
      assertThat(rule.path("id").asText()).isEqualTo(result.path("ruleId").asText());
      String page = String.join("\n", ExplanationPage.lines(rule.path("id").asText()));
      assertThat(rule.path("help").path("text").asText().replace("{{", "{").replace("}}", "}").replace("\\](", "]("))
          .isEqualTo(page);
    }
    assertThat(run.path("invocations").get(0).path("executionSuccessful").asBoolean()).isFalse();
  }

  @Test
  void missingFileHasALineAllTheSame() {
    Diagnostic missing =
        Diagnostic.of(DiagnosticCode.FILE_NOT_FOUND, new Span(new SourceText("no.spec", ""), 0, 0), "no file");
    JsonNode run = run(new Run("verify", "1", List.of(missing), List.of(), 150, "bad"));
    JsonNode region = run.path("results").get(0).path("locations").get(0).path("physicalLocation").path("region");
    assertThat(region.path("startLine").asInt()).isEqualTo(1);
  }

  @Test
  void fingerprintStaysWhereLinesMoveAndNoTwoAreTheSame() {
    Run before = Runs.of("mixed.spec", Runs.MIXED);
    Run after = Runs.of("mixed.spec", Runs.MIXED.replace("enum Io", "\n// moved\n\nenum Io"));
    assertThat(fingerprints(run(before))).isEqualTo(fingerprints(run(after))).doesNotHaveDuplicates();
    SourceText source = new SourceText("m.spec", "x\nx\n");
    List<Diagnostic> twice = new ArrayList<>();
    twice.add(Diagnostic.of(DiagnosticCode.SYNTAX, new Span(source, 0, 1), "cause"));
    twice.add(Diagnostic.of(DiagnosticCode.SYNTAX, new Span(source, 2, 3), "cause"));
    assertThat(fingerprints(run(new Run("verify", "1", twice, List.of(), 150, "bad")))).doesNotHaveDuplicates();
  }

  private static List<String> fingerprints(JsonNode run) {
    List<String> fingerprints = new ArrayList<>();
    run.path("results").forEach(r -> fingerprints.add(r.path("partialFingerprints").path("primaryLocationLineHash").asText()));
    return fingerprints;
  }

  @Test
  void whatIsLeftOutIsTold() {
    Run mixed = Runs.of("mixed.spec", Runs.MIXED);
    JsonNode two = parsed(SarifReport.render(mixed, 2, 10));
    assertThat(two.path("results")).hasSize(2);
    assertThat(two.path("invocations").get(0).path("toolExecutionNotifications").get(0).path("message").path("text").asText())
        .isEqualTo("3 of 5 findings are left out");
    JsonNode brief = parsed(SarifReport.render(Runs.of("loop.spec", LOOP), 10, 2));
    JsonNode flow = results(brief, "liveness-violation").get(0).path("codeFlows").get(0);
    assertThat(flow.path("message").path("text").asText()).contains("Only the first 2 of 3 steps are shown.");
    assertThat(flow.path("threadFlows")).hasSize(2);
    assertThat(brief.path("invocations").get(0).path("toolExecutionNotifications")).hasSize(1);
  }

  @Test
  void pathsBecomeUris() {
    assertThat(Locations.uri("specs/a b.spec")).isEqualTo("specs/a%20b.spec");
    assertThat(Locations.uri("./specs/../m.spec")).isEqualTo("m.spec");
    assertThat(Locations.uri("../m.spec")).isEqualTo("../m.spec");
    assertThat(Locations.uri("50%#1?.spec")).isEqualTo("50%25%231%3F.spec");
    assertThat(Locations.uri("caf\u00e9.spec")).isEqualTo("caf%C3%A9.spec");
    assertThat(Locations.uri("c:m.spec")).isEqualTo("./c:m.spec");
    assertThat(Locations.uri("/home/me/m n.spec")).isEqualTo("file:///home/me/m%20n.spec");
  }
}
