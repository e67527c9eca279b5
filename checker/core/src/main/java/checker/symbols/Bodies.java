package checker.symbols;

import checker.source.Span;
import checker.syntax.BlockTree;
import checker.syntax.DeclarationTree;
import checker.syntax.DeclarationTree.Parameter;
import checker.syntax.ModuleTree;
import checker.syntax.Name;
import checker.syntax.StatementTree;
import checker.syntax.TypeTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the names in the declarations of a module. */
final class Bodies {
  private final Table table;
  private final Mentions mentions;
  private final Expressions expressions;
  private final Map<Span, List<Parameter>> parameters;

  /** @param parameters those of actors, actions and steps of the module and its ancestors, by the place of the name */
  private Bodies(Table table, Map<Span, List<Parameter>> parameters) {
    this.table = table;
    this.parameters = parameters;
    this.mentions = new Mentions(new WrittenTypes(table));
    this.expressions = new Expressions(table, mentions);
  }

  /** The parameters that the declarations of modules have, by the place of the name of what has them. */
  static Map<Span, List<Parameter>> parameters(List<ModuleTree> modules) {
    Map<Span, List<Parameter>> result = new HashMap<>();
    for (ModuleTree module : modules) {
      for (DeclarationTree declaration : module.declarations()) {
        if (declaration instanceof DeclarationTree.Actor actor) {
          result.put(actor.name().span(), actor.parameters());
          actor.members().forEach(m -> result.put(m.name().span(), m.parameters()));
        } else if (declaration instanceof DeclarationTree.Extend extend) {
          extend.members().forEach(m -> result.put(m.name().span(), m.parameters()));
        } else if (declaration instanceof DeclarationTree.Insert insert) {
          insert.members().forEach(m -> result.put(m.name().span(), m.parameters()));
        }
      }
    }
    return result;
  }

  /** @param symbol the module with its declarations */
  static Mentions of(ModuleTree module, Symbol symbol, Table table, Map<Span, List<Parameter>> parameters) {
    Bodies bodies = new Bodies(table, parameters);
    bodies.declared(symbol);
    module.declarations().forEach(bodies::declaration);
    return bodies.mentions;
  }

  /** A declaration mentions itself; what it overrides is found from there. */
  private void declared(Symbol symbol) {
    if (symbol.kind() != Symbol.Kind.EXTENSION) {
      mentions.add(symbol.place(), Optional.of(symbol));
    }
    symbol.children().forEach(this::declared);
  }

  private void declaration(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Const tree) {
      tree.type().ifPresent(expressions::type);
      expressions.expr(tree.value(), Scope.EMPTY, tree.type().or(() -> typeOf(table.values, tree.name())));
    } else if (declaration instanceof DeclarationTree.TypeAlias tree) {
      expressions.type(tree.type());
    } else if (declaration instanceof DeclarationTree.RecordType tree) {
      tree.fields().forEach(f -> expressions.type(f.type()));
    } else if (declaration instanceof DeclarationTree.Var tree) {
      variable(tree);
    } else if (declaration instanceof DeclarationTree.Init tree) {
      expressions.expr(tree.constraint(), Scope.EMPTY);
    } else if (declaration instanceof DeclarationTree.Def tree) {
      tree.type().ifPresent(expressions::type);
      Scope scope = parameters(tree.parameters(), tree.name(), true, Scope.EMPTY);
      mentions.visible(tree.span(), scope);
      expressions.expr(tree.body(), scope, tree.type().or(() -> typeOf(table.values, tree.name())));
    } else if (declaration instanceof DeclarationTree.Procedure tree) {
      Scope scope = parameters(tree.parameters(), tree.name(), true, Scope.EMPTY);
      mentions.visible(tree.span(), scope);
      block(tree.body(), scope, Optional.empty());
    } else if (declaration instanceof DeclarationTree.Assume tree) {
      expressions.expr(tree.condition(), Scope.EMPTY);
    } else if (declaration instanceof DeclarationTree.Terminal tree) {
      expressions.expr(tree.condition(), Scope.EMPTY);
    } else if (declaration instanceof DeclarationTree.Property tree) {
      expressions.expr(tree.body(), Scope.EMPTY);
    } else if (declaration instanceof DeclarationTree.Fair tree) {
      tree.targets().forEach(t -> expressions.action(t.actor(), t.action()));
    } else if (declaration instanceof DeclarationTree.Scenario tree) {
      scenario(tree);
    } else {
      actors(declaration);
    }
  }

  private void actors(DeclarationTree declaration) {
    if (declaration instanceof DeclarationTree.Actor tree) {
      Scope scope = parameters(tree.parameters(), tree.name(), true, Scope.EMPTY);
      mentions.visible(tree.span(), scope);
      members(tree.members(), tree.name(), scope);
    } else if (declaration instanceof DeclarationTree.Extend tree) {
      expressions.action(tree.actor(), Optional.empty());
      members(tree.members(), tree.actor(), inherited(tree.actor(), Scope.EMPTY));
    } else if (declaration instanceof DeclarationTree.Insert tree) {
      expressions.action(tree.actor(), Optional.of(tree.step()));
      members(tree.members(), tree.actor(), inherited(tree.actor(), Scope.EMPTY));
    } else if (declaration instanceof DeclarationTree.Override tree) {
      expressions.action(tree.actor(), Optional.empty());
      Optional<Symbol> action = actor(tree.actor()).flatMap(a -> a.child(tree.action().text()));
      Scope scope = inherited(tree.actor(), Scope.EMPTY);
      scope = action.isPresent() ? inherited(action.get().origin(), action.get(), scope) : scope;
      mentions.visible(tree.span(), scope);
      block(tree.body(), scope, actor(tree.actor()));
    }
  }

  private Optional<TypeTree> typeOf(Map<String, Symbol> names, Name name) {
    return Optional.ofNullable(names.get(name.text())).flatMap(table::typeOf);
  }

  private Optional<Symbol> actor(Name name) {
    return Optional.ofNullable(table.actors.get(name.text()));
  }

  private void variable(DeclarationTree.Var tree) {
    expressions.type(tree.type());
    if (tree.initial() instanceof DeclarationTree.Initial.Equal equal) {
      expressions.expr(equal.value(), Scope.EMPTY, Optional.of(tree.type()));
    } else if (tree.initial() instanceof DeclarationTree.Initial.In in) {
      expressions.expr(in.values(), Scope.EMPTY, Optional.of(tree.type()));
    }
  }

  private void scenario(DeclarationTree.Scenario tree) {
    for (DeclarationTree.Binding binding : tree.bindings()) {
      mentions.add(binding.name(), Optional.ofNullable(table.values.get(binding.name().text())));
      expressions.expr(binding.value(), Scope.EMPTY, typeOf(table.values, binding.name()));
    }
    for (DeclarationTree.Expectation expectation : tree.expectations()) {
      if (expectation.subject().isEmpty()) {
        continue;
      }
      Name subject = expectation.subject().get();
      boolean action =
          expectation.action().isPresent() || expectation.outcome() == DeclarationTree.Expectation.Outcome.NEVER;
      if (action) {
        expressions.action(subject, expectation.action());
      } else {
        mentions.add(subject, Optional.ofNullable(table.claims.get(subject.text())));
      }
    }
  }

  /** @param written whether they stand here, and are not inherited */
  private Scope parameters(List<Parameter> trees, Name owner, boolean written, Scope scope) {
    Scope inner = scope;
    for (Parameter tree : trees) {
      Symbol parameter = expressions.types().parameter(tree, owner);
      if (written) {
        expressions.type(tree.type());
        mentions.add(tree.name(), Optional.of(parameter));
      }
      inner = inner.with(parameter);
    }
    return inner;
  }

  /** The parameters of an actor that is declared elsewhere. */
  private Scope inherited(Name actor, Scope scope) {
    return actor(actor).map(a -> inherited(a.place(), a, scope)).orElse(scope);
  }

  private Scope inherited(Span declaration, Symbol owner, Scope scope) {
    Name name = new Name(owner.name(), declaration);
    return parameters(parameters.getOrDefault(declaration, List.of()), name, false, scope);
  }

  private void members(List<DeclarationTree.Member> members, Name actor, Scope scope) {
    for (DeclarationTree.Member member : members) {
      Scope inner = parameters(member.parameters(), member.name(), true, scope);
      mentions.visible(member.span(), inner);
      block(member.body(), inner, actor(actor));
    }
  }

  private void block(BlockTree block, Scope outer, Optional<Symbol> actor) {
    Scope scope = outer;
    for (StatementTree statement : block.statements()) {
      Scope after = statement(statement, scope, actor);
      if (after != scope) {
        Span whole = block.span();
        mentions.visible(new Span(whole.source(), statement.span().start(), whole.end()), after);
      }
      scope = after;
    }
  }

  /** The scope of the statements after it. */
  private Scope statement(StatementTree statement, Scope scope, Optional<Symbol> actor) {
    if (statement instanceof StatementTree.When tree) {
      expressions.expr(tree.condition(), scope);
    } else if (statement instanceof StatementTree.Assign tree) {
      expressions.expr(tree.path(), scope);
      expressions.expr(tree.value(), scope, expressions.types().of(tree.path(), scope));
    } else if (statement instanceof StatementTree.If tree) {
      expressions.expr(tree.condition(), scope);
      block(tree.then(), scope, actor);
      tree.otherwise().ifPresent(b -> block(b, scope, actor));
    } else if (statement instanceof StatementTree.For tree) {
      Scope inner = expressions.binder(tree.binder(), scope);
      mentions.visible(tree.span(), inner);
      block(tree.body(), inner, actor);
    } else if (statement instanceof StatementTree.With tree) {
      return expressions.binder(tree.binder(), scope);
    } else if (statement instanceof StatementTree.Either tree) {
      tree.branches().forEach(b -> block(b, scope, actor));
    } else if (statement instanceof StatementTree.Let tree) {
      expressions.expr(tree.value(), scope);
      Symbol local = expressions.local(tree.name(), tree.span());
      expressions.types().bind(local, expressions.types().of(tree.value(), scope));
      return scope.with(local);
    } else if (statement instanceof StatementTree.Call tree) {
      mentions.add(tree.procedure(), Optional.ofNullable(table.values.get(tree.procedure().text())));
      tree.arguments().forEach(a -> expressions.expr(a, scope));
    } else if (statement instanceof StatementTree.Goto tree) {
      mentions.add(tree.step(), actor.flatMap(a -> a.child(tree.step().text())));
    }
    return scope;
  }
}
