package checker.typing;

import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Formula;
import checker.model.Property;
import checker.source.DiagnosticCode;
import checker.syntax.DeclarationTree;
import java.util.List;
import java.util.Optional;

/** Types properties. */
final class PropertyTyper {
  private final Elaboration context;

  PropertyTyper(Elaboration context) {
    this.context = context;
  }

  Property type(DeclarationTree.Property tree) {
    Property.Kind kind =
        switch (tree.kind()) {
          case INVARIANT -> Property.Kind.INVARIANT;
          case TRANSITION -> Property.Kind.TRANSITION;
          case REACHABLE -> Property.Kind.REACHABLE;
          case POSSIBLE -> Property.Kind.POSSIBLE;
          case PROPERTY -> Property.Kind.TEMPORAL;
          case COST -> Property.Kind.COST;
        };
    Frame frame = new Frame();
    Optional<Expr> predicate = Optional.empty();
    Optional<Formula> formula = Optional.empty();
    boolean mentions;
    if (kind == Property.Kind.TEMPORAL) {
      Formula typed = new FormulaTyper(context, frame).type(tree.body(), Scope.EMPTY);
      formula = Optional.of(typed);
      mentions = mentionsState(typed);
    } else {
      ExpressionTyper.Place place =
          kind == Property.Kind.TRANSITION ? ExpressionTyper.Place.STEP : ExpressionTyper.Place.STATE;
      Expr typed = new ExpressionTyper(context, place, frame).condition(tree.body(), Scope.EMPTY);
      predicate = Optional.of(typed);
      mentions = mentionsState(typed);
    }
    if (!mentions) {
      context
          .reports()
          .add(
              DiagnosticCode.NO_VARIABLE,
              tree.name().span(),
              "property `" + tree.name().text() + "` mentions no variable, so it says nothing about the states",
              "write `assume` for a condition on constants");
    }
    List<Expr> antecedents =
        switch (kind) {
          case INVARIANT, TRANSITION -> Antecedents.of(predicate.orElseThrow());
          case TEMPORAL -> Antecedents.of(formula.orElseThrow());
          case REACHABLE, POSSIBLE, COST -> List.of();
        };
    return new Property(
        kind, tree.name().text(), tree.text(), predicate, formula, antecedents, frame.size(), tree.doc(), tree.span());
  }

  /** Also true of what could not be typed: whether that mentions a variable is not known. */
  private static boolean mentionsState(Expr expr) {
    return ExprWalk.any(
        expr, e -> e instanceof Expr.VariableRead || e instanceof Expr.Enabled || Types.broken(e));
  }

  private static boolean mentionsState(Formula formula) {
    if (formula instanceof Formula.Holds holds) {
      return mentionsState(holds.predicate());
    }
    return formula.parts().stream().anyMatch(PropertyTyper::mentionsState);
  }
}
