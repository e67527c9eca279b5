package checker.report.itf;

import checker.model.Constant;
import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import checker.report.Run;
import checker.report.json.JsonObject;
import checker.report.json.JsonText;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Step;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The traces of a run, a document each. */
public final class ItfReport {
  /** By convention of the format. */
  private static final String EXTENSION = ".itf.json";

  /** No property has this name: it is not an identifier. */
  private static final String EVALUATION_ERROR = "evaluation-error";

  private ItfReport() {}

  /**
   * A trace.
   *
   * @param name {@code MODULE/SCENARIO.PROPERTY.itf.json}
   * @param expected whether it is there as it should be
   */
  public record Trace(String name, boolean expected, String text) {}

  /**
   * What is not as expected first, else in the order of scenarios and properties.
   *
   * @param witnesses whether to give traces of what is reachable or incurred, too
   */
  public static List<Trace> traces(Run run, boolean witnesses) {
    List<Trace> traces = new ArrayList<>();
    for (Run.Checked checked : run.scenarios()) {
      if (checked.result().isPresent()) {
        ScenarioResult result = checked.result().get();
        result.failure().ifPresent(failure -> traces.add(trace(checked, EVALUATION_ERROR, false, failure)));
        for (PropertyResult property : result.properties()) {
          property.trace()
              .filter(trace -> witnesses || !(trace.ending() instanceof Ending.Witnessed))
              .ifPresent(
                  trace ->
                      traces.add(
                          trace(checked, property.name(), property.agreement() != Agreement.UNMET, trace)));
        }
      }
    }
    traces.sort(Comparator.comparing(Trace::expected));
    return traces;
  }

  private static Trace trace(Run.Checked checked, String property, boolean expected, Counterexample trace) {
    Model model = trace.model();
    List<JsonObject> states = states(trace);
    List<String> vars = model.variables().stream().map(Variable::name).toList();
    JsonObject document = new JsonObject().put("#meta", meta(checked, property, trace)).put("vars", vars);
    if (trace.ending() instanceof Ending.Looped looped) {
      document.put("loop", looped.loopStart());
    }
    document.put("states", states);
    String name = model.module() + "/" + model.scenario() + "." + property + EXTENSION;
    return new Trace(name, expected, JsonText.indented(document));
  }

  private static JsonObject meta(Run.Checked checked, String property, Counterexample trace) {
    JsonObject constants = new JsonObject();
    for (Constant constant : trace.model().constants()) {
      constants.put(constant.name(), constant.value().toString());
    }
    JsonObject meta =
        new JsonObject()
            .put("format", "ITF")
            .put("format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html")
            .put("source", checked.spec())
            .put("status", trace.ending() instanceof Ending.Witnessed ? "witness" : "violation")
            .put("description", "Written by checker")
            .put("module", trace.model().module())
            .put("scenario", trace.model().scenario())
            .put("constants", constants.inline())
            .put("property", property);
    if (closesLoop(trace)) {
      meta.put("lastStep", step(trace.steps().get(trace.steps().size() - 1)).inline());
    } else if (trace.ending() instanceof Ending.ActionFailed failed) {
      meta.put(
          "failedStep",
          new JsonObject().put("lane", failed.instance().lane().label()).put("action", failed.label()).inline());
    }
    return meta;
  }

  /** The last state of a lasso leads back to the loop's first, which is not told again. */
  private static boolean closesLoop(Counterexample trace) {
    return trace.ending() instanceof Ending.Looped && !trace.staysForEver();
  }

  private static List<JsonObject> states(Counterexample trace) {
    List<JsonObject> states = new ArrayList<>();
    states.add(state(trace.model(), trace.initial(), new JsonObject().put("index", 0)));
    List<Step> steps = trace.steps().subList(0, trace.steps().size() - (closesLoop(trace) ? 1 : 0));
    for (Step step : steps) {
      states.add(state(trace.model(), step.after(), step(step).put("index", states.size())));
    }
    return states;
  }

  private static JsonObject step(Step step) {
    return new JsonObject().put("lane", step.instance().lane().label()).put("action", step.label());
  }

  private static JsonObject state(Model model, List<Value> values, JsonObject meta) {
    JsonObject state = new JsonObject().put("#meta", meta.inline());
    for (Variable variable : model.variables()) {
      state.put(variable.name(), ItfValue.of(variable.type(), values.get(variable.index())));
    }
    return state;
  }
}
