package checker.report;

import checker.model.Expectation;
import checker.model.Property;
import checker.source.Span;
import checker.verify.ActivityResult;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Verdicts in words, the same in every format. */
public final class VerdictWords {
  private VerdictWords() {}

  /** {@code violated in 4 steps}, {@code holds}, {@code incomplete (max depth)}. */
  public static String of(PropertyResult property, ScenarioResult scenario) {
    String words = property.verdict().words();
    if (property.verdict() == Verdict.INCOMPLETE) {
      return words + " (" + StatusWords.brief(scenario.status().orElseThrow()) + ")";
    }
    return property.steps().isPresent()
        ? words + " in " + Prose.count(property.steps().getAsInt(), "step")
        : words;
  }

  /** {@code never fires}. */
  public static String of(ActivityResult activity) {
    return activity.fires() > 0 ? "fires" : activity.agreement() == Agreement.OPEN ? "not fired so far" : "never fires";
  }

  /** What there is to say about the verdict: why it is not known, what was never put to the test, what was expected. */
  public static List<String> notes(PropertyResult property) {
    List<String> notes = new ArrayList<>();
    if (property.verdict() == Verdict.VACUOUS) {
      if (property.untested().isEmpty()) {
        notes.add("there is no initial state");
      }
      for (Span left : property.untested()) {
        notes.add("never put to the test: `" + oneLine(left) + "` is true in no " + where(property)
            + " (" + Remarks.place(left) + ")");
      }
    }
    property.undecided().ifPresent(notes::add);
    if (property.steps().isPresent() && property.trace().isEmpty()) {
      notes.add("the trace was not found again: memory or the user's patience did not suffice");
    }
    notes.addAll(expectation(property.expectation(), property.agreement(), implied(property)));
    return notes;
  }

  /** How often it fires, if it does, and what was expected. */
  public static List<String> notes(ActivityResult activity) {
    String fires = activity.fires() == 0 ? "" : Prose.count(activity.fires(), "transition") + "; ";
    List<String> notes = new ArrayList<>();
    for (String note : expectation(activity.expectation(), activity.agreement(), "fire sometimes")) {
      notes.add(fires + note);
    }
    return notes;
  }

  private static String where(PropertyResult property) {
    return property.property().filter(p -> p.kind() == Property.Kind.TRANSITION).isPresent() ? "step" : "state";
  }

  private static String implied(PropertyResult property) {
    return property.property().filter(p -> p.kind() == Property.Kind.REACHABLE).isPresent() ? "be reachable" : "hold";
  }

  /** {@code as expected: reason}, or {@code UNEXPECTED: it should hold}. */
  private static List<String> expectation(Optional<Expectation> expectation, Agreement agreement, String implied) {
    String reason = expectation.flatMap(Expectation::reason).map(r -> ": " + r).orElse("");
    return switch (agreement) {
      case MET -> expectation.isPresent() ? List.of("as expected" + reason) : List.of();
      case UNMET ->
          List.of("UNEXPECTED: " + expectation.map(VerdictWords::words).orElse("it should " + implied) + reason);
      case OPEN, NONE -> List.of();
    };
  }

  private static String words(Expectation expectation) {
    String outcome = expectation.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String steps =
        expectation.steps().isPresent() ? " in " + Prose.count(expectation.steps().getAsInt(), "step") : "";
    return "`expect` says " + outcome + steps + " (" + Remarks.place(expectation.span()) + ")";
  }

  private static String oneLine(Span span) {
    return span.text().strip().replaceAll("\\s+", " ");
  }
}
