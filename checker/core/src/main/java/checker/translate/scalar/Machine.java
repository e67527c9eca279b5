package checker.translate.scalar;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Definition;
import checker.model.Model;
import checker.model.Property;
import checker.model.Variable;
import checker.translate.TranslationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model of which every expression is a scalar.
 *
 * @param routines each after those it calls
 * @param rules of each action those of its runs
 * @param starts the initial states: of each slot the codes of its scalars, the last dimension varying fastest
 * @param claims the properties that speak of single states
 * @param terminal true in states that may be without successors
 */
public record Machine(
    Model model,
    List<Slot> slots,
    List<Routine> routines,
    List<Rule> rules,
    List<Map<Slot, int[]>> starts,
    List<Claim> claims,
    Optional<Term> terminal) {

  /** An invariant, a {@code reachable} or a {@code cost}, and its predicate. */
  public record Claim(Property property, Routine predicate) {
    public boolean invariant() {
      return property.kind() == Property.Kind.INVARIANT;
    }
  }

  /**
   * Cost: that of the text that is to come.
   *
   * @param names those of the text; the names of everything here are taken from it
   * @throws TranslationException if there are too many initial states or choices
   */
  public static Machine of(Model model, Names names) {
    List<Slot> slots = new ArrayList<>();
    Map<Variable, Storage> storages = new LinkedHashMap<>();
    for (Variable variable : model.variables()) {
      storages.put(variable, Storage.of(variable, names, slots::add));
    }
    Map<String, String> routineNames = new LinkedHashMap<>();
    for (Definition definition : model.definitions()) {
      routineNames.put(definition.name(), names.global(definition.name()));
    }
    Binders binders = new Binders(names);
    Expressions expressions = new Expressions(storages, routineNames, binders);
    List<Rule> rules = new ArrayList<>();
    Paths paths = new Paths(storages, expressions, binders);
    for (Actor actor : model.actors()) {
      for (Action action : actor.actions()) {
        rules.addAll(paths.of(actor, action, names));
      }
    }
    List<Claim> claims = new ArrayList<>();
    for (Property property : model.properties()) {
      if (translated(property)) {
        String name = names.global(property.name());
        claims.add(new Claim(property, expressions.routine(name, List.of(), property.predicate().orElseThrow())));
      }
    }
    Optional<Term> terminal = model.terminal().map(t -> expressions.term(t.predicate(), Frame.EMPTY));
    return new Machine(
        model,
        List.copyOf(slots),
        expressions.routines(),
        List.copyOf(rules),
        Starts.of(model, storages, slots),
        List.copyOf(claims),
        terminal);
  }

  /** One sentence on the properties that are left out, if there are any. */
  public Optional<String> leftOut() {
    List<String> names =
        model.properties().stream().filter(p -> !translated(p)).map(Property::name).toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("left out, as they speak of more than one state: " + String.join(", ", names));
  }

  private static boolean translated(Property property) {
    return switch (property.kind()) {
      case INVARIANT, REACHABLE, COST -> true;
      case TRANSITION, POSSIBLE, TEMPORAL -> false;
    };
  }
}
