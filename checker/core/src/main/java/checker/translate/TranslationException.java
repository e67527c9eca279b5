package checker.translate;

import checker.source.Span;

/** The other language cannot say what the model says. */
public final class TranslationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  /**
   * @param span what cannot be said
   * @param cause one sentence, without a final full stop
   */
  public TranslationException(Span span, String cause) {
    super(cause, null, false, false);
    this.span = span;
  }

  /** What cannot be said. */
  public Span span() {
    return span;
  }
}
