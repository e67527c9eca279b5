package checker.typing;

import checker.model.Definition;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Type;
import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The definitions of a scenario. Each is typed when it is first needed, so they may be declared in any order. */
final class DefinitionTable {
  /**
   * A definition.
   *
   * @param definition empty if it is wrong, which was reported
   * @param depth how deep the body nests, the definitions that it uses included
   */
  record Entry(
      List<Type> parameterTypes,
      Optional<Definition> definition,
      boolean byConstants,
      boolean readsVariables,
      int depth) {}

  private final Elaboration context;
  private final Map<String, Entry> known = new LinkedHashMap<>();
  private final Set<String> underWay = new HashSet<>();

  DefinitionTable(Elaboration context) {
    this.context = context;
  }

  /** The definition of a name that has one, mentioned there. */
  Entry get(Name mention) {
    context.usage().use(context.composition().definitions.get(mention.text()).original().name().span());
    return get(mention.text());
  }

  private Entry get(String name) {
    Entry entry = known.get(name);
    if (entry == null) {
      entry = resolve(name, context.composition().definitions.get(name));
      known.putIfAbsent(name, entry);
      entry = known.get(name);
    }
    return entry;
  }

  private Entry resolve(String name, Composition.Chain<DeclarationTree.Def> chain) {
    DeclarationTree.Def tree = chain.effective();
    if (!underWay.add(name)) {
      context
          .reports()
          .add(DiagnosticCode.CYCLIC_DECLARATION, tree.name().span(), "definition `" + name + "` uses itself");
      return broken(tree);
    }
    Entry entry = context.declaration(tree.name().span(), () -> type(tree, chain)).orElseGet(() -> broken(tree));
    underWay.remove(name);
    if (entry.depth() > Elaboration.MAX_DEPTH) {
      context.tooDeep(tree.name().span());
      return broken(tree);
    }
    return entry;
  }

  private Entry broken(DeclarationTree.Def tree) {
    List<Type> parameters = new ArrayList<>();
    tree.parameters().forEach(p -> parameters.add(Types.ERROR));
    return new Entry(parameters, Optional.empty(), false, false, 1);
  }

  private Entry type(DeclarationTree.Def tree, Composition.Chain<DeclarationTree.Def> chain) {
    Frame frame = new Frame();
    ExpressionTyper typer = new ExpressionTyper(context, ExpressionTyper.Place.STATE, frame);
    ParameterTyper parameterTyper = new ParameterTyper(context);
    ParameterTyper.Parameters parameters = parameterTyper.declare(tree.parameters(), frame);
    parameterTyper.matchOverridden(tree.parameters(), chain.original().parameters(), "definition");
    Optional<TypeTree> declared =
        tree.type().isPresent() ? tree.type() : chain.original().type();
    Type expected = declared.map(t -> context.types().resolve(t).type()).orElse(Types.NONE);
    Expr body = typer.check(tree.body(), parameters.scope(), expected);
    List<Type> types = parameters.types();
    if (Types.broken(body)) {
      return new Entry(types, Optional.empty(), false, false, 1);
    }
    boolean reads = ExprWalk.any(body, e -> e instanceof Expr.VariableRead);
    Definition definition =
        new Definition(tree.name().text(), parameters.locals(), body, frame.size(), tree.name().span());
    return new Entry(types, Optional.of(definition), typer.byConstants(), reads, depth(body));
  }

  private int depth(Expr expr) {
    int deepest = expr instanceof Expr.Call call ? known.get(call.definition().name()).depth() : 0;
    for (Expr part : ExprWalk.parts(expr)) {
      deepest = Math.max(deepest, depth(part));
    }
    return deepest + 1;
  }

  /** All definitions, each after those it uses. */
  List<Definition> all() {
    context.composition().definitions.keySet().forEach(this::get);
    return known.values().stream().flatMap(e -> e.definition().stream()).toList();
  }
}
