package checker.translate.tla;

import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * Writes temporal formulas. TLA+ has no {@code until}. Below an {@code always} or {@code eventually} it can be said without:
 * {@code always (p until q)} is {@code always (p or q) and always eventually q}; elsewhere it cannot.
 */
final class Formulas {
  private final Expressions expressions;

  Formulas(Expressions expressions) {
    this.expressions = expressions;
  }

  /** The formula; empty if TLA+ cannot say it. */
  Optional<List<String>> lines(Formula formula, Scope scope) {
    return plain(FoldedFormula.of(formula)).map(f -> lines(conjuncts(f), scope));
  }

  private List<String> lines(List<Formula> conjuncts, Scope scope) {
    List<List<String>> items = new ArrayList<>();
    conjuncts.forEach(c -> items.add(List.of(text(c, scope))));
    return Lines.list("/\\", items);
  }

  private static List<Formula> conjuncts(Formula formula) {
    if (formula instanceof Formula.And and) {
      List<Formula> all = new ArrayList<>(conjuncts(and.left()));
      all.addAll(conjuncts(and.right()));
      return all;
    }
    return List.of(formula);
  }

  private String text(Formula formula, Scope scope) {
    if (formula instanceof Formula.Holds f) {
      // TLC errs on constants below temporal operators; those that are simple have been left out before.
      return mentionsState(f.predicate())
          ? expressions.text(f.predicate(), scope)
          : "vars = vars /\\ " + expressions.operand(f.predicate(), scope);
    }
    if (formula instanceof Formula.Not f) {
      return "~" + operand(f.operand(), scope);
    }
    if (formula instanceof Formula.Always f) {
      return "[]" + operand(f.operand(), scope);
    }
    if (formula instanceof Formula.Eventually f) {
      return "<>" + operand(f.operand(), scope);
    }
    return operand(formula.parts().get(0), scope) + " " + symbol(formula) + " " + operand(formula.parts().get(1), scope);
  }

  private static String symbol(Formula formula) {
    if (formula instanceof Formula.And) {
      return "/\\";
    }
    if (formula instanceof Formula.Or) {
      return "\\/";
    }
    if (formula instanceof Formula.Implies) {
      return "=>";
    }
    if (formula instanceof Formula.Iff) {
      return "<=>";
    }
    if (formula instanceof Formula.LeadsTo) {
      return "~>";
    }
    throw new IllegalStateException("TLA+ has no " + formula.getClass().getSimpleName());
  }

  private static boolean mentionsState(Expr predicate) {
    return Known.truth(predicate).isPresent()
        || ExprWalk.any(predicate, e -> e instanceof Expr.VariableRead || e instanceof Expr.Enabled);
  }

  private String operand(Formula formula, Scope scope) {
    return formula instanceof Formula.Holds f && mentionsState(f.predicate()) ? expressions.operand(f.predicate(), scope) : "(" + text(formula, scope) + ")";
  }

  /** The same without {@code until} and its like. */
  private static Optional<Formula> plain(Formula formula) {
    if (formula instanceof Formula.Holds) {
      return Optional.of(formula);
    }
    if (formula instanceof Formula.Always f) {
      return always(f.operand(), f);
    }
    if (formula instanceof Formula.Eventually f) {
      return eventually(f.operand(), f);
    }
    if (formula instanceof Formula.Not f) {
      // A predicate's negation is itself, and so is not made again.
      return f.operand() instanceof Formula.Holds
          ? Optional.of(formula)
          : plain(f.operand()).map(Formulas::not).or(() -> plain(negation(f.operand())));
    }
    if (formula instanceof Formula.And f) {
      return both(plain(f.left()), plain(f.right()), (l, r) -> new Formula.And(l, r, f.span()));
    }
    if (formula instanceof Formula.Or f) {
      return both(plain(f.left()), plain(f.right()), (l, r) -> new Formula.Or(l, r, f.span()));
    }
    if (formula instanceof Formula.Implies f) {
      return both(plain(f.left()), plain(f.right()), (l, r) -> new Formula.Implies(l, r, f.span()))
          .or(() -> both(plain(negation(f.left())), plain(f.right()), (l, r) -> new Formula.Or(l, r, f.span())));
    }
    if (formula instanceof Formula.Iff f) {
      return both(plain(f.left()), plain(f.right()), (l, r) -> new Formula.Iff(l, r, f.span()));
    }
    if (formula instanceof Formula.LeadsTo f) {
      return f.parts().stream().allMatch(Formula.Holds.class::isInstance)
          ? Optional.of(f)
          : plain(new Formula.Always(new Formula.Implies(f.left(), new Formula.Eventually(f.right(), f.span()), f.span()), f.span()));
    }
    return Optional.empty();
  }

  private static Optional<Formula> both(
      Optional<Formula> left, Optional<Formula> right, BinaryOperator<Formula> join) {
    return left.isPresent() && right.isPresent()
        ? Optional.of(join.apply(left.get(), right.get()))
        : Optional.empty();
  }

  /** {@code always operand}. */
  private static Optional<Formula> always(Formula operand, Formula whole) {
    if (operand instanceof Formula.And f) {
      return both(always(f.left(), whole), always(f.right(), whole), (l, r) -> new Formula.And(l, r, f.span()));
    }
    if (operand instanceof Formula.Until f) {
      Formula sometimes = new Formula.Always(new Formula.Eventually(f.right(), f.span()), f.span());
      return both(
          always(new Formula.Or(f.left(), f.right(), f.span()), whole),
          plain(sometimes),
          (l, r) -> new Formula.And(l, r, f.span()));
    }
    if (operand instanceof Formula.WeakUntil f) {
      return always(new Formula.Or(f.left(), f.right(), f.span()), whole);
    }
    if (operand instanceof Formula.Release f) {
      return always(f.right(), whole);
    }
    if (operand instanceof Formula.Not f && !(f.operand() instanceof Formula.Holds) && plain(f.operand()).isEmpty()) {
      return always(negation(f.operand()), whole);
    }
    return plain(operand).map(o -> new Formula.Always(o, whole.span()));
  }

  /** {@code eventually operand}. */
  private static Optional<Formula> eventually(Formula operand, Formula whole) {
    if (operand instanceof Formula.Or f) {
      return both(eventually(f.left(), whole), eventually(f.right(), whole), (l, r) -> new Formula.Or(l, r, f.span()));
    }
    if (operand instanceof Formula.Until f) {
      return eventually(f.right(), whole);
    }
    if (operand instanceof Formula.WeakUntil f) {
      Formula forEver = new Formula.Eventually(new Formula.Always(f.left(), f.span()), f.span());
      return both(eventually(f.right(), whole), plain(forEver), (l, r) -> new Formula.Or(l, r, f.span()));
    }
    if (operand instanceof Formula.Release f) {
      Formula forEver = new Formula.Eventually(new Formula.Always(f.right(), f.span()), f.span());
      return both(
          eventually(new Formula.And(f.left(), f.right(), f.span()), whole),
          plain(forEver),
          (l, r) -> new Formula.Or(l, r, f.span()));
    }
    if (operand instanceof Formula.Not f && !(f.operand() instanceof Formula.Holds) && plain(f.operand()).isEmpty()) {
      return eventually(negation(f.operand()), whole);
    }
    return plain(operand).map(o -> new Formula.Eventually(o, whole.span()));
  }

  private static Formula not(Formula formula) {
    return new Formula.Not(formula, formula.span());
  }

  /** The negation, with the {@code not} moved inside by one operator. */
  private static Formula negation(Formula formula) {
    if (formula instanceof Formula.Not f) {
      return f.operand();
    }
    if (formula instanceof Formula.And f) {
      return new Formula.Or(not(f.left()), not(f.right()), f.span());
    }
    if (formula instanceof Formula.Or f) {
      return new Formula.And(not(f.left()), not(f.right()), f.span());
    }
    if (formula instanceof Formula.Implies f) {
      return new Formula.And(f.left(), not(f.right()), f.span());
    }
    if (formula instanceof Formula.Iff f) {
      return new Formula.Iff(not(f.left()), f.right(), f.span());
    }
    if (formula instanceof Formula.Always f) {
      return new Formula.Eventually(not(f.operand()), f.span());
    }
    if (formula instanceof Formula.Eventually f) {
      return new Formula.Always(not(f.operand()), f.span());
    }
    if (formula instanceof Formula.Until f) {
      return new Formula.Release(not(f.left()), not(f.right()), f.span());
    }
    if (formula instanceof Formula.Release f) {
      return new Formula.Until(not(f.left()), not(f.right()), f.span());
    }
    if (formula instanceof Formula.WeakUntil f) {
      // not (p weak_until q) is (not q) until (not p and not q)
      return new Formula.Until(
          not(f.right()), new Formula.And(not(f.left()), not(f.right()), f.span()), f.span());
    }
    if (formula instanceof Formula.LeadsTo f) {
      return new Formula.Eventually(
          new Formula.And(f.left(), new Formula.Always(not(f.right()), f.span()), f.span()), f.span());
    }
    return not(formula);
  }
}
