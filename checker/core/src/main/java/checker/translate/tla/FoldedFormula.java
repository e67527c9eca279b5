package checker.translate.tla;

import checker.model.Expr;
import checker.model.Formula;
import checker.model.Type;
import checker.model.Value;
import checker.source.Span;
import java.util.List;
import java.util.Optional;

/** Leaves out of a temporal formula what constants decide: TLC takes {@code <>TRUE} to be violated. */
final class FoldedFormula {
  private FoldedFormula() {}

  /** The same formula; a constant is in it only if it is nothing else. */
  static Formula of(Formula formula) {
    if (formula instanceof Formula.Holds holds) {
      return truth(holds).map(t -> constant(t, formula.span())).orElse(formula);
    }
    List<Formula> parts = formula.parts().stream().map(FoldedFormula::of).toList();
    return parts.size() == 1 ? unary(formula, parts.get(0)) : binary(formula, parts.get(0), parts.get(1));
  }

  private static Optional<Boolean> truth(Formula formula) {
    return formula instanceof Formula.Holds holds ? Known.truth(holds.predicate()) : Optional.empty();
  }

  private static Formula constant(boolean truth, Span span) {
    return new Formula.Holds(new Expr.Literal(new Value.Bool(truth), new Type.Bool(), span));
  }

  private static Formula not(Formula formula) {
    return truth(formula)
        .map(t -> constant(!t, formula.span()))
        .orElseGet(() -> new Formula.Not(formula, formula.span()));
  }

  private static Formula always(Formula formula) {
    return truth(formula).isPresent() ? formula : new Formula.Always(formula, formula.span());
  }

  private static Formula eventually(Formula formula) {
    return truth(formula).isPresent() ? formula : new Formula.Eventually(formula, formula.span());
  }

  private static Formula unary(Formula formula, Formula part) {
    if (formula instanceof Formula.Not) {
      return not(part);
    }
    return formula instanceof Formula.Always ? always(part) : eventually(part);
  }

  private static Formula binary(Formula formula, Formula left, Formula right) {
    Optional<Boolean> first = truth(left);
    Optional<Boolean> second = truth(right);
    if (first.isPresent()) {
      return leftKnown(formula, first.get(), left, right);
    }
    return second.isPresent() ? rightKnown(formula, left, second.get(), right) : rebuilt(formula, left, right);
  }

  private static Formula leftKnown(Formula formula, boolean truth, Formula left, Formula right) {
    if (formula instanceof Formula.And) {
      return truth ? right : left;
    }
    if (formula instanceof Formula.Or) {
      return truth ? left : right;
    }
    if (formula instanceof Formula.Implies) {
      return truth ? right : not(left);
    }
    if (formula instanceof Formula.Iff) {
      return truth ? right : not(right);
    }
    if (formula instanceof Formula.Until) {
      return truth ? eventually(right) : right;
    }
    if (formula instanceof Formula.WeakUntil) {
      return truth ? left : right;
    }
    if (formula instanceof Formula.Release) {
      return truth ? right : always(right);
    }
    return truth ? always(eventually(right)) : not(left);
  }

  private static Formula rightKnown(Formula formula, Formula left, boolean truth, Formula right) {
    if (formula instanceof Formula.And) {
      return truth ? left : right;
    }
    if (formula instanceof Formula.Or) {
      return truth ? right : left;
    }
    if (formula instanceof Formula.Implies) {
      return truth ? right : not(left);
    }
    if (formula instanceof Formula.Iff) {
      return truth ? left : not(left);
    }
    if (formula instanceof Formula.WeakUntil) {
      return truth ? right : always(left);
    }
    if (formula instanceof Formula.LeadsTo) {
      return truth ? right : always(not(left));
    }
    return right;
  }

  private static Formula rebuilt(Formula formula, Formula left, Formula right) {
    Span span = formula.span();
    if (formula instanceof Formula.And) {
      return new Formula.And(left, right, span);
    }
    if (formula instanceof Formula.Or) {
      return new Formula.Or(left, right, span);
    }
    if (formula instanceof Formula.Implies) {
      return new Formula.Implies(left, right, span);
    }
    if (formula instanceof Formula.Iff) {
      return new Formula.Iff(left, right, span);
    }
    if (formula instanceof Formula.Until) {
      return new Formula.Until(left, right, span);
    }
    if (formula instanceof Formula.WeakUntil) {
      return new Formula.WeakUntil(left, right, span);
    }
    return formula instanceof Formula.Release
        ? new Formula.Release(left, right, span)
        : new Formula.LeadsTo(left, right, span);
  }
}
