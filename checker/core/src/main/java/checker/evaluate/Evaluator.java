package checker.evaluate;

import checker.model.Expr;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates expressions: operands from left to right, only as far as needed. This class knows the order; what is then
 * done with the operands' values is in the classes beside it.
 */
public final class Evaluator {
  private Evaluator() {}

  /**
   * The value of an expression. {@link Expr.Enabled} is answered by the environment, as it is a question about the successors of a state.
   *
   * @throws EvaluationException if evaluation fails
   */
  public static Value evaluate(Expr expression, Environment environment) {
    if (expression instanceof Expr.Literal e) {
      return e.value();
    }
    if (expression instanceof Expr.VariableRead e) {
      return environment.read(e.variable());
    }
    if (expression instanceof Expr.LocalRead e) {
      return environment.read(e.local());
    }
    if (expression instanceof Expr.Index e) {
      Value.Function function = (Value.Function) evaluate(e.function(), environment);
      return function.values().get(function.domain().ordinal(evaluate(e.index(), environment)));
    }
    if (expression instanceof Expr.Element e) {
      Value.Sequence sequence = sequence(e.sequence(), environment);
      return Sequences.element(sequence, integer(e.index(), environment), e.span());
    }
    if (expression instanceof Expr.Field e) {
      return ((Value.Record) evaluate(e.record(), environment)).fields().get(e.field());
    }
    if (expression instanceof Expr.Not e) {
      return new Value.Bool(!holds(e.operand(), environment));
    }
    if (expression instanceof Expr.Negate e) {
      return new Value.Int(Math.negateExact(integer(e.operand(), environment)));
    }
    if (expression instanceof Expr.Logical e) {
      return new Value.Bool(logical(e, environment));
    }
    if (expression instanceof Expr.Equality e) {
      Value left = evaluate(e.left(), environment);
      return new Value.Bool(left.equals(evaluate(e.right(), environment)) != e.negated());
    }
    if (expression instanceof Expr.Comparison e) {
      int left = integer(e.left(), environment);
      return new Value.Bool(Integers.compare(e.operator(), left, integer(e.right(), environment)));
    }
    if (expression instanceof Expr.Arithmetic e) {
      int left = integer(e.left(), environment);
      return Integers.arithmetic(e, left, integer(e.right(), environment));
    }
    if (expression instanceof Expr.Membership e) {
      Value element = evaluate(e.element(), environment);
      return new Value.Bool(set(e.set(), environment).elements().contains(element) != e.negated());
    }
    if (expression instanceof Expr.Subset e) {
      Value.SetOf left = set(e.left(), environment);
      return new Value.Bool(Sets.subset(left, set(e.right(), environment)));
    }
    if (expression instanceof Expr.SetOperation e) {
      Value.SetOf left = set(e.left(), environment);
      return Sets.combine(e, left, set(e.right(), environment));
    }
    if (expression instanceof Expr.Conditional e) {
      return evaluate(holds(e.condition(), environment) ? e.then() : e.otherwise(), environment);
    }
    if (expression instanceof Expr.Quantified e) {
      return new Value.Bool(Choices.quantified(e, environment));
    }
    if (expression instanceof Expr.Count e) {
      return Choices.count(e, environment);
    }
    if (expression instanceof Expr.Aggregate e) {
      return Choices.aggregate(e, environment);
    }
    if (expression instanceof Expr.Choose e) {
      return Choices.choose(e, environment);
    }
    if (expression instanceof Expr.SetLiteral e) {
      return Sets.of(e.type(), all(e.elements(), environment));
    }
    if (expression instanceof Expr.Interval e) {
      int low = integer(e.low(), environment);
      return Sets.interval(low, integer(e.high(), environment));
    }
    if (expression instanceof Expr.SetComprehension e) {
      return Choices.comprehension(e, environment);
    }
    if (expression instanceof Expr.FunctionLiteral e) {
      return function(e, environment);
    }
    if (expression instanceof Expr.RecordLiteral e) {
      return new Value.Record(e.type(), all(e.fields(), environment));
    }
    if (expression instanceof Expr.SequenceLiteral e) {
      return new Value.Sequence(all(e.elements(), environment));
    }
    if (expression instanceof Expr.Length e) {
      return new Value.Int(sequence(e.sequence(), environment).elements().size());
    }
    if (expression instanceof Expr.Head e) {
      return Sequences.head(sequence(e.sequence(), environment), e.span());
    }
    if (expression instanceof Expr.Tail e) {
      return Sequences.tail(sequence(e.sequence(), environment), e.span());
    }
    if (expression instanceof Expr.Append e) {
      Value.Sequence sequence = sequence(e.sequence(), environment);
      return Sequences.append(sequence, evaluate(e.element(), environment), e);
    }
    if (expression instanceof Expr.Cardinality e) {
      return new Value.Int(set(e.set(), environment).elements().size());
    }
    if (expression instanceof Expr.Call e) {
      Value[] frame = all(e.arguments(), environment).toArray(new Value[e.definition().frameSize()]);
      return evaluate(e.definition().body(), environment.withFrame(frame));
    }
    if (expression instanceof Expr.Next e) {
      return evaluate(e.operand(), environment.inNextState());
    }
    if (expression instanceof Expr.Convert e) {
      return Conversions.convert(e, evaluate(e.operand(), environment));
    }
    if (expression instanceof Expr.Enabled e && environment.enabled() != null) {
      List<Value> actor = all(e.actorArguments(), environment);
      return new Value.Bool(environment.enabled().contains(e, actor, all(e.actionArguments(), environment)));
    }
    throw new IllegalArgumentException("not a function of a state or a step: " + expression.getClass().getSimpleName());
  }

  /**
   * The truth of a condition.
   *
   * @throws EvaluationException if evaluation fails
   */
  public static boolean holds(Expr condition, Environment environment) {
    return ((Value.Bool) evaluate(condition, environment)).value();
  }

  static int integer(Expr expression, Environment environment) {
    return ((Value.Int) evaluate(expression, environment)).value();
  }

  private static Value.SetOf set(Expr expression, Environment environment) {
    return (Value.SetOf) evaluate(expression, environment);
  }

  private static Value.Sequence sequence(Expr expression, Environment environment) {
    return (Value.Sequence) evaluate(expression, environment);
  }

  private static boolean logical(Expr.Logical expression, Environment environment) {
    boolean left = holds(expression.left(), environment);
    return switch (expression.operator()) {
      case AND -> left && holds(expression.right(), environment);
      case OR -> left || holds(expression.right(), environment);
      case IMPLIES -> !left || holds(expression.right(), environment);
      case IFF -> left == holds(expression.right(), environment);
    };
  }

  private static Value function(Expr.FunctionLiteral expression, Environment environment) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < expression.type().domain().cardinality(); i++) {
      environment.bind(expression.parameter(), expression.type().domain().valueAt(i));
      values.add(evaluate(expression.body(), environment));
    }
    return new Value.Function(expression.type().domain(), List.copyOf(values));
  }

  private static List<Value> all(List<Expr> expressions, Environment environment) {
    List<Value> values = new ArrayList<>(expressions.size());
    for (Expr expression : expressions) {
      values.add(evaluate(expression, environment));
    }
    return List.copyOf(values);
  }
}
