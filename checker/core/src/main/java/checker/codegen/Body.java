package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import checker.codegen.Code.Test;
import checker.codegen.Operation.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A list of operations being written, with what is known to be true where the next one goes. */
final class Body {
  /** Largest codes that are evaluated where they may not be needed: about what a wrong guess of a branch costs. */
  static final int HOISTED_SIZE = 24;

  private final Body outer;
  private final AtomicInteger locals;
  private final List<Operation> operations = new ArrayList<>();
  private final List<Code> facts = new ArrayList<>();
  private boolean ended;

  Body() {
    this(null, new AtomicInteger());
  }

  private Body(Body outer, AtomicInteger locals) {
    this.outer = outer;
    this.locals = locals;
  }

  /** A list of its own for operations that will stand at this place, if a condition is true. */
  Body nested(Code condition) {
    Body nested = new Body(this, locals);
    nested.assume(condition);
    return nested;
  }

  List<Operation> operations() {
    return operations;
  }

  boolean isEmpty() {
    return operations.isEmpty();
  }

  /** True if control cannot come to the end: nothing more is added then. */
  boolean ended() {
    return ended;
  }

  Local local(Kind kind, long low, long high) {
    return new Local(kind, locals.getAndIncrement(), low, high);
  }

  void set(Local local, Code value) {
    if (!local.equals(value)) {
      add(new Operation.Set(local, value));
    }
  }

  /** Something as good as the code that costs next to nothing to evaluate again. */
  Code reuse(Code code) {
    boolean cheap = code.size() <= 1 || code.size() <= 3 && (code instanceof Code.Field || code instanceof Test);
    return cheap || code instanceof Code.Arithmetic a && a.size() <= 4 && Codes.constant(a.right()) ? code : keep(code);
  }

  /** A local that has the code's value. */
  Local keep(Code code) {
    Local local = local(code.kind(), code.low(), code.high());
    set(local, code);
    return local;
  }

  Operand reuse(Operand operand) {
    return Operands.map(operand, this::reuse);
  }

  void check(Code condition) {
    Code open = known(condition);
    if (Codes.isFalse(open)) {
      add(new Operation.Fail());
      ended = true;
    } else if (!Codes.isTrue(open)) {
      add(new Operation.Check(open));
      assume(open);
    }
  }

  void leave(Exit exit) {
    add(new Operation.Leave(exit));
    ended = true;
  }

  void unless(Code condition, Exit exit) {
    Code open = known(condition);
    if (Codes.isFalse(open)) {
      leave(exit);
    } else if (!Codes.isTrue(open) && !ended) {
      int last = operations.size() - 1;
      if (last >= 0 && operations.get(last) instanceof Operation.Unless before && before.exit() == exit) {
        operations.set(last, new Operation.Unless(Codes.and(before.condition(), open), exit));
      } else {
        add(new Operation.Unless(open, exit));
      }
      assume(open);
    }
  }

  void branch(Code condition, Body then, Body otherwise) {
    if (Codes.constant(condition)) {
      append(Codes.isTrue(condition) ? then : otherwise);
    } else if (!then.isEmpty() || !otherwise.isEmpty()) {
      add(new Operation.If(condition, then.operations, otherwise.operations));
    }
    if (Codes.constant(condition)) {
      return;
    }
    if (then.ended && otherwise.ended) {
      ended = true;
    } else if (then.ended) {
      assume(Codes.not(condition));
    } else if (otherwise.ended) {
      assume(condition);
    }
  }

  /** Does it only if the condition is true. */
  void when(Code condition, Body then) {
    branch(condition, then, nested(Codes.TRUE));
  }

  void loop(Exit exit, Body body) {
    add(new Operation.Loop(exit, body.operations));
  }

  void scope(Exit exit, Body body) {
    if (!body.isEmpty()) {
      add(new Operation.Scope(exit, body.operations));
    }
  }

  /** True if the operations could as well be done where they are not needed, with checks only for where they are. */
  boolean hoistable() {
    int size = 0;
    for (Operation operation : operations) {
      Code code = hoistable(operation);
      if (code == null || !Traversal.total(code)) {
        return false;
      }
      size += code.size();
    }
    return !ended && size <= HOISTED_SIZE;
  }

  /** Null if the operation does more than to evaluate a code. */
  private static Code hoistable(Operation operation) {
    if (operation instanceof Operation.Check check) {
      return check.condition();
    }
    return operation instanceof Operation.Set set ? set.value() : null;
  }

  boolean hasChecks() {
    return operations.stream().anyMatch(Operation.Check.class::isInstance);
  }

  /**
   * Does the operations of a nested body here, which are {@link #hoistable()}.
   *
   * @param condition where they are needed
   */
  void hoist(Code condition, Body nested) {
    for (Operation operation : nested.operations) {
      if (operation instanceof Operation.Check check) {
        check(Codes.implies(condition, check.condition()));
      } else {
        add(operation);
      }
    }
  }

  /** The operations of a nested body, here. */
  void append(Body body) {
    body.operations.forEach(this::add);
    body.facts.forEach(facts::add);
    ended |= body.ended;
  }

  void add(Operation operation) {
    if (!ended) {
      operations.add(operation);
    }
  }

  void finish(Code result) {
    add(new Operation.Return(result));
    ended = true;
  }

  private void assume(Code condition) {
    if (!Codes.constant(condition)) {
      facts.addAll(Codes.conjuncts(condition));
    }
  }

  /** The condition as far as it is not known here to be true; FALSE if it is known to be false. */
  Code known(Code condition) {
    Code open = Codes.TRUE;
    for (Code conjunct : Codes.conjuncts(condition)) {
      if (follows(Codes.not(conjunct))) {
        return Codes.FALSE;
      }
      if (!follows(conjunct)) {
        open = Codes.and(open, conjunct);
      }
    }
    return open;
  }

  private boolean follows(Code code) {
    if (Codes.constant(code)) {
      return Codes.isTrue(code);
    }
    for (Body body = this; body != null; body = body.outer) {
      for (Code fact : body.facts) {
        if (implies(fact, code)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean implies(Code fact, Code code) {
    if (fact.equals(code)) {
      return true;
    }
    if (fact instanceof Test known && code instanceof Test asked && known.word().equals(asked.word())) {
      Code both = Words.both(known, asked);
      return both != null && both.equals(Words.both(known, known));
    }
    return fact instanceof Code.Less known
        && code instanceof Code.Less asked
        && known.left().equals(asked.left())
        && Codes.constant(known.right())
        && Codes.constant(asked.right())
        && Codes.value(known.right()) <= Codes.value(asked.right());
  }
}
