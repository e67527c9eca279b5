package checker.independence;

import checker.model.Binding;
import checker.model.Cell;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Local;
import checker.model.Type;
import checker.model.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Goes through all that evaluation of an expression may look at, in any state, and notes the cells. What does not depend on the state
 * is evaluated, so that indices are known and branches that are never taken are left out.
 */
final class Reader {
  /** Most values of a binding that are gone through one by one. */
  private static final int MOST_VALUES = 64;

  /** Expressions looked at before all is given up: a model that needs more gains little, and its user waits. */
  private static final int MOST_STEPS = 200_000;

  /** Cells that take as long to note as an expression to look at. */
  private static final int CELLS_A_STEP = 16;

  private final CellNumbers cells;
  private long steps;

  /** Cells noted. */
  private BitSet reads = new BitSet();

  private Map<Integer, Set<Value>> tests = new HashMap<>();

  /** A cell that is taken to have a value; -1 if there is none. */
  private int assumed = -1;

  private Value assumedValue;

  Reader(CellNumbers cells) {
    this.cells = cells;
  }

  /** There is too much to look at. */
  static final class TooMuch extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuch() {
      super("too much to look at", null, false, false);
    }
  }

  /**
   * Notes from now on here what is read.
   *
   * @param read cells whose value is read
   * @param compared cells that are compared with constants, and the constants
   */
  void into(BitSet read, Map<Integer, Set<Value>> compared) {
    reads = read;
    tests = compared;
  }

  /** From now on takes a cell to have a value, in all states; -1 for none. */
  void assume(int cell, Value value) {
    assumed = cell;
    assumedValue = value;
  }

  /**
   * The cells of a part of a variable, to be noted.
   *
   * @throws TooMuch if there are too many, with all that has been looked at before
   */
  IntStream cells(CellNumbers.Part part) {
    spend(part.count() / CELLS_A_STEP);
    return part.cells();
  }

  private void spend(long more) {
    steps += more;
    if (steps > MOST_STEPS) {
      throw new TooMuch();
    }
  }

  /**
   * Notes what the expression reads.
   *
   * @param frame values of locals, null where they depend on the state; bindings write it
   * @return its value if that is the same in all states in which it has one, and can be told; otherwise null
   * @throws TooMuch if too much has been looked at before
   */
  Value read(Expr expr, Value[] frame) {
    spend(1);
    if (expr instanceof Expr.Literal e) {
      return e.value();
    }
    if (expr instanceof Expr.LocalRead e) {
      return frame[e.local().slot()];
    }
    if (expr instanceof Expr.VariableRead || expr instanceof Expr.Index || expr instanceof Expr.Field) {
      return place(expr, frame);
    }
    if (expr instanceof Expr.Equality e) {
      return equality(e, frame);
    }
    if (expr instanceof Expr.Logical e) {
      return logical(e, frame);
    }
    if (expr instanceof Expr.Not e) {
      Value operand = read(e.operand(), frame);
      return operand == null ? null : new Value.Bool(!isTrue(operand));
    }
    if (expr instanceof Expr.Conditional e) {
      Value condition = read(e.condition(), frame);
      if (condition != null) {
        return read(isTrue(condition) ? e.then() : e.otherwise(), frame);
      }
      read(e.then(), frame);
      read(e.otherwise(), frame);
      return null;
    }
    if (expr instanceof Expr.Call e) {
      return read(e.definition().body(), frame(e, frame));
    }
    if (expr instanceof Expr.Quantified e) {
      return quantified(e, frame);
    }
    if (expr instanceof Expr.FunctionLiteral e) {
      each(e.parameter(), e.type().domain(), frame, value -> {
        read(e.body(), frame);
        return true;
      });
      return null;
    }
    return other(expr, frame);
  }

  /** The frame of a definition that is applied. */
  Value[] frame(Expr.Call call, Value[] frame) {
    Value[] inner = new Value[call.definition().frameSize()];
    for (int i = 0; i < call.arguments().size(); i++) {
      inner[i] = read(call.arguments().get(i), frame);
    }
    return inner;
  }

  /** What a binding ranges over is known only if it is a type: the members of a set depend on the state, as a rule. */
  private Value other(Expr expr, Value[] frame) {
    Binding binding = binding(expr);
    if (binding != null) {
      Expr body = body(expr);
      each(binding, frame, value -> {
        if (body != null) {
          read(body, frame);
        }
        return true;
      });
      return null;
    }
    List<Value> values = new ArrayList<>();
    for (Expr part : ExprWalk.parts(expr)) {
      values.add(read(part, frame));
    }
    return evaluated(expr, values);
  }

  private static Binding binding(Expr expr) {
    if (expr instanceof Expr.Count e) {
      return e.binding();
    }
    if (expr instanceof Expr.Aggregate e) {
      return e.binding();
    }
    if (expr instanceof Expr.Choose e) {
      return e.binding();
    }
    return expr instanceof Expr.SetComprehension e ? e.binding() : null;
  }

  private static Expr body(Expr expr) {
    if (expr instanceof Expr.Count e) {
      return e.body();
    }
    if (expr instanceof Expr.Aggregate e) {
      return e.body();
    }
    return expr instanceof Expr.Choose e ? e.body() : null;
  }

  /** The value, if those of all parts are known. */
  private static Value evaluated(Expr expr, List<Value> parts) {
    return parts.contains(null) ? null : KnownParts.evaluate(expr, parts);
  }

  /** A comparison of one cell with a constant tells less than reading it. */
  private Value equality(Expr.Equality expr, Value[] frame) {
    CellNumbers.Part left = part(expr.left(), frame);
    CellNumbers.Part right = part(expr.right(), frame);
    Value first = left == null ? read(expr.left(), frame) : assumed(left);
    Value second = right == null ? read(expr.right(), frame) : assumed(right);
    if (first != null && second != null) {
      return new Value.Bool(first.equals(second) != expr.negated());
    }
    note(left, second);
    note(right, first);
    return null;
  }

  private Value assumed(CellNumbers.Part part) {
    return part.single() == assumed && assumed >= 0 ? assumedValue : null;
  }

  /** Notes what is read, if it is a part of a variable that is compared with something. */
  private void note(CellNumbers.Part part, Value compared) {
    if (part == null) {
      return;
    }
    if (compared == null || part.single() < 0) {
      cells(part).forEach(reads::set);
    } else {
      tests.computeIfAbsent(part.single(), cell -> new HashSet<>()).add(compared);
    }
  }

  private Value logical(Expr.Logical expr, Value[] frame) {
    Value left = read(expr.left(), frame);
    if (left == null || expr.operator() == Expr.LogicalOperator.IFF) {
      Value right = read(expr.right(), frame);
      return left == null ? decided(expr, right) : right == null ? null : new Value.Bool(left.equals(right));
    }
    return switch (expr.operator()) {
      case AND -> isTrue(left) ? read(expr.right(), frame) : left;
      case OR -> isTrue(left) ? left : read(expr.right(), frame);
      default -> isTrue(left) ? read(expr.right(), frame) : new Value.Bool(true);
    };
  }

  /** The value of a condition if the right side alone decides it. */
  private Value decided(Expr.Logical expr, Value right) {
    if (right == null) {
      return null;
    }
    boolean value = isTrue(right);
    boolean decides = expr.operator() == Expr.LogicalOperator.AND ? !value : expr.operator() != Expr.LogicalOperator.IFF && value;
    return decides ? right : null;
  }

  /** Bodies up to the first that decides in all states. */
  private Value quantified(Expr.Quantified expr, Value[] frame) {
    Value decisive = new Value.Bool(!expr.universal());
    boolean[] known = {true};
    boolean decided = !each(expr.binding(), frame, value -> {
      Value body = read(expr.body(), frame);
      known[0] &= body != null && value;
      return !(value && decisive.equals(body));
    });
    return !known[0] ? null : new Value.Bool(decided != expr.universal());
  }

  /**
   * Goes through the values of a binding until {@code body} says to stop.
   *
   * @param body given whether the value is taken in all states
   * @return false if it has stopped
   */
  boolean each(Binding binding, Value[] frame, Predicate<Boolean> body) {
    if (binding.domain() instanceof Binding.Domain.MembersOf members) {
      read(members.set(), frame);
      return each(binding.local(), null, frame, value -> taken(binding, frame, false, body));
    }
    return each(binding.local(), binding.type(), frame, value -> taken(binding, frame, value, body));
  }

  private boolean taken(Binding binding, Value[] frame, boolean sure, Predicate<Boolean> body) {
    if (binding.where().isEmpty()) {
      return body.test(sure);
    }
    Value where = read(binding.where().get(), frame);
    if (where != null && !isTrue(where)) {
      return true;
    }
    return body.test(sure && where != null);
  }

  /** @param domain null if the values are not known */
  private boolean each(Local local, Type.Scalar domain, Value[] frame, Predicate<Boolean> body) {
    if (domain == null || domain.cardinality() > MOST_VALUES) {
      frame[local.slot()] = null;
      return body.test(false);
    }
    for (int i = 0; i < domain.cardinality(); i++) {
      frame[local.slot()] = domain.valueAt(i);
      if (!body.test(true)) {
        return false;
      }
    }
    return true;
  }

  /** Reads a variable or a part of it; or a part of something else. */
  private Value place(Expr expr, Value[] frame) {
    CellNumbers.Part part = part(expr, frame);
    if (part != null) {
      note(part, null);
      return assumed(part);
    }
    return other(expr, frame);
  }

  /** The part of a variable that an expression is; null if it is no such part. */
  private CellNumbers.Part part(Expr expr, Value[] frame) {
    if (expr instanceof Expr.VariableRead e) {
      return cells.of(e.variable());
    }
    if (expr instanceof Expr.Index e) {
      CellNumbers.Part function = part(e.function(), frame);
      return function == null ? null : function.at(read(e.index(), frame));
    }
    if (expr instanceof Expr.Field e) {
      CellNumbers.Part record = part(e.record(), frame);
      return record == null ? null : record.field(e.field());
    }
    return null;
  }

  static boolean isTrue(Value value) {
    return ((Value.Bool) value).value();
  }
}
