package checker.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects diagnostics. A diagnostic reported twice (once for each scenario, say) is kept once. Not thread-safe. */
public final class Diagnostics {
  private final Set<Diagnostic> collected = new LinkedHashSet<>();

  public void add(Diagnostic diagnostic) {
    collected.add(diagnostic);
  }

  public void addAll(Diagnostics other) {
    collected.addAll(other.collected);
  }

  public boolean hasErrors() {
    return collected.stream().anyMatch(d -> d.severity() == Severity.ERROR);
  }

  public boolean isEmpty() {
    return collected.isEmpty();
  }

  /** All of them by file name, position, code and message. */
  public List<Diagnostic> sorted() {
    List<Diagnostic> result = new ArrayList<>(collected);
    result.sort(
        Comparator.comparing((Diagnostic d) -> d.span().source().name())
            .thenComparing(d -> d.span().start())
            .thenComparing(d -> d.code())
            .thenComparing(Diagnostic::message));
    return result;
  }
}
