package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import checker.codegen.Operation.Exit;
import checker.model.Binding;
import checker.model.Expr;
import checker.model.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles what goes through the values of a binding: one value after the other written out, or a loop. Where it takes
 * no loop, there are no branches but one expression, after what has to be checked.
 */
final class Iterations {
  private final Expressions expressions;
  private final Unrolling unrolling;

  Iterations(Expressions expressions, Unrolling unrolling) {
    this.expressions = expressions;
    this.unrolling = unrolling;
  }

  /**
   * The values that a binding's local goes through, before its condition.
   *
   * @param set null if they are all values of the type
   */
  record Values(Binding binding, Code set) {
    Type.Scalar type() {
      return binding.type();
    }

    /** How many, at most. */
    long count() {
      return set != null && Codes.constant(set) ? Long.bitCount(Codes.value(set)) : type().cardinality();
    }

    /** Whether the value at a position is among them. */
    Code contains(int position) {
      return set == null ? Codes.TRUE : Words.bit(set, Codes.number(position));
    }
  }

  /** Written for every value that satisfies the binding's condition. */
  interface Round {
    void write(Scope scope, Body body);
  }

  /** One value: the condition under which it counts, its code, and the code of what is said about it. */
  private record Term(Code condition, Code value, int position, Code result) {}

  /** Evaluates the set, if there is one. */
  Values values(Binding binding, Scope scope, Body body) {
    return binding.domain() instanceof Binding.Domain.MembersOf members
        ? new Values(binding, body.reuse(expressions.code(members.set(), scope, body)))
        : new Values(binding, null);
  }

  Code where(Binding binding, Scope scope, Body body) {
    return binding.where().isPresent() ? expressions.code(binding.where().get(), scope, body) : Codes.TRUE;
  }

  /** Whether the rounds are to be written one after the other. */
  boolean unrolls(Values values, Scope scope) {
    return unrolling.unrolls(values.count(), scope);
  }

  /**
   * Writes the rounds in order.
   *
   * @param exit what a round leaves to skip the rest
   */
  void forEach(Values values, Scope scope, Body body, Exit exit, Round round) {
    if (unrolls(values, scope)) {
      Body rounds = body.nested(Codes.TRUE);
      Scope repeated = scope.repeated(values.count());
      for (int i = 0; i < values.type().cardinality() && !rounds.ended(); i++) {
        Code present = rounds.known(values.contains(i));
        if (!Codes.isFalse(present)) {
          Operand value = new Operand.Scalar(Operands.constant(values.type(), i));
          Body inner = rounds.nested(present);
          round(values.binding(), repeated.with(values.binding().local(), value), inner, round);
          rounds.when(present, inner);
        }
      }
      body.scope(exit, rounds);
    } else {
      loop(values, scope, body, exit, inner -> round(values.binding(), inner.scope(), inner.body(), round));
    }
  }

  private void round(Binding binding, Scope scope, Body body, Round round) {
    Code where = body.known(where(binding, scope, body));
    Body inner = body.nested(where);
    round.write(scope, inner);
    body.when(where, inner);
  }

  /** The inside of a loop. */
  record Inside(Scope scope, Body body) {}

  /** Writes a loop through the values, before the binding's condition is looked at. */
  void loop(Values values, Scope scope, Body body, Exit exit, java.util.function.Consumer<Inside> inside) {
    long first = Operands.offset(values.type());
    long last = first + values.type().cardinality() - 1;
    Local value = body.local(Kind.INT, first, last);
    Code code = values.type() instanceof Type.Bool ? Codes.equal(value, Codes.number(1)) : value;
    Scope inner = scope.with(values.binding().local(), new Operand.Scalar(code));
    Body rounds = body.nested(Codes.TRUE);
    if (values.set() == null) {
      body.set(value, Codes.number(first));
      inside.accept(new Inside(inner, rounds));
      rounds.unless(Codes.not(new Code.Equal(value, Codes.number(last), 3)), exit);
      rounds.set(value, Codes.plus(value, 1));
    } else {
      Local rest = body.keep(values.set());
      rounds.unless(Codes.not(Words.test(rest, -1, 0)), exit);
      Code lowest = rounds.keep(Words.lowestBit(rest));
      rounds.set(value, Codes.plus(lowest, first));
      rounds.set(rest, Words.and(rest, Words.not(Words.single(lowest))));
      inside.accept(new Inside(inner, rounds));
    }
    body.loop(exit, rounds);
  }

  /**
   * All values with what an expression (null: nothing) says of them, or null if that takes a loop, or a check that is costly.
   *
   * @param deciding the result after which the other values are not looked at; null if all are
   */
  private List<Term> terms(Values values, Expr expression, Boolean deciding, Scope scope, Body body) {
    if (!unrolls(values, scope)) {
      return null;
    }
    Scope repeated = scope.repeated(values.count());
    List<Term> terms = new ArrayList<>();
    Body all = body.nested(Codes.TRUE);
    Code undecided = Codes.TRUE;
    for (int i = 0; i < values.type().cardinality(); i++) {
      Code present = body.known(values.contains(i));
      if (Codes.isFalse(present)) {
        continue;
      }
      Code value = Operands.constant(values.type(), i);
      Scope inner = repeated.with(values.binding().local(), new Operand.Scalar(value));
      Body outside = body.nested(present);
      Code condition = outside.known(where(values.binding(), inner, outside));
      Body inside = outside.nested(condition);
      Code result = expression == null || Codes.isFalse(condition)
          ? Codes.TRUE
          : expressions.code(expression, inner, inside);
      boolean checks = outside.hasChecks() || inside.hasChecks();
      if (!outside.hoistable() || !inside.hoistable() || checks && undecided.size() > Body.HOISTED_SIZE) {
        return null;
      }
      Code counts = Codes.and(present, condition);
      all.hoist(Codes.and(undecided, present), outside);
      all.hoist(Codes.and(undecided, counts), inside);
      terms.add(new Term(counts, value, i, result));
      if (deciding != null) {
        Code decided = Codes.and(counts, deciding ? result : Codes.not(result));
        undecided = Codes.and(undecided, Codes.not(decided));
      }
    }
    body.append(all);
    return terms;
  }

  Code quantified(Expr.Quantified e, Scope scope, Body body) {
    Values values = values(e.binding(), scope, body);
    List<Term> terms = terms(values, e.body(), !e.universal(), scope, body);
    if (terms != null) {
      Code all = Codes.TRUE;
      for (Term term : terms) {
        Code undecided = e.universal() ? term.result() : Codes.not(term.result());
        all = Codes.and(all, Codes.implies(term.condition(), undecided));
      }
      return e.universal() ? all : Codes.not(all);
    }
    Local result = body.local(Kind.BOOL, 0, 1);
    body.set(result, Codes.truth(e.universal()));
    Exit exit = new Exit();
    forEach(values, scope, body, exit, (inner, round) -> {
      Code holds = expressions.code(e.body(), inner, round);
      Code deciding = round.known(e.universal() ? Codes.not(holds) : holds);
      Body decided = round.nested(deciding);
      decided.set(result, Codes.truth(!e.universal()));
      decided.leave(exit);
      round.when(deciding, decided);
    });
    return result;
  }

  Code count(Expr.Count e, Scope scope, Body body) {
    Values values = values(e.binding(), scope, body);
    List<Term> terms = terms(values, e.body(), null, scope, body);
    if (terms != null) {
      Code sum = Codes.number(0);
      for (Term term : terms) {
        sum = Codes.add(sum, Codes.and(term.condition(), term.result()));
      }
      return sum;
    }
    Local sum = body.local(Kind.INT, 0, Math.min(Integer.MAX_VALUE, values.count()));
    body.set(sum, Codes.number(0));
    forEach(values, scope, body, new Exit(), (inner, round) -> {
      Code holds = expressions.code(e.body(), inner, round);
      round.set(sum, Codes.add(sum, holds));
    });
    return sum;
  }

  Code aggregate(Expr.Aggregate e, Scope scope, Body body) {
    Values values = values(e.binding(), scope, body);
    List<Term> terms = terms(values, e.body(), null, scope, body);
    if (e.operator() == Expr.AggregateOperator.SUM) {
      return sum(e, values, terms, scope, body);
    }
    if (terms != null && !terms.isEmpty() && terms.stream().allMatch(t -> Codes.isTrue(t.condition()))) {
      return terms.stream()
          .map(Term::result)
          .reduce((a, b) -> better(e.operator(), body.reuse(a), body.reuse(b)))
          .orElseThrow();
    }
    Type.Range type = (Type.Range) e.type();
    Local best = body.local(Kind.INT, type.low(), type.high());
    Local found = body.local(Kind.BOOL, 0, 1);
    body.set(best, Codes.number(type.low()));
    body.set(found, Codes.FALSE);
    forEach(values, scope, body, new Exit(), (inner, round) -> {
      Code value = round.reuse(expressions.code(e.body(), inner, round));
      round.set(best, Codes.choice(found, better(e.operator(), best, value), value));
      round.set(found, Codes.TRUE);
    });
    body.check(found);
    return best;
  }

  private Code sum(Expr.Aggregate e, Values values, List<Term> terms, Scope scope, Body body) {
    if (terms != null) {
      Code sum = Codes.number(0);
      for (Term term : terms) {
        sum = Codes.add(sum, Codes.choice(term.condition(), term.result(), Codes.number(0)));
      }
      return sum;
    }
    Type.Range type = (Type.Range) e.type();
    Local sum = body.local(Kind.INT, type.low(), type.high());
    body.set(sum, Codes.number(0));
    forEach(values, scope, body, new Exit(), (inner, round) ->
        round.set(sum, Codes.add(sum, expressions.code(e.body(), inner, round))));
    return sum;
  }

  private static Code better(Expr.AggregateOperator operator, Code left, Code right) {
    return operator == Expr.AggregateOperator.MIN ? Codes.minimum(left, right) : Codes.maximum(left, right);
  }

  Code choose(Expr.Choose e, Scope scope, Body body) {
    Values values = values(e.binding(), scope, body);
    List<Term> terms = terms(values, e.body(), true, scope, body);
    Type.Scalar type = values.type();
    if (terms != null) {
      Code chosen = Operands.constant(type, 0);
      Code some = Codes.FALSE;
      for (int i = terms.size() - 1; i >= 0; i--) {
        Code fits = body.reuse(Codes.and(terms.get(i).condition(), terms.get(i).result()));
        chosen = Codes.isFalse(some) ? terms.get(i).value() : Codes.choice(fits, terms.get(i).value(), chosen);
        some = Codes.or(fits, some);
      }
      body.check(some);
      return chosen;
    }
    Kind kind = type instanceof Type.Bool ? Kind.BOOL : Kind.INT;
    Local chosen = body.local(kind, Operands.offset(type), Operands.offset(type) + type.cardinality() - 1);
    Local found = body.local(Kind.BOOL, 0, 1);
    body.set(chosen, Operands.constant(type, 0));
    body.set(found, Codes.FALSE);
    Exit exit = new Exit();
    forEach(values, scope, body, exit, (inner, round) -> {
      Code fits = round.known(expressions.code(e.body(), inner, round));
      Body decided = round.nested(fits);
      decided.set(chosen, Operands.code(inner.read(e.binding().local())));
      decided.set(found, Codes.TRUE);
      decided.leave(exit);
      round.when(fits, decided);
    });
    body.check(found);
    return chosen;
  }

  Code comprehension(Expr.SetComprehension e, Scope scope, Body body) {
    Values values = values(e.binding(), scope, body);
    List<Term> terms = terms(values, null, null, scope, body);
    Type.Scalar element = e.type().element();
    if (terms != null) {
      Code set = Words.ZERO;
      for (Term term : terms) {
        Code position = Operands.position(term.value(), element);
        set = Words.or(set, Words.shiftLeft(Words.widen(term.condition()), position));
      }
      return set;
    }
    Local set = body.local(Kind.LONG, 0, 0);
    body.set(set, Words.ZERO);
    forEach(values, scope, body, new Exit(), (inner, round) -> {
      Code value = Operands.code(inner.read(e.binding().local()));
      round.set(set, Words.or(set, Words.single(Operands.position(value, element))));
    });
    return set;
  }
}
