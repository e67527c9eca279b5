package checker.typing;

import checker.source.DiagnosticCode;
import checker.source.SourceText;
import checker.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What was declared and what was used, over all modules and scenarios of a specification: a name is unused only if none
 * of them uses it. Declarations are known by the span of their name.
 */
final class Usage {
  private record Declared(String kind, String name) {}

  private final Map<Span, Declared> declared = new LinkedHashMap<>();
  private final Map<Span, String> variables = new LinkedHashMap<>();
  private final Set<Span> used = new HashSet<>();
  private final Set<Span> written = new HashSet<>();

  void declare(String kind, String name, Span span) {
    declared.put(span, new Declared(kind, name));
  }

  void declareVariable(String name, Span span) {
    variables.put(span, name);
  }

  /** A name was used; of a variable: read. */
  void use(Span declaration) {
    used.add(declaration);
  }

  void write(Span variable) {
    written.add(variable);
  }

  /** Warns of everything in a source that nobody used. */
  void report(SourceText source, Reports reports) {
    declared.forEach(
        (span, what) -> {
          if (span.source().equals(source) && !used.contains(span)) {
            reports.add(DiagnosticCode.UNUSED_NAME, span, what.kind() + " `" + what.name() + "` is never used");
          }
        });
    variables.forEach(
        (span, name) -> {
          if (!span.source().equals(source)) {
            return;
          }
          if (!used.contains(span)) {
            reports.add(
                DiagnosticCode.NEVER_READ,
                span,
                "variable `" + name + "` is " + (written.contains(span) ? "assigned but never read" : "never used"));
          } else if (!written.contains(span)) {
            reports.add(
                DiagnosticCode.NEVER_WRITTEN,
                span,
                "variable `" + name + "` is never assigned",
                "make it a `const`, or let `init` choose it");
          }
        });
  }
}
