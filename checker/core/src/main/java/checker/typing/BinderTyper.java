package checker.typing;

import checker.model.Binding;
import checker.model.Expr;
import checker.model.Limits;
import checker.model.Local;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.BinderTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Types what binds names: quantifiers, aggregates, set comprehensions, and the binders of statements. */
final class BinderTyper {
  /** A local and the scope that has it. */
  record Declared(Local local, Scope scope) {}

  /** One binding for each name, outermost first, the condition at the last; and the scope inside all of them. */
  record Bound(List<Binding> bindings, Scope scope) {}

  private record Domain(Binding.Domain domain, Type.Scalar type, boolean byConstants) {}

  private final Elaboration context;
  private final ExpressionTyper typer;

  BinderTyper(Elaboration context, ExpressionTyper typer) {
    this.context = context;
    this.typer = typer;
  }

  /** Binds a name; one that hides another is reported. */
  Declared declare(Name name, Type type, boolean byConstants, Scope scope) {
    context.names().refuseShadowing(name, scope);
    context.usage().declare("name", name.text(), name.span());
    Local local = scope.next(name, type);
    return new Declared(local, scope.bind(typer.frame(), name, local, byConstants));
  }

  Bound bind(BinderTree tree, Scope scope) {
    List<Binding> bindings = new ArrayList<>();
    Scope inner = scope;
    int last = tree.names().size() - 1;
    for (int i = 0; i <= last; i++) {
      // The domain does not see the names; but while it is evaluated they have their slots.
      Domain domain = domain(tree.domain(), scope.withSlotsOf(inner));
      Declared declared = declare(tree.names().get(i), domain.type(), domain.byConstants(), inner);
      inner = declared.scope().times(domain.type().cardinality());
      Optional<Expr> where = Optional.empty();
      if (i == last && tree.where().isPresent()) {
        where = Optional.of(typer.condition(tree.where().get(), inner));
      }
      bindings.add(new Binding(declared.local(), domain.domain(), where));
    }
    limitCombinations(scope, inner, tree.span());
    return new Bound(List.copyOf(bindings), inner);
  }

  /** Reports names that take too many values together, at the first that makes them too many. */
  void limitCombinations(Scope outer, Scope inner, Span span) {
    if (inner.combinations() > Limits.MAX_COMBINATIONS && outer.combinations() <= Limits.MAX_COMBINATIONS) {
      context
          .reports()
          .add(
              DiagnosticCode.DOMAIN_TOO_LARGE,
              span,
              "these names take " + TypeTable.atLeast(inner.combinations(), Types.HUGE)
                  + " combinations of values, with those around them, at most " + Limits.MAX_COMBINATIONS
                  + " are allowed");
    }
  }

  private Domain domain(BinderTree.Domain tree, Scope scope) {
    if (tree instanceof BinderTree.Domain.OfType ofType) {
      TypeTable.Resolved resolved = context.types().scalar(ofType.type(), "what a name ranges over");
      typer.dependOnConstants(resolved.byConstants());
      return limited(resolved.scalarOrError(), resolved.byConstants(), ofType.type().span());
    }
    ExprTree set = ((BinderTree.Domain.InSet) tree).set();
    boolean before = typer.byConstants();
    typer.forgetConstants();
    Domain domain = members(set, scope);
    boolean byConstants = typer.byConstants();
    typer.dependOnConstants(before);
    return new Domain(domain.domain(), domain.type(), byConstants);
  }

  private Domain members(ExprTree tree, Scope scope) {
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return members(parenthesized.inner(), scope);
    }
    if (tree instanceof ExprTree.Binary interval && interval.operator() == ExprTree.BinaryOperator.INTERVAL) {
      Expr low = context.conversion().integer(typer.infer(interval.left(), scope, Types.NONE), "an interval");
      Expr high = context.conversion().integer(typer.infer(interval.right(), scope, Types.NONE), "an interval");
      if (low.type() instanceof Type.Range a && high.type() instanceof Type.Range b
          && a.low() == a.high() && b.low() == b.high() && a.low() <= b.low()) {
        return limited(new Type.Range(a.low(), b.low()), false, tree.span());
      }
      if (Types.broken(low) || Types.broken(high)) {
        return new Domain(new Binding.Domain.AllOf(Types.ERROR), Types.ERROR, false);
      }
    }
    Expr set = typer.infer(tree, scope, Types.NONE);
    if (set.type() instanceof Type.SetOf of) {
      return new Domain(new Binding.Domain.MembersOf(set), of.element(), false);
    }
    if (!Types.broken(set)) {
      context
          .reports()
          .add(
              DiagnosticCode.TYPE_MISMATCH,
              tree.span(),
              "a name ranges over a type (after `:`) or a set (after `in`), found " + Conversion.shown(set.type()));
    }
    return new Domain(new Binding.Domain.AllOf(Types.ERROR), Types.ERROR, false);
  }

  private Domain limited(Type.Scalar type, boolean byConstants, Span span) {
    long size = type.cardinality();
    if (size > Limits.MAX_BINDER_VALUES) {
      context
          .reports()
          .add(
              DiagnosticCode.DOMAIN_TOO_LARGE,
              span,
              "going through " + size + " values takes too long, at most " + Limits.MAX_BINDER_VALUES
                  + " are allowed");
      return new Domain(new Binding.Domain.AllOf(Types.ERROR), Types.ERROR, byConstants);
    }
    return new Domain(new Binding.Domain.AllOf(type), type, byConstants);
  }

  Expr quantified(ExprTree.Quantified tree, Scope scope) {
    Bound bound = bind(tree.binder(), scope);
    Span span = tree.span();
    if (bound.scope().combinations() > Limits.MAX_COMBINATIONS) {
      typer.infer(tree.body(), bound.scope(), Types.ERROR);
      return Types.broken(span);
    }
    return switch (tree.quantifier()) {
      case FORALL -> nested(true, bound, typer.condition(tree.body(), bound.scope()), span);
      case EXISTS -> nested(false, bound, typer.condition(tree.body(), bound.scope()), span);
      case COUNT -> count(bound, typer.condition(tree.body(), bound.scope()), span);
      case SUM -> aggregate(Expr.AggregateOperator.SUM, bound, tree.body(), span);
      case MIN -> aggregate(Expr.AggregateOperator.MIN, bound, tree.body(), span);
      case MAX -> aggregate(Expr.AggregateOperator.MAX, bound, tree.body(), span);
      case CHOOSE -> choose(tree, bound, typer.condition(tree.body(), bound.scope()));
    };
  }

  static Expr nested(boolean universal, Bound bound, Expr body, Span span) {
    Expr result = body;
    for (int i = bound.bindings().size() - 1; i >= 0; i--) {
      result = new Expr.Quantified(universal, bound.bindings().get(i), result, span);
    }
    return result;
  }

  private Expr count(Bound bound, Expr body, Span span) {
    int last = bound.bindings().size() - 1;
    Binding innermost = bound.bindings().get(last);
    Type.Range type = new Type.Range(0, (int) innermost.type().cardinality());
    Expr result = new Expr.Count(innermost, body, type, span);
    for (int i = last - 1; i >= 0; i--) {
      result = sum(bound.bindings().get(i), result, span);
      if (Types.broken(result)) {
        return result;
      }
    }
    return result;
  }

  private Expr sum(Binding binding, Expr body, Span span) {
    boolean all = binding.where().isEmpty() && binding.domain() instanceof Binding.Domain.AllOf;
    Type type =
        new Intervals(context.reports()).sum((Type.Range) body.type(), binding.type().cardinality(), all, span);
    return Types.broken(type)
        ? Types.broken(span)
        : new Expr.Aggregate(Expr.AggregateOperator.SUM, binding, body, type, span);
  }

  private Expr aggregate(Expr.AggregateOperator operator, Bound bound, ExprTree bodyTree, Span span) {
    String name = operator.name().toLowerCase(Locale.ROOT);
    Expr body =
        context.conversion().integer(typer.infer(bodyTree, bound.scope(), Types.NONE), "`" + name + "`");
    List<Binding> bindings = bound.bindings();
    for (int i = bindings.size() - 1; i >= 0 && !Types.broken(body); i--) {
      if (operator == Expr.AggregateOperator.SUM) {
        body = sum(bindings.get(i), body, span);
      } else {
        body = new Expr.Aggregate(operator, nonEmpty(bindings, i, span), body, body.type(), span);
      }
    }
    return body;
  }

  /** An outer binding of {@code min} or {@code max} skips the values for which the inner ones have none. */
  private static Binding nonEmpty(List<Binding> bindings, int position, Span span) {
    Binding binding = bindings.get(position);
    if (position == bindings.size() - 1) {
      return binding;
    }
    Bound inner = new Bound(bindings.subList(position + 1, bindings.size()), Scope.EMPTY);
    Expr truth = new Expr.Literal(new Value.Bool(true), Types.BOOL, span);
    return new Binding(binding.local(), binding.domain(), Optional.of(nested(false, inner, truth, span)));
  }

  private Expr choose(ExprTree.Quantified tree, Bound bound, Expr body) {
    if (!one(tree.binder(), "choose")) {
      return Types.broken(tree.span());
    }
    Binding binding = bound.bindings().get(0);
    if (Types.symmetric(binding.type())) {
      context
          .reports()
          .add(
              DiagnosticCode.SYMMETRY,
              tree.span(),
              "`choose` would single out a value of symmetric type " + Conversion.shown(Types.required(binding.type())),
              "let an action pick any value using `with`");
      return Types.broken(tree.span());
    }
    return Types.broken(binding.type()) ? Types.broken(tree.span()) : new Expr.Choose(binding, body, tree.span());
  }

  private boolean one(BinderTree binder, String construct) {
    if (binder.names().size() == 1) {
      return true;
    }
    context
        .reports()
        .add(
            DiagnosticCode.WRONG_BINDER,
            binder.span(),
            "`" + construct + "` binds one name, found " + binder.names().size());
    return false;
  }

  Expr comprehension(ExprTree.SetComprehension tree, Scope scope) {
    Bound bound = bind(tree.binder(), scope);
    Binding binding = bound.bindings().get(0);
    if (Types.broken(binding.type()) || !one(tree.binder(), "{ }")) {
      return Types.broken(tree.span());
    }
    return context.conversion().setSize(binding.type(), tree.span())
        ? new Expr.SetComprehension(binding, new Type.SetOf(binding.type()), tree.span())
        : Types.broken(tree.span());
  }
}
