package checker.report.github;

import checker.report.Run;
import checker.report.markdown.MarkdownReport;

/** What GitHub shows of a step: verdicts, and traces as Mermaid diagrams and tables. */
public final class StepSummary {
  /** GitHub refuses the whole summary of a step that is longer. */
  public static final long MOST_BYTES = 1 << 20;

  private StepSummary() {}

  /**
   * The summary; parts for which there is no room are left out, and it says so.
   *
   * @param takenBytes what the step's summary has already
   */
  public static String render(Run run, long takenBytes) {
    return MarkdownReport.render(run, MOST_BYTES - takenBytes);
  }
}
