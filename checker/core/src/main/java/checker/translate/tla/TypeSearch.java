package checker.translate.tla;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Binding;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Model;
import checker.model.Observations;
import checker.model.Property;
import checker.model.Statement;
import checker.model.StatementWalk;
import checker.model.Type;
import checker.model.Variable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** All types that a model mentions, in the order in which it does. */
final class TypeSearch {
  private final Set<Type> found = new LinkedHashSet<>();

  private TypeSearch() {}

  static Set<Type> of(Model model) {
    TypeSearch search = new TypeSearch();
    for (Variable variable : model.variables()) {
      search.found.add(variable.type());
    }
    for (Definition definition : model.definitions()) {
      definition.parameters().forEach(p -> search.found.add(p.type()));
      search.expression(definition.body());
    }
    model.initialConstraints().forEach(c -> search.expression(c.predicate()));
    for (Actor actor : model.actors()) {
      actor.parameters().forEach(p -> search.found.add(p.type()));
      for (Action action : actor.actions()) {
        action.parameters().forEach(p -> search.found.add(p.type()));
        search.statements(action.body());
      }
    }
    model.terminal().ifPresent(t -> search.expression(t.predicate()));
    for (Property property : model.properties()) {
      Observations.atoms(property).forEach(search::expression);
    }
    return search.found;
  }

  private void expression(Expr expr) {
    if (!(expr instanceof Expr.Literal)) {
      // A constant is written without its type.
      found.add(expr.type());
    }
    binding(expr).ifPresent(b -> found.add(b.local().type()));
    if (expr instanceof Expr.FunctionLiteral literal) {
      found.add(literal.parameter().type());
    }
    ExprWalk.parts(expr).forEach(this::expression);
  }

  private static Optional<Binding> binding(Expr expr) {
    if (expr instanceof Expr.Quantified e) {
      return Optional.of(e.binding());
    }
    if (expr instanceof Expr.Count e) {
      return Optional.of(e.binding());
    }
    if (expr instanceof Expr.Aggregate e) {
      return Optional.of(e.binding());
    }
    if (expr instanceof Expr.Choose e) {
      return Optional.of(e.binding());
    }
    return expr instanceof Expr.SetComprehension e ? Optional.of(e.binding()) : Optional.empty();
  }

  private void statements(Statement body) {
    StatementWalk.each(
        body,
        statement -> {
          StatementWalk.binding(statement).ifPresent(b -> found.add(b.local().type()));
          StatementWalk.expressions(statement).forEach(this::expression);
        });
  }
}
