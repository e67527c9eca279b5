package checker.temporal;

import checker.model.Expr;
import checker.model.Formula;

/**
 * The truth of a formula on a behaviour that ends in a loop, by the definition of each operator: looking ahead position
 * by position, once round the loop. Knows nothing of automata, so that it can bear witness for them. Cost: exponential
 * in the nesting of the formula at worst, polynomial in the length.
 */
public final class LassoSemantics {
  private final int length;
  private final int loopStart;
  private final Truth truth;

  /** The truth of a state predicate at a position. */
  public interface Truth {
    boolean holds(Expr predicate, int position);
  }

  /**
   * @param length number of positions, at least 1
   * @param loopStart the position that follows the last, {@code 0 <= loopStart < length}
   */
  public LassoSemantics(int length, int loopStart, Truth truth) {
    this.length = length;
    this.loopStart = loopStart;
    this.truth = truth;
  }

  /** Whether the behaviour that begins at a position satisfies the formula. */
  public boolean satisfies(Formula formula, int position) {
    if (formula instanceof Formula.Holds f) {
      return truth.holds(f.predicate(), position);
    } else if (formula instanceof Formula.Not f) {
      return !satisfies(f.operand(), position);
    } else if (formula instanceof Formula.And f) {
      return satisfies(f.left(), position) && satisfies(f.right(), position);
    } else if (formula instanceof Formula.Or f) {
      return satisfies(f.left(), position) || satisfies(f.right(), position);
    } else if (formula instanceof Formula.Implies f) {
      return !satisfies(f.left(), position) || satisfies(f.right(), position);
    } else if (formula instanceof Formula.Iff f) {
      return satisfies(f.left(), position) == satisfies(f.right(), position);
    } else if (formula instanceof Formula.Always f) {
      return !eventually(new Formula.Not(f.operand(), f.span()), position);
    } else if (formula instanceof Formula.Eventually f) {
      return eventually(f.operand(), position);
    } else if (formula instanceof Formula.Until f) {
      return until(f.left(), f.right(), position, false);
    } else if (formula instanceof Formula.WeakUntil f) {
      return until(f.left(), f.right(), position, true);
    } else if (formula instanceof Formula.Release f) {
      return !until(new Formula.Not(f.left(), f.span()), new Formula.Not(f.right(), f.span()), position, false);
    } else if (formula instanceof Formula.LeadsTo f) {
      Formula response = new Formula.Eventually(f.right(), f.span());
      return satisfies(new Formula.Always(new Formula.Implies(f.left(), response, f.span()), f.span()), position);
    }
    throw new IllegalStateException("unknown formula " + formula);
  }

  private boolean eventually(Formula formula, int from) {
    int position = from;
    for (int i = 0; i < length; i++) {
      if (satisfies(formula, position)) {
        return true;
      }
      position = after(position);
    }
    return false;
  }

  private boolean until(Formula left, Formula right, int from, boolean weak) {
    int position = from;
    for (int i = 0; i < length; i++) {
      if (satisfies(right, position)) {
        return true;
      }
      if (!satisfies(left, position)) {
        return false;
      }
      position = after(position);
    }
    return weak;
  }

  private int after(int position) {
    return position + 1 < length ? position + 1 : loopStart;
  }
}
