package checker.report.json;

import checker.evaluate.EvaluationException;
import checker.interpret.Choice;
import checker.model.ActionInstance;
import checker.model.Model;
import checker.report.Run;
import checker.report.TraceFile;
import checker.trace.Blocked;
import checker.trace.Change;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Explanation;
import checker.trace.FairnessWitness;
import checker.trace.Step;
import java.util.ArrayList;
import java.util.List;

/** Traces of a scenario. */
final class TraceJson {
  private static final String DIRECTORY = "counterexamples";

  private final Run.Checked scenario;

  TraceJson(Run.Checked scenario) {
    this.scenario = scenario;
  }

  JsonObject of(Counterexample trace) {
    JsonObject json = new JsonObject().put("length", trace.length());
    if (trace.ending() instanceof Ending.Looped looped) {
      json.put("loop", looped.loopStart());
    }
    json.put("initially", trace.initially()).put("initial", Json.state(trace.model(), trace.initial()));
    List<JsonObject> steps = new ArrayList<>();
    for (Step step : trace.steps()) {
      steps.add(
          step(steps.size() + 1, step.instance(), step.choices(), step.label())
              .put("changes", JsonReport.list(step.changes(), TraceJson::change))
              .put("state", Json.state(trace.model(), step.after())));
    }
    json.put("steps", steps).put("ending", ending(trace)).put("minimality", minimality(trace));
    return isReplayable(trace) ? json.put("replay", replay(trace)) : json;
  }

  private static JsonObject step(int number, ActionInstance instance, List<Choice> choices, String label) {
    return new JsonObject()
        .put("number", number)
        .put("lane", instance.lane().label())
        .put("actor", instance.lane().actor().name())
        .put("actorArguments", Json.values(instance.lane().arguments()))
        .put("action", instance.action().name())
        .put("arguments", Json.values(instance.arguments()))
        .put("choices", JsonReport.list(choices, TraceJson::choice))
        .put("label", label)
        .put("place", Json.place(instance.action().span()));
  }

  private static JsonObject choice(Choice choice) {
    return choice instanceof Choice.Picked picked
        ? new JsonObject().put("name", picked.local().name()).put("value", Json.value(picked.value())).inline()
        : new JsonObject().put("branch", ((Choice.Branch) choice).index() + 1).inline();
  }

  private static JsonObject change(Change change) {
    return new JsonObject()
        .put("cell", change.cell())
        .put("before", Json.value(change.before()))
        .put("after", Json.value(change.after()))
        .inline();
  }

  // ---- What the end shows

  private static JsonObject ending(Counterexample trace) {
    Ending ending = trace.ending();
    if (ending instanceof Ending.Violated violated) {
      return kind("violated").put("explanation", explanation(violated.explanation()));
    } else if (ending instanceof Ending.Witnessed witnessed) {
      return kind("witnessed").put("explanation", explanation(witnessed.explanation()));
    } else if (ending instanceof Ending.Trapped trapped) {
      return kind("trapped").put("explanation", explanation(trapped.explanation())).put("states", trapped.states());
    } else if (ending instanceof Ending.Deadlocked deadlocked) {
      return kind("deadlocked")
          .put("terminal", deadlocked.terminal().map(TraceJson::explanation))
          .put("blocked", JsonReport.list(deadlocked.blocked(), TraceJson::blocked));
    } else if (ending instanceof Ending.Looped looped) {
      return kind("looped")
          .put("staysForEver", trace.staysForEver())
          .put("never", JsonReport.list(looped.never(), TraceJson::explanation))
          .put("fairness", JsonReport.list(looped.fairness(), TraceJson::fairness));
    } else if (ending instanceof Ending.ActionFailed failed) {
      return kind("action_failed")
          .put("step", step(trace.length(), failed.instance(), failed.choices(), failed.label()))
          .put("error", error(failed.error()));
    } else {
      Ending.PredicateFailed failed = (Ending.PredicateFailed) ending;
      return kind("predicate_failed").put("predicate", failed.predicate()).put("error", error(failed.error()));
    }
  }

  private static JsonObject kind(String kind) {
    return new JsonObject().put("kind", kind);
  }

  private static JsonObject explanation(Explanation explanation) {
    return new JsonObject()
        .put("part", explanation.part())
        .put("value", explanation.value())
        .put("facts", explanation.facts())
        .put("place", explanation.span().map(Json::place));
  }

  private static JsonObject blocked(Blocked blocked) {
    return new JsonObject().put("action", blocked.name()).put("guard", explanation(blocked.guard()));
  }

  private static JsonObject fairness(FairnessWitness witness) {
    return new JsonObject()
        .put("strength", witness.declaration().strong() ? "strong" : "weak")
        .put("constraint", witness.constraint())
        .put("reason", Json.word(witness.reason()))
        .put("step", witness.step())
        .put("guards", JsonReport.list(witness.guards(), TraceJson::blocked))
        .put("place", Json.place(witness.declaration().span()));
  }

  private static JsonObject error(EvaluationException error) {
    JsonObject json =
        new JsonObject()
            .put("code", error.error().code())
            .put("title", error.error().title())
            .put("detail", error.detail());
    return error.span().source().name().isEmpty()
        ? json
        : json.put("expression", Json.oneLine(error.span())).put("place", Json.place(error.span()));
  }

  private static JsonObject minimality(Counterexample trace) {
    boolean proven = !(trace.ending() instanceof Ending.Looped looped) || looped.minimal();
    return new JsonObject().put("proven", proven).put("searchedStates", trace.searched()).inline();
  }

  // ---- How to run it again

  /** An evaluation error has no trace file. */
  private static boolean isReplayable(Counterexample trace) {
    return !(trace.ending() instanceof Ending.ActionFailed) && !(trace.ending() instanceof Ending.PredicateFailed);
  }

  private JsonObject replay(Counterexample trace) {
    Model model = trace.model();
    List<String> write = new ArrayList<>(List.of("checker", "verify", scenario.spec()));
    write.addAll(List.of("--scenario", model.module() + "." + model.scenario(), "--property", trace.property()));
    scenario.constants().forEach((name, value) -> write.addAll(List.of("--const", name + "=" + value)));
    if (trace.ending() instanceof Ending.Witnessed) {
      write.add("--witnesses");
    }
    write.addAll(List.of("--write-traces", DIRECTORY));
    String file = DIRECTORY + "/" + model.module() + "/" + TraceFile.fileName(model, trace.property());
    return new JsonObject().put("write", write).put("run", List.of("checker", "replay", file));
  }
}
