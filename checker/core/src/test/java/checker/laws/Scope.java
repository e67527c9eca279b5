package checker.laws;

import checker.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The names that an expression may mention, and what it may do. */
final class Scope {
  /** @param variable false for constants, parameters and bound names */
  record Named(String name, Type type, boolean variable) {}

  /** @param stateful whether its body mentions variables */
  record Defined(String name, List<Named> parameters, Type type, boolean stateful) {}

  /** A step that {@code at} can ask for, or {@code null} for {@code stopped}. */
  record Position(String actor, List<Type> parameters, String step) {}

  final List<Named> names = new ArrayList<>();
  final List<Defined> definitions = new ArrayList<>();
  final List<Position> positions = new ArrayList<>();

  /** Inside a transition invariant, outside a prime. */
  final boolean primes;

  Scope(boolean primes) {
    this.primes = primes;
  }

  Scope copy(boolean withPrimes) {
    Scope copy = new Scope(withPrimes);
    copy.names.addAll(names);
    copy.definitions.addAll(definitions);
    copy.positions.addAll(positions);
    return copy;
  }

  Scope copy() {
    return copy(primes);
  }

  Scope with(String name, Type type) {
    Scope copy = copy();
    copy.names.add(new Named(name, type, false));
    return copy;
  }

  Scope with(Map<String, Type> more) {
    Scope copy = copy();
    more.forEach((name, type) -> copy.names.add(new Named(name, type, false)));
    return copy;
  }

  /** Only what does not depend on the state. */
  Scope constant() {
    Scope copy = new Scope(false);
    names.stream().filter(n -> !n.variable()).forEach(copy.names::add);
    definitions.stream().filter(d -> !d.stateful()).forEach(copy.definitions::add);
    return copy;
  }
}
