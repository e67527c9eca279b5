package checker.laws;

import checker.model.Type;
import checker.model.Value;
import checker.syntax.BlockTree;
import checker.syntax.DeclarationTree;
import checker.syntax.DeclarationTree.Parameter;
import checker.syntax.ExprTree;
import checker.syntax.ModuleTree;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A specification run straight from its syntax tree, without types, models or layouts: what the language reference
 * says, read a second time by other means. It takes for granted that the text is well-typed and that nothing fails. A
 * state is a value for each variable and a step name for each position, by name.
 */
final class PlainMachine {
  /** @param bodies the one that counts first, then those that {@code super} finds */
  record Action(String name, boolean step, List<Parameter> parameters, List<BlockTree> bodies) {}

  record Actor(String name, List<Parameter> parameters, List<Action> actions) {
    List<String> steps() {
      return actions.stream().filter(Action::step).map(Action::name).toList();
    }
  }

  /** A step of the machine: who took it, and where it leads. */
  record Move(String label, Map<String, Value> target) {}

  static final String STOPPED = "stopped";

  final Map<String, ExprTree> constantExpressions = new LinkedHashMap<>();
  final Map<String, DeclarationTree.Def> definitions = new LinkedHashMap<>();

  /** The version that counts first, then those that {@code super} finds. */
  final Map<String, List<DeclarationTree.Procedure>> procedures = new LinkedHashMap<>();
  final Map<String, DeclarationTree.EnumType> enums = new LinkedHashMap<>();
  final Map<String, DeclarationTree.RecordType> records = new LinkedHashMap<>();
  final Map<String, DeclarationTree.TypeAlias> aliases = new LinkedHashMap<>();
  final Map<String, DeclarationTree.Var> variables = new LinkedHashMap<>();
  final Map<String, Actor> actors = new LinkedHashMap<>();
  final Map<String, DeclarationTree.Property> properties = new LinkedHashMap<>();
  private final List<ExprTree> constraints = new ArrayList<>();
  private final Map<String, Value> constants = new HashMap<>();
  private final List<ExprTree> terminal = new ArrayList<>();

  /** @param scenario if the module declares none of that name, its defaults are taken */
  PlainMachine(List<ModuleTree> all, String module, String scenario) {
    Map<String, ModuleTree> modules = new HashMap<>();
    all.forEach(m -> modules.put(m.name().text(), m));
    List<ModuleTree> line = new ArrayList<>();
    for (ModuleTree at = modules.get(module); at != null;
        at = at.parent().map(p -> modules.get(p.text())).orElse(null)) {
      line.add(0, at);
    }
    line.forEach(m -> m.declarations().forEach(this::add));
    modules.get(module).declarations().stream()
        .filter(DeclarationTree.Scenario.class::isInstance)
        .map(DeclarationTree.Scenario.class::cast)
        .filter(s -> s.name().text().equals(scenario))
        .forEach(s -> s.bindings().forEach(b -> constantExpressions.put(b.name().text(), b.value())));
  }

  private void add(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Const d) {
      constantExpressions.put(d.name().text(), d.value());
    } else if (declaration instanceof DeclarationTree.TypeAlias d) {
      aliases.put(d.name().text(), d);
    } else if (declaration instanceof DeclarationTree.EnumType d) {
      enums.put(d.name().text(), d);
    } else if (declaration instanceof DeclarationTree.RecordType d) {
      records.put(d.name().text(), d);
    } else if (declaration instanceof DeclarationTree.Var d) {
      variables.put(d.name().text(), d);
    } else if (declaration instanceof DeclarationTree.Init d) {
      constraints.add(d.constraint());
    } else if (declaration instanceof DeclarationTree.Def d) {
      definitions.put(d.name().text(), d);
    } else if (declaration instanceof DeclarationTree.Procedure d) {
      procedures.computeIfAbsent(d.name().text(), name -> new ArrayList<>()).add(0, d);
    } else if (declaration instanceof DeclarationTree.Actor d) {
      actors.put(d.name().text(), new Actor(d.name().text(), d.parameters(), new ArrayList<>()));
      insert(d.name().text(), actors.get(d.name().text()).actions().size(), d.members());
    } else if (declaration instanceof DeclarationTree.Extend d) {
      insert(d.actor().text(), actors.get(d.actor().text()).actions().size(), d.members());
    } else if (declaration instanceof DeclarationTree.Insert d) {
      int at = position(d.actor().text(), d.step().text());
      insert(d.actor().text(), d.before() ? at : at + 1, d.members());
    } else if (declaration instanceof DeclarationTree.Override d) {
      actors.get(d.actor().text()).actions().get(position(d.actor().text(), d.action().text())).bodies().add(0, d.body());
    } else if (declaration instanceof DeclarationTree.Terminal d) {
      terminal.add(d.condition());
    } else if (declaration instanceof DeclarationTree.Property d) {
      properties.put(d.name().text(), d);
    }
  }

  private int position(String actor, String action) {
    List<Action> actions = actors.get(actor).actions();
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i).name().equals(action)) {
        return i;
      }
    }
    throw new IllegalArgumentException(actor + "." + action);
  }

  private void insert(String actor, int at, List<DeclarationTree.Member> members) {
    List<Action> more = new ArrayList<>();
    for (DeclarationTree.Member m : members) {
      more.add(new Action(m.name().text(), m.step(), m.parameters(), new ArrayList<>(List.of(m.body()))));
    }
    actors.get(actor).actions().addAll(at, more);
  }

  Value constant(String name) {
    Value known = constants.get(name);
    if (known == null) {
      known = new PlainEvaluation(this, Map.of(), null).of(constantExpressions.get(name), Map.of());
      constants.put(name, known);
    }
    return known;
  }

  Type type(TypeTree tree) {
    if (tree instanceof TypeTree.Bool) {
      return new Type.Bool();
    } else if (tree instanceof TypeTree.Parenthesized t) {
      return type(t.inner());
    } else if (tree instanceof TypeTree.Range t) {
      return new Type.Range(number(t.low()), number(t.high()));
    } else if (tree instanceof TypeTree.Optional t) {
      return new Type.Optional((Type.Scalar) type(t.element()));
    } else if (tree instanceof TypeTree.SetOf t) {
      return new Type.SetOf((Type.Scalar) type(t.element()));
    } else if (tree instanceof TypeTree.Sequence t) {
      return new Type.Sequence(number(t.capacity()), type(t.element()));
    } else if (tree instanceof TypeTree.Function t) {
      return new Type.Function((Type.Scalar) type(t.domain()), type(t.range()));
    }
    return named(((TypeTree.Named) tree).name().text());
  }

  private Type named(String name) {
    if (enums.containsKey(name)) {
      return new Type.Enumeration(name, enums.get(name).members().stream().map(m -> m.text()).toList());
    } else if (records.containsKey(name)) {
      return new Type.Record(
          name, records.get(name).fields().stream().map(f -> new Type.Field(f.name().text(), type(f.type()))).toList());
    }
    DeclarationTree.TypeAlias alias = aliases.get(name);
    Type aliased = type(alias.type());
    return alias.symmetric()
        ? new Type.Symmetric(name, ((Type.Range) aliased).low(), ((Type.Range) aliased).high())
        : aliased;
  }

  private int number(ExprTree constant) {
    return ((Value.Int) new PlainEvaluation(this, Map.of(), null).of(constant, Map.of())).value();
  }

  /** All bindings of parameters, in any order. */
  List<Map<String, Value>> bindings(List<Parameter> parameters) {
    List<Map<String, Value>> all = List.of(Map.of());
    for (Parameter parameter : parameters) {
      List<Map<String, Value>> longer = new ArrayList<>();
      for (Map<String, Value> binding : all) {
        for (Value value : PlainEvaluation.values((Type.Scalar) type(parameter.type()))) {
          Map<String, Value> more = new LinkedHashMap<>(binding);
          more.put(parameter.name().text(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all;
  }

  /** The name under which the state holds an actor instance's position. */
  static String place(String actor, List<Value> arguments) {
    return "at " + actor + arguments;
  }

  /** Perhaps some more than once. */
  List<Map<String, Value>> initial() {
    List<Map<String, Value>> states = List.of(Map.of());
    for (DeclarationTree.Var variable : variables.values()) {
      List<Map<String, Value>> longer = new ArrayList<>();
      for (Value value : starts(type(variable.type()), variable.initial())) {
        for (Map<String, Value> state : states) {
          Map<String, Value> more = new LinkedHashMap<>(state);
          more.put(variable.name().text(), value);
          longer.add(more);
        }
      }
      states = longer;
    }
    List<Map<String, Value>> allowed = new ArrayList<>();
    for (Map<String, Value> state : states) {
      actors.values().stream().filter(a -> !a.steps().isEmpty()).forEach(a -> bindings(a.parameters()).forEach(b ->
          state.put(place(a.name(), List.copyOf(b.values())), new Value.Member(a.steps().get(0), 0))));
      if (constraints.stream().allMatch(c -> new PlainEvaluation(this, state, null).holds(c, Map.of()))) {
        allowed.add(state);
      }
    }
    return allowed;
  }

  private List<Value> starts(Type type, DeclarationTree.Initial initial) {
    PlainEvaluation constant = new PlainEvaluation(this, Map.of(), null);
    if (initial instanceof DeclarationTree.Initial.Equal equal) {
      return List.of(spread(constant.of(equal.value(), Map.of()), type));
    }
    if (initial instanceof DeclarationTree.Initial.In in) {
      return each(type, PlainEvaluation.members(constant.of(in.values(), Map.of())));
    }
    return each(type, null);
  }

  private static Value spread(Value value, Type type) {
    if (type instanceof Type.Function function && !fits(value, type)) {
      Value element = spread(value, function.range());
      return new Value.Function(
          function.domain(), PlainEvaluation.values(function.domain()).stream().map(v -> element).toList());
    }
    return value;
  }

  private static boolean fits(Value value, Type type) {
    return type instanceof Type.Function function
        ? value instanceof Value.Function v && v.domain().equals(function.domain())
            && v.values().stream().allMatch(e -> fits(e, function.range()))
        : !(value instanceof Value.Function);
  }

  /** Every value of a type whose innermost elements are among the choices (or any, if there are none given). */
  private static List<Value> each(Type type, List<Value> choices) {
    if (type instanceof Type.Function function) {
      return products(
          java.util.Collections.nCopies((int) function.domain().cardinality(), each(function.range(), choices))).stream()
          .<Value>map(values -> new Value.Function(function.domain(), values)).toList();
    } else if (choices != null) {
      return choices;
    } else if (type instanceof Type.Scalar scalar) {
      return PlainEvaluation.values(scalar);
    } else if (type instanceof Type.Record record) {
      return products(record.fields().stream().map(f -> each(f.type(), null)).toList()).stream()
          .<Value>map(values -> new Value.Record(record, values)).toList();
    } else if (type instanceof Type.SetOf set) {
      List<Value> members = PlainEvaluation.values(set.element());
      List<Value> all = new ArrayList<>();
      for (int bits = 0; bits < 1 << members.size(); bits++) {
        List<Value> some = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
          if ((bits >> i & 1) == 1) {
            some.add(members.get(i));
          }
        }
        all.add(new Value.SetOf(some));
      }
      return all;
    }
    Type.Sequence sequence = (Type.Sequence) type;
    List<Value> all = new ArrayList<>();
    for (int length = 0; length <= sequence.capacity(); length++) {
      products(java.util.Collections.nCopies(length, each(sequence.element(), null)))
          .forEach(values -> all.add(new Value.Sequence(values)));
    }
    return all;
  }

  private static List<List<Value>> products(List<List<Value>> factors) {
    List<List<Value>> all = List.of(List.of());
    for (List<Value> factor : factors) {
      List<List<Value>> longer = new ArrayList<>();
      all.forEach(prefix -> factor.forEach(value -> {
        List<Value> more = new ArrayList<>(prefix);
        more.add(value);
        longer.add(more);
      }));
      all = longer;
    }
    return all;
  }

  /** Every step out of a state. */
  List<Move> moves(Map<String, Value> state) {
    List<Move> moves = new ArrayList<>();
    for (Actor actor : actors.values()) {
      for (Map<String, Value> lane : bindings(actor.parameters())) {
        for (Action action : actor.actions()) {
          for (Map<String, Value> arguments : bindings(action.parameters())) {
            new PlainRun(this, state, actor, List.copyOf(lane.values()), action, moves).start(lane, arguments);
          }
        }
      }
    }
    return moves;
  }

  boolean terminal(Map<String, Value> state) {
    return terminal.stream().anyMatch(t -> new PlainEvaluation(this, state, null).holds(t, Map.of()));
  }
}
