package checker.report.sarif;

import checker.report.ExplanationPage;
import checker.report.Finding;
import checker.report.Findings;
import checker.report.Place;
import checker.report.Remark;
import checker.report.Remarks;
import checker.report.Rule;
import checker.report.Run;
import checker.report.json.JsonObject;
import checker.report.json.JsonText;
import checker.source.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run as a SARIF document. */
public final class SarifReport {
  /** What GitHub takes of a run. */
  private static final int MOST_RESULTS = 25_000;

  /** What GitHub takes of thread flow locations of a result. */
  private static final int MOST_STEPS = 10_000;

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Run run;
  private final Map<Rule, Integer> rules = new LinkedHashMap<>();
  private final int mostResults;
  private final int mostSteps;

  private SarifReport(Run run, int mostResults, int mostSteps) {
    this.run = run;
    this.mostResults = mostResults;
    this.mostSteps = mostSteps;
    Rule.general().forEach(this::index);
  }

  /** The document, indented. */
  public static String render(Run run) {
    return render(run, MOST_RESULTS, MOST_STEPS);
  }

  static String render(Run run, int mostResults, int mostSteps) {
    return JsonText.indented(new SarifReport(run, mostResults, mostSteps).document());
  }

  private JsonObject document() {
    List<Finding> findings = Findings.of(run);
    List<JsonObject> results = new ArrayList<>();
    List<JsonObject> notifications = new ArrayList<>();
    // Errors first: if something has to be left out, then warnings.
    List<Finding> ordered = new ArrayList<>(findings.stream().filter(Finding::isError).toList());
    ordered.addAll(findings.stream().filter(f -> !f.isError()).toList());
    for (Finding finding : ordered.subList(0, Math.min(mostResults, ordered.size()))) {
      results.add(result(finding, notifications));
    }
    if (ordered.size() > mostResults) {
      notifications.add(notification((ordered.size() - mostResults) + " of " + ordered.size() + " findings are left out"));
    }
    JsonObject driver =
        new JsonObject()
            .put("name", "checker")
            .put("version", run.version())
            .put("rules", rules.keySet().stream().map(SarifReport::descriptor).toList());
    JsonObject invocation =
        new JsonObject()
            .put("executionSuccessful", run.diagnostics().stream().noneMatch(d -> d.severity() == Severity.ERROR))
            .put("exitCode", run.exitStatus())
            .put("exitCodeDescription", run.meaning());
    if (!notifications.isEmpty()) {
      invocation.put("toolExecutionNotifications", notifications);
    }
    JsonObject only =
        new JsonObject()
            .put("tool", new JsonObject().put("driver", driver))
            .put("invocations", List.of(invocation))
            .put("columnKind", "utf16CodeUnits")
            .put("automationDetails", new JsonObject().put("id", "checker/" + run.command() + "/"))
            .put("results", results);
    return new JsonObject().put("$schema", SCHEMA).put("version", "2.1.0").put("runs", List.of(only));
  }

  private static JsonObject notification(String text) {
    return new JsonObject().put("level", "warning").put("message", Messages.message(text));
  }

  private int index(Rule rule) {
    return rules.computeIfAbsent(rule, r -> rules.size());
  }

  private static JsonObject descriptor(Rule rule) {
    String help = String.join("\n", ExplanationPage.lines(rule.page()));
    return new JsonObject()
        .put("id", rule.id())
        .put("shortDescription", Messages.message(rule.title()))
        .put("fullDescription", Messages.message(firstParagraph(help)))
        .put("help", Messages.message(help))
        .put("defaultConfiguration", new JsonObject().put("level", level(rule)))
        .put("properties", new JsonObject().put("tags", List.of("model-checking")));
  }

  private static String firstParagraph(String page) {
    return page.split("\n\n", 2)[0].replace('\n', ' ');
  }

  private static String level(Rule rule) {
    return switch (rule.severity()) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }

  private JsonObject result(Finding finding, List<JsonObject> notifications) {
    JsonObject location = new JsonObject().put("physicalLocation", Locations.physical(finding.place()));
    finding
        .scenario()
        .ifPresent(
            scenario ->
                location.put(
                    "logicalLocations",
                    List.of(
                        Locations.logical(
                            "member", finding.subject().isEmpty() ? scenario : scenario + "." + finding.subject()))));
    JsonObject result =
        new JsonObject()
            .put("ruleId", finding.rule().id())
            .put("ruleIndex", index(finding.rule()))
            .put("level", level(finding.rule()))
            .put("message", Messages.message(message(finding)))
            .put("locations", List.of(location))
            .put("partialFingerprints", fingerprints(finding));
    List<JsonObject> related = related(finding);
    if (!related.isEmpty()) {
      result.put("relatedLocations", related);
    }
    finding
        .trace()
        .map(trace -> new CodeFlows(trace, mostSteps))
        .filter(flows -> flows.steps() > 0)
        .ifPresent(
            flows -> {
              result.put("codeFlows", List.of(flows.flow()));
              if (flows.steps() < finding.trace().orElseThrow().steps().size()) {
                notifications.add(notification("the trace of " + finding.subject() + " is longer than what is shown of it"));
              }
            });
    return result;
  }

  /** The first sentence is what lists of results show. */
  private static List<String> message(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(finding.headline() + finding.scenario().map(s -> " (scenario " + s + ")").orElse("") + ".");
    lines.addAll(finding.notes());
    finding
        .trace()
        .ifPresent(
            trace -> {
              for (Remark remark : Remarks.of(trace)) {
                String place = remark.place().map(span -> " [" + Remarks.place(span) + "]").orElse("");
                lines.add((remark.label() + " " + remark.text() + place).strip());
              }
            });
    return lines;
  }

  private static List<JsonObject> related(Finding finding) {
    List<Finding.Related> all = new ArrayList<>(finding.related());
    finding
        .trace()
        .ifPresent(
            trace ->
                Remarks.of(trace)
                    .forEach(r -> r.place().ifPresent(span -> all.add(new Finding.Related(r.text(), span)))));
    List<JsonObject> locations = new ArrayList<>();
    for (Finding.Related one : all) {
      locations.add(
          new JsonObject()
              .put("id", locations.size() + 1)
              .put("physicalLocation", Locations.physical(Place.of(one.span())))
              .put("message", Messages.message(one.what())));
    }
    return locations;
  }

  /** The second is what GitHub compares, together with rule and file. */
  private static JsonObject fingerprints(Finding finding) {
    return new JsonObject()
        .put("checkerFinding/v1", finding.identity())
        .put("primaryLocationLineHash", hash(finding.identity()) + ":1");
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
