package checker.codegen;

import static checker.fixture.Exprs.*;
import static checker.fixture.Statements.assign;
import static checker.fixture.Statements.when;
import static checker.fixture.Values.BOOL;
import static checker.fixture.Values.enumeration;
import static checker.fixture.Values.function;
import static checker.fixture.Values.optional;
import static checker.fixture.Values.range;
import static checker.fixture.Values.recordType;
import static checker.fixture.Values.sequence;
import static checker.fixture.Values.sequenceType;
import static checker.fixture.Values.setType;
import static checker.fixture.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import checker.fixture.Models;
import checker.model.Binding;
import checker.model.Cell;
import checker.model.Definition;
import checker.model.Expr;
import checker.model.Expr.AggregateOperator;
import checker.model.Expr.ArithmeticOperator;
import checker.model.Expr.ComparisonOperator;
import checker.model.Expr.LogicalOperator;
import checker.model.Expr.SetOperator;
import checker.model.Local;
import checker.model.Property;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every expression, compiled, has the value that it has when interpreted, or fails as it does. */
class ExpressionsTest {
  private final Models models = new Models();
  private int uses;

  /** Starts as any value of a scalar type. */
  private Variable any(String name, Type.Scalar type) {
    List<Value> values = IntStream.range(0, (int) type.cardinality()).mapToObj(type::valueAt).toList();
    return models.variable(name, type, List.of(values));
  }

  /** Starts as some values, each cell on its own. */
  private Variable some(String name, Type type, Value... values) {
    return models.variable(name, type, Collections.nCopies((int) Cell.count(type), List.of(values)));
  }

  /** Assigns the expression to a variable of its own; looks at it in a property too, if it is a condition. */
  private void use(Expr expression) {
    String name = "result" + uses++;
    Variable result = models.variable(name, expression.type(), firstOf(expression.type()));
    // One result at a time: the states are few, and each result meets all values of what it is computed from.
    models.actor(name, when(equal(read(result), literalOf(result))), assign(read(result), expression));
    if (expression.type() instanceof Type.Bool) {
      models.property(Property.Kind.INVARIANT, "invariant" + name, expression);
      models.property(Property.Kind.TRANSITION, "step" + name, implies(expression, next(expression)));
    }
  }

  private static Expr literalOf(Variable variable) {
    return literal(valueOf(variable.type()), variable.type());
  }

  private static List<List<Value>> firstOf(Type type) {
    return checker.fixture.Values.cells(valueOf(type)).stream().map(List::of).toList();
  }

  private static Value valueOf(Type type) {
    if (type instanceof Type.Scalar scalar) {
      return scalar.valueAt(0);
    }
    if (type instanceof Type.SetOf) {
      return checker.fixture.Values.set();
    }
    if (type instanceof Type.Function function) {
      return new Value.Function(
          function.domain(), Collections.nCopies((int) function.domain().cardinality(), valueOf(function.range())));
    }
    if (type instanceof Type.Record record) {
      return new Value.Record(record, record.fields().stream().map(f -> valueOf(f.type())).toList());
    }
    return sequence();
  }

  private void agree(int atLeast) {
    assertThat(Engines.compare(models.build(), 150)).isGreaterThanOrEqualTo(atLeast);
  }

  @Test
  void numbers() {
    Expr a = read(any("a", range(-3, 4)));
    Expr b = read(any("b", range(-2, 2)));
    for (ArithmeticOperator operator : ArithmeticOperator.values()) {
      use(arithmetic(operator, a, b));
      use(arithmetic(operator, b, number(3)));
      use(arithmetic(operator, number(-7), a));
      use(arithmetic(operator, arithmetic(operator, a, number(4)), number(-2)));
    }
    use(negate(a));
    use(coerce(add(a, b), range(-3, 3)));
    use(coerce(arithmetic(ArithmeticOperator.MULTIPLY, a, b), range(-6, 6)));
    agree(40);
  }

  @Test
  void comparisonsAndLogic() {
    Expr a = read(any("a", range(-3, 4)));
    Expr b = read(any("b", range(-1, 2)));
    Expr p = read(any("p", BOOL));
    for (ComparisonOperator operator : ComparisonOperator.values()) {
      use(compare(operator, a, b));
      use(compare(operator, a, number(4)));
      use(compare(operator, number(-3), a));
      use(compare(operator, add(a, number(2)), number(1)));
    }
    for (LogicalOperator operator : LogicalOperator.values()) {
      use(logical(operator, p, less(a, b)));
      use(logical(operator, less(a, b), equal(divide(a, b), number(1))));
      use(logical(operator, unequal(b, number(0)), equal(divide(a, b), number(1))));
    }
    use(not(p));
    use(equal(a, b));
    use(unequal(p, less(a, number(0))));
    use(conditional(p, a, a));
    use(conditional(less(a, b), coerce(divide(a, b), range(-4, 4)), coerce(b, range(-4, 4))));
    agree(60);
  }

  @Test
  void optionalsAndEnumerations() {
    Type.Enumeration colour = enumeration("Colour", "red", "green", "blue");
    Type.Optional maybeColour = optional(colour);
    Type.Optional maybeNumber = optional(range(-2, 2));
    Type.Optional maybeMaybe = optional(optional(BOOL));
    Expr c = read(any("c", colour));
    Expr mc = read(any("mc", maybeColour));
    Expr n = read(any("n", maybeNumber));
    Expr mm = read(any("mm", maybeMaybe));
    use(equal(mc, coerce(c, maybeColour)));
    use(coerce(mc, colour));
    use(coerce(n, range(-2, 2)));
    use(coerce(coerce(n, range(-2, 2)), range(0, 2)));
    use(convert(convert(coerce(n, range(-2, 2)), range(-3, 1)), optional(range(-3, 1))));
    use(coerce(mm, optional(BOOL)));
    use(coerce(coerce(mm, optional(BOOL)), BOOL));
    use(and(unequal(n, nil(maybeNumber)), less(coerce(n, range(-2, 2)), number(1))));
    use(or(equal(n, nil(maybeNumber)), less(coerce(n, range(-2, 2)), number(1))));
    use(implies(unequal(mc, nil(maybeColour)), equal(coerce(mc, colour), c)));
    agree(90);
  }

  @Test
  void setsOfNumbers() {
    Type.Range element = range(-1, 3);
    Type.SetOf type = setType(element);
    Value[] sets = IntStream.range(0, 32).filter(i -> i % 5 < 2).mapToObj(i -> chosen(element, i)).toArray(
        Value[]::new);
    Expr s = read(some("s", type, sets));
    Expr t = read(some("t", type, sets[1], sets[4], sets[7]));
    Expr a = read(any("a", range(-3, 5)));
    use(in(a, s));
    use(notIn(a, t));
    use(in(number(2), s));
    use(in(number(7), s));
    use(subset(s, t));
    use(equal(s, t));
    for (SetOperator operator : SetOperator.values()) {
      use(combine(operator, s, t));
      use(combine(operator, s, literal(chosen(element, 11), type)));
    }
    use(cardinality(s));
    use(setLiteral(type, coerce(a, element), number(0)));
    use(interval(coerce(a, element), number(2), type));
    use(interval(number(0), coerce(a, element), type));
    use(convert(s, setType(range(0, 3))));
    use(convert(s, setType(range(-4, 2))));
    use(convert(combine(SetOperator.MINUS, s, literal(chosen(element, 0b10001), type)), setType(range(0, 2))));
    agree(150);
  }

  private static Value chosen(Type.Scalar type, int bits) {
    List<Value> members = new ArrayList<>();
    for (int i = 0; i < type.cardinality(); i++) {
      if ((bits >> i & 1) == 1) {
        members.add(type.valueAt(i));
      }
    }
    return new Value.SetOf(members);
  }

  @Test
  void bindings() {
    Type.Range element = range(-1, 3);
    Local v = new Local("v", element, 0);
    Local w = new Local("w", BOOL, 1);
    Expr s = read(
        some("s", setType(element), chosen(element, 0), chosen(element, 9), chosen(element, 22), chosen(element, 31)));
    Expr f = read(some("f", function(range(-1, 1), range(0, 1)), value(0), value(1)));
    Expr a = read(any("a", range(-1, 2)));
    List<Binding> bindings =
        List.of(
            all(v),
            members(v, s),
            where(all(v), less(a, read(v))),
            where(members(v, s), unequal(read(v), a)),
            members(v, literal(chosen(element, 21), setType(element))));
    for (Binding binding : bindings) {
      Expr total = less(read(v), a);
      Expr partial = equal(apply(f, read(v)), number(1));
      for (Expr body : List.of(total, partial)) {
        use(forall(binding, body));
        use(exists(binding, body));
        use(count(binding, body));
        use(choose(binding, body));
      }
      for (AggregateOperator operator : AggregateOperator.values()) {
        use(aggregate(operator, binding, add(read(v), a)));
        use(aggregate(operator, binding, divide(number(5), read(v))));
      }
      use(comprehension(binding));
    }
    use(exists(all(w), and(read(w), forall(all(v), or(less(read(v), a), read(w))))));
    use(comprehension(where(all(w), equal(read(w), less(a, number(1))))));
    agree(50);
  }

  @Test
  void functionsAndRecords() {
    Type.Enumeration side = enumeration("Side", "left", "right");
    Type.Record point = recordType(
            "Point",
            new Type.Field("x", range(0, 2)),
            new Type.Field("on", BOOL),
            new Type.Field("s", setType(range(0, 2))));
    Local i = new Local("i", range(0, 2), 0);
    Local h = new Local("h", side, 1);
    Expr f = read(some("f", function(range(0, 2), range(-1, 1)), value(-1), value(1)));
    Variable gv =
        models.variable(
            "g",
            function(side, point),
            List.of(
                List.of(value(0), value(2)), List.of(value(true)), List.of(
                    chosen(range(0, 2), 3),
                    chosen(range(0, 2), 5)),
                List.of(value(1)), List.of(value(false), value(true)), List.of(chosen(range(0, 2), 4))));
    Expr g = read(gv);
    Expr a = read(any("a", range(-1, 3)));
    Expr b = read(any("b", side));
    use(apply(f, a));
    use(apply(f, apply(f, number(1))));
    use(field(apply(g, b), "x"));
    use(field(apply(g, b), "on"));
    use(field(apply(g, b), "s"));
    use(apply(g, b));
    use(equal(apply(g, b), apply(g, literal(side.valueAt(0), side))));
    use(functionLiteral(i, add(apply(f, read(i)), a)));
    use(apply(functionLiteral(i, conditional(less(read(i), a), number(5), coerce(number(5), range(5, 5)))), a));
    use(equal(functionLiteral(i, apply(f, read(i))), f));
    use(
        recordLiteral(point, coerce(a, range(0, 2)), equal(a, number(2)), literal(chosen(range(0, 2), 1), setType(range(0, 2)))));
    use(conditional(less(a, number(1)), apply(g, b), apply(g, literal(side.valueAt(1), side))));
    use(functionLiteral(h, field(apply(g, read(h)), "x")));
    use(
        field(recordLiteral(point, coerce(a, range(0, 2)), field(apply(g, b), "on"), literal(chosen(range(0, 2), 1), setType(range(0, 2)))), "on"));
    agree(150);
  }

  @Test
  void sequences() {
    Type.Sequence type = sequenceType(3, range(1, 3));
    Expr q = read(some("q", type, sequence(), sequence(1), sequence(3, 2), sequence(2, 2, 1)));
    Expr r = read(some("r", type, sequence(), sequence(3, 2), sequence(2)));
    Expr a = read(any("a", range(-1, 3)));
    Expr e = coerce(a, range(1, 3));
    use(length(q));
    use(head(q));
    use(tail(q));
    use(append(q, a));
    use(element(q, a));
    use(element(q, number(1)));
    use(equal(q, r));
    use(equal(tail(q), r));
    use(equal(append(tail(q), e), append(r, e)));
    use(sequenceLiteral(type, e, number(1).type().equals(type.element()) ? number(1) : coerce(number(1), range(1, 3))));
    use(convert(q, sequenceType(2, range(1, 3))));
    use(convert(q, sequenceType(5, range(1, 3))));
    use(conditional(less(a, number(1)), q, tail(r)));
    use(or(equal(length(q), number(0)), less(head(q), number(3))));
    agree(60);
  }

  @Test
  void definitionsAndLocals() {
    Local p = new Local("p", range(0, 3), 0);
    Local s = new Local("s", setType(range(0, 3)), 1);
    Local f = new Local("f", function(range(0, 1), BOOL), 2);
    Local v = new Local("v", range(0, 3), 3);
    Expr a = read(any("a", range(0, 3)));
    Expr b = read(any("b", range(-1, 3)));
    Definition member =
        definition(
            "member",
            List.of(p, s, f),
            and(in(read(p), read(s)), exists(all(v), and(less(read(v), read(p)), apply(read(f), read(v))))));
    Definition twice = definition("twice", List.of(p), add(read(p), add(read(p), a)));
    Local i = new Local("i", range(0, 1), 4);
    use(call(
        member,
        b,
        literal(chosen(range(0, 3), 11), setType(range(0, 3))),
        functionLiteral(i, less(read(i), a))));
    use(call(twice, b));
    use(coerce(call(twice, coerce(call(twice, b), range(0, 3))), range(0, 8)));
    use(or(less(b, number(0)), less(call(twice, b), number(5))));
    agree(20);
  }

  @Test
  void initialConstraintsAndTerminalStates() {
    Expr a = read(any("a", range(0, 5)));
    Variable b = any("b", range(0, 3));
    models.init(less(a, number(5)));
    models.init(unequal(a, read(b)));
    models.terminal(or(less(read(b), number(2)), equal(divide(number(1), a), number(1))));
    models.actor("step", assign(read(b), add(read(b), number(1))));
    agree(15);
  }

  @Test
  void anInitialConstraintThatFails() {
    Expr a = read(any("a", range(-1, 1)));
    models.init(less(divide(number(1), a), number(5)));
    assertThat(Engines.compare(models.build(), 1)).isZero();
  }
}
