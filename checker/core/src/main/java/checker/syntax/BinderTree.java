package checker.syntax;

import checker.source.Span;
import java.util.List;
import java.util.Optional;

/** {@code x, y: T where p} or {@code x in s where p}. */
public record BinderTree(Span span, List<Name> names, Domain domain, Optional<ExprTree> where) {

  /** What the names range over. */
  public sealed interface Domain {
    record OfType(TypeTree type) implements Domain {}

    record InSet(ExprTree set) implements Domain {}
  }
}
