package checker.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The local names visible at a place, innermost first. Immutable. */
record Scope(Scope outer, Symbol symbol) {
  static final Scope EMPTY = new Scope(null, null);

  Scope with(Symbol local) {
    return new Scope(this, local);
  }

  Optional<Symbol> find(String name) {
    return all().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  List<Symbol> all() {
    List<Symbol> result = new ArrayList<>();
    for (Scope scope = this; scope.symbol != null; scope = scope.outer) {
      result.add(scope.symbol);
    }
    return result;
  }
}
