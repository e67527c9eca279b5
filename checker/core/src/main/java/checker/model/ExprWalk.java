package checker.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Looks through expressions. */
public final class ExprWalk {
  private ExprWalk() {}

  /** Whether the expression or a part of it, bodies of called definitions included, is such. */
  public static boolean any(Expr expr, Predicate<Expr> such) {
    return any(expr, such, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static boolean any(Expr expr, Predicate<Expr> such, Set<Definition> seen) {
    if (such.test(expr)) {
      return true;
    }
    for (Expr part : parts(expr)) {
      if (any(part, such, seen)) {
        return true;
      }
    }
    return expr instanceof Expr.Call call && seen.add(call.definition()) && any(call.definition().body(), such, seen);
  }

  /** The direct parts, in the order of evaluation. */
  public static List<Expr> parts(Expr expr) {
    if (expr instanceof Expr.Index e) {
      return List.of(e.function(), e.index());
    }
    if (expr instanceof Expr.Element e) {
      return List.of(e.sequence(), e.index());
    }
    if (expr instanceof Expr.Field e) {
      return List.of(e.record());
    }
    if (expr instanceof Expr.Not e) {
      return List.of(e.operand());
    }
    if (expr instanceof Expr.Negate e) {
      return List.of(e.operand());
    }
    if (expr instanceof Expr.Logical e) {
      return List.of(e.left(), e.right());
    }
    if (expr instanceof Expr.Equality e) {
      return List.of(e.left(), e.right());
    }
    if (expr instanceof Expr.Comparison e) {
      return List.of(e.left(), e.right());
    }
    if (expr instanceof Expr.Arithmetic e) {
      return List.of(e.left(), e.right());
    }
    if (expr instanceof Expr.Membership e) {
      return List.of(e.element(), e.set());
    }
    if (expr instanceof Expr.Subset e) {
      return List.of(e.left(), e.right());
    }
    if (expr instanceof Expr.SetOperation e) {
      return List.of(e.left(), e.right());
    }
    if (expr instanceof Expr.Conditional e) {
      return List.of(e.condition(), e.then(), e.otherwise());
    }
    return moreParts(expr);
  }

  private static List<Expr> moreParts(Expr expr) {
    if (expr instanceof Expr.Quantified e) {
      return bound(e.binding(), e.body());
    }
    if (expr instanceof Expr.Count e) {
      return bound(e.binding(), e.body());
    }
    if (expr instanceof Expr.Aggregate e) {
      return bound(e.binding(), e.body());
    }
    if (expr instanceof Expr.Choose e) {
      return bound(e.binding(), e.body());
    }
    if (expr instanceof Expr.SetLiteral e) {
      return e.elements();
    }
    if (expr instanceof Expr.Interval e) {
      return List.of(e.low(), e.high());
    }
    if (expr instanceof Expr.SetComprehension e) {
      return parts(e.binding());
    }
    if (expr instanceof Expr.FunctionLiteral e) {
      return List.of(e.body());
    }
    if (expr instanceof Expr.RecordLiteral e) {
      return e.fields();
    }
    if (expr instanceof Expr.SequenceLiteral e) {
      return e.elements();
    }
    if (expr instanceof Expr.Length e) {
      return List.of(e.sequence());
    }
    if (expr instanceof Expr.Head e) {
      return List.of(e.sequence());
    }
    if (expr instanceof Expr.Tail e) {
      return List.of(e.sequence());
    }
    if (expr instanceof Expr.Append e) {
      return List.of(e.sequence(), e.element());
    }
    if (expr instanceof Expr.Cardinality e) {
      return List.of(e.set());
    }
    if (expr instanceof Expr.Call e) {
      return e.arguments();
    }
    if (expr instanceof Expr.Next e) {
      return List.of(e.operand());
    }
    if (expr instanceof Expr.Convert e) {
      return List.of(e.operand());
    }
    if (expr instanceof Expr.Enabled e) {
      List<Expr> parts = new ArrayList<>(e.actorArguments());
      parts.addAll(e.actionArguments());
      return parts;
    }
    return List.of();
  }

  /** The set and the condition of something that binds a name. */
  public static List<Expr> parts(Binding binding) {
    List<Expr> parts = new ArrayList<>();
    if (binding.domain() instanceof Binding.Domain.MembersOf members) {
      parts.add(members.set());
    }
    binding.where().ifPresent(parts::add);
    return parts;
  }

  private static List<Expr> bound(Binding binding, Expr body) {
    List<Expr> parts = parts(binding);
    parts.add(body);
    return parts;
  }
}
