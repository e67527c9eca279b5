package checker.symbols;

import checker.source.Span;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names of a module mean, inherited ones first; of what is overridden, the latest. Filled by {@link Declarations}. */
final class Table {
  /** Constants, variables, definitions, procedures and the members of enums: one name means one of them. */
  final Map<String, Symbol> values;

  final Map<String, Symbol> types;
  final Map<String, Symbol> actors;

  /** Properties and assumptions. */
  final Map<String, Symbol> claims;

  final Map<String, Symbol> scenarios = new LinkedHashMap<>();

  /** The enums that have a member of a name. */
  final Map<String, List<Symbol>> enumsOfMember;

  /** The types written for variables, definitions, constants, fields, parameters and aliases, by the place of the name. */
  final Map<Span, TypeTree> written;

  Table() {
    values = new LinkedHashMap<>();
    types = new LinkedHashMap<>();
    actors = new LinkedHashMap<>();
    claims = new LinkedHashMap<>();
    enumsOfMember = new LinkedHashMap<>();
    written = new HashMap<>();
  }

  /** That of a module which extends another. */
  Table(Table parent) {
    values = new LinkedHashMap<>(parent.values);
    types = new LinkedHashMap<>(parent.types);
    actors = new LinkedHashMap<>(parent.actors);
    claims = new LinkedHashMap<>(parent.claims);
    enumsOfMember = new LinkedHashMap<>();
    parent.enumsOfMember.forEach((member, enums) -> enumsOfMember.put(member, new ArrayList<>(enums)));
    written = new HashMap<>(parent.written);
  }

  /** The type written for something that was declared, or for what it overrides. */
  Optional<TypeTree> typeOf(Symbol symbol) {
    TypeTree type = written.get(symbol.place());
    return type == null ? symbol.overridden().flatMap(this::typeOf) : Optional.of(type);
  }

  /** Everything that is not local, values first. */
  List<Symbol> all() {
    List<Symbol> result = new ArrayList<>(values.values());
    result.addAll(types.values());
    result.addAll(actors.values());
    result.addAll(claims.values());
    result.addAll(scenarios.values());
    return result;
  }
}
