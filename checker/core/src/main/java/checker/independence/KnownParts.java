package checker.independence;

import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;

/** Evaluates an expression of whose parts only the values are known. */
final class KnownParts {
  private KnownParts() {}

  /**
   * The value of an expression that evaluates all of its parts.
   *
   * @param values of {@link ExprWalk#parts}
   * @return null if evaluation fails, or if it depends on more than these values
   */
  static Value evaluate(Expr expr, List<Value> values) {
    List<Expr> parts = ExprWalk.parts(expr);
    List<Expr> constants = new ArrayList<>(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      constants.add(new Expr.Literal(values.get(i), parts.get(i).type(), parts.get(i).span()));
    }
    Expr constant = with(expr, constants);
    try {
      return constant == null ? null : Evaluator.evaluate(constant, Environment.withoutState(0));
    } catch (EvaluationException fails) {
      return null;
    }
  }

  /** The expression with other parts; null if it is of a kind of which not all parts are always evaluated, once each. */
  private static Expr with(Expr expr, List<Expr> parts) {
    if (expr instanceof Expr.Convert e) {
      return new Expr.Convert(parts.get(0), e.type(), e.index(), e.span());
    }
    if (expr instanceof Expr.Index e) {
      return new Expr.Index(parts.get(0), parts.get(1), e.span());
    }
    if (expr instanceof Expr.Element e) {
      return new Expr.Element(parts.get(0), parts.get(1), e.span());
    }
    if (expr instanceof Expr.Field e) {
      return new Expr.Field(parts.get(0), e.field(), e.span());
    }
    if (expr instanceof Expr.Negate e) {
      return new Expr.Negate(parts.get(0), e.type(), e.span());
    }
    if (expr instanceof Expr.Arithmetic e) {
      return new Expr.Arithmetic(e.operator(), parts.get(0), parts.get(1), e.type(), e.span());
    }
    if (expr instanceof Expr.Comparison e) {
      return new Expr.Comparison(e.operator(), parts.get(0), parts.get(1), e.span());
    }
    return ofCollection(expr, parts);
  }

  private static Expr ofCollection(Expr expr, List<Expr> parts) {
    if (expr instanceof Expr.Membership e) {
      return new Expr.Membership(e.negated(), parts.get(0), parts.get(1), e.span());
    }
    if (expr instanceof Expr.Subset e) {
      return new Expr.Subset(parts.get(0), parts.get(1), e.span());
    }
    if (expr instanceof Expr.SetOperation e) {
      return new Expr.SetOperation(e.operator(), parts.get(0), parts.get(1), e.span());
    }
    if (expr instanceof Expr.SetLiteral e) {
      return new Expr.SetLiteral(parts, e.type(), e.span());
    }
    if (expr instanceof Expr.Interval e) {
      return new Expr.Interval(parts.get(0), parts.get(1), e.type(), e.span());
    }
    if (expr instanceof Expr.SequenceLiteral e) {
      return new Expr.SequenceLiteral(parts, e.type(), e.span());
    }
    if (expr instanceof Expr.RecordLiteral e) {
      return new Expr.RecordLiteral(parts, e.type(), e.span());
    }
    if (expr instanceof Expr.Length e) {
      return new Expr.Length(parts.get(0), e.type(), e.span());
    }
    if (expr instanceof Expr.Head e) {
      return new Expr.Head(parts.get(0), e.span());
    }
    if (expr instanceof Expr.Tail e) {
      return new Expr.Tail(parts.get(0), e.span());
    }
    if (expr instanceof Expr.Append e) {
      return new Expr.Append(parts.get(0), parts.get(1), e.span());
    }
    return expr instanceof Expr.Cardinality e ? new Expr.Cardinality(parts.get(0), e.type(), e.span()) : null;
  }
}
