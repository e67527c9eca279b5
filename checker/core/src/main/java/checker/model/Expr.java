package checker.model;

import checker.source.Span;
import java.util.List;

/**
 * A typed expression. Every coercion is explicit ({@link Convert}), constants are folded into {@link Literal}s, and
 * step positions are reads of the actor's control variable. Evaluation is from left to right; {@code and},
 * {@code or}, {@code implies} and {@code if} evaluate only what they need.
 */
public sealed interface Expr {
  Type type();

  /** Where it was written; for text in messages. */
  Span span();

  record Literal(Value value, Type type, Span span) implements Expr {}

  record VariableRead(Variable variable, Span span) implements Expr {
    @Override
    public Type type() {
      return variable.type();
    }
  }

  record LocalRead(Local local, Span span) implements Expr {
    @Override
    public Type type() {
      return local.type();
    }
  }

  /** {@code f[a]}. The index has exactly the domain's type (narrowing is an explicit {@link Convert}). */
  record Index(Expr function, Expr index, Span span) implements Expr {
    @Override
    public Type type() {
      return ((Type.Function) function.type()).range();
    }
  }

  /** {@code s[i]} of a sequence; outside {@code 0..len(s)-1} is INDEX_OUTSIDE. The index is an integer. */
  record Element(Expr sequence, Expr index, Span span) implements Expr {
    @Override
    public Type type() {
      return ((Type.Sequence) sequence.type()).element();
    }
  }

  record Field(Expr record, int field, Span span) implements Expr {
    @Override
    public Type type() {
      return ((Type.Record) record.type()).fields().get(field).type();
    }
  }

  record Not(Expr operand, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  /** {@code -e}; {@code type} is the interval of the result. */
  record Negate(Expr operand, Type type, Span span) implements Expr {}

  /** {@code and or implies iff}. */
  record Logical(LogicalOperator operator, Expr left, Expr right, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  enum LogicalOperator {
    AND,
    OR,
    IMPLIES,
    IFF
  }

  /** {@code =} or {@code !=}. The operands have equal types, except that two integer intervals may differ. */
  record Equality(boolean negated, Expr left, Expr right, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  /** {@code < <= > >=} of integers. */
  record Comparison(ComparisonOperator operator, Expr left, Expr right, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  enum ComparisonOperator {
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL
  }

  /** {@code + - * / %} of integers; {@code type} is the interval of the result, within 32 bits. */
  record Arithmetic(ArithmeticOperator operator, Expr left, Expr right, Type type, Span span) implements Expr {}

  /** {@code /} and {@code %} round toward minus infinity; a zero divisor is DIVISION_BY_ZERO. */
  enum ArithmeticOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MODULO
  }

  /**
   * {@code e in s} (or {@code notin}). The element's type equals the set's element type, except that an integer
   * interval may differ: an integer outside it is not in the set.
   */
  record Membership(boolean negated, Expr element, Expr set, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  /** {@code a subset b}; equal types. */
  record Subset(Expr left, Expr right, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  /** {@code union intersect minus}; equal types. */
  record SetOperation(SetOperator operator, Expr left, Expr right, Span span) implements Expr {
    @Override
    public Type type() {
      return left.type();
    }
  }

  enum SetOperator {
    UNION,
    INTERSECT,
    MINUS
  }

  /** {@code if c then a else b}; the branches have exactly {@code type}. */
  record Conditional(Expr condition, Expr then, Expr otherwise, Type type, Span span) implements Expr {}

  /** {@code forall} and {@code exists} (stop at the first decision). */
  record Quantified(boolean universal, Binding binding, Expr body, Span span) implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }

  /** {@code count}: how many values satisfy the body. */
  record Count(Binding binding, Expr body, Type type, Span span) implements Expr {}

  /** {@code sum}, {@code min}, {@code max} of an integer body; {@code min}/{@code max} of nothing is EMPTY_CHOICE. */
  record Aggregate(AggregateOperator operator, Binding binding, Expr body, Type type, Span span) implements Expr {}

  enum AggregateOperator {
    SUM,
    MIN,
    MAX
  }

  /** {@code choose}: the first value that satisfies the body; none is EMPTY_CHOICE. */
  record Choose(Binding binding, Expr body, Span span) implements Expr {
    @Override
    public Type type() {
      return binding.local().type();
    }
  }

  /** The elements have exactly the element type. */
  record SetLiteral(List<Expr> elements, Type.SetOf type, Span span) implements Expr {}

  /** {@code low..high} as a set, empty if {@code low > high}; all its members lie in the element type. */
  record Interval(Expr low, Expr high, Type.SetOf type, Span span) implements Expr {}

  /** {@code { x: T where p }}. */
  record SetComprehension(Binding binding, Type.SetOf type, Span span) implements Expr {}

  /** {@code [x: T -> e]}; the body has exactly the range's type. */
  record FunctionLiteral(Local parameter, Expr body, Type.Function type, Span span) implements Expr {}

  /** Field values in the order of the type, each of exactly the field's type. They are evaluated in that order. */
  record RecordLiteral(List<Expr> fields, Type.Record type, Span span) implements Expr {}

  /** At most {@code capacity} elements, each of exactly the element type. */
  record SequenceLiteral(List<Expr> elements, Type.Sequence type, Span span) implements Expr {}

  record Length(Expr sequence, Type type, Span span) implements Expr {}

  /** The first element; of nothing: EMPTY_SEQUENCE. */
  record Head(Expr sequence, Span span) implements Expr {
    @Override
    public Type type() {
      return ((Type.Sequence) sequence.type()).element();
    }
  }

  /** All but the first element; of nothing: EMPTY_SEQUENCE. */
  record Tail(Expr sequence, Span span) implements Expr {
    @Override
    public Type type() {
      return sequence.type();
    }
  }

  /** One more element at the end; too many: SEQUENCE_FULL. */
  record Append(Expr sequence, Expr element, Span span) implements Expr {
    @Override
    public Type type() {
      return sequence.type();
    }
  }

  record Cardinality(Expr set, Type type, Span span) implements Expr {}

  /** A definition applied; arguments have exactly the parameters' types. The body runs in a frame of its own. */
  record Call(Definition definition, List<Expr> arguments, Span span) implements Expr {
    @Override
    public Type type() {
      return definition.body().type();
    }
  }

  /** {@code e'}: {@code e} in the next state. Only in transition invariants; never nested. */
  record Next(Expr operand, Span span) implements Expr {
    @Override
    public Type type() {
      return operand.type();
    }
  }

  /**
   * The same value seen at another type, by the pair (operand type, {@code type}):
   *
   * <ul>
   *   <li>range to range: checked, OUT_OF_RANGE (INDEX_OUTSIDE if {@code index});
   *   <li>{@code T} to {@code T?}: never fails;
   *   <li>{@code T?} to {@code T}: checked, NIL_USED;
   *   <li>set of range to set of range: checked element by element, OUT_OF_RANGE;
   *   <li>sequence to a sequence of the same element type and another capacity: checked, SEQUENCE_FULL.
   * </ul>
   *
   * One conversion at a time: range to another range's optional is two of these.
   *
   * @param index true if the value is about to index a function
   */
  record Convert(Expr operand, Type type, boolean index, Span span) implements Expr {}

  /** {@code enabled(a(x).s(y))}: only in temporal properties. An absent action means any of the actor's. */
  record Enabled(
      Actor actor,
      List<Expr> actorArguments,
      java.util.Optional<Action> action,
      List<Expr> actionArguments,
      Span span)
      implements Expr {
    @Override
    public Type type() {
      return new Type.Bool();
    }
  }
}
