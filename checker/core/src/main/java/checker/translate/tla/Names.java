package checker.translate.tla;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Definition;
import checker.model.Model;
import checker.model.Property;
import checker.model.Type;
import checker.model.Variable;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What everything in a model is called in its module. Remembers which helpers are used. */
final class Names {
  /** Operators that every module has. */
  private static final List<String> FIXED =
      List.of("nil", "vars", "TypeOK", "Init", "Next", "Step", "Spec", "Terminal", "Terminated", "Fairness");

  private final Identifiers identifiers = new Identifiers();
  private final Set<Helper> helpers = EnumSet.noneOf(Helper.class);
  private final Types types = new Types(identifiers, helpers);
  private final Map<Object, String> names = new HashMap<>();

  private record ActionName(String actor, String action) {}

  private record ActorName(String actor) {}

  private record PropertyName(String property) {}

  /** A definition that a property needs beside its own. */
  private record SideName(String property, String side) {}

  private record DefinitionName(String definition) {}

  private Names() {}

  static Names of(Model model) {
    Names names = new Names();
    FIXED.forEach(names.identifiers::reserve);
    for (Helper helper : Helper.values()) {
      names.identifiers.reserve(helper.id());
    }
    for (Variable variable : model.variables()) {
      String name = variable.name();
      names.give(variable, variable.control() ? name.substring(0, name.lastIndexOf('.')) + "_pc" : name);
    }
    for (Definition definition : model.definitions()) {
      names.give(new DefinitionName(definition.name()), definition.name());
    }
    for (Actor actor : model.actors()) {
      names.give(new ActorName(actor.name()), actor.name());
      for (Action action : actor.actions()) {
        names.give(new ActionName(actor.name(), action.name()), actor.name() + "_" + action.name());
      }
    }
    for (Property property : model.properties()) {
      names.give(new PropertyName(property.name()), property.name());
      switch (property.kind()) {
        case REACHABLE, COST -> names.give(new SideName(property.name(), "never"), "never_" + property.name());
        case TRANSITION -> {
          names.give(new SideName(property.name(), "step"), property.name() + "_step");
          names.give(new SideName(property.name(), "idle"), property.name() + "_idle");
        }
        case INVARIANT, POSSIBLE, TEMPORAL -> {}
      }
    }
    TypeSearch.of(model).forEach(names.types::declare);
    return names;
  }

  private void give(Object what, String wanted) {
    names.put(what, identifiers.give(wanted));
  }

  String of(Variable variable) {
    return names.get(variable);
  }

  String of(Definition definition) {
    return names.get(new DefinitionName(definition.name()));
  }

  String of(Actor actor) {
    return names.get(new ActorName(actor.name()));
  }

  String of(Actor actor, Action action) {
    return names.get(new ActionName(actor.name(), action.name()));
  }

  String of(Property property) {
    return names.get(new PropertyName(property.name()));
  }

  /** The negation of a goal. */
  String never(Property property) {
    return names.get(new SideName(property.name(), "never"));
  }

  /** What a transition invariant says of a step. */
  String step(Property property) {
    return names.get(new SideName(property.name(), "step"));
  }

  /** What a transition invariant says of a state that a step may leave as it is. */
  String idle(Property property) {
    return names.get(new SideName(property.name(), "idle"));
  }

  String field(Type.Record type, int field) {
    return types.field(type, field);
  }

  Types types() {
    return types;
  }

  /** The helper's name; the module will define it. */
  String helper(Helper helper) {
    helpers.add(helper);
    return helper.id();
  }

  Set<Helper> helpers() {
    return helpers;
  }

  /** Without locals. */
  Scope scope() {
    return Scope.of(identifiers);
  }
}
