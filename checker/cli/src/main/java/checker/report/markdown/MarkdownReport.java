package checker.report.markdown;

import checker.explore.Status;
import checker.model.Assumption;
import checker.model.Constant;
import checker.model.Model;
import checker.report.Drift;
import checker.report.Finding;
import checker.report.Findings;
import checker.report.Place;
import checker.report.Prose;
import checker.report.Remarks;
import checker.report.Run;
import checker.report.StatusWords;
import checker.report.VerdictWords;
import checker.report.markdown.Blocks.Weight;
import checker.source.Diagnostic;
import checker.source.Severity;
import checker.trace.Counterexample;
import checker.verify.ActivityResult;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Statistics;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run as a Markdown document. */
public final class MarkdownReport {
  private final Run run;
  private final Blocks blocks = new Blocks();

  private MarkdownReport(Run run) {
    this.run = run;
  }

  /** The whole document. */
  public static String render(Run run) {
    return render(run, Long.MAX_VALUE);
  }

  /**
   * The document, or the most important parts of it and how many are left out.
   *
   * @param limitBytes most bytes of it in UTF-8; if there is no room even to say so the text is empty
   */
  public static String render(Run run, long limitBytes) {
    return new MarkdownReport(run).collect().text(limitBytes);
  }

  private Blocks collect() {
    head();
    diagnostics();
    drifts();
    overview();
    run.scenarios().forEach(this::scenario);
    return blocks;
  }

  private void head() {
    String title = run.exitStatus() == 0 ? "as expected" : "not as expected";
    long wrong = Findings.of(run).stream().filter(Finding::isError).count();
    String count = wrong == 0 ? "" : Prose.count(wrong, "finding") + ". ";
    blocks.add(
        Weight.HEAD,
        "# checker " + run.command() + ": " + title + "\n\n" + count + Prose.count(run.scenarios().size(), "scenario")
            + "; exit status " + run.exitStatus() + ": " + Markup.text(run.meaning()) + "\n");
  }

  private void diagnostics() {
    if (run.diagnostics().isEmpty()) {
      return;
    }
    blocks.add(Weight.HEAD, "\n## Messages about specifications\n\n" + table("where", "what", "cause"));
    for (Diagnostic diagnostic : run.diagnostics()) {
      boolean error = diagnostic.severity() == Severity.ERROR;
      String where = where(Place.of(diagnostic.span()));
      String code = (error ? "error " : "warning ") + diagnostic.code().code();
      String cause = Markup.text(diagnostic.message()) + diagnostic.suggestion().map(s -> "; " + Markup.text(s)).orElse("");
      blocks.add(
          error ? Weight.UNEXPECTED : Weight.EXPECTED, Markup.row(List.of(Markup.code(where), code, cause)));
    }
  }

  private static String where(Place place) {
    return place.line() == 0 ? place.file() : place.file() + ":" + place.line();
  }

  private void drifts() {
    if (run.drifts().isEmpty()) {
      return;
    }
    blocks.add(Weight.HEAD, "\n## What is committed and was not found so\n\n" + table("file", "what"));
    for (Drift drift : run.drifts()) {
      List<String> lines = new ArrayList<>(List.of(drift.what()));
      lines.addAll(drift.why());
      String what = String.join("<br>", lines.stream().map(Markup::text).toList());
      blocks.add(Weight.UNEXPECTED, Markup.row(List.of(Markup.code(where(new Place(drift.file(), drift.line(), 0, 0, 0))), what)));
    }
  }

  private void overview() {
    if (run.scenarios().isEmpty()) {
      return;
    }
    blocks.add(Weight.HEAD, "\n## Scenarios\n\n" + table("specification", "scenario", "outcome", "met", "states"));
    for (Run.Checked checked : run.scenarios()) {
      List<String> cells = new ArrayList<>();
      cells.add(Markup.code(checked.spec()));
      cells.add(Markup.code(name(checked)));
      cells.add(outcome(checked));
      cells.add(checked.result().map(MarkdownReport::met).orElse(""));
      cells.add(
          checked.result().flatMap(ScenarioResult::statistics).map(s -> Prose.number(s.distinct())).orElse(""));
      blocks.add(checked.exitStatus() == 0 ? Weight.SCENARIO : Weight.UNEXPECTED, Markup.row(cells));
    }
  }

  private static String name(Run.Checked checked) {
    return checked.model().module() + "." + checked.model().scenario();
  }

  private static String outcome(Run.Checked checked) {
    if (checked.result().isEmpty()) {
      return "**not verified**: interrupted";
    }
    if (checked.exitStatus() == 0) {
      return "as expected";
    }
    boolean open = checked.result().get().count(Agreement.UNMET) == 0 && checked.result().get().failure().isEmpty();
    return open && checked.result().get().falseAssumptions().isEmpty() ? "**open**" : "**not as expected**";
  }

  /** {@code 4 of 5}. */
  private static String met(ScenarioResult result) {
    int all = result.count(Agreement.MET) + result.count(Agreement.UNMET) + result.count(Agreement.OPEN);
    return all == 0 ? "" : result.count(Agreement.MET) + " of " + all;
  }

  // ---- One scenario

  private void scenario(Run.Checked checked) {
    if (checked.result().isEmpty()) {
      return;
    }
    ScenarioResult result = checked.result().get();
    Weight weight = checked.exitStatus() == 0 ? Weight.SCENARIO : Weight.UNEXPECTED;
    blocks.add(weight, about(checked, result) + verdicts(result) + searched(result));
    result
        .failure()
        .ifPresent(
            failure -> trace("the specification cannot be evaluated in some state", Optional.empty(), failure, Weight.UNEXPECTED));
    for (PropertyResult property : result.properties()) {
      boolean unmet = property.agreement() == Agreement.UNMET;
      if (property.trace().isPresent() && (unmet || property.verdict() == Verdict.VIOLATED)) {
        trace(
            property.name() + ": " + VerdictWords.of(property, result),
            property.text(),
            property.trace().get(),
            unmet ? Weight.UNEXPECTED : Weight.EXPECTED);
      }
    }
  }

  private static String about(Run.Checked checked, ScenarioResult result) {
    Model model = checked.model();
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(Markup.text(name(checked))).append("\n\n");
    model.scenarioText().ifPresent(words -> text.append(Markup.quoted(words)).append("  \n"));
    text.append(Markup.code(checked.spec()));
    if (!model.constants().isEmpty()) {
      List<String> constants = model.constants().stream().map(MarkdownReport::constant).toList();
      text.append(" with ").append(Markup.code(String.join(", ", constants)));
    }
    text.append("\n");
    for (Assumption assumption : result.falseAssumptions()) {
      String words = assumption.name().orElse("") + assumption.text().map(t -> " \"" + t + '"').orElse("");
      text.append("\n**Assumption false:** ").append(Markup.text(words.strip()))
          .append(" (").append(Markup.text(Remarks.place(assumption.span()))).append("). No state was visited.\n");
    }
    return text.toString();
  }

  private static String constant(Constant constant) {
    return constant.name() + " = " + constant.value();
  }

  private static String verdicts(ScenarioResult result) {
    if (result.properties().isEmpty() && result.activities().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n").append(table("verdict", "property", "what is seen when it is violated", "expectation"));
    for (PropertyResult property : result.properties()) {
      text.append(
          Markup.row(
              List.of(
                  emphasised(VerdictWords.of(property, result), property.agreement()),
                  Markup.code(property.name()),
                  Markup.text(property.text().orElse("")),
                  notes(VerdictWords.notes(property)))));
    }
    for (ActivityResult activity : result.activities()) {
      text.append(
          Markup.row(
              List.of(
                  emphasised(VerdictWords.of(activity), activity.agreement()),
                  Markup.code(activity.name()),
                  "",
                  notes(VerdictWords.notes(activity)))));
    }
    return text.toString();
  }

  private static String emphasised(String verdict, Agreement agreement) {
    boolean strong = agreement == Agreement.UNMET || agreement == Agreement.OPEN;
    return strong ? "**" + Markup.text(verdict) + "**" : Markup.text(verdict);
  }

  private static String notes(List<String> notes) {
    return String.join("<br>", notes.stream().map(Markup::text).toList());
  }

  private static String searched(ScenarioResult result) {
    if (result.statistics().isEmpty()) {
      return "";
    }
    Statistics s = result.statistics().get();
    Status status = result.status().orElseThrow();
    String counts =
        Prose.count(s.distinct(), "state") + ", " + Prose.count(s.transitions(), "transition") + ", depth "
            + Math.max(0, s.depth());
    return status == Status.COMPLETE
        ? "\nComplete: " + counts + ".\n"
        : "\n**Incomplete**: " + Markup.text(StatusWords.of(status)) + ". " + counts + " until then.\n";
  }

  private void trace(String title, Optional<String> text, Counterexample trace, Weight weight) {
    String words = text.map(t -> Markup.quoted(t) + "\n\n").orElse("");
    blocks.add(weight, "\n### " + Markup.text(title) + "\n\n" + words + TraceMarkdown.of(trace));
  }

  private static String table(String... heads) {
    List<String> rule = new ArrayList<>();
    for (String head : heads) {
      rule.add(head.equals("states") ? "--:" : "---");
    }
    return Markup.row(List.of(heads)) + Markup.row(rule);
  }
}
