package checker.source;

import java.util.Optional;

/**
 * A fault in a specification, as a value.
 *
 * @param code stable identity, see {@code checker explain}
 * @param span where; an empty span of an empty source where there is no text (a missing file)
 * @param message one sentence of cause, without a final full stop
 * @param suggestion what to write instead, for example {@code did you mean `unmapped`?}
 */
public record Diagnostic(DiagnosticCode code, Span span, String message, Optional<String> suggestion) {

  public static Diagnostic of(DiagnosticCode code, Span span, String message) {
    return new Diagnostic(code, span, message, Optional.empty());
  }

  public static Diagnostic of(DiagnosticCode code, Span span, String message, String suggestion) {
    return new Diagnostic(code, span, message, Optional.of(suggestion));
  }

  public Severity severity() {
    return code.severity();
  }
}
