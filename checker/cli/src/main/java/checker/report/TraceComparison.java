package checker.report;

import checker.model.Model;
import checker.trace.RecordedTrace;
import checker.trace.RecordedTrace.RecordedStep;
import checker.trace.ReplayResult;
import checker.trace.Replayer;
import checker.verify.PropertyResult;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Why a committed trace is not the one that is found today, in words: it is run again under the specification as it is now.
 *
 * @param what the answer, in one sentence without a full stop
 * @param why what became of the trace when it was run; none if the sentence says it all
 */
public record TraceComparison(String what, List<String> why) {

  /**
   * Compares two texts that differ.
   *
   * @param committed the trace file's text
   * @param trace what it says
   * @param property what is known of its property; it has a trace
   * @param found the text of that trace
   */
  public static TraceComparison of(String committed, RecordedTrace trace, PropertyResult property, String found) {
    RecordedTrace now = RecordedTrace.of(property.trace().orElseThrow());
    Model model = property.trace().orElseThrow().model();
    if (!trace.scenario().equals(now.scenario()) || !trace.property().equals(now.property())) {
      return sentence("it says that it is of " + trace.property() + " in scenario " + trace.scenario());
    }
    if (!trace.constants().isEmpty()) {
      return sentence("it was found with other constants: " + bindings(trace));
    }
    if (now.claim() != trace.claim()) {
      return gone(trace, property, model);
    }
    ReplayResult result = new Replayer(model).attempt(trace, Set.of());
    if (!(result instanceof ReplayResult.Reproduces)) {
      return new TraceComparison(
          "it no longer reproduces: " + change(trace, property), ReplayReport.lines(trace, result, Page.file()));
    }
    if (now.length() < trace.length()) {
      return new TraceComparison(
          "a shorter one exists: " + now.length() + " instead of " + steps(trace), ReplayReport.lines(trace, result, Page.file()));
    }
    if (now.length() > trace.length()) {
      return sentence(
          "it reproduces, but the search finds one of " + steps(now) + ", which it does not prove to be shortest");
    }
    return sentence("it reproduces, but " + textual(committed, trace, now, found));
  }

  /**
   * Of a trace whose property is not seen any more.
   *
   * @param property what is known of it: the verdict is about a complete search
   */
  public static TraceComparison gone(RecordedTrace trace, PropertyResult property, Model model) {
    return new TraceComparison(change(trace, property), replayed(trace, model));
  }

  /** Of an expected violation that has no trace file. */
  public static TraceComparison missing(PropertyResult property) {
    String what =
        "it is missing: " + property.name() + " is violated in " + Prose.count(property.steps().orElse(0), "step") + ", as expected";
    return sentence(property.trace().isPresent() ? what : what + "; memory does not suffice to find the trace again");
  }

  /** What becomes of a trace when it is run: why it does not reproduce, or that it does. */
  public static List<String> replayed(RecordedTrace trace, Model model) {
    return ReplayReport.lines(trace, new Replayer(model).attempt(trace, Set.of()), Page.file());
  }

  private static TraceComparison sentence(String what) {
    return new TraceComparison(what, List.of());
  }

  /** {@code stable_pages was violated in 4 steps, it holds now}. */
  private static String change(RecordedTrace trace, PropertyResult property) {
    String now = property.verdict().words();
    String verdict = property.verdict() == Verdict.HOLDS ? "holds" : "is " + now;
    String in = property.steps().isPresent() ? " in " + property.steps().getAsInt() : "";
    return trace.property() + " was " + trace.claim().words() + " in " + steps(trace) + ", it " + verdict + in + " now";
  }

  private static String steps(RecordedTrace trace) {
    return Prose.count(trace.length(), "step");
  }

  private static String bindings(RecordedTrace trace) {
    List<String> bindings = new ArrayList<>();
    trace.constants().forEach((name, value) -> bindings.add(name + " = " + value));
    return String.join("; ", bindings);
  }

  // ---- Traces of one length

  private static String textual(String committed, RecordedTrace trace, RecordedTrace now, String found) {
    if (!trace.initially().equals(now.initially())) {
      return "the one that is printed begins with " + String.join(", ", now.initially());
    }
    for (int i = 0; i < Math.min(trace.steps().size(), now.steps().size()); i++) {
      if (!trace.steps().get(i).equals(now.steps().get(i))) {
        return "another one is printed, of as many steps: step " + (i + 1) + " is " + name(now.steps().get(i))
            + " instead of " + name(trace.steps().get(i));
      }
    }
    if (!trace.loopStart().equals(now.loopStart())) {
      return "its loop begins elsewhere";
    }
    if (committed.replace("\r\n", "\n").equals(found)) {
      return "its lines end with CR LF instead of LF";
    }
    if (withoutPlaces(committed).equals(withoutPlaces(found))) {
      return "only line numbers of the specification differ";
    }
    if (withoutCounts(committed).equals(withoutCounts(found))) {
      return "only the number of states differs in which no violation was found";
    }
    return firstDifference(committed, found);
  }

  private static String name(RecordedStep step) {
    return "`" + step.label() + "` of " + step.lane();
  }

  /** Places stand at the right, so that the space before them changes too. */
  private static String withoutPlaces(String text) {
    return text.replaceAll("\\.spec:\\d+", ".spec").replaceAll("\\s+", " ");
  }

  private static String withoutCounts(String text) {
    return withoutPlaces(text.replaceAll("\\ball [\\d,]+ states at", "all states at"));
  }

  private static String firstDifference(String committed, String found) {
    List<String> old = new ArrayList<>(committed.lines().toList());
    List<String> now = new ArrayList<>(found.lines().toList());
    int line = 0;
    while (line < old.size() && line < now.size() && old.get(line).equals(now.get(line))) {
      line++;
    }
    if (line == old.size() || line == now.size()) {
      return "its text is " + (line == old.size() ? "cut off" : "followed by more") + " after line " + line;
    }
    return "what is told about its steps differs: line " + (line + 1) + " is now `" + now.get(line).strip() + "`, not `"
        + old.get(line).strip() + "`";
  }
}
