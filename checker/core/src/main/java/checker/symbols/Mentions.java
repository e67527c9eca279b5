package checker.symbols;

import checker.source.Span;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was found in a module: which place names what, which local names are visible where, and their types. */
final class Mentions {
  /** Where a scope is visible. */
  record Region(Span span, Scope scope) {}

  private final WrittenTypes types;
  private final List<Mention> all = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();

  Mentions(WrittenTypes types) {
    this.types = types;
  }

  /** The types of what is mentioned, local names included. */
  WrittenTypes types() {
    return types;
  }

  void add(Name name, Optional<Symbol> symbol) {
    add(name.span(), symbol);
  }

  void add(Span span, Optional<Symbol> symbol) {
    symbol.ifPresent(s -> all.add(new Mention(span, s)));
  }

  void visible(Span span, Scope scope) {
    regions.add(new Region(span, scope));
  }

  List<Mention> all() {
    return all;
  }

  /** The local names at an offset: those of the innermost region. */
  Scope at(int offset) {
    Region innermost = null;
    for (Region region : regions) {
      Span span = region.span();
      boolean inside = span.start() <= offset && offset <= span.end();
      if (inside && (innermost == null || span.end() - span.start() <= innermost.span().end() - innermost.span().start())) {
        innermost = region;
      }
    }
    return innermost == null ? Scope.EMPTY : innermost.scope();
  }
}
