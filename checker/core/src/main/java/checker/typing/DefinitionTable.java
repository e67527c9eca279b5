package checker.typing;

import checker.model.Definition;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Local;
import checker.model.Type;
import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The definitions of a scenario. Each is typed when it is first needed, so they may be declared in any order. */
final class DefinitionTable {
  /** Longest chain of definitions that use one another: each is a level of recursion in every later stage. */
  private static final int MAX_CHAIN = 100;

  /**
   * A definition.
   *
   * @param definition empty if it is wrong, which was reported
   * @param chain how many definitions deep its calls go, itself included
   */
  record Entry(
      List<Type> parameterTypes,
      Optional<Definition> definition,
      boolean byConstants,
      boolean readsVariables,
      int chain) {}

  private final Elaboration context;
  private final Map<String, Entry> known = new LinkedHashMap<>();
  private final Map<String, Integer> underWay = new HashMap<>();
  private int deepestCall;

  DefinitionTable(Elaboration context) {
    this.context = context;
  }

  /** The definition of a name that has one, mentioned there. */
  Entry get(Name mention) {
    context.usage().use(context.composition().definitions.get(mention.text()).original().name().span());
    return get(mention.text());
  }

  private Entry get(String name) {
    Entry done = known.get(name);
    if (done == null) {
      Composition.Chain<DeclarationTree.Def> chain = context.composition().definitions.get(name);
      DeclarationTree.Def tree = chain.effective();
      if (underWay.containsKey(name)) {
        context
            .reports()
            .add(
                DiagnosticCode.CYCLIC_DECLARATION, tree.name().span(), "definition `" + name + "` uses itself");
        done = broken(tree);
      } else if (underWay.size() >= MAX_CHAIN) {
        context
            .reports()
            .add(
                DiagnosticCode.TOO_DEEP,
                tree.name().span(),
                "more than " + MAX_CHAIN + " definitions use one another in a chain");
        done = broken(tree);
      } else {
        underWay.put(name, 0);
        int outer = deepestCall;
        deepestCall = 0;
        Entry entry = type(tree, chain);
        deepestCall = outer;
        underWay.remove(name);
        known.putIfAbsent(name, entry);
        done = known.get(name);
      }
      known.putIfAbsent(name, done);
    }
    if (underWay.size() + done.chain() > MAX_CHAIN && done.chain() < MAX_CHAIN) {
      DeclarationTree.Def tree = context.composition().definitions.get(name).effective();
      context
          .reports()
          .add(
              DiagnosticCode.TOO_DEEP,
              tree.name().span(),
              "more than " + MAX_CHAIN + " definitions use one another in a chain");
    }
    deepestCall = Math.max(deepestCall, done.chain());
    return done;
  }

  private Entry broken(DeclarationTree.Def tree) {
    List<Type> parameters = new ArrayList<>();
    tree.parameters().forEach(p -> parameters.add(Types.ERROR));
    return new Entry(parameters, Optional.empty(), false, false, 1);
  }

  private Entry type(DeclarationTree.Def tree, Composition.Chain<DeclarationTree.Def> chain) {
    Frame frame = new Frame();
    ExpressionTyper typer = new ExpressionTyper(context, ExpressionTyper.Place.STATE, frame);
    Scope scope = Scope.EMPTY;
    List<Local> parameters = new ArrayList<>();
    for (DeclarationTree.Parameter parameter : tree.parameters()) {
      TypeTable.Resolved type = context.types().resolve(parameter.type());
      context.names().refuseShadowing(parameter.name(), scope);
      Local local = scope.next(parameter.name(), type.type());
      scope = scope.bind(frame, parameter.name(), local, type.byConstants());
      parameters.add(local);
    }
    sameParameters(tree, chain.original(), parameters);
    Optional<TypeTree> declared =
        tree.type().isPresent() ? tree.type() : chain.original().type();
    Type expected = declared.map(t -> context.types().resolve(t).type()).orElse(Types.NONE);
    Expr body = typer.check(tree.body(), scope, expected);
    List<Type> types = parameters.stream().map(Local::type).toList();
    if (Types.broken(body)) {
      return new Entry(types, Optional.empty(), false, false, deepestCall + 1);
    }
    boolean reads = ExprWalk.any(body, e -> e instanceof Expr.VariableRead);
    Definition definition =
        new Definition(tree.name().text(), List.copyOf(parameters), body, frame.size(), tree.name().span());
    return new Entry(types, Optional.of(definition), typer.byConstants(), reads, deepestCall + 1);
  }

  private void sameParameters(
      DeclarationTree.Def tree, DeclarationTree.Def original, List<Local> parameters) {
    for (int i = 0; tree != original && i < parameters.size(); i++) {
      Type before = context.types().resolve(original.parameters().get(i).type()).type();
      Type now = parameters.get(i).type();
      if (!now.equals(before) && !Types.broken(now) && !Types.broken(before)) {
        context
            .reports()
            .add(
                DiagnosticCode.WRONG_OVERRIDE,
                tree.parameters().get(i).type().span(),
                "the definition overridden has a parameter of type " + Conversion.shown(before) + " here, found "
                    + Conversion.shown(now));
      }
    }
  }

  /** All definitions, each after those it uses. */
  List<Definition> all() {
    context.composition().definitions.keySet().forEach(this::get);
    return known.values().stream().flatMap(e -> e.definition().stream()).toList();
  }
}
