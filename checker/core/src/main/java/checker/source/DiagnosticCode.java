package checker.source;

/**
 * Every fault that a specification can have, with its stable code. Codes are never reused.
 * {@code E0xx} reading and syntax, {@code E1xx} names and modules, {@code E2xx} types, {@code E3xx} limits,
 * {@code W4xx} warnings. Faults of a running specification are {@link EvaluationError}s.
 */
public enum DiagnosticCode {
  FILE_NOT_FOUND("E001", Severity.ERROR, "file not found"),
  FILE_UNREADABLE("E002", Severity.ERROR, "file cannot be read"),
  NOT_TEXT("E003", Severity.ERROR, "not a UTF-8 text"),
  UNEXPECTED_CHARACTER("E004", Severity.ERROR, "unexpected character"),
  SYNTAX("E005", Severity.ERROR, "syntax error");

  private final String code;
  private final Severity severity;
  private final String title;

  DiagnosticCode(String code, Severity severity, String title) {
    this.code = code;
    this.severity = severity;
    this.title = title;
  }

  /** The stable code, for example {@code E005}. */
  public String code() {
    return code;
  }

  public Severity severity() {
    return severity;
  }

  /** A few words that name the fault. */
  public String title() {
    return title;
  }
}
