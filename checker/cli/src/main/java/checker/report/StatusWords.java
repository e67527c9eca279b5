package checker.report;

import checker.explore.Status;

/** How a search ended, in words. */
public final class StatusWords {
  private StatusWords() {}

  /** Why nothing is known, for a column. */
  static String brief(Status status) {
    return switch (status) {
      case COMPLETE -> "undecided";
      case FAIL_FAST -> "fail fast";
      case EVALUATION_FAULT -> "evaluation error";
      case MAX_STATES -> "max states";
      case MAX_DEPTH -> "max depth";
      case TIMEOUT -> "timeout";
      case MEMORY -> "memory";
      case INTERRUPTED -> "interrupted";
    };
  }

  /** In a sentence about the search. */
  public static String of(Status status) {
    return switch (status) {
      case COMPLETE -> "every reachable state was visited";
      case FAIL_FAST -> "stopped at the first violation (--fail-fast)";
      case EVALUATION_FAULT -> "stopped at an evaluation error";
      case MAX_STATES -> "stopped before more states than --max-states";
      case MAX_DEPTH -> "stopped at --max-depth";
      case TIMEOUT -> "stopped after --timeout";
      case MEMORY -> "stopped for want of memory";
      case INTERRUPTED -> "interrupted";
    };
  }
}
