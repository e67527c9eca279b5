package checker.evaluate;

import checker.model.Expr;
import checker.model.Value;
import checker.source.EvaluationError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The expressions that go through the values of a binding: quantifiers, counts, aggregates and choices. */
final class Choices {
  private Choices() {}

  static boolean quantified(Expr.Quantified expression, Environment environment) {
    boolean deciding = !expression.universal();
    boolean decided =
        Bindings.any(
            expression.binding(),
            environment,
            value -> Evaluator.holds(expression.body(), environment) == deciding);
    return decided == deciding;
  }

  static Value count(Expr.Count expression, Environment environment) {
    int[] count = {0};
    Bindings.any(
        expression.binding(),
        environment,
        value -> {
          if (Evaluator.holds(expression.body(), environment)) {
            count[0] = Math.addExact(count[0], 1);
          }
          return false;
        });
    return new Value.Int(count[0]);
  }

  static Value aggregate(Expr.Aggregate expression, Environment environment) {
    List<Integer> values = new ArrayList<>();
    Bindings.any(
        expression.binding(),
        environment,
        value -> {
          values.add(Evaluator.integer(expression.body(), environment));
          return false;
        });
    IntStream all = values.stream().mapToInt(Integer::intValue);
    return switch (expression.operator()) {
      case SUM -> new Value.Int(Math.toIntExact(all.asLongStream().sum()));
      case MIN -> new Value.Int(all.min().orElseThrow(() -> overNothing("min", expression)));
      case MAX -> new Value.Int(all.max().orElseThrow(() -> overNothing("max", expression)));
    };
  }

  static Value choose(Expr.Choose expression, Environment environment) {
    Value[] chosen = {null};
    boolean found =
        Bindings.any(
            expression.binding(),
            environment,
            value -> {
              chosen[0] = value;
              return Evaluator.holds(expression.body(), environment);
            });
    if (!found) {
      throw overNothing("choose", expression);
    }
    return chosen[0];
  }

  /** The members of {@code { x: T where p }}. */
  static Value comprehension(Expr.SetComprehension expression, Environment environment) {
    List<Value> members = new ArrayList<>();
    Bindings.any(
        expression.binding(),
        environment,
        value -> {
          members.add(value);
          return false;
        });
    return Sets.of(expression.type(), members);
  }

  private static EvaluationException overNothing(String what, Expr expression) {
    return new EvaluationException(EvaluationError.EMPTY_CHOICE, expression.span(), what + " over nothing");
  }
}
