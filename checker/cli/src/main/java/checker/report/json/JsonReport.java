package checker.report.json;

import checker.model.Assumption;
import checker.model.Constant;
import checker.model.Expectation;
import checker.report.Drift;
import checker.report.Run;
import checker.report.StatusWords;
import checker.source.Diagnostic;
import checker.source.Span;
import checker.verify.ActivityResult;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A run as one document. */
public final class JsonReport {
  /** Grows with every change that a reader of older documents could stumble over. */
  private static final int FORMAT_VERSION = 1;

  private JsonReport() {}

  /** The document, indented. */
  public static String render(Run run) {
    return JsonText.indented(
        new JsonObject()
            .put("format", "checker-run")
            .put("formatVersion", FORMAT_VERSION)
            .put("checkerVersion", run.version())
            .put("command", run.command())
            .put("exitStatus", run.exitStatus())
            .put("meaning", run.meaning())
            .put("diagnostics", list(run.diagnostics(), JsonReport::diagnostic))
            .put("drifts", list(run.drifts(), JsonReport::drift))
            .put("scenarios", list(run.scenarios(), JsonReport::scenario)));
  }

  static <T> List<JsonObject> list(List<T> items, Function<T, JsonObject> toJson) {
    return items.stream().map(toJson).toList();
  }

  private static JsonObject diagnostic(Diagnostic diagnostic) {
    return new JsonObject()
        .put("severity", Json.word(diagnostic.severity()))
        .put("code", diagnostic.code().code())
        .put("message", diagnostic.message())
        .put("suggestion", diagnostic.suggestion())
        .put("place", Json.place(diagnostic.span()));
  }

  private static JsonObject drift(Drift drift) {
    return new JsonObject()
        .put("kind", drift.kind().id())
        .put("file", drift.file())
        .put("line", drift.line())
        .put("place", drift.place().map(Json::place))
        .put("scenario", drift.scenario())
        .put("property", drift.property())
        .put("what", drift.what())
        .put("why", drift.why())
        .put("exitStatus", drift.exitStatus());
  }

  private static JsonObject scenario(Run.Checked checked) {
    Optional<ScenarioResult> result = checked.result();
    JsonObject scenario =
        new JsonObject()
            .put("spec", checked.spec())
            .put("module", checked.model().module())
            .put("scenario", checked.model().scenario())
            .put("text", checked.model().scenarioText())
            .put("place", Json.place(checked.model().span()))
            .put("constants", list(checked.model().constants(), JsonReport::constant))
            .put("assumptions", list(checked.model().assumptions(), JsonReport::assumption))
            .put("exitStatus", checked.exitStatus())
            .put("verified", result.isPresent());
    if (result.isEmpty()) {
      return scenario;
    }
    ScenarioResult found = result.get();
    TraceJson traces = new TraceJson(checked);
    return scenario
        .put("complete", found.complete())
        .put("issues", found.issues().stream().map(Json::word).toList())
        .put("search", found.status().map(status -> search(found)))
        .put("failure", found.failure().map(traces::of))
        .put("properties", list(found.properties(), property -> property(property, traces)))
        .put("activities", list(found.activities(), JsonReport::activity));
  }

  private static JsonObject constant(Constant constant) {
    return new JsonObject()
        .put("name", constant.name())
        .put("value", Json.value(constant.value()))
        .put("overridden", constant.overridden())
        .inline();
  }

  private static JsonObject assumption(Assumption assumption) {
    return new JsonObject()
        .put("name", assumption.name())
        .put("text", assumption.text())
        .put("holds", assumption.holds())
        .put("place", Json.place(assumption.span()));
  }

  private static JsonObject search(ScenarioResult result) {
    return new JsonObject()
        .put("status", Json.word(result.status().orElseThrow()))
        .put("meaning", StatusWords.of(result.status().orElseThrow()))
        .put("statistics", result.statistics().map(JsonReport::statistics));
  }

  private static JsonObject statistics(Statistics figures) {
    JsonObject fires = new JsonObject();
    figures.fires().forEach(fires::put);
    return new JsonObject()
        .put("initialStates", figures.initial())
        .put("generatedStates", figures.generated())
        .put("distinctStates", figures.distinct())
        .put("transitions", figures.transitions())
        .put("depth", figures.depth())
        .put("levels", figures.levels())
        .put("leastSuccessors", figures.minOutDegree())
        .put("meanSuccessors", figures.averageOutDegree())
        .put("mostSuccessors", figures.maxOutDegree())
        .put("widthBits", figures.widthBits())
        .put("fires", fires)
        .put("memoryBytes", figures.bytes())
        .put("elapsedNanos", figures.elapsedNanos());
  }

  private static JsonObject property(PropertyResult result, TraceJson traces) {
    return new JsonObject()
        .put("name", result.name())
        .put("kind", result.property().map(p -> Json.word(p.kind())).orElse("deadlock_free"))
        .put("text", result.text())
        .put("place", result.property().map(p -> Json.place(p.span())))
        .put("verdict", Json.word(result.verdict()))
        .put("steps", result.steps())
        .put("agreement", Json.word(result.agreement()))
        .put("expected", result.expectation().map(JsonReport::expectation))
        .put("untested", list(result.untested(), JsonReport::untested))
        .put("undecided", result.undecided())
        .put("trace", result.trace().map(traces::of));
  }

  private static JsonObject untested(Span left) {
    return new JsonObject().put("expression", Json.oneLine(left)).put("place", Json.place(left));
  }

  private static JsonObject expectation(Expectation expectation) {
    return new JsonObject()
        .put("outcome", Json.word(expectation.outcome()))
        .put("steps", expectation.steps())
        .put("reason", expectation.reason())
        .put("place", Json.place(expectation.span()));
  }

  private static JsonObject activity(ActivityResult activity) {
    return new JsonObject()
        .put("name", activity.name())
        .put("fires", activity.fires())
        .put("agreement", Json.word(activity.agreement()))
        .put("expected", activity.expectation().map(JsonReport::expectation));
  }
}
