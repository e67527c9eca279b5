package checker.evaluate;

import checker.source.EvaluationError;
import checker.source.Span;

/** Running a specification failed. A fault of the specification: there is no stack trace. */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final EvaluationError error;
  private final transient Span span;
  private final String detail;

  /**
   * @param span the expression or statement that failed
   * @param detail the cause with the values involved, without a final full stop: {@code 5 is outside 0..3}
   */
  public EvaluationException(EvaluationError error, Span span, String detail) {
    super(error.code() + ": " + detail, null, false, false);
    this.error = error;
    this.span = span;
    this.detail = detail;
  }

  public EvaluationError error() {
    return error;
  }

  /** Where it was written. */
  public Span span() {
    return span;
  }

  /** The cause with the values involved, for people: {@code 5 is outside 0..3}. */
  public String detail() {
    return detail;
  }
}
