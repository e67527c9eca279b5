package checker.translate.scalar;

import checker.model.Local;
import checker.model.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Names locals so that none hides another one that may be mentioned in its scope. */
final class Binders {
  private final Names names;
  private Deque<String> inScope = new ArrayDeque<>();

  Binders(Names names) {
    this.names = names;
  }

  /** Makes something in which a new local is in scope. */
  <T> T bind(String wish, Type.Scalar type, Function<Term.Local, T> scope) {
    Term.Local local = new Term.Local(names.local(wish, inScope), type);
    inScope.push(local.name());
    try {
      return scope.apply(local);
    } finally {
      inScope.pop();
    }
  }

  /** The same for several locals, in order. */
  <T> T bindAll(List<Local> locals, Frame frame, BiFunction<List<Term.Local>, Frame, T> scope) {
    return bindAll(locals, 0, List.of(), frame, scope);
  }

  private <T> T bindAll(
      List<Local> locals,
      int from,
      List<Term.Local> bound,
      Frame frame,
      BiFunction<List<Term.Local>, Frame, T> scope) {
    if (from == locals.size()) {
      return scope.apply(bound, frame);
    }
    Local next = locals.get(from);
    return bind(
        next.name(),
        (Type.Scalar) next.type(),
        local -> {
          List<Term.Local> more = new ArrayList<>(bound);
          more.add(local);
          return bindAll(locals, from + 1, List.copyOf(more), frame.with(next, new View.Scalar(local)), scope);
        });
  }

  /** Makes something that sees none of the locals in scope. */
  <T> T apart(Supplier<T> unit) {
    Deque<String> outer = inScope;
    inScope = new ArrayDeque<>();
    try {
      return unit.get();
    } finally {
      inScope = outer;
    }
  }

  /** A quantifier over a type; over a single value, what it says of that value. */
  Term quantified(
      boolean universal, String wish, Type.Scalar type, Function<Term, Term> condition, Function<Term, Term> body) {
    if (type.cardinality() == 1) {
      Term only = new Term.Constant(Codes.first(type), type);
      Term premise = condition.apply(only);
      return universal ? Terms.implies(premise, body.apply(only)) : Terms.and(premise, body.apply(only));
    }
    return bind(
        wish, type, local -> Terms.quantified(universal, local, condition.apply(local), body.apply(local)));
  }
}
