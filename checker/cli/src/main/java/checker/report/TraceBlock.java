package checker.report;

import checker.evaluate.EvaluationException;
import checker.model.Lane;
import checker.model.Model;
import checker.model.Property;
import checker.source.Span;
import checker.trace.Blocked;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Explanation;
import checker.trace.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A counterexample as text: what it shows, its steps in lanes, why, and what makes it minimal. */
final class TraceBlock {
  static final String INITIALLY = "Initially:";
  private static final String MINIMAL = "Minimal:";
  private static final String WAITING = "Waiting:";
  private static final String IN_THE_LOOP = "In the loop:";
  private static final String FROM_THEN_ON = "From then on:";
  private static final String FAIRNESS = "Fairness:";

  private final Counterexample trace;
  private final Page page;

  private final String replay;

  /** @param replay how to run it again; an empty text says nothing */
  TraceBlock(Counterexample trace, String replay, Page page) {
    this.trace = trace;
    this.replay = replay;
    this.page = page;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(title());
    lines.add("");
    if (!trace.initially().isEmpty()) {
      int room = page.width() - INITIALLY.length() - 4;
      lines.addAll(Prose.hang("  " + INITIALLY + "  ", Prose.join(trace.initially(), ", ", room)));
      lines.add("");
    }
    if (trace.length() > 0) {
      lines.addAll(table().lines());
      lines.add("");
    }
    lines.addAll(explanation());
    return lines;
  }

  /** {@code VIOLATED  name  "text"  4 steps}. */
  private List<String> title() {
    String steps = Prose.count(trace.length(), "step");
    if (trace.ending() instanceof Ending.Violated violated) {
      return title(TraceWord.VIOLATED.word(), violated.property(), steps);
    }
    if (trace.ending() instanceof Ending.Witnessed witnessed) {
      boolean cost = witnessed.property().kind() == Property.Kind.COST;
      return title((cost ? TraceWord.INCURRED : TraceWord.REACHABLE).word(), witnessed.property(), steps);
    }
    if (trace.ending() instanceof Ending.Looped looped) {
      return title(TraceWord.VIOLATED.word(), looped.property(), steps + loopLength(looped));
    }
    if (trace.ending() instanceof Ending.Trapped trapped) {
      return title(TraceWord.VIOLATED.word(), trapped.property(), steps);
    }
    if (trace.ending() instanceof Ending.Deadlocked) {
      return title(TraceWord.DEADLOCK.word(), List.of(Model.DEADLOCK_FREE, steps));
    }
    EvaluationException error =
        trace.ending() instanceof Ending.ActionFailed failed
            ? failed.error()
            : ((Ending.PredicateFailed) trace.ending()).error();
    return title("ERROR", List.of(error.error().code(), error.error().title(), steps));
  }

  private String loopLength(Ending.Looped looped) {
    int repeated = trace.length() - looped.loopStart();
    return trace.staysForEver() || repeated == trace.length() ? "" : ", the last " + repeated + " for ever";
  }

  private List<String> title(String word, Property property, String steps) {
    List<String> items = new ArrayList<>(List.of(property.name()));
    property.text().ifPresent(text -> items.add('"' + text + '"'));
    items.add(steps);
    return title(word, items);
  }

  private List<String> title(String word, List<String> items) {
    String first = "  " + word + "  ";
    List<String> lines = Prose.hang(first, Prose.join(items, "   ", page.width() - first.length()));
    boolean witness = trace.ending() instanceof Ending.Witnessed;
    String painted = witness ? page.paint().bold(word) : page.paint().red(word);
    lines.set(0, "  " + painted + lines.get(0).substring(2 + word.length()));
    return lines;
  }

  private LaneTable table() {
    TreeMap<Integer, Lane> lanes = new TreeMap<>();
    trace.steps().forEach(step -> lanes.put(step.instance().lane().id(), step.instance().lane()));
    if (trace.ending() instanceof Ending.ActionFailed failed) {
      lanes.put(failed.instance().lane().id(), failed.instance().lane());
    }
    List<Integer> columns = List.copyOf(lanes.keySet());
    List<LaneTable.Row> rows = new ArrayList<>();
    for (Step step : trace.steps()) {
      List<String> changes = step.changes().stream().map(Object::toString).toList();
      rows.add(new LaneTable.Row(columns.indexOf(step.instance().lane().id()), step.label(), changes));
    }
    if (trace.ending() instanceof Ending.ActionFailed failed) {
      int column = columns.indexOf(failed.instance().lane().id());
      rows.add(new LaneTable.Row(column, failed.label(), List.of("(" + failed.error().error().title() + ")")));
    }
    if (trace.staysForEver()) {
      rows.add(new LaneTable.Row(0, LaneTable.STAYS, List.of()));
    }
    OptionalInt loopStart =
        trace.ending() instanceof Ending.Looped looped && !trace.staysForEver()
            ? OptionalInt.of(looped.loopStart())
            : OptionalInt.empty();
    return new LaneTable(lanes.values().stream().map(Lane::label).toList(), rows, loopStart, page);
  }

  private List<String> explanation() {
    if (trace.ending() instanceof Ending.Looped looped) {
      return loop(looped);
    }
    String at = "At step " + trace.length() + ":";
    Labelled text = new Labelled(page.proseWidth(), List.of(at, MINIMAL, WAITING));
    if (trace.ending() instanceof Ending.Violated violated) {
      explain(text, at, violated.explanation());
      minimal(text, "no violation", "violates it");
    } else if (trace.ending() instanceof Ending.Witnessed witnessed) {
      explain(text, at, witnessed.explanation());
      minimal(text, "nothing of the kind", "is one");
    } else if (trace.ending() instanceof Ending.Trapped trapped) {
      explain(text, at, trapped.explanation());
      if (trapped.states() > 0) {
        text.add("", "and stays so: there is no way out of " + Prose.count(trapped.states(), "such state"));
      }
      minimal(text, "it is still possible everywhere", "is such a state");
    } else if (trace.ending() instanceof Ending.Deadlocked deadlocked) {
      explain(text, at, deadlocked);
      minimal(text, "no deadlock", "is one");
    } else if (trace.ending() instanceof Ending.ActionFailed failed) {
      fail(text, at, failed.error(), "");
      minimal(text, "no evaluation error", "has one");
    } else {
      Ending.PredicateFailed failed = (Ending.PredicateFailed) trace.ending();
      fail(text, at, failed.error(), ", in `" + failed.predicate() + "`");
      minimal(text, "no evaluation error", "has one");
    }
    if (!replay.isEmpty()) {
      text.add("Replay:", replay);
    }
    return text.lines();
  }

  private List<String> loop(Ending.Looped looped) {
    String heading = trace.staysForEver() ? FROM_THEN_ON : IN_THE_LOOP;
    Labelled text = new Labelled(page.proseWidth(), List.of(heading, MINIMAL, FAIRNESS));
    for (Explanation never : looped.never()) {
      String place = never.span().map(TraceBlock::place).orElse("");
      text.add(heading, "`" + never.part() + "` is never true" + reasons(never), place);
      heading = "";
    }
    heading = FAIRNESS;
    for (String line : new FairnessText(looped).lines()) {
      text.add(heading, line);
      heading = "";
    }
    if (looped.minimal()) {
      text.add(MINIMAL, "no fair behaviour that violates it has fewer steps, those of the loop included");
    } else {
      text.add("Short:", "minimality not proven: a search for a shorter one would have taken too long");
    }
    if (!replay.isEmpty()) {
      text.add("Replay:", replay);
    }
    return text.lines();
  }

  private static void explain(Labelled text, String label, Explanation explanation) {
    explanation
        .span()
        .ifPresentOrElse(
            span -> text.add(label, explanation.part(), place(span)), () -> text.add(label, explanation.part()));
    text.add("", "is " + explanation.value() + reasons(explanation));
  }

  /** {@code : writeback = true, and d = 1 has io[1] = writing}, or nothing. */
  static String reasons(Explanation explanation) {
    List<String> facts = explanation.facts();
    if (facts.isEmpty()) {
      return "";
    }
    int last = facts.size() - 1;
    return ": "
        + (last == 0 ? facts.get(0) : String.join(", ", facts.subList(0, last)) + ", and " + facts.get(last));
  }

  private static void explain(Labelled text, String label, Ending.Deadlocked deadlock) {
    text.add(label, "no action can run");
    deadlock
        .terminal()
        .ifPresent(
            why ->
                text.add(
                    "", "and `terminal when " + why.part() + "` is false" + reasons(why), place(why.span().orElseThrow())));
    String heading = WAITING;
    for (Blocked blocked : deadlock.blocked()) {
      Explanation guard = blocked.guard();
      String waits = blocked.name() + " waits for `" + guard.part() + "`" + reasons(guard);
      text.add(heading, waits, place(guard.span().orElseThrow()));
      heading = "";
    }
  }

  private static void fail(
      Labelled text, String label, EvaluationException error, String where) {
    text.add(label, error.detail() + where, error.span().source().name().isEmpty() ? "" : place(error.span()));
    text.add("", "evaluating `" + error.span().text().strip().replaceAll("\\s+", " ") + "`");
  }

  /** The base name of the file and the line: the same wherever the file lies. */
  static String place(Span span) {
    String name = span.source().name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) + ":" + span.line();
  }

  private void minimal(Labelled text, String none, String initial) {
    if (trace.length() == 0) {
      text.add(MINIMAL, "an initial state " + initial);
    } else if (trace.searched() > 0) {
      int within = trace.length() - 1;
      if (within == 0) {
        String all = trace.searched() == 1 ? "there is one" : "all " + Prose.number(trace.searched()) + " were visited";
        text.add(MINIMAL, none + " in an initial state (" + all + ")");
        return;
      }
      String states =
          trace.searched() == 1
              ? "the one state at depth " + within + " or less was visited"
              : "all " + Prose.number(trace.searched()) + " states at depth " + within + " or less were visited";
      text.add(MINIMAL, none + " within " + Prose.count(within, "step") + " (" + states + ")");
    }
  }
}
