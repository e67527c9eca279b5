package checker.syntax;

import checker.source.Diagnostic;
import checker.source.DiagnosticCode;
import checker.source.Diagnostics;
import checker.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Passes on the first {@value #LIMIT} faults of a text, at most one at a place, and tells that there are more. */
final class SyntaxErrors {
  static final int LIMIT = 100;

  private final Diagnostics diagnostics;
  private int count;
  private final Set<Integer> starts = new HashSet<>();

  SyntaxErrors(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  int count() {
    return count;
  }

  void report(DiagnosticCode code, Span span, String message) {
    report(Diagnostic.of(code, span, message));
  }

  void report(DiagnosticCode code, Span span, String message, String suggestion) {
    report(Diagnostic.of(code, span, message, suggestion));
  }

  private void report(Diagnostic diagnostic) {
    if (count > LIMIT || !starts.add(diagnostic.span().start())) {
      return;
    }
    count++;
    if (count <= LIMIT) {
      diagnostics.add(diagnostic);
    } else {
      diagnostics.add(
          Diagnostic.of(
              DiagnosticCode.TOO_MANY_ERRORS,
              diagnostic.span(),
              "more than " + LIMIT + " syntax errors: the others are not shown",
              "is this a specification?"));
    }
  }
}
