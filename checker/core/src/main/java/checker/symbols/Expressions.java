package checker.symbols;

import checker.source.Span;
import checker.symbols.Symbol.Kind;
import checker.syntax.BinderTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.List;
import java.util.Optional;

/** Resolves the names in expressions and types. */
final class Expressions {
  private final Table table;
  private final WrittenTypes types;
  private final Mentions mentions;

  Expressions(Table table, Mentions mentions) {
    this.table = table;
    this.types = mentions.types();
    this.mentions = mentions;
  }

  WrittenTypes types() {
    return types;
  }

  void type(TypeTree tree) {
    if (tree instanceof TypeTree.Named named) {
      mentions.add(named.name(), Optional.ofNullable(table.types.get(named.name().text())));
    } else if (tree instanceof TypeTree.Range range) {
      expr(range.low(), Scope.EMPTY);
      expr(range.high(), Scope.EMPTY);
    } else if (tree instanceof TypeTree.Optional optional) {
      type(optional.element());
    } else if (tree instanceof TypeTree.SetOf set) {
      type(set.element());
    } else if (tree instanceof TypeTree.Sequence sequence) {
      expr(sequence.capacity(), Scope.EMPTY);
      type(sequence.element());
    } else if (tree instanceof TypeTree.Function function) {
      type(function.domain());
      type(function.range());
    } else if (tree instanceof TypeTree.Parenthesized parenthesized) {
      type(parenthesized.inner());
    }
  }

  void expr(ExprTree tree, Scope scope) {
    expr(tree, scope, Optional.empty());
  }

  /** @param expected the type that the expression should have, where it is written: it tells which enum is meant */
  void expr(ExprTree tree, Scope scope, Optional<TypeTree> expected) {
    if (tree instanceof ExprTree.Ref ref) {
      mentions.add(ref.name(), value(ref.name(), scope, expected));
    } else if (tree instanceof ExprTree.Field field) {
      field(field, scope);
    } else if (tree instanceof ExprTree.Index index) {
      expr(index.function(), scope);
      Optional<TypeTree> function = types.of(index.function(), scope).flatMap(types::meaning);
      expr(
          index.index(), scope, function.flatMap(f -> f instanceof TypeTree.Function g ? Optional.of(g.domain()) : Optional.empty()));
    } else if (tree instanceof ExprTree.Prime prime) {
      expr(prime.operand(), scope);
    } else if (tree instanceof ExprTree.Call call) {
      mentions.add(call.name(), value(call.name(), Scope.EMPTY, Optional.empty()));
      call.arguments().forEach(a -> expr(a, scope));
    } else if (tree instanceof ExprTree.RecordLiteral literal) {
      record(literal, scope);
    } else if (tree instanceof ExprTree.Unary unary) {
      expr(unary.operand(), scope);
    } else if (tree instanceof ExprTree.Binary binary) {
      binary(binary, scope, expected);
    } else if (tree instanceof ExprTree.If conditional) {
      expr(conditional.condition(), scope);
      expr(conditional.then(), scope, expected);
      expr(conditional.otherwise(), scope, expected);
    } else if (tree instanceof ExprTree.Parenthesized parenthesized) {
      expr(parenthesized.inner(), scope, expected);
    } else if (tree instanceof ExprTree.SetLiteral set) {
      set.elements().forEach(e -> expr(e, scope, expected));
    } else if (tree instanceof ExprTree.SequenceLiteral sequence) {
      sequence.elements().forEach(e -> expr(e, scope, expected));
    } else if (tree instanceof ExprTree.Builtin builtin) {
      builtin.arguments().forEach(a -> expr(a, scope));
    } else if (tree instanceof ExprTree.ActorQuery query) {
      query(query, scope);
    } else {
      binding(tree, scope);
    }
  }

  private void binding(ExprTree tree, Scope scope) {
    if (tree instanceof ExprTree.Quantified quantified) {
      Scope inner = binder(quantified.binder(), scope);
      mentions.visible(quantified.span(), inner);
      expr(quantified.body(), inner);
    } else if (tree instanceof ExprTree.SetComprehension comprehension) {
      mentions.visible(comprehension.span(), binder(comprehension.binder(), scope));
    } else if (tree instanceof ExprTree.FunctionLiteral function) {
      type(function.domain());
      Symbol local = local(function.parameter(), function.parameter().span().to(function.domain().span()));
      types.bind(local, Optional.of(function.domain()));
      Scope inner = scope.with(local);
      mentions.visible(function.span(), inner);
      expr(function.body(), inner);
    }
  }

  /** Binds names; their domain does not see them, the condition does. */
  Scope binder(BinderTree tree, Scope scope) {
    Optional<TypeTree> type;
    if (tree.domain() instanceof BinderTree.Domain.OfType of) {
      type(of.type());
      type = Optional.of(of.type());
    } else {
      ExprTree set = ((BinderTree.Domain.InSet) tree.domain()).set();
      expr(set, scope);
      type = types.elementOf(set, scope);
    }
    Scope inner = scope;
    for (Name name : tree.names()) {
      Symbol local = local(name, tree.span());
      types.bind(local, type);
      inner = inner.with(local);
    }
    if (tree.where().isPresent()) {
      expr(tree.where().get(), inner);
    }
    return inner;
  }

  /** A name bound here, which mentions itself. */
  Symbol local(Name name, Span header) {
    Symbol local =
        new Symbol(
            Kind.LOCAL, name.text(), Optional.empty(), name.span(), header, header, "", Optional.empty(), List.of());
    mentions.add(name, Optional.of(local));
    return local;
  }

  private Optional<Symbol> value(Name name, Scope scope, Optional<TypeTree> expected) {
    Optional<Symbol> local = scope.find(name.text());
    if (local.isPresent()) {
      return local;
    }
    Symbol symbol = table.values.get(name.text());
    if (symbol != null && symbol.kind() == Kind.MEMBER) {
      List<Symbol> sharing = table.enumsOfMember.get(name.text());
      return expected
          .flatMap(types::named)
          .filter(sharing::contains)
          .or(() -> Optional.of(sharing.get(0)))
          .flatMap(e -> e.child(name.text()));
    }
    return Optional.ofNullable(symbol);
  }

  private void field(ExprTree.Field tree, Scope scope) {
    if (tree.record() instanceof ExprTree.Ref ref && scope.find(ref.name().text()).isEmpty()) {
      Symbol type = table.types.get(ref.name().text());
      if (type != null && type.kind() == Kind.ENUM && !table.values.containsKey(ref.name().text())) {
        mentions.add(ref.name(), Optional.of(type));
        mentions.add(tree.field(), type.child(tree.field().text()));
        return;
      }
    }
    expr(tree.record(), scope);
    mentions.add(
        tree.field(), types.record(tree.record(), scope).or(() -> onlyWith(tree.field())).flatMap(r -> r.child(tree.field().text())));
  }

  /** The record that has a field, if there is but one. */
  private Optional<Symbol> onlyWith(Name field) {
    List<Symbol> records =
        table.types.values().stream()
            .filter(t -> t.kind() == Kind.RECORD && t.child(field.text()).isPresent())
            .toList();
    return records.size() == 1 ? Optional.of(records.get(0)) : Optional.empty();
  }

  private void record(ExprTree.RecordLiteral tree, Scope scope) {
    Optional<Symbol> type = Optional.ofNullable(table.types.get(tree.type().text()));
    mentions.add(tree.type(), type);
    for (ExprTree.FieldValue field : tree.fields()) {
      Optional<Symbol> declared = type.flatMap(t -> t.child(field.name().text()));
      mentions.add(field.name(), declared);
      expr(field.value(), scope, declared.flatMap(table::typeOf));
    }
  }

  private void binary(ExprTree.Binary tree, Scope scope, Optional<TypeTree> expected) {
    switch (tree.operator()) {
      case EQUAL, NOT_EQUAL, IN, NOT_IN, SUBSET -> {
        expr(tree.left(), scope, types.of(tree.right(), scope));
        expr(tree.right(), scope, types.of(tree.left(), scope));
      }
      case UNION, INTERSECT, MINUS -> {
        expr(tree.left(), scope, expected.or(() -> types.of(tree.right(), scope)));
        expr(tree.right(), scope, expected.or(() -> types.of(tree.left(), scope)));
      }
      default -> {
        expr(tree.left(), scope);
        expr(tree.right(), scope);
      }
    }
  }

  private void query(ExprTree.ActorQuery tree, Scope scope) {
    action(tree.actor(), tree.action());
    tree.actorArguments().forEach(a -> expr(a, scope));
    tree.actionArguments().forEach(a -> expr(a, scope));
  }

  /** An actor, perhaps with one of its actions. */
  void action(Name actor, Optional<Name> action) {
    Optional<Symbol> symbol = Optional.ofNullable(table.actors.get(actor.text()));
    mentions.add(actor, symbol);
    action.ifPresent(a -> mentions.add(a, symbol.flatMap(s -> s.child(a.text()))));
  }
}
