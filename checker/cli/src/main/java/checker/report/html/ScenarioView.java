package checker.report.html;

import java.util.List;

/**
 * A scenario.
 *
 * @param problems what hinders a verdict at all: assumptions that are false, an evaluation error, an interrupt
 * @param counts what was searched, in a line
 * @param figures all that was counted
 */
record ScenarioView(
    String id,
    String name,
    String spec,
    String text,
    String constants,
    boolean expected,
    List<String> problems,
    List<VerdictView> verdicts,
    String counts,
    List<FigureView> figures,
    List<TraceView> traces) {

  boolean told() {
    return !text.isEmpty();
  }

  boolean parameterised() {
    return !constants.isEmpty();
  }

  boolean judged() {
    return !verdicts.isEmpty();
  }

  boolean searched() {
    return !figures.isEmpty();
  }

  /**
   * A verdict in a line.
   *
   * @param tone a class of the style sheet
   * @param trace anchor of the trace that shows it; empty if there is none
   */
  record VerdictView(String tone, String verdict, String trace, String name, String text, List<String> notes) {
    boolean shown() {
      return !trace.isEmpty();
    }
  }
}
