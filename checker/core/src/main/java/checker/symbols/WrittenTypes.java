package checker.symbols;

import checker.syntax.DeclarationTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types that can be told from what is written, without working any out: enough to know the record of a field, or the
 * enum of a member that several enums have.
 */
final class WrittenTypes {
  /** How many types in one another are looked at: a type may wrongly contain itself. */
  private static final int DEEPEST = 50;

  private final Table table;
  private final Map<Symbol, TypeTree> locals = new HashMap<>();

  WrittenTypes(Table table) {
    this.table = table;
  }

  void bind(Symbol local, Optional<TypeTree> type) {
    type.ifPresent(t -> locals.put(local, t));
  }

  /** A type without parentheses, {@code ?} and names for it; empty if it contains itself. */
  Optional<TypeTree> meaning(TypeTree tree) {
    TypeTree current = tree;
    for (int i = 0; i < DEEPEST; i++) {
      if (current instanceof TypeTree.Parenthesized parenthesized) {
        current = parenthesized.inner();
      } else if (current instanceof TypeTree.Optional optional) {
        current = optional.element();
      } else if (current instanceof TypeTree.Named named && alias(named).isPresent()) {
        current = alias(named).get();
      } else {
        return Optional.of(current);
      }
    }
    return Optional.empty();
  }

  private Optional<TypeTree> alias(TypeTree.Named named) {
    Symbol symbol = table.types.get(named.name().text());
    return symbol != null && symbol.kind() == Symbol.Kind.TYPE ? table.typeOf(symbol) : Optional.empty();
  }

  /** The enum or record that a type is, or that its values are made of: of a function its values, of a set its elements. */
  Optional<Symbol> named(TypeTree tree) {
    Optional<TypeTree> meaning = meaning(tree);
    for (int i = 0; i < DEEPEST && meaning.isPresent(); i++) {
      if (meaning.get() instanceof TypeTree.Named named) {
        return Optional.ofNullable(table.types.get(named.name().text()));
      }
      meaning = element(meaning.get()).flatMap(this::meaning);
    }
    return Optional.empty();
  }

  private Optional<TypeTree> element(TypeTree meaning) {
    if (meaning instanceof TypeTree.Function function) {
      return Optional.of(function.range());
    }
    if (meaning instanceof TypeTree.Sequence sequence) {
      return Optional.of(sequence.element());
    }
    return meaning instanceof TypeTree.SetOf set ? Optional.of(set.element()) : Optional.empty();
  }

  /** What the elements of a set, or the values of a function, have as type. */
  Optional<TypeTree> elementOf(ExprTree expr, Scope scope) {
    return of(expr, scope).flatMap(this::meaning).flatMap(this::element);
  }

  /** The type of an expression, if it is written somewhere. */
  Optional<TypeTree> of(ExprTree expr, Scope scope) {
    if (expr instanceof ExprTree.Ref ref) {
      return name(ref.name().text(), scope);
    }
    if (expr instanceof ExprTree.Call call) {
      return name(call.name().text(), Scope.EMPTY);
    }
    if (expr instanceof ExprTree.Parenthesized parenthesized) {
      return of(parenthesized.inner(), scope);
    }
    if (expr instanceof ExprTree.Prime prime) {
      return of(prime.operand(), scope);
    }
    if (expr instanceof ExprTree.Index index) {
      return elementOf(index.function(), scope);
    }
    if (expr instanceof ExprTree.Field field) {
      return record(field.record(), scope).flatMap(r -> r.child(field.field().text())).flatMap(table::typeOf);
    }
    if (expr instanceof ExprTree.RecordLiteral literal) {
      return Optional.of(new TypeTree.Named(literal.type().span(), literal.type()));
    }
    if (expr instanceof ExprTree.If conditional) {
      return of(conditional.then(), scope).or(() -> of(conditional.otherwise(), scope));
    }
    if (expr instanceof ExprTree.Builtin builtin && !builtin.arguments().isEmpty()) {
      ExprTree first = builtin.arguments().get(0);
      return switch (builtin.function()) {
        case HEAD -> elementOf(first, scope);
        case TAIL, APPEND -> of(first, scope);
        case LEN, CARD -> Optional.empty();
      };
    }
    return Optional.empty();
  }

  private Optional<TypeTree> name(String name, Scope scope) {
    Optional<Symbol> local = scope.find(name);
    if (local.isPresent()) {
      return Optional.ofNullable(locals.get(local.get()));
    }
    return Optional.ofNullable(table.values.get(name)).flatMap(table::typeOf);
  }

  /** The record that an expression is. */
  Optional<Symbol> record(ExprTree expr, Scope scope) {
    return of(expr, scope)
        .flatMap(this::meaning)
        .filter(t -> t instanceof TypeTree.Named)
        .flatMap(this::named)
        .filter(s -> s.kind() == Symbol.Kind.RECORD);
  }

  /** A parameter as a local name. */
  Symbol parameter(DeclarationTree.Parameter tree, Name owner) {
    Symbol symbol = Declarations.part(Symbol.Kind.PARAMETER, owner, tree);
    bind(symbol, Optional.of(tree.type()));
    return symbol;
  }
}
