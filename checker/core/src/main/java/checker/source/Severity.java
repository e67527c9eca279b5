package checker.source;

/** How a diagnostic affects the outcome: an error stops the check, a warning is told and the check goes on. */
public enum Severity {
  ERROR,
  WARNING
}
