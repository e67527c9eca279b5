package checker.typing;

import checker.model.Expr;
import checker.model.Formula;
import checker.model.Type;
import checker.model.Value;
import checker.source.DiagnosticCode;
import checker.source.Span;
import checker.syntax.BinderTree;
import checker.syntax.ExprTree;
import checker.syntax.Name;
import checker.syntax.TypeTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Types temporal formulas. What has no temporal operator is a predicate; a quantifier around temporal operators becomes
 * the conjunction or disjunction over its values.
 */
final class FormulaTyper {
  /** Most formulas that quantifiers may be unfolded to. */
  private static final int MAX_UNFOLDED = 4096;

  private final Elaboration context;
  private final ExpressionTyper typer;
  private int unfolded;

  FormulaTyper(Elaboration context, Frame frame) {
    this.context = context;
    this.typer = new ExpressionTyper(context, ExpressionTyper.Place.TEMPORAL, frame);
  }

  Formula type(ExprTree tree, Scope scope) {
    Span span = tree.span();
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return type(parenthesized.inner(), scope);
    }
    if (!temporal(tree)) {
      return new Formula.Holds(typer.condition(tree, scope));
    }
    if (tree instanceof ExprTree.Unary unary) {
      Formula operand = type(unary.operand(), scope);
      return switch (unary.operator()) {
        case NOT -> new Formula.Not(operand, span);
        case ALWAYS -> new Formula.Always(operand, span);
        case EVENTUALLY -> new Formula.Eventually(operand, span);
        case NEGATE -> refused(tree, scope);
      };
    }
    if (tree instanceof ExprTree.Binary binary) {
      return binary(binary, scope);
    }
    if (tree instanceof ExprTree.Quantified quantified
        && (quantified.quantifier() == ExprTree.Quantifier.FORALL
            || quantified.quantifier() == ExprTree.Quantifier.EXISTS)
        && quantified.binder().where().filter(FormulaTyper::temporal).isEmpty()) {
      boolean universal = quantified.quantifier() == ExprTree.Quantifier.FORALL;
      return unfold(quantified, universal, 0, scope);
    }
    return refused(tree, scope);
  }

  private Formula binary(ExprTree.Binary tree, Scope scope) {
    Span span = tree.span();
    return switch (tree.operator()) {
      case AND -> new Formula.And(type(tree.left(), scope), type(tree.right(), scope), span);
      case OR -> new Formula.Or(type(tree.left(), scope), type(tree.right(), scope), span);
      case IMPLIES -> new Formula.Implies(type(tree.left(), scope), type(tree.right(), scope), span);
      case IFF -> new Formula.Iff(type(tree.left(), scope), type(tree.right(), scope), span);
      case LEADS_TO -> new Formula.LeadsTo(type(tree.left(), scope), type(tree.right(), scope), span);
      case UNTIL -> new Formula.Until(type(tree.left(), scope), type(tree.right(), scope), span);
      case WEAK_UNTIL -> new Formula.WeakUntil(type(tree.left(), scope), type(tree.right(), scope), span);
      case RELEASE -> new Formula.Release(type(tree.left(), scope), type(tree.right(), scope), span);
      default -> refused(tree, scope);
    };
  }

  /** A temporal operator where a value is needed: the expression typer says so. */
  private Formula refused(ExprTree tree, Scope scope) {
    return new Formula.Holds(typer.condition(tree, scope));
  }

  /** The quantifier's name at {@code position} in turn stands for each value; then the next name; then the body. */
  private Formula unfold(ExprTree.Quantified tree, boolean universal, int position, Scope scope) {
    BinderTree binder = tree.binder();
    if (position == binder.names().size()) {
      Formula body = type(tree.body(), scope);
      return binder.where().isEmpty()
          ? body
          : restricted(universal, typer.condition(binder.where().get(), scope), body, tree.span());
    }
    Name name = binder.names().get(position);
    context.names().refuseShadowing(name, scope);
    context.usage().declare("name", name.text(), name.span());
    Optional<Expr> set = Optional.empty();
    Type.Scalar type;
    if (binder.domain() instanceof BinderTree.Domain.OfType ofType) {
      TypeTree typeTree = ofType.type();
      type = context.types().scalar(typeTree, "what a name ranges over").scalarOrError();
    } else {
      ExprTree setTree = ((BinderTree.Domain.InSet) binder.domain()).set();
      Expr typed = typer.infer(setTree, scope, Types.NONE);
      if (!Types.broken(typed) && !(typed.type() instanceof Type.SetOf)) {
        typed = context.conversion().to(new Type.SetOf(Types.BOOL), typed);
      }
      set = Optional.of(typed);
      type = typed.type() instanceof Type.SetOf of ? of.element() : Types.ERROR;
    }
    unfolded += (int) Math.min(MAX_UNFOLDED + 1L, type.cardinality());
    if (unfolded > MAX_UNFOLDED) {
      if (unfolded <= 2 * MAX_UNFOLDED + 2) {
        context
            .reports()
            .add(
                DiagnosticCode.DOMAIN_TOO_LARGE,
                tree.span(),
                "a quantifier around temporal operators stands for more than " + MAX_UNFOLDED + " formulas");
      }
      type = Types.ERROR;
    }
    if (Types.broken(type)) {
      type(tree.body(), scope.substitute(name, Types.broken(name.span()), true));
      return new Formula.Holds(Types.broken(tree.span()));
    }
    List<Formula> instances = new ArrayList<>();
    for (int i = 0; i < type.cardinality(); i++) {
      Value value = type.valueAt(i);
      Expr.Literal literal = new Expr.Literal(value, type, name.span());
      Formula instance = unfold(tree, universal, position + 1, scope.substitute(name, literal, true));
      if (set.isPresent()) {
        Expr member = new Expr.Membership(false, literal, set.get(), tree.span());
        instance = restricted(universal, member, instance, tree.span());
      }
      instances.add(instance);
    }
    return balanced(instances, universal, tree.span());
  }

  private static Formula restricted(boolean universal, Expr condition, Formula body, Span span) {
    Formula holds = new Formula.Holds(condition);
    return universal ? new Formula.Implies(holds, body, span) : new Formula.And(holds, body, span);
  }

  /** A balanced tree, so that the depth of recursion over it stays small. */
  private static Formula balanced(List<Formula> parts, boolean universal, Span span) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    int middle = parts.size() / 2;
    Formula left = balanced(parts.subList(0, middle), universal, span);
    Formula right = balanced(parts.subList(middle, parts.size()), universal, span);
    return universal ? new Formula.And(left, right, span) : new Formula.Or(left, right, span);
  }

  /** Whether a temporal operator occurs where formulas can stand. */
  private static boolean temporal(ExprTree tree) {
    if (tree instanceof ExprTree.Parenthesized parenthesized) {
      return temporal(parenthesized.inner());
    }
    if (tree instanceof ExprTree.Unary unary) {
      return switch (unary.operator()) {
        case ALWAYS, EVENTUALLY -> true;
        case NOT -> temporal(unary.operand());
        case NEGATE -> false;
      };
    }
    if (tree instanceof ExprTree.Binary binary) {
      return switch (binary.operator()) {
        case LEADS_TO, UNTIL, WEAK_UNTIL, RELEASE -> true;
        case AND, OR, IMPLIES, IFF -> temporal(binary.left()) || temporal(binary.right());
        default -> false;
      };
    }
    return tree instanceof ExprTree.Quantified quantified && temporal(quantified.body());
  }
}
