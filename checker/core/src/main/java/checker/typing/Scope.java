package checker.typing;

import checker.model.Expr;
import checker.model.Local;
import checker.model.Type;
import checker.source.Span;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local names visible at a place, innermost first, and the next free slot there. Immutable. */
final class Scope {
  /** Nothing is bound; slots start at 0. */
  static final Scope EMPTY = new Scope(null, null, 0, 1);

  /**
   * A name in scope.
   *
   * @param meaning a read of the local, or the value that stands for it; its span is of no use
   * @param byConstants whether its type or value depends on the scenario's constants
   */
  record Entry(String name, Expr meaning, Span declaration, boolean byConstants) {}

  private final Scope outer;
  private final Entry entry;
  private final int nextSlot;
  private final long combinations;

  private Scope(Scope outer, Entry entry, int nextSlot, long combinations) {
    this.outer = outer;
    this.entry = entry;
    this.nextSlot = nextSlot;
    this.combinations = combinations;
  }

  /** How many combinations of values the quantified names take here, at most {@link Types#HUGE}. */
  long combinations() {
    return combinations;
  }

  /** The same scope, gone through so many times more. */
  Scope times(long values) {
    return new Scope(outer, entry, nextSlot, Types.times(combinations, values));
  }

  Optional<Entry> find(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.entry != null && scope.entry.name().equals(name)) {
        return Optional.of(scope.entry);
      }
    }
    return Optional.empty();
  }

  /** The local that {@link #bind} would give. */
  Local next(Name name, Type type) {
    return new Local(name.text(), type, nextSlot);
  }

  Scope bind(Frame frame, Name name, Local local, boolean byConstants) {
    frame.reserve(nextSlot + 1);
    Entry bound = new Entry(name.text(), new Expr.LocalRead(local, name.span()), name.span(), byConstants);
    return new Scope(this, bound, nextSlot + 1, combinations);
  }

  /** Lets a literal or a read of a local stand for a name. */
  Scope substitute(Name name, Expr value, boolean byConstants) {
    return new Scope(this, new Entry(name.text(), value, name.span(), byConstants), nextSlot, combinations);
  }

  /** The names of this scope with the free slots of another, deeper one. */
  Scope withSlotsOf(Scope deeper) {
    return new Scope(outer, entry, Math.max(nextSlot, deeper.nextSlot), deeper.combinations);
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.entry != null) {
        names.add(scope.entry.name());
      }
    }
    return names;
  }
}
