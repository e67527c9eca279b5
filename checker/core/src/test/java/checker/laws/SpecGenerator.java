package checker.laws;

import checker.model.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes well-typed specifications of one or two modules. The product of the cardinalities of all variables and
 * positions is bounded, so that the reachable states can be enumerated by the plainest of means.
 */
final class SpecGenerator {
  /** @param stops whether some step stops */
  private record ActorPlan(
      String name, Map<String, Type> parameters, List<MemberPlan> members, boolean stops, boolean inherited) {
    List<String> steps() {
      return members.stream().filter(MemberPlan::step).map(MemberPlan::name).toList();
    }
  }

  private record MemberPlan(String name, boolean step, Map<String, Type> parameters) {}

  private record PropertyPlan(String name, String kind) {}

  private final Choices choices;
  private final Vocabulary words;
  private final StringBuilder out = new StringBuilder();
  private final Scope scope = new Scope(false);
  private final List<Scope.Named> variables = new ArrayList<>();
  private final List<ActorPlan> actors = new ArrayList<>();
  private final List<PropertyPlan> properties = new ArrayList<>();
  private final List<Bodies.Procedure> procedures = new ArrayList<>();

  /** Constants that a scenario may override, with the value it gives them. */
  private final Map<String, List<String>> overridable = new LinkedHashMap<>();

  private double budget;
  private double initialBudget = 64;
  private int laneBudget = 12;

  private SpecGenerator(Choices choices) {
    this.choices = choices;
    this.words = new Vocabulary(choices, choices.pick(0, 0, 0, 1, 3));
    this.budget = choices.pick(64, 512, 2048, 4096);
  }

  static String generate(Choices choices) {
    SpecGenerator generator = new SpecGenerator(choices);
    generator.base();
    return generator.out.toString();
  }

  private Expressions expressions() {
    return new Expressions(words, scope);
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private void doc() {
    switch (choices.below(12)) {
      case 10 -> line("/// Documented in a sentence.");
      case 11 -> line("// an aside");
      default -> { }
    }
  }

  private void base() {
    doc();
    line("module base");
    constants();
    types();
    int count = choices.between(1, 5);
    for (int i = 0; i < count; i++) {
      variable();
    }
    assumptions();
    planActors(choices.between(1, 3));
    definitions(choices.below(3));
    procedures(choices.below(3));
    initialConstraint();
    actors.forEach(this::actor);
    rest();
    scenarios(choices.below(2));
    if (choices.chance(1, 3)) {
      child();
    }
  }

  private void rest() {
    fairness();
    terminal();
    properties(choices.between(1, 4));
  }

  private void child() {
    line("");
    doc();
    line("module child extends base");
    List<ActorPlan> inherited = List.copyOf(actors);
    if (choices.chance(1, 2)) {
      variable();
    }
    if (!overridable.isEmpty() && choices.chance(1, 2)) {
      String constant = choices.pick(List.copyOf(overridable.keySet()));
      line("override const " + constant + " = " + choices.pick(overridable.get(constant)));
    }
    overriddenDefinition();
    overriddenProcedure();
    for (ActorPlan actor : inherited) {
      change(actor);
    }
    int before = actors.size();
    if (choices.chance(1, 3)) {
      planActors(1);
    }
    actors.subList(before, actors.size()).forEach(this::actor);
    rest();
    scenarios(choices.below(3));
  }

  private void constants() {
    if (choices.chance(1, 2)) {
      int value = choices.between(1, 2);
      doc();
      line("const SIZE" + (choices.chance(1, 3) ? ": 0..9" : "") + " = " + value);
      words.number(value, "SIZE");
      scope.names.add(new Scope.Named("SIZE", new Type.Range(value, value), false));
      if (choices.chance(1, 3)) {
        line("const NEXT_SIZE = SIZE + 1");
        words.number(value + 1, "NEXT_SIZE");
      }
    }
    if (choices.chance(1, 2)) {
      line("const FLAG = " + choices.pick("false", "true"));
      scope.names.add(new Scope.Named("FLAG", new Type.Bool(), false));
      overridable.put("FLAG", List.of("true", "false", "not (1 = 2)"));
    }
    if (choices.chance(1, 3)) {
      line("const SMALL: 0..2 = 1");
      scope.names.add(new Scope.Named("SMALL", new Type.Range(0, 2), false));
      overridable.put("SMALL", List.of("0", "2", "1 + 1"));
    }
  }

  private void types() {
    if (choices.chance(1, 2)) {
      Type.Range range = new Type.Range(choices.between(-1, 0), choices.between(1, 3));
      line("type Small = " + words.write(range));
      words.alias(range, "Small");
      words.add(range);
    }
    int enums = choices.below(3);
    for (int i = 0; i < enums; i++) {
      List<String> members = new ArrayList<>();
      int count = choices.between(1, 3);
      for (int j = 0; j < count; j++) {
        members.add(words.fresh("red"));
      }
      if (i == 1 && choices.chance(1, 2)) {
        String shared = words.enumerations().get(0).members().get(0);
        members.add(shared);
        words.shareMembers(List.of(shared));
      }
      Type.Enumeration type = new Type.Enumeration(words.fresh("Enum"), members);
      doc();
      line("enum " + type.name() + " { " + String.join(", ", members) + " }");
      words.add(type);
    }
    if (choices.chance(1, 2)) {
      String size = "2";
      if (choices.chance(1, 2)) {
        line("const COPIES = 2");
        overridable.put("COPIES", List.of("1", "3"));
        size = "COPIES";
      }
      line("type Copy = symmetric 1.." + size);
      words.add(new Type.Symmetric("Copy", 1, 2));
    }
    if (choices.chance(1, 2)) {
      List<Type.Field> fields = new ArrayList<>();
      int count = choices.between(1, 2);
      for (int i = 0; i < count; i++) {
        fields.add(new Type.Field(words.fresh("f"), words.any(i == 0 ? 1 : 0)));
      }
      Type.Record type = new Type.Record(words.fresh("Rec"), fields);
      doc();
      line("record " + type.name() + " { "
          + fields.stream().map(f -> f.name() + ": " + words.write(f.type())).collect(Collectors.joining(", ")) + " }");
      words.add(type);
    }
    if (choices.chance(1, 3)) {
      Type type = words.any(1);
      line("type Alias = " + words.write(type));
      words.alias(type, "Alias");
    }
  }

  private void variable() {
    Type type = words.any(2);
    // A variable of a symmetric type has no literal to start with: it starts with any value.
    boolean anyStart = !new Expressions(words, scope.constant()).canMake(type);
    if (Vocabulary.cardinality(type) > (anyStart ? Math.min(budget, initialBudget) : budget)) {
      type = new Type.Bool();
    }
    if (Vocabulary.cardinality(type) > budget) {
      return;
    }
    budget /= Vocabulary.cardinality(type);
    String name = words.fresh("v");
    doc();
    Type declared = type;
    line("var " + name + ": " + words.write(type) + words.safely(() -> initial(declared)));
    variables.add(new Scope.Named(name, type, true));
    scope.names.add(variables.get(variables.size() - 1));
  }

  private String initial(Type type) {
    Expressions constant = new Expressions(words, scope.constant());
    Type element = type;
    while (element instanceof Type.Function function) {
      element = function.range();
    }
    double all = Vocabulary.cardinality(type);
    if (!constant.canMake(element) || all <= initialBudget && choices.chance(1, 5)) {
      initialBudget /= all;
      return " in any";
    }
    if (element instanceof Type.Scalar scalar && all <= initialBudget && choices.chance(1, 5)) {
      initialBudget /= all;
      return " in {" + constant.literal(scalar, 0).at(Text.ADDITIVE) + ", " + constant.literal(scalar, 0).at(Text.ADDITIVE) + "}";
    }
    return " = " + constant.of(choices.chance(1, 3) ? type : element, 1).text();
  }

  private void assumptions() {
    if (choices.chance(1, 4)) {
      String condition = words.safely(() -> new Expressions(words, scope.constant()).bool(1).text());
      line("assume" + choices.pick("", " sound", " \"as it should be\"", " fine \"with a \\\"reason\\\"\"")
          + " { " + condition + " }");
    }
  }

  private void definitions(int count) {
    for (int i = 0; i < count; i++) {
      Map<String, Type> parameters = parameters("p", choices.below(3), 64);
      Type type = choices.chance(1, 2) ? new Type.Bool() : words.any(1);
      Scope inner = scope.with(parameters);
      Expressions body = new Expressions(words, inner);
      if (!body.canMake(type)) {
        continue;
      }
      String name = words.fresh("def_");
      doc();
      line("def " + name + written(parameters) + ": " + words.write(type) + " = " + body.of(type, 2).text());
      List<Scope.Named> named = new ArrayList<>();
      parameters.forEach((p, t) -> named.add(new Scope.Named(p, t, false)));
      scope.definitions.add(new Scope.Defined(name, named, type, true));
    }
  }

  private void overriddenDefinition() {
    if (scope.definitions.isEmpty() || !choices.chance(1, 2)) {
      return;
    }
    int index = choices.below(scope.definitions.size());
    Scope.Defined definition = scope.definitions.get(index);
    Scope inner = scope.copy();
    // Only earlier definitions: those that call this one would make it recursive.
    inner.definitions.subList(index, inner.definitions.size()).clear();
    inner.names.addAll(definition.parameters());
    line("override def " + definition.name()
        + written(definition.parameters().stream()
            .collect(Collectors.toMap(Scope.Named::name, Scope.Named::type, (a, b) -> a, LinkedHashMap::new)))
        + ": " + words.write(definition.type()) + " = "
        + new Expressions(words, inner).of(definition.type(), 2).text());
  }

  private void procedures(int count) {
    for (int i = 0; i < count && !variables.isEmpty(); i++) {
      Map<String, Type> parameters = parameters("r", choices.below(3), 64);
      List<Scope.Named> named = new ArrayList<>();
      parameters.forEach((p, t) -> named.add(new Scope.Named(p, t, false)));
      Scope.Named first = choices.pick(variables);
      Scope.Named second = choices.pick(variables);
      Bodies.Procedure procedure =
          new Bodies.Procedure(words.fresh("proc_"), named, Set.of(first.name()), choices.between(1, 4));
      if (!first.equals(second) && choices.chance(1, 2)) {
        procedure =
            new Bodies.Procedure(procedure.name(), named, Set.of(first.name(), second.name()), procedure.runs());
      }
      doc();
      line("procedure " + procedure(procedure, parameters, procedures, false));
      procedures.add(procedure);
    }
  }

  /** A version: name, parameters and body; it calls only those declared before it, which cannot call it. */
  private String procedure(
      Bodies.Procedure procedure, Map<String, Type> parameters, List<Bodies.Procedure> callable, boolean withSuper) {
    List<Scope.Named> assigned = variables.stream().filter(v -> procedure.assigned().contains(v.name())).toList();
    List<Bodies.Procedure> others =
        callable.stream().filter(p -> procedure.assigned().containsAll(p.assigned())).toList();
    Bodies bodies = Bodies.ofProcedure(words, assigned, others, procedure.runs(), withSuper);
    return procedure.name() + (parameters.isEmpty() ? "()" : written(parameters)) + " "
        + bodies.body(scope.with(parameters), choices.chance(1, 3));
  }

  private void overriddenProcedure() {
    if (procedures.isEmpty() || !choices.chance(1, 2)) {
      return;
    }
    int index = choices.below(procedures.size());
    Bodies.Procedure procedure = procedures.get(index);
    Map<String, Type> parameters = new LinkedHashMap<>();
    boolean renamed = choices.chance(1, 2);
    procedure.parameters().forEach(p -> parameters.put(renamed ? words.fresh("r") : p.name(), p.type()));
    line("override procedure "
        + procedure(procedure, parameters, procedures.subList(0, index), choices.chance(2, 3)));
  }

  private Map<String, Type> parameters(String prefix, int count, int largest) {
    Map<String, Type> parameters = new LinkedHashMap<>();
    long size = 1;
    for (int i = 0; i < count; i++) {
      Type.Scalar type = words.scalar();
      if (size * type.cardinality() <= largest) {
        size *= type.cardinality();
        parameters.put(words.fresh(prefix), type);
      }
    }
    return parameters;
  }

  private String written(Map<String, Type> parameters) {
    return parameters.isEmpty()
        ? ""
        : "(" + parameters.entrySet().stream()
            .map(p -> p.getKey() + ": " + words.write(p.getValue())).collect(Collectors.joining(", ")) + ")";
  }

  private void initialConstraint() {
    if (choices.chance(1, 8)) {
      // Positions are not told apart before the first step.
      Scope plain = scope.copy();
      plain.positions.clear();
      plain.definitions.clear();
      line("init { " + new Expressions(words, plain).bool(2).text() + " }");
    }
  }

  /** Decides names and parameters first, so that every expression may ask for every position. */
  private void planActors(int count) {
    for (int i = 0; i < count; i++) {
      Map<String, Type> parameters = parameters("a", choices.chance(1, 2) ? 1 : 0, 3);
      long lanes = parameters.values().stream().mapToLong(t -> ((Type.Scalar) t).cardinality()).reduce(1, (a, b) -> a * b);
      if (lanes > laneBudget) {
        continue;
      }
      laneBudget -= (int) lanes;
      List<MemberPlan> members = new ArrayList<>();
      int actions = choices.between(0, 3);
      for (int j = 0; j < actions; j++) {
        members.add(new MemberPlan(words.fresh("act"), false, parameters("q", choices.below(3) / 2, 4)));
      }
      int steps = choices.below(4);
      boolean stops = choices.chance(1, 2);
      double positions = Math.pow(steps + (stops ? 1 : 0), lanes);
      if (steps == 0 && actions == 0) {
        steps = 1;
        positions = 1;
        stops = false;
      }
      if (steps > 0 && positions <= budget) {
        budget /= positions;
        for (int j = 0; j < steps; j++) {
          members.add(
              choices.below(members.size() + 1),
              new MemberPlan(words.fresh("step_"), true, parameters("q", choices.below(5) / 4, 3)));
        }
      } else {
        stops = false;
      }
      if (!members.isEmpty()) {
        ActorPlan actor = new ActorPlan(words.fresh("actor_"), parameters, members, stops && steps > 0, false);
        actors.add(actor);
        actor.steps().forEach(s -> position(actor, s));
        if (actor.stops()) {
          position(actor, null);
        }
      }
    }
  }

  private void position(ActorPlan actor, String step) {
    scope.positions.add(new Scope.Position(actor.name(), List.copyOf(actor.parameters().values()), step));
  }

  private void actor(ActorPlan actor) {
    doc();
    line("actor " + actor.name() + written(actor.parameters()) + " {");
    boolean stopWanted = actor.stops();
    for (MemberPlan member : actor.members()) {
      member(actor, member, stopWanted && member.step(), false);
      stopWanted &= !member.step();
    }
    line("}");
  }

  private void member(ActorPlan actor, MemberPlan member, boolean stopWanted, boolean withSuper) {
    line("  " + (member.step() ? "step " : "action ") + member.name() + written(member.parameters()) + " "
        + body(actor, member, stopWanted, withSuper));
  }

  private String body(ActorPlan actor, MemberPlan member, boolean stopWanted, boolean withSuper) {
    Scope inner = scope.with(actor.parameters()).with(member.parameters());
    List<String> steps = member.step() ? actor.steps() : List.of();
    return new Bodies(words, variables, procedures, steps, stopWanted, withSuper).body(inner, choices.chance(1, 2));
  }

  /** Overrides, inserts and extends in the child. */
  private void change(ActorPlan actor) {
    if (choices.chance(1, 2)) {
      MemberPlan member = choices.pick(actor.members());
      boolean withSuper = choices.chance(2, 3);
      if (withSuper || !actor.stops()) {
        line("override " + actor.name() + "." + member.name() + " " + body(actor, member, false, withSuper));
      }
    }
    long lanes = actor.parameters().values().stream().mapToLong(t -> ((Type.Scalar) t).cardinality()).reduce(1, (a, b) -> a * b);
    double more = Math.pow(2, lanes);
    if (!actor.steps().isEmpty() && more <= budget && choices.chance(1, 2)) {
      budget /= more;
      MemberPlan step = new MemberPlan(words.fresh("step_"), true, Map.of());
      line(choices.pick("before ", "after ") + actor.name() + "." + choices.pick(actor.steps()) + " {");
      member(actor, step, false, false);
      line("}");
    }
    if (choices.chance(1, 4)) {
      line("extend " + actor.name() + " {");
      member(actor, new MemberPlan(words.fresh("act"), false, Map.of()), false, false);
      line("}");
    }
  }

  private void fairness() {
    if (choices.chance(1, 5) && !actors.isEmpty()) {
      ActorPlan actor = choices.pick(actors);
      line(choices.pick("fair ", "strong fair ") + actor.name() + choices.pick("", "." + choices.pick(actor.members()).name())
          + choices.pick("", ", " + choices.pick(actors).name()));
    }
  }

  private void terminal() {
    if (choices.chance(1, 4)) {
      line("terminal when " + expressions().bool(1).text());
    }
  }

  private void properties(int count) {
    for (int i = 0; i < count; i++) {
      String kind = choices.pick("invariant", "reachable", "transition", "invariant", "cost", "possible", "property");
      String name = words.fresh("prop");
      String text = choices.pick("", "", " \"what would be seen\"");
      String body = switch (kind) {
        case "transition" -> new Expressions(words, scope.copy(true)).bool(3).text();
        case "property" -> formula(2).text();
        default -> expressions().bool(3).text();
      };
      properties.add(new PropertyPlan(name, kind));
      doc();
      line(kind + " " + name + text + " { " + body + " }");
    }
  }

  private Text formula(int depth) {
    if (depth == 0) {
      return choices.chance(1, 4) ? enabled() : expressions().bool(1);
    }
    return switch (choices.below(8)) {
      case 0 -> Text.of("always (" + formula(depth - 1).text() + ")", Text.NEGATION);
      case 1 -> Text.of("eventually (" + formula(depth - 1).text() + ")", Text.NEGATION);
      case 2 -> Text.of("always eventually (" + formula(depth - 1).text() + ")", Text.NEGATION);
      case 3 -> Text.of("(" + formula(depth - 1).text() + ") implies (" + formula(depth - 1).text() + ")", Text.IMPLICATION);
      case 4 -> Text.of("not (" + formula(depth - 1).text() + ")", Text.NEGATION);
      case 5 -> Text.of("(" + formula(depth - 1).text() + ")" + choices.pick(" and ", " or ") + "(" + formula(depth - 1).text() + ")", Text.JUNCTION);
      default -> Text.of(
          "(" + formula(depth - 1).text() + ") " + choices.pick("leads_to", "until", "weak_until", "release")
              + " (" + formula(depth - 1).text() + ")", Text.LOOSEST);
    };
  }

  private Text enabled() {
    List<ActorPlan> plain = actors.stream()
        .filter(a -> a.parameters().values().stream().allMatch(expressions()::canMake)).toList();
    if (plain.isEmpty()) {
      return expressions().bool(1);
    }
    ActorPlan actor = choices.pick(plain);
    MemberPlan member = choices.pick(actor.members());
    String instance = actor.name() + arguments(actor.parameters());
    boolean withMember = member.parameters().values().stream().allMatch(expressions()::canMake) && choices.chance(2, 3);
    return Text.atom("enabled(" + instance + (withMember ? "." + member.name() + arguments(member.parameters()) : "") + ")");
  }

  private String arguments(Map<String, Type> parameters) {
    return parameters.isEmpty()
        ? ""
        : "(" + parameters.values().stream().map(t -> expressions().of(t, 0).text()).collect(Collectors.joining(", ")) + ")";
  }

  private void scenarios(int count) {
    for (int i = 0; i < count; i++) {
      List<String> bindings = new ArrayList<>();
      overridable.forEach((name, values) -> {
        if (choices.chance(1, 2)) {
          bindings.add(name + " = " + choices.pick(values));
        }
      });
      String text = "scenario " + words.fresh("case_") + choices.pick("", " \"told in words\"")
          + " { " + String.join(choices.pick(", ", "; "), bindings) + " }";
      List<String> expectations = new ArrayList<>();
      for (PropertyPlan property : properties) {
        if (choices.chance(1, 2)) {
          expectations.add(property.name() + " " + outcome(property) + choices.pick("", " \"because\""));
        }
      }
      if (choices.chance(1, 4)) {
        ActorPlan actor = choices.pick(actors.isEmpty() ? List.of(new ActorPlan("", Map.of(), List.of(), false, false)) : actors);
        if (!actor.name().isEmpty()) {
          expectations.add(actor.name() + choices.pick("", "." + choices.pick(actor.members()).name()) + " never");
        }
      }
      if (choices.chance(1, 5)) {
        expectations.add(choices.pick("deadlock_free violated", "deadlock_free holds"));
      }
      if (expectations.isEmpty() && choices.chance(1, 2)) {
        expectations.add("all hold");
      }
      for (int e = 0; e < expectations.size(); e++) {
        text += (e > 0 && choices.chance(1, 2) ? ", " : "\n  expect ") + expectations.get(e);
      }
      line(text);
    }
  }

  private String outcome(PropertyPlan property) {
    return switch (property.kind()) {
      case "reachable" -> choices.pick("reachable", "unreachable", "reachable in 2");
      case "cost" -> choices.pick("incurred", "not_incurred", "incurred in 1");
      case "invariant", "transition" -> choices.pick("holds", "violated", "violated in 3", "vacuous");
      default -> choices.pick("holds", "violated");
    };
  }
}
