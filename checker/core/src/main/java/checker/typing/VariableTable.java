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
  private final List<String> order;
  private final List<String> controlOrder;
  private final Map<String, Entry> declared = new HashMap<>();
  private final Map<String, Control> controls = new HashMap<>();

  VariableTable(Elaboration context) {
    this.context = context;
    this.order = List.copyOf(context.composition().variables.keySet());
    this.controlOrder =
        context.composition().actors.values().stream()
            .filter(a -> !a.steps().isEmpty())
            .map(a -> a.tree().name().text())
            .toList();
  }

  private Entry declare(DeclarationTree.Var tree) {
    TypeTable.Resolved type = context.types().resolve(tree.type());
    List<List<Value>> initial = new ArrayList<>();
    Variable variable =
        new Variable(
            tree.name().text(),
            type.type(),
            order.indexOf(tree.name().text()),
            false,
            Collections.unmodifiableList(initial),
            tree.doc(),
            tree.name().span());
    return new Entry(variable, tree, initial, type.byConstants());
  }

  private Optional<Control> declare(Composition.ActorParts actor) {
    String name = actor.tree().name().text();
    List<String> members = new ArrayList<>(actor.steps().stream().map(Composition.MemberParts::name).toList());
    if (Steps.anyStops(actor)) {
      members.add(Steps.STOPPED);
    }
    Type.Enumeration positions = new Type.Enumeration(name + ".position", List.copyOf(members));
    List<Type> parameters = parameterTypes(actor.tree().parameters());
    if (!Limiter.instancesFit(parameters)) {
      return Optional.empty();
    }
    Type type = positions;
    int count = 1;
    for (int i = parameters.size() - 1; i >= 0; i--) {
      Type.Scalar domain = (Type.Scalar) parameters.get(i);
      type = new Type.Function(domain, type);
      count *= (int) domain.cardinality();
    }
    Variable variable =
        new Variable(
            positions.name(),
            type,
            order.size() + controlOrder.indexOf(name),
            true,
            Collections.nCopies(count, List.of(positions.valueAt(0))),
            actor.tree().doc(),
            actor.tree().name().span());
    return Optional.of(new Control(variable, positions));
  }

  /** The types of an actor's or action's parameters; those that are no scalars were reported and are broken. */
  List<Type> parameterTypes(List<DeclarationTree.Parameter> parameters) {
    return parameters.stream()
        .map(p -> context.types().scalar(p.type(), "a parameter of an actor or action").type())
        .toList();
  }

  /** A declared variable. Its type is resolved when it is first asked for. */
  Optional<Entry> find(String name) {
    DeclarationTree.Var tree = context.composition().variables.get(name);
    if (tree == null) {
      return Optional.empty();
    }
    if (!declared.containsKey(name)) {
      // Resolving the type may come back here; the first to finish counts.
      declared.putIfAbsent(name, declare(tree));
    }
    return Optional.of(declared.get(name));
  }

  /** The position of an actor; empty if it has no steps or too many instances, which is reported with the actor. */
  Optional<Control> control(String actor) {
    if (controlOrder.contains(actor) && !controls.containsKey(actor)) {
      declare(context.composition().actors.get(actor)).ifPresent(c -> controls.putIfAbsent(actor, c));
    }
    return Optional.ofNullable(controls.get(actor));
  }

  List<String> names() {
    return order;
  }

  /** All variables by index. */
  List<Variable> all() {
    List<Variable> all = new ArrayList<>();
    order.forEach(name -> find(name).ifPresent(e -> all.add(e.variable())));
    controlOrder.forEach(actor -> control(actor).ifPresent(c -> all.add(c.variable())));
    return List.copyOf(all);
  }
}
