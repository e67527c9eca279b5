package checker.source;

/** The ways in which running a specification can fail. The codes are stable; {@code checker explain} knows them. */
public enum EvaluationError {
  OUT_OF_RANGE("R501", "value out of range"),
  NIL_USED("R502", "nil where a value is needed"),
  INDEX_OUTSIDE("R503", "index outside the domain"),
  EMPTY_SEQUENCE("R504", "head or tail of an empty sequence"),
  SEQUENCE_FULL("R505", "sequence longer than its type allows"),
  DIVISION_BY_ZERO("R506", "division by zero"),
  EMPTY_CHOICE("R507", "choice from nothing"),
  CONFLICTING_ASSIGNMENT("R508", "conflicting assignment");

  private final String code;
  private final String title;

  EvaluationError(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The stable code, for example {@code R506}. */
  public String code() {
    return code;
  }

  /** A few words that name the error. */
  public String title() {
    return title;
  }
}
