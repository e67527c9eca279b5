package checker.symbols;

import checker.model.Action;
import checker.model.Constraint;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Formula;
import checker.model.Model;
import checker.model.Property;
import checker.model.Statement;
import checker.model.StatementWalk;
import checker.model.Type;
import checker.model.Variable;
import checker.source.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The types of the expressions of a model, and of its variables and definitions, by their places in the text. Immutable. */
public final class ModelTypes {
  private final Map<Span, Type> types = new HashMap<>();

  private ModelTypes() {}

  /** Cost: linear in the size of the model. */
  public static ModelTypes of(Model model) {
    ModelTypes result = new ModelTypes();
    for (Variable variable : model.variables()) {
      if (!variable.control()) {
        result.types.put(variable.span(), variable.type());
      }
    }
    for (Definition definition : model.definitions()) {
      result.types.put(definition.span(), definition.body().type());
      result.expr(definition.body());
    }
    model.initialConstraints().stream().map(Constraint::predicate).forEach(result::expr);
    model.terminal().map(Constraint::predicate).ifPresent(result::expr);
    for (Property property : model.properties()) {
      property.predicate().ifPresent(result::expr);
      property.formula().ifPresent(result::formula);
    }
    model.actors().forEach(actor -> actor.actions().stream().map(Action::body).forEach(result::statements));
    return result;
  }

  /** The type of what stands at a place, or is declared there. */
  public Optional<Type> at(Span place) {
    return Optional.ofNullable(types.get(place));
  }

  private void formula(Formula formula) {
    if (formula instanceof Formula.Holds holds) {
      expr(holds.predicate());
    }
    formula.parts().forEach(this::formula);
  }

  /** A conversion has the place of what it converts, which comes later and stays. */
  private void expr(Expr expr) {
    types.put(expr.span(), expr.type());
    ExprWalk.parts(expr).forEach(this::expr);
  }

  private void statements(Statement body) {
    StatementWalk.each(body, statement -> StatementWalk.expressions(statement).forEach(this::expr));
  }
}
