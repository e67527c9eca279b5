package checker.report.junit;

import checker.explore.Status;
import checker.model.Constant;
import checker.model.Model;
import checker.model.Property;
import checker.report.Run;
import checker.report.StatusWords;
import checker.report.TraceFile;
import checker.report.VerdictWords;
import checker.source.Span;
import checker.trace.Counterexample;
import checker.verify.ActivityResult;
import checker.verify.Agreement;
import checker.verify.Issue;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The test cases of a scenario: its search, each property, and its actions, always the same ones. */
final class ScenarioCases {
  /** Whether all was looked at. No property has such a name, with a space in it. */
  private static final String SEARCH = "complete search";

  /** Whether every action fires. */
  private static final String ACTIONS = "actions fire";

  private final Run.Checked checked;
  private final Model model;
  private final String file;
  private final String group;

  ScenarioCases(Run.Checked checked) {
    this.checked = checked;
    this.model = checked.model();
    this.file = file(checked);
    this.group = file + ":" + model.module() + "." + model.scenario();
  }

  /** As messages about the specification name it. */
  static String file(Run.Checked checked) {
    return checked.model().span().source().name();
  }

  /** Constants, and figures that do not depend on the machine. */
  Map<String, String> facts() {
    String prefix = model.module() + "." + model.scenario() + ".";
    Map<String, String> facts = new LinkedHashMap<>();
    for (Constant constant : model.constants()) {
      facts.put(prefix + "constant." + constant.name(), constant.value().toString());
    }
    checked.result().flatMap(ScenarioResult::statistics).ifPresent(
        (Statistics figures) -> {
          facts.put(prefix + "states", Long.toString(figures.distinct()));
          facts.put(prefix + "transitions", Long.toString(figures.transitions()));
          facts.put(prefix + "depth", Integer.toString(figures.depth()));
        });
    checked.result().ifPresent(result -> facts.put(prefix + "complete", Boolean.toString(result.complete())));
    return facts;
  }

  List<TestCase> cases() {
    List<TestCase> cases = new ArrayList<>(List.of(search()));
    List<PropertyResult> properties = checked.result().map(ScenarioResult::properties).orElse(List.of());
    if (properties.isEmpty()) {
      model.properties().forEach(property -> cases.add(skipped(property.name(), property.span())));
      cases.add(skipped(Model.DEADLOCK_FREE, model.span()));
      cases.add(skipped(ACTIONS, model.span()));
      return cases;
    }
    ScenarioResult result = checked.result().orElseThrow();
    properties.forEach(property -> cases.add(of(property, result)));
    if (actionsAreKnown(result)) {
      cases.add(actions(result));
    }
    return cases;
  }

  private TestCase named(String name, Span span, String output) {
    return TestCase.passed(group, name, file, span.line(), output);
  }

  private TestCase skipped(String name, Span span) {
    return named(name, span, "").with(TestCase.Kind.SKIPPED, "", "not verified: see `" + SEARCH + "`", "");
  }

  private TestCase search() {
    TestCase search = named(SEARCH, model.span(), "");
    if (checked.result().isEmpty()) {
      return error(search, Issue.INCOMPLETE, "not verified: interrupted", "");
    }
    ScenarioResult result = checked.result().get();
    if (!result.falseAssumptions().isEmpty()) {
      String names = result.falseAssumptions().stream().map(a -> oneLine(a.span())).collect(Collectors.joining("\n"));
      return error(search, Issue.ASSUMPTION_FALSE, "an assumption is false: no state was visited", names);
    }
    search = search.took(result.statistics().map(Statistics::elapsedNanos).orElse(0L));
    Status status = result.status().orElseThrow();
    return switch (status) {
      case COMPLETE -> search;
      case EVALUATION_FAULT ->
          error(
              search,
              Issue.EVALUATION_ERROR,
              "the specification cannot be evaluated in some state",
              result.failure().map(this::text).orElse("memory does not suffice to find a trace to it again"));
      default -> error(search, Issue.INCOMPLETE, "incomplete: " + StatusWords.of(status), "");
    };
  }

  private static TestCase error(TestCase test, Issue issue, String message, String details) {
    return test.with(TestCase.Kind.ERROR, word(issue), message, details);
  }

  private TestCase of(PropertyResult property, ScenarioResult result) {
    String verdict = VerdictWords.of(property, result);
    List<String> notes = VerdictWords.notes(property);
    String message = property.text().map(text -> verdict + " (\"" + text + "\")").orElse(verdict);
    String details = String.join("\n", notes) + property.trace().map(trace -> "\n\n" + text(trace)).orElse("");
    Span span = property.property().map(Property::span).orElse(model.span());
    return switch (property.agreement()) {
      case MET, NONE -> named(property.name(), span, (message + "\n" + details).strip());
      case OPEN -> error(named(property.name(), span, ""), Issue.INCOMPLETE, message, details.strip());
      case UNMET ->
          named(property.name(), span, "")
              .with(TestCase.Kind.FAILURE, word(property.issue().orElseThrow()), message, details.strip());
    };
  }

  /** With a selection of properties nothing is said of actions, unless all of them fire. */
  private static boolean actionsAreKnown(ScenarioResult result) {
    return !result.activities().isEmpty()
        || result.statistics().orElseThrow().fires().values().stream().allMatch(fires -> fires > 0);
  }

  private TestCase actions(ScenarioResult result) {
    List<ActivityResult> unmet = with(Agreement.UNMET, result);
    List<ActivityResult> open = with(Agreement.OPEN, result);
    String details = result.activities().stream().map(ScenarioCases::line).collect(Collectors.joining("\n"));
    if (!unmet.isEmpty()) {
      String types =
          unmet.stream().map(a -> word(a.issue().orElseThrow())).distinct().collect(Collectors.joining(", "));
      return named(ACTIONS, model.span(), "").with(TestCase.Kind.FAILURE, types, message(unmet), details);
    }
    return open.isEmpty()
        ? named(ACTIONS, model.span(), details)
        : error(named(ACTIONS, model.span(), ""), Issue.INCOMPLETE, message(open), details);
  }

  private static List<ActivityResult> with(Agreement agreement, ScenarioResult result) {
    return result.activities().stream().filter(a -> a.agreement() == agreement).toList();
  }

  private static String message(List<ActivityResult> activities) {
    return activities.stream().map(a -> a.name() + " " + VerdictWords.of(a)).collect(Collectors.joining(", "));
  }

  private static String line(ActivityResult activity) {
    List<String> parts = new ArrayList<>(List.of(activity.name() + " " + VerdictWords.of(activity)));
    parts.addAll(VerdictWords.notes(activity));
    return String.join("; ", parts);
  }

  private String text(Counterexample trace) {
    return TraceFile.write(trace, checked.spec(), checked.constants());
  }

  private static String oneLine(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }

  private static String word(Issue issue) {
    return issue.name().toLowerCase(Locale.ROOT);
  }
}
