package checker.typing;

import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.Span;
import java.util.Optional;
import java.util.function.Supplier;

/** Where the typers report to; can be silenced while something is only tried. */
final class Reports {
  private Diagnostics target = new Diagnostics();

  void add(DiagnosticCode code, Span span, String message) {
    target.add(Diagnostic.of(code, span, message));
  }

  void add(DiagnosticCode code, Span span, String message, String suggestion) {
    target.add(Diagnostic.of(code, span, message, suggestion));
  }

  void add(DiagnosticCode code, Span span, String message, Optional<String> suggestion) {
    target.add(new Diagnostic(code, span, message, suggestion));
  }

  /** Runs something whose reports are dropped. */
  <T> T silently(Supplier<T> attempt) {
    Diagnostics kept = target;
    target = new Diagnostics();
    try {
      return attempt.get();
    } finally {
      target = kept;
    }
  }

  Diagnostics collected() {
    return target;
  }
}
