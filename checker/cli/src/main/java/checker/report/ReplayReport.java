package checker.report;

import checker.evaluate.EvaluationException;
import checker.trace.Blocked;
import checker.trace.RecordedTrace;
import checker.trace.ReplayResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What became of a replayed trace, as text. */
public final class ReplayReport {
  private static final String INDENT = "  ";

  private final RecordedTrace trace;
  private final Page page;

  private ReplayReport(RecordedTrace trace, Page page) {
    this.trace = trace;
    this.page = page;
  }

  /** The first line says it all, or as much of it as fits the page with an indentation of two; the others say the rest and why. */
  public static List<String> lines(RecordedTrace trace, ReplayResult result, Page page) {
    return new ReplayReport(trace, page).lines(result);
  }

  private List<String> lines(ReplayResult result) {
    if (result instanceof ReplayResult.Reproduces reproduces) {
      if (trace.claim() == RecordedTrace.Claim.PATH) {
        String all = Prose.count(reproduces.counterexample().length(), "step");
        return head("reproduces", page.paint()::bold, "all " + all + " can be taken");
      }
      String steps = Prose.count(reproduces.counterexample().length(), "step");
      return head("reproduces", page.paint()::bold, trace.property() + " " + words() + " in " + steps);
    }
    List<String> lines = new ArrayList<>();
    if (result instanceof ReplayResult.BlockedAt blocked) {
      String name = Blocked.name(blocked.instance());
      String where = blocked.guard().span().map(span -> " (" + Remarks.place(span) + ")").orElse("");
      if (blocked.turn()) {
        head(lines, "blocked at step " + blocked.step(), "it is not the turn of " + name + where);
      } else {
        head(
            lines,
            "blocked at step " + blocked.step(),
            "guard `" + blocked.guard().part() + "` of " + name + " is false" + where);
      }
      blocked.guard().facts().forEach(fact -> reason(lines, fact));
    } else if (result instanceof ReplayResult.FailsAt fails) {
      EvaluationException error = fails.error();
      head(
          lines,
          "fails at step " + fails.step(),
          error.error().code() + " " + error.error().title() + " in " + Blocked.name(fails.instance()) + ": "
              + error.detail() + " (" + Remarks.place(error.span()) + ")");
    } else if (result instanceof ReplayResult.Missing missing) {
      head(lines, missing.step() == 0 ? "does not apply" : "does not apply at step " + missing.step(), missing.what());
    } else if (result instanceof ReplayResult.NotAtEnd end) {
      head(
          lines,
          "does not reproduce",
          "all " + Prose.count(end.length(), "step") + " can be taken, but " + trace.property() + " is not " + words()
              + " at the end");
      end.explanation()
          .ifPresent(
              why -> reason(lines, "`" + why.part() + "` is " + why.value() + Remarks.reasons(why)));
    } else if (result instanceof ReplayResult.NoLoop loop) {
      head(
          lines,
          "does not reproduce",
          "all " + Prose.count(loop.length(), "step") + " can be taken, but they do not lead back to before step "
              + (loop.loopStart() + 1));
    } else if (result instanceof ReplayResult.Unfair unfair) {
      String kind = unfair.constraint().declaration().strong() ? "strong" : "weak";
      head(
          lines,
          "does not reproduce",
          "the loop is unfair now: " + kind + " fairness of " + unfair.constraint().constraint() + " forces the way out ("
              + Remarks.place(unfair.constraint().declaration().span()) + ")");
    } else if (result instanceof ReplayResult.Undecided undecided) {
      head(lines, "not decided", undecided.why());
    } else {
      ReplayResult.Earlier earlier = (ReplayResult.Earlier) result;
      head(
          lines,
          "does not reproduce",
          trace.property() + " is " + words() + " after " + Prose.count(earlier.step(), "step")
              + " already, not only after " + earlier.length());
    }
    return lines;
  }

  private void head(List<String> lines, String verdict, String cause) {
    lines.addAll(head(verdict, page.paint()::red, cause));
  }

  private List<String> head(String verdict, UnaryOperator<String> paint, String cause) {
    List<String> lines = new ArrayList<>(wrapped(verdict + ": " + cause));
    for (int i = 1; i < lines.size(); i++) {
      lines.set(i, INDENT + INDENT + lines.get(i));
    }
    lines.set(0, paint.apply(verdict) + lines.get(0).substring(verdict.length()));
    return lines;
  }

  private void reason(List<String> lines, String text) {
    lines.addAll(Prose.hang(INDENT, wrapped(text)));
  }

  /** With room for the indentation of all lines, and twice that of those below the first. */
  private List<String> wrapped(String text) {
    return page.fixed() ? List.of(text) : Prose.wrap(text, page.width() - 3 * INDENT.length());
  }

  private String words() {
    return trace.claim().words();
  }
}
