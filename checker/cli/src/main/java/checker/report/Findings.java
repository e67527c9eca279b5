package checker.report;

import checker.explore.Status;
import checker.model.Action;
import checker.model.Actor;
import checker.model.Assumption;
import checker.model.Model;
import checker.model.Property;
import checker.source.Diagnostic;
import checker.source.EvaluationError;
import checker.source.Span;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.verify.ActivityResult;
import checker.verify.Agreement;
import checker.verify.Issue;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All findings of a run, for formats that list what is wrong: first what is to be said of the specifications, then scenario by
 * scenario, then what is committed. There is an error among them if and only if the exit status of the run is not 0.
 */
public final class Findings {
  private final List<Finding> findings = new ArrayList<>();

  private Findings() {}

  /** Those of a run, in the same order for the same run. */
  public static List<Finding> of(Run run) {
    Findings findings = new Findings();
    run.diagnostics().forEach(findings::diagnostic);
    run.scenarios().forEach(findings::scenario);
    run.drifts().forEach(findings::drift);
    return distinct(findings.findings);
  }

  private void diagnostic(Diagnostic diagnostic) {
    Span span = diagnostic.span();
    Rule rule = Rule.of(diagnostic.code());
    String line = span.source().content().isEmpty() ? "" : span.source().lineText(span.line()).strip();
    findings.add(
        new Finding(
            rule, "", diagnostic.message(), diagnostic.suggestion().stream().toList(), Optional.empty(), Place.of(span),
            List.of(), Optional.empty(), rule.id() + "/" + line));
  }

  private void drift(Drift drift) {
    Place place = drift.line() > 0 ? Place.ofLine(drift.file(), drift.line()) : drift.place().map(Place::of).orElse(Place.ofLine(drift.file(), 0));
    Rule rule = Rule.of(drift.kind());
    String subject = drift.property().orElse("");
    findings.add(
        new Finding(
            rule, subject, drift.what(), drift.why(), drift.scenario(), place, List.of(), Optional.empty(),
            rule.id() + "/" + drift.file() + "/" + drift.scenario().orElse("") + "/" + subject));
  }

  private void scenario(Run.Checked checked) {
    new OfScenario(checked).collect();
  }

  /** Two lines of one text may have the same fault. */
  private static List<Finding> distinct(List<Finding> findings) {
    Map<String, Integer> seen = new HashMap<>();
    List<Finding> distinct = new ArrayList<>();
    for (Finding finding : findings) {
      String name = finding.place().file() + "/" + finding.identity();
      int before = seen.merge(name, 1, Integer::sum) - 1;
      distinct.add(before == 0 ? finding : finding.withIdentity(finding.identity() + "/" + (before + 1)));
    }
    return distinct;
  }

  private final class OfScenario {
    private final Model model;
    private final String scenario;
    private final Optional<ScenarioResult> result;

    OfScenario(Run.Checked checked) {
      this.model = checked.model();
      this.result = checked.result();
      List<String> constants = new ArrayList<>();
      checked.constants().forEach((name, value) -> constants.add(name + " = " + value));
      this.scenario =
          model.module() + "." + model.scenario() + (constants.isEmpty() ? "" : " with " + String.join("; ", constants));
    }

    void collect() {
      if (result.isEmpty()) {
        add(Issue.INCOMPLETE, "", "not verified: interrupted", List.of(), model.span());
        return;
      }
      ScenarioResult known = result.get();
      known.falseAssumptions().forEach(this::assumption);
      boolean failed = known.status().filter(s -> s == Status.EVALUATION_FAULT).isPresent();
      if (failed) {
        known.failure().ifPresentOrElse(this::failure, this::lostFailure);
      } else if (known.status().isPresent() && !known.complete()) {
        incomplete(known);
      }
      for (PropertyResult property : known.properties()) {
        if (property.agreement() == Agreement.UNMET || property.agreement() == Agreement.OPEN && known.complete()) {
          property(property, known);
        }
      }
      known.activities().stream().filter(a -> a.agreement() == Agreement.UNMET).forEach(this::activity);
    }

    private void assumption(Assumption assumption) {
      List<String> notes = new ArrayList<>();
      assumption.text().ifPresent(text -> notes.add('"' + text + '"'));
      notes.add("with these constants the specification says nothing: no state was visited");
      add(Issue.ASSUMPTION_FALSE, assumption.name().orElse("assume"), "is false", notes, assumption.span());
    }

    private void failure(Counterexample trace) {
      var error =
          trace.ending() instanceof Ending.ActionFailed failed
              ? failed.error()
              : ((Ending.PredicateFailed) trace.ending()).error();
      EvaluationError kind = error.error();
      Span span = error.span().source().name().isEmpty() ? model.span() : error.span();
      String steps = Prose.count(trace.length(), "step");
      add(Rule.of(kind), "", kind.title() + " in " + steps, List.of(), span, List.of(), Optional.of(trace));
    }

    private void lostFailure() {
      add(
          Issue.EVALUATION_ERROR,
          "",
          "the specification cannot be evaluated in some state",
          List.of("memory does not suffice to find a trace to it again"),
          model.span());
    }

    private void incomplete(ScenarioResult known) {
      List<String> open = new ArrayList<>();
      known.properties().stream().filter(p -> p.agreement() == Agreement.OPEN).forEach(p -> open.add(p.name()));
      known.activities().stream().filter(a -> a.agreement() == Agreement.OPEN).forEach(a -> open.add(a.name()));
      List<String> notes = open.isEmpty() ? List.of() : List.of("not known: " + String.join(", ", open));
      String why = StatusWords.of(known.status().orElseThrow());
      add(Issue.INCOMPLETE, "", "incomplete: " + why, notes, model.span());
    }

    private void property(PropertyResult property, ScenarioResult known) {
      List<String> notes = new ArrayList<>();
      property.text().ifPresent(text -> notes.add('"' + text + '"'));
      notes.addAll(VerdictWords.notes(property));
      List<Finding.Related> related = new ArrayList<>();
      property.expectation().ifPresent(e -> related.add(new Finding.Related("what is expected", e.span())));
      property.untested().forEach(span -> related.add(new Finding.Related("never true", span)));
      Span span = property.property().map(Property::span).orElse(model.span());
      Rule rule = Rule.of(property.issue().orElseThrow());
      add(rule, property.name(), VerdictWords.of(property, known), notes, span, related, property.trace());
    }

    private void activity(ActivityResult activity) {
      List<Finding.Related> related = new ArrayList<>();
      activity.expectation().ifPresent(e -> related.add(new Finding.Related("what is expected", e.span())));
      Rule rule = Rule.of(activity.issue().orElseThrow());
      Span span = span(activity.name()).orElse(model.span());
      add(rule, activity.name(), VerdictWords.of(activity), VerdictWords.notes(activity), span, related, Optional.empty());
    }

    /** Where an {@code actor} or {@code actor.action} is declared. */
    private Optional<Span> span(String name) {
      for (Actor actor : model.actors()) {
        if (actor.name().equals(name)) {
          return Optional.of(actor.span());
        }
        for (Action action : actor.actions()) {
          if (name.equals(actor.name() + "." + action.name())) {
            return Optional.of(action.span());
          }
        }
      }
      return Optional.empty();
    }

    private void add(Issue issue, String subject, String verdict, List<String> notes, Span span) {
      add(Rule.of(issue), subject, verdict, notes, span, List.of(), Optional.empty());
    }

    private void add(
        Rule rule,
        String subject,
        String verdict,
        List<String> notes,
        Span span,
        List<Finding.Related> related,
        Optional<Counterexample> trace) {
      String identity = rule.id() + "/" + scenario + "/" + subject;
      findings.add(
          new Finding(
              rule, subject, verdict, notes, Optional.of(scenario), Place.of(span), related, trace, identity));
    }
  }
}
