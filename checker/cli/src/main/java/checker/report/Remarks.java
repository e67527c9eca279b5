package checker.report;

import checker.evaluate.EvaluationException;
import checker.source.Span;
import checker.trace.Blocked;
import checker.trace.Counterexample;
import checker.trace.Ending;
import checker.trace.Explanation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a trace shows, why, and what makes it minimal, in sentences. */
public final class Remarks {
  private static final String MINIMAL = "Minimal:";
  private static final String WAITING = "Waiting:";
  private static final String IN_THE_LOOP = "In the loop:";
  private static final String FROM_THEN_ON = "From then on:";
  private static final String FAIRNESS = "Fairness:";

  private final Counterexample trace;
  private final List<Remark> remarks = new ArrayList<>();

  private Remarks(Counterexample trace) {
    this.trace = trace;
  }

  /** In the order in which they are to be read. */
  public static List<Remark> of(Counterexample trace) {
    Remarks remarks = new Remarks(trace);
    if (trace.ending() instanceof Ending.Looped looped) {
      remarks.loop(looped);
    } else {
      remarks.end();
    }
    return remarks.remarks;
  }

  /** The label of what the end of a trace shows: {@code At step 4:}. */
  static String heading(Counterexample trace) {
    if (trace.ending() instanceof Ending.Looped) {
      return trace.staysForEver() ? FROM_THEN_ON : IN_THE_LOOP;
    }
    return "At step " + trace.length() + ":";
  }

  /** The base name of the file and the line: the same wherever the file lies. */
  public static String place(Span span) {
    String name = span.source().name();
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1) + ":" + span.line();
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

  private void end() {
    if (trace.ending() instanceof Ending.Violated violated) {
      explain(violated.explanation());
      minimal("no violation", "violates it");
    } else if (trace.ending() instanceof Ending.Witnessed witnessed) {
      explain(witnessed.explanation());
      minimal("nothing of the kind", "is one");
    } else if (trace.ending() instanceof Ending.Trapped trapped) {
      explain(trapped.explanation());
      if (trapped.states() > 0) {
        add("", "and stays so: there is no way out of " + Prose.count(trapped.states(), "such state"));
      }
      minimal("it is still possible everywhere", "is such a state");
    } else if (trace.ending() instanceof Ending.Deadlocked deadlocked) {
      explain(deadlocked);
      minimal("no deadlock", "is one");
    } else if (trace.ending() instanceof Ending.ActionFailed failed) {
      fail(failed.error(), "");
      minimal("no evaluation error", "has one");
    } else if (trace.ending() instanceof Ending.Chosen) {
      add(heading(trace), "nothing is violated or witnessed for the first time; the steps were chosen by hand");
    } else {
      Ending.PredicateFailed failed = (Ending.PredicateFailed) trace.ending();
      fail(failed.error(), ", in `" + failed.predicate() + "`");
      minimal("no evaluation error", "has one");
    }
  }

  private void loop(Ending.Looped looped) {
    String heading = heading(trace);
    for (Explanation never : looped.never()) {
      add(heading, "`" + never.part() + "` is never true" + reasons(never), never.span());
      heading = "";
    }
    heading = FAIRNESS;
    for (String line : new FairnessText(looped).lines()) {
      add(heading, line);
      heading = "";
    }
    if (looped.minimal()) {
      add(MINIMAL, "no fair behaviour that violates it has fewer steps, those of the loop included");
    } else {
      add("Short:", "minimality not proven: a search for a shorter one would have taken too long, or too much memory");
    }
  }

  private void explain(Explanation explanation) {
    add(heading(trace), explanation.part(), explanation.span());
    add("", "is " + explanation.value() + reasons(explanation));
  }

  private void explain(Ending.Deadlocked deadlock) {
    add(heading(trace), "no action can run");
    deadlock
        .terminal()
        .ifPresent(why -> add("", "and `terminal when " + why.part() + "` is false" + reasons(why), why.span()));
    String heading = WAITING;
    for (Blocked blocked : deadlock.blocked()) {
      Explanation guard = blocked.guard();
      add(heading, blocked.name() + " waits for `" + guard.part() + "`" + reasons(guard), guard.span());
      heading = "";
    }
  }

  private void fail(EvaluationException error, String where) {
    Optional<Span> place = Optional.of(error.span()).filter(span -> !span.source().name().isEmpty());
    add(heading(trace), error.detail() + where, place);
    add("", "evaluating `" + error.span().text().strip().replaceAll("\\s+", " ") + "`");
  }

  private void minimal(String none, String initial) {
    if (trace.length() == 0) {
      add(MINIMAL, "an initial state " + initial);
    } else if (trace.searched() > 0) {
      int within = trace.length() - 1;
      if (within == 0) {
        String all = trace.searched() == 1 ? "there is one" : "all " + Prose.number(trace.searched()) + " were visited";
        add(MINIMAL, none + " in an initial state (" + all + ")");
        return;
      }
      String states =
          trace.searched() == 1
              ? "the one state at depth " + within + " or less was visited"
              : "all " + Prose.number(trace.searched()) + " states at depth " + within + " or less were visited";
      add(MINIMAL, none + " within " + Prose.count(within, "step") + " (" + states + ")");
    } else {
      add("Not minimal:", "no search has shown that there is no shorter one");
    }
  }

  private void add(String label, String text) {
    remarks.add(new Remark(label, text));
  }

  private void add(String label, String text, Optional<Span> place) {
    remarks.add(new Remark(label, text, place));
  }
}
