package checker.temporal;

import checker.model.Formula;
import java.util.List;
import java.util.stream.Stream;

/**
 * A formula as a conjunction: a behaviour violates it if it violates one of the parts. So each part can be decided on its own, in a product
 * with the promises of that part only: for {@code forall u: p(u) leads_to q(u)} and {@code n} values of {@code u} that is {@code n} products
 * with 4 sets of promises instead of one with 4 to the power of {@code n}.
 */
final class Conjuncts {
  private Conjuncts() {}

  /** The parts, in the order of the text; the formula itself if it is no conjunction. */
  static List<Formula> of(Formula formula) {
    return of(formula, true).toList();
  }

  /** The parts of the formula, or of its negation. */
  private static Stream<Formula> of(Formula formula, boolean positive) {
    if (formula instanceof Formula.Not f) {
      return of(f.operand(), !positive);
    } else if (formula instanceof Formula.And f && positive) {
      return Stream.concat(of(f.left(), true), of(f.right(), true));
    } else if (formula instanceof Formula.Or f && !positive) {
      return Stream.concat(of(f.left(), false), of(f.right(), false));
    } else if (formula instanceof Formula.Implies f && !positive) {
      return Stream.concat(of(f.left(), true), of(f.right(), false));
    } else if (formula instanceof Formula.Always f && positive) {
      return always(of(f.operand(), true));
    } else if (formula instanceof Formula.Eventually f && !positive) {
      return always(of(f.operand(), false));
    }
    return Stream.of(positive ? formula : new Formula.Not(formula, formula.span()));
  }

  private static Stream<Formula> always(Stream<Formula> parts) {
    return parts.map(part -> new Formula.Always(part, part.span()));
  }
}
