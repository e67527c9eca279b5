package checker.codegen;

import checker.codegen.Code.Kind;
import checker.codegen.Code.Local;
import checker.model.Expr;
import checker.model.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles expressions: the checks and intermediate results that one needs go to a {@link Body}, what is left is an
 * operand without side effects. A part that is evaluated only sometimes gets a nested body; if that stays empty, no
 * branch is needed.
 */
final class Expressions {
  private final Iterations iterations;
  private final Routines routines;
  private final Unrolling unrolling;
  private int written;

  Expressions(Unrolling unrolling, Routines routines) {
    this.unrolling = unrolling;
    this.routines = routines;
    this.iterations = new Iterations(this, unrolling);
  }

  Iterations iterations() {
    return iterations;
  }

  Routines routines() {
    return routines;
  }

  Unrolling unrolling() {
    return unrolling;
  }

  Code code(Expr expression, Scope scope, Body body) {
    return Operands.code(evaluate(expression, scope, body));
  }

  Operand evaluate(Expr expression, Scope scope, Body body) {
    Operand operand = operand(expression, scope, body);
    written();
    if (operand instanceof Operand.Scalar || operand instanceof Operand.Bits) {
      Code code = Operands.code(operand);
      return code.size() > 200 && code.kind() != Kind.BOOL ? Operands.leaf(body.keep(code)) : operand;
    }
    return operand;
  }

  /** Counts something written, and gives up when there is far more than a method can hold. */
  void written() {
    if (++written > (unrolling.routines() ? 20 : 4) * CodeTooLargeException.LIMIT) {
      throw new CodeTooLargeException("too much to be written out");
    }
  }

  private Operand operand(Expr expression, Scope scope, Body body) {
    if (expression instanceof Expr.Literal e) {
      return Operands.literal(e.value(), e.type());
    }
    if (expression instanceof Expr.VariableRead e) {
      return scope.current().read(e.variable());
    }
    if (expression instanceof Expr.LocalRead e) {
      return scope.read(e.local());
    }
    if (expression instanceof Expr.Index e) {
      Operand function = evaluate(e.function(), scope, body);
      Type.Scalar domain = ((Type.Function) e.function().type()).domain();
      Code position = body.reuse(Operands.position(code(e.index(), scope, body), domain));
      return Operands.select(position, Operands.parts(function));
    }
    if (expression instanceof Expr.Element e) {
      Operand.Row row = (Operand.Row) evaluate(e.sequence(), scope, body);
      return Sequences.element(row, code(e.index(), scope, body), body);
    }
    if (expression instanceof Expr.Field e) {
      return Operands.parts(evaluate(e.record(), scope, body)).get(e.field());
    }
    if (expression instanceof Expr.Not e) {
      return new Operand.Scalar(Codes.not(code(e.operand(), scope, body)));
    }
    if (expression instanceof Expr.Negate e) {
      return new Operand.Scalar(Codes.subtract(Codes.number(0), code(e.operand(), scope, body)));
    }
    if (expression instanceof Expr.Logical e) {
      return new Operand.Scalar(logical(e, scope, body));
    }
    if (expression instanceof Expr.Equality e) {
      Operand left = evaluate(e.left(), scope, body);
      Code equal = Operands.equal(left, evaluate(e.right(), scope, body));
      return new Operand.Scalar(e.negated() ? Codes.not(equal) : equal);
    }
    if (expression instanceof Expr.Comparison e) {
      Code left = code(e.left(), scope, body);
      return new Operand.Scalar(compare(e.operator(), left, code(e.right(), scope, body)));
    }
    if (expression instanceof Expr.Arithmetic e) {
      Code left = code(e.left(), scope, body);
      return new Operand.Scalar(arithmetic(e.operator(), left, code(e.right(), scope, body), body));
    }
    if (expression instanceof Expr.Conditional e) {
      return conditional(e, scope, body);
    }
    if (expression instanceof Expr.Quantified e) {
      return new Operand.Scalar(iterations.quantified(e, scope, body));
    }
    if (expression instanceof Expr.Count e) {
      return new Operand.Scalar(iterations.count(e, scope, body));
    }
    if (expression instanceof Expr.Aggregate e) {
      return new Operand.Scalar(iterations.aggregate(e, scope, body));
    }
    if (expression instanceof Expr.Choose e) {
      return new Operand.Scalar(iterations.choose(e, scope, body));
    }
    if (expression instanceof Expr.Call e) {
      List<Operand> arguments = all(e.arguments(), scope, body);
      return call(e, arguments, scope, body);
    }
    if (expression instanceof Expr.Next e) {
      return evaluate(e.operand(), scope.inNextState(), body);
    }
    if (expression instanceof Expr.Convert e) {
      return Conversions.convert(e, evaluate(e.operand(), scope, body), body);
    }
    return collection(expression, scope, body);
  }

  private Operand collection(Expr expression, Scope scope, Body body) {
    if (expression instanceof Expr.Membership e) {
      return new Operand.Scalar(membership(e, scope, body));
    }
    if (expression instanceof Expr.Subset e) {
      Code left = code(e.left(), scope, body);
      Code outside = Words.and(left, Words.not(code(e.right(), scope, body)));
      return new Operand.Scalar(Words.test(outside, -1, 0));
    }
    if (expression instanceof Expr.SetOperation e) {
      Code left = code(e.left(), scope, body);
      Code right = code(e.right(), scope, body);
      return new Operand.Bits(switch (e.operator()) {
        case UNION -> Words.or(left, right);
        case INTERSECT -> Words.and(left, right);
        case MINUS -> Words.and(left, Words.not(right));
      });
    }
    if (expression instanceof Expr.SetLiteral e) {
      Code set = Words.ZERO;
      for (Expr element : e.elements()) {
        set = Words.or(set, Words.single(Operands.position(code(element, scope, body), e.type().element())));
      }
      return new Operand.Bits(set);
    }
    if (expression instanceof Expr.Interval e) {
      return new Operand.Bits(interval(e, scope, body));
    }
    if (expression instanceof Expr.SetComprehension e) {
      return new Operand.Bits(iterations.comprehension(e, scope, body));
    }
    if (expression instanceof Expr.FunctionLiteral e) {
      return function(e, scope, body);
    }
    if (expression instanceof Expr.RecordLiteral e) {
      return new Operand.Tuple(all(e.fields(), scope, body));
    }
    if (expression instanceof Expr.SequenceLiteral e) {
      return Operands.row(Codes.number(e.elements().size()), all(e.elements(), scope, body), e.type());
    }
    if (expression instanceof Expr.Length e) {
      return new Operand.Scalar(((Operand.Row) evaluate(e.sequence(), scope, body)).length());
    }
    if (expression instanceof Expr.Head e) {
      Operand.Row row = (Operand.Row) evaluate(e.sequence(), scope, body);
      return Sequences.head(row, body);
    }
    if (expression instanceof Expr.Tail e) {
      Operand.Row row = (Operand.Row) evaluate(e.sequence(), scope, body);
      return Sequences.tail(row, (Type.Sequence) e.type(), body);
    }
    if (expression instanceof Expr.Append e) {
      Operand.Row row = (Operand.Row) evaluate(e.sequence(), scope, body);
      return Sequences.append(row, evaluate(e.element(), scope, body), body);
    }
    if (expression instanceof Expr.Cardinality e) {
      return new Operand.Scalar(Words.bitCount(code(e.set(), scope, body)));
    }
    throw new IllegalArgumentException("not a function of a state or a step: " + expression.getClass().getSimpleName());
  }

  private List<Operand> all(List<Expr> expressions, Scope scope, Body body) {
    List<Operand> operands = new ArrayList<>(expressions.size());
    for (Expr expression : expressions) {
      operands.add(evaluate(expression, scope, body));
    }
    return operands;
  }

  private Code logical(Expr.Logical e, Scope scope, Body body) {
    Code left = body.known(code(e.left(), scope, body));
    return switch (e.operator()) {
      case AND -> and(left, e.right(), scope, body);
      case OR -> Codes.not(andNot(Codes.not(left), e.right(), scope, body));
      case IMPLIES -> Codes.not(andNot(left, e.right(), scope, body));
      case IFF -> Codes.equal(body.reuse(left), code(e.right(), scope, body));
    };
  }

  private Code and(Code left, Expr right, Scope scope, Body body) {
    return conjunction(left, right, scope, body, false);
  }

  private Code andNot(Code left, Expr right, Scope scope, Body body) {
    return conjunction(left, right, scope, body, true);
  }

  /** {@code left and right} or {@code left and not right}; the right side is evaluated only if the left is true. */
  private Code conjunction(Code left, Expr right, Scope scope, Body body, boolean negated) {
    if (Codes.isFalse(left)) {
      return Codes.FALSE;
    }
    if (Codes.isTrue(left)) {
      Code code = code(right, scope, body);
      return negated ? Codes.not(code) : code;
    }
    Body nested = body.nested(left);
    Code operand = code(right, scope, nested);
    Code code = nested.known(negated ? Codes.not(operand) : operand);
    if (nested.hoistable()) {
      body.hoist(left, nested);
      return Codes.and(left, code);
    }
    Local result = body.local(Kind.BOOL, 0, 1);
    body.set(result, Codes.FALSE);
    nested.set(result, code);
    body.when(left, nested);
    return result;
  }

  private static Code compare(Expr.ComparisonOperator operator, Code left, Code right) {
    return switch (operator) {
      case LESS -> Codes.less(left, right);
      case LESS_EQUAL -> Codes.lessOrEqual(left, right);
      case GREATER -> Codes.less(right, left);
      case GREATER_EQUAL -> Codes.lessOrEqual(right, left);
    };
  }

  private static Code arithmetic(Expr.ArithmeticOperator operator, Code left, Code right, Body body) {
    return switch (operator) {
      case ADD -> Codes.add(left, right);
      case SUBTRACT -> Codes.subtract(left, right);
      case MULTIPLY -> Codes.multiply(left, right);
      case DIVIDE -> Codes.divide(left, divisor(right, body));
      case MODULO -> Codes.modulo(left, divisor(right, body));
    };
  }

  private static Code divisor(Code code, Body body) {
    Code divisor = body.reuse(code);
    body.check(Codes.not(Codes.equal(divisor, Codes.number(0))));
    return divisor;
  }

  private Code membership(Expr.Membership e, Scope scope, Body body) {
    Code element = code(e.element(), scope, body);
    Code set = code(e.set(), scope, body);
    Type.Scalar type = ((Type.SetOf) e.set().type()).element();
    Code in;
    if (type instanceof Type.Range range) {
      Code number = body.reuse(element);
      Code inRange = Codes.within(number, range.low(), range.high());
      Code position = Operands.position(Codes.narrowed(number, range.low(), range.high()), type);
      in = Codes.isFalse(inRange) ? Codes.FALSE : Codes.and(inRange, Words.bit(set, position));
    } else {
      in = Words.bit(set, Operands.position(element, type));
    }
    return e.negated() ? Codes.not(in) : in;
  }

  private Code interval(Expr.Interval e, Scope scope, Body body) {
    Type.Scalar type = e.type().element();
    Code low = body.reuse(Operands.position(code(e.low(), scope, body), type));
    Code high = body.reuse(Operands.position(code(e.high(), scope, body), type));
    Code fromLow = Words.shiftLeft(Words.constant(-1), low);
    Code toHigh = Words.shiftRight(Words.constant(-1), Codes.subtract(Codes.number(63), high));
    return Codes.choice(Codes.less(high, low), Words.ZERO, Words.and(fromLow, toHigh));
  }

  private Operand conditional(Expr.Conditional e, Scope scope, Body body) {
    Code condition = body.known(code(e.condition(), scope, body));
    if (Codes.constant(condition)) {
      return evaluate(Codes.isTrue(condition) ? e.then() : e.otherwise(), scope, body);
    }
    Code reused = e.type().scalar() ? condition : body.reuse(condition);
    Body whenTrue = body.nested(reused);
    Body whenFalse = body.nested(Codes.not(reused));
    Operand then = evaluate(e.then(), scope, whenTrue);
    Operand otherwise = evaluate(e.otherwise(), scope, whenFalse);
    if (whenTrue.hoistable() && whenFalse.hoistable()) {
      body.hoist(reused, whenTrue);
      body.hoist(Codes.not(reused), whenFalse);
      return Operands.choice(reused, then, otherwise);
    }
    List<Local> results = new ArrayList<>();
    Operand result = Operands.choice(new Local(Kind.BOOL, -1, 0, 1), then, otherwise);
    Operand merged = Operands.map(result, code -> {
      Local local = body.local(code.kind(), code.low(), code.high());
      body.add(new Operation.Declare(local));
      results.add(local);
      return local;
    });
    assign(results, then, whenTrue);
    assign(results, otherwise, whenFalse);
    body.branch(reused, whenTrue, whenFalse);
    return merged;
  }

  private static void assign(List<Local> results, Operand value, Body body) {
    List<Code> codes = Operands.codes(value);
    for (int i = 0; i < results.size(); i++) {
      body.set(results.get(i), codes.get(i));
    }
  }

  private Operand function(Expr.FunctionLiteral e, Scope scope, Body body) {
    Type.Scalar domain = e.type().domain();
    CodeTooLargeException.limit(domain.cardinality());
    Scope repeated = scope.repeated(domain.cardinality());
    List<Operand> parts = new ArrayList<>();
    for (int i = 0; i < domain.cardinality(); i++) {
      Operand argument = new Operand.Scalar(Operands.constant(domain, i));
      parts.add(evaluate(e.body(), repeated.with(e.parameter(), argument), body));
    }
    return new Operand.Tuple(parts);
  }

  private Operand call(Expr.Call e, List<Operand> arguments, Scope scope, Body body) {
    if (unrolling.routines() && routines.suits(e.definition())) {
      return routines.call(e.definition(), arguments, scope, body);
    }
    Operand[] frame = new Operand[e.definition().frameSize()];
    for (int i = 0; i < arguments.size(); i++) {
      frame[i] = body.reuse(arguments.get(i));
    }
    return evaluate(e.definition().body(), scope.withFrame(frame), body);
  }
}
