package checker.typing;

import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Finds the left sides of the implications that a property claims. One that is never true means that the property
 * holds for want of a test.
 */
final class Antecedents {
  private final List<Expr> found = new ArrayList<>();

  private Antecedents() {}

  static List<Expr> of(Expr predicate) {
    Antecedents antecedents = new Antecedents();
    antecedents.collect(predicate, UnaryOperator.identity());
    return List.copyOf(antecedents.found);
  }

  /** The left sides that a temporal formula claims an answer to: those of {@code leads_to} and of implications. */
  static List<Expr> of(Formula formula) {
    List<Expr> found = new ArrayList<>();
    collect(formula, found);
    return List.copyOf(found);
  }

  private static void collect(Formula formula, List<Expr> found) {
    if (formula instanceof Formula.LeadsTo leadsTo) {
      tested(leadsTo.left(), found);
    } else if (formula instanceof Formula.Implies implies) {
      tested(implies.left(), found);
      collect(implies.right(), found);
    } else if (formula instanceof Formula.And || formula instanceof Formula.Always) {
      formula.parts().forEach(part -> collect(part, found));
    }
  }

  private static void tested(Formula left, List<Expr> found) {
    if (left instanceof Formula.Holds holds && !ExprWalk.any(holds.predicate(), e -> e instanceof Expr.Enabled)) {
      found.add(holds.predicate());
    }
  }

  /** @param context what turns a condition met here into one on the whole */
  private void collect(Expr expr, UnaryOperator<Expr> context) {
    if (expr instanceof Expr.Logical logical && logical.operator() == Expr.LogicalOperator.IMPLIES) {
      found.add(context.apply(logical.left()));
      collect(logical.right(), inner -> context.apply(both(logical.left(), inner)));
    } else if (expr instanceof Expr.Logical logical && logical.operator() == Expr.LogicalOperator.AND) {
      collect(logical.left(), context);
      // A right side is only evaluated where the left is true, and may fail elsewhere.
      boolean safe = !ExprWalk.any(logical.right(), Antecedents::mayFail);
      collect(logical.right(), safe ? context : inner -> context.apply(both(logical.left(), inner)));
    } else if (expr instanceof Expr.Quantified quantified && quantified.universal()) {
      collect(
          quantified.body(),
          inner -> context.apply(new Expr.Quantified(false, quantified.binding(), inner, inner.span())));
    } else if (expr instanceof Expr.Conditional conditional) {
      collect(conditional.then(), inner -> context.apply(both(conditional.condition(), inner)));
      collect(
          conditional.otherwise(),
          inner -> context.apply(both(new Expr.Not(conditional.condition(), conditional.condition().span()), inner)));
    }
  }

  private static Expr both(Expr left, Expr right) {
    return new Expr.Logical(Expr.LogicalOperator.AND, left, right, right.span());
  }

  private static boolean mayFail(Expr expr) {
    return expr instanceof Expr.Convert
        || expr instanceof Expr.Element
        || expr instanceof Expr.Head
        || expr instanceof Expr.Tail
        || expr instanceof Expr.Append
        || expr instanceof Expr.Choose
        || expr instanceof Expr.Aggregate
        || expr instanceof Expr.Arithmetic arithmetic
            && (arithmetic.operator() == Expr.ArithmeticOperator.DIVIDE
                || arithmetic.operator() == Expr.ArithmeticOperator.MODULO);
  }
}
