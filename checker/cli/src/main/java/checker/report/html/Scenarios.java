package checker.report.html;

import checker.explore.Status;
import checker.model.Constant;
import checker.model.Model;
import checker.report.Prose;
import checker.report.Remarks;
import checker.report.Run;
import checker.report.StatusWords;
import checker.report.VerdictWords;
import checker.trace.Counterexample;
import checker.verify.ActivityResult;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The scenarios of a run, each with an anchor; so has each trace. Anchors are names that can be told and kept: {@code revoke.direct_io}. */
final class Scenarios {
  private final Run run;
  private final boolean witnesses;
  private final TraceData data;
  private final TraceViews traceViews;
  private final Map<Model, String> anchors = new IdentityHashMap<>();

  /** @param witnesses whether there is room for traces of what is possible or paid, as expected */
  Scenarios(Run run, boolean witnesses, Sources sources, TraceData data) {
    this.run = run;
    this.witnesses = witnesses;
    this.data = data;
    this.traceViews = new TraceViews(sources);
    Map<String, Integer> taken = new HashMap<>();
    for (Run.Checked checked : run.scenarios()) {
      String name = checked.model().module() + "." + checked.model().scenario();
      int count = taken.merge(name, 1, Integer::sum);
      anchors.put(checked.model(), count == 1 ? name : name + "-" + count);
    }
  }

  /** How many traces a page of the run has. */
  static int traces(Run run, boolean witnesses) {
    return (int)
        run.scenarios().stream()
            .flatMap(s -> s.result().stream())
            .mapToLong(
                r -> r.failure().stream().count() + r.properties().stream().filter(p -> shown(p, witnesses)).count())
            .sum();
  }

  private static boolean shown(PropertyResult property, boolean witnesses) {
    return property.trace().isPresent()
        && (witnesses || property.verdict() == Verdict.VIOLATED || property.agreement() == Agreement.UNMET);
  }

  Run run() {
    return run;
  }

  String anchor(Model model) {
    return anchors.get(model);
  }

  /** The anchor of the trace that shows a verdict; empty if the page has none. */
  String anchor(Model model, PropertyResult property) {
    return shown(property, witnesses) ? anchor(model) + "." + property.name() : "";
  }

  /** The anchor of the first scenario of a name; empty if there is none. */
  String anchor(String scenario) {
    return named(scenario).map(checked -> anchor(checked.model())).orElse("");
  }

  /** The anchor of the trace that shows the verdict of a scenario's property, both told by name; empty if the page has none. */
  String anchor(String scenario, String property) {
    return named(scenario).stream()
        .flatMap(
            checked ->
                checked.result().stream()
                    .flatMap(r -> r.properties().stream())
                    .filter(p -> p.name().equals(property))
                    .map(p -> anchor(checked.model(), p)))
        .findFirst()
        .orElse("");
  }

  private Optional<Run.Checked> named(String scenario) {
    return run.scenarios().stream()
        .filter(checked -> scenario.equals(checked.model().module() + "." + checked.model().scenario()))
        .findFirst();
  }

  List<ScenarioView> views() {
    return run.scenarios().stream().map(this::view).toList();
  }

  private ScenarioView view(Run.Checked checked) {
    Model model = checked.model();
    Optional<ScenarioResult> result = checked.result();
    Optional<Statistics> statistics = result.flatMap(ScenarioResult::statistics);
    return new ScenarioView(
        anchor(model),
        model.module() + "." + model.scenario(),
        checked.spec(),
        model.scenarioText().orElse(""),
        constants(model),
        result.filter(r -> r.issues().isEmpty()).isPresent(),
        problems(result),
        result.map(r -> verdicts(model, r)).orElse(List.of()),
        statistics.map(s -> counts(result.get(), s)).orElse(""),
        statistics.map(Scenarios::figures).orElse(List.of()),
        result.map(r -> traces(model, r)).orElse(List.of()));
  }

  private static String constants(Model model) {
    List<String> texts = new ArrayList<>();
    for (Constant constant : model.constants()) {
      texts.add(constant.name() + " = " + constant.value());
    }
    return String.join(", ", texts);
  }

  private static List<String> problems(Optional<ScenarioResult> result) {
    if (result.isEmpty()) {
      return List.of("It was not verified: interrupted.");
    }
    List<String> problems = new ArrayList<>();
    result.get()
        .falseAssumptions()
        .forEach(
            a ->
                problems.add(
                    "An assumption is false (" + Remarks.place(a.span()) + "): "
                        + a.text().or(a::name).orElseGet(() -> a.span().text())
                        + ". With these constants the specification says nothing: no state was visited."));
    if (result.get().status().filter(s -> s == Status.EVALUATION_FAULT).isPresent()) {
      problems.add("The specification cannot be evaluated in some state.");
    }
    return problems;
  }

  private List<TraceView> traces(Model model, ScenarioResult result) {
    List<TraceView> views = new ArrayList<>();
    result.failure().ifPresent(failure -> views.add(trace(failure, anchor(model) + ".error")));
    for (PropertyResult property : result.properties()) {
      if (shown(property, witnesses)) {
        views.add(trace(property.trace().orElseThrow(), anchor(model, property)));
      }
    }
    return views;
  }

  private TraceView trace(Counterexample trace, String id) {
    data.add(id, trace);
    return traceViews.of(trace, id);
  }

  // ---- Verdicts

  private List<ScenarioView.VerdictView> verdicts(Model model, ScenarioResult result) {
    List<ScenarioView.VerdictView> verdicts = new ArrayList<>();
    for (PropertyResult property : result.properties()) {
      verdicts.add(
          new ScenarioView.VerdictView(
              tone(property),
              VerdictWords.of(property, result),
              anchor(model, property),
              property.name(),
              property.text().orElse(""),
              VerdictWords.notes(property)));
    }
    for (ActivityResult activity : result.activities()) {
      verdicts.add(
          new ScenarioView.VerdictView(
              tone(activity.agreement()), VerdictWords.of(activity), "", activity.name(), "", VerdictWords.notes(activity)));
    }
    return verdicts;
  }

  /** A class of the style sheet. */
  static String tone(PropertyResult property) {
    if (property.agreement() == Agreement.UNMET) {
      return "unmet";
    }
    return switch (property.verdict()) {
      case VIOLATED -> "violated";
      case HOLDS, REACHABLE -> "good";
      case INCURRED -> "paid";
      case UNREACHABLE, NOT_INCURRED -> "plain";
      case VACUOUS, INCOMPLETE -> "open";
    };
  }

  private static String tone(Agreement agreement) {
    return switch (agreement) {
      case MET -> "good";
      case UNMET -> "unmet";
      case OPEN -> "open";
      case NONE -> "plain";
    };
  }

  // ---- What was searched

  private static String counts(ScenarioResult result, Statistics s) {
    Status status = result.status().orElseThrow();
    String how = status == Status.COMPLETE ? "complete" : "incomplete, " + StatusWords.of(status);
    return how + ": " + Prose.count(s.distinct(), "state") + ", " + Prose.count(s.transitions(), "transition") + ", depth "
        + Math.max(0, s.depth()) + ", " + Prose.duration(s.elapsedNanos());
  }

  private static List<FigureView> figures(Statistics s) {
    List<FigureView> figures = new ArrayList<>();
    figures.add(new FigureView(Prose.number(s.initial()), "initial states"));
    figures.add(new FigureView(Prose.number(s.generated()), "generated states"));
    figures.add(new FigureView(String.join(" ", s.levels().stream().map(Prose::number).toList()), "states at each depth"));
    figures.add(
        new FigureView(
            String.format(
                Locale.ROOT, "%d to %d, %.2f on average", s.minOutDegree(), s.maxOutDegree(), s.averageOutDegree()),
            "successors of a state"));
    figures.add(new FigureView(Prose.count(s.widthBits(), "bit"), "width of a state"));
    figures.add(new FigureView(Prose.bytes(s.bytes()), "memory"));
    figures.add(
        new FigureView(
            String.join(", ", s.fires().entrySet().stream().map(f -> f.getKey() + " " + Prose.number(f.getValue())).toList()),
            "transitions of each action"));
    return figures;
  }
}
