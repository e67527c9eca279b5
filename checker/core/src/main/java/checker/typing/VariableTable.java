package checker.typing;

import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.syntax.DeclarationTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The variables of a scenario: the declared ones, then the position of each actor with steps. */
final class VariableTable {
  /**
   * A declared variable.
   *
   * @param initial the list behind the variable's initial values, filled when all variables are known
   */
  record Entry(Variable variable, DeclarationTree.Var tree, List<List<Value>> initial, boolean byConstants) {}

  /** The position of an actor's steps. */
  record Control(Variable variable, Type.Enumeration positions) {}

  private final Elaboration context;
  private final Map<String, Entry> declared = new HashMap<>();
  private final Map<String, Control> controls = new HashMap<>();
  private final List<Variable> all = new ArrayList<>();

  VariableTable(Elaboration context) {
    this.context = context;
  }

  /** Resolves the types of all variables. */
  void declareAll() {
    for (DeclarationTree.Var tree : context.composition().variables.values()) {
      TypeTable.Resolved type = context.types().resolve(tree.type());
      List<List<Value>> initial = new ArrayList<>();
      Variable variable =
          new Variable(
              tree.name().text(),
              type.type(),
              all.size(),
              false,
              Collections.unmodifiableList(initial),
              tree.doc(),
              tree.name().span());
      all.add(variable);
      declared.put(variable.name(), new Entry(variable, tree, initial, type.byConstants()));
    }
    context.composition().actors.values().forEach(this::declareControl);
  }

  private void declareControl(Composition.ActorParts actor) {
    if (actor.steps().isEmpty()) {
      return;
    }
    String name = actor.tree().name().text() + ".position";
    List<String> members = new ArrayList<>(actor.steps().stream().map(Composition.MemberParts::name).toList());
    if (Steps.anyStops(actor)) {
      members.add(Steps.STOPPED);
    }
    Type.Enumeration positions = new Type.Enumeration(name, List.copyOf(members));
    List<Type> parameters = parameterTypes(actor.tree().parameters());
    if (!Limiter.instancesFit(parameters)) {
      return;
    }
    Type type = positions;
    int count = 1;
    for (int i = parameters.size() - 1; i >= 0; i--) {
      Type.Scalar domain = (Type.Scalar) parameters.get(i);
      type = new Type.Function(domain, type);
      count *= (int) domain.cardinality();
    }
    List<Value> first = List.of(positions.valueAt(0));
    Variable variable =
        new Variable(
            name,
            type,
            all.size(),
            true,
            Collections.nCopies(count, first),
            actor.tree().doc(),
            actor.tree().name().span());
    all.add(variable);
    controls.put(actor.tree().name().text(), new Control(variable, positions));
  }

  /** The types of an actor's or action's parameters; those that are no scalars were reported and are broken. */
  List<Type> parameterTypes(List<DeclarationTree.Parameter> parameters) {
    return parameters.stream()
        .map(p -> context.types().scalar(p.type(), "a parameter of an actor or action").type())
        .toList();
  }

  Optional<Entry> find(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  Optional<Control> control(String actor) {
    return Optional.ofNullable(controls.get(actor));
  }

  List<String> names() {
    return context.composition().variables.keySet().stream().toList();
  }

  List<Variable> all() {
    return List.copyOf(all);
  }
}
