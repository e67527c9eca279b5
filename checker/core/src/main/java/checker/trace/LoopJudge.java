package checker.trace;

import checker.evaluate.Environment;
import checker.evaluate.Evaluator;
import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.model.ActionInstance;
import checker.model.Expr;
import checker.model.ExprWalk;
import checker.model.Formula;
import checker.model.Instances;
import checker.model.Model;
import checker.model.Property;
import checker.model.Value;
import checker.temporal.LassoSemantics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges a behaviour that ends in a loop, by the definitions and with the interpreter, and says why it is what it is. */
final class LoopJudge {
  private final Model model;
  private final Interpreter interpreter;
  private final List<ActionInstance> instances;

  LoopJudge(Model model, Interpreter interpreter) {
    this.model = model;
    this.interpreter = interpreter;
    this.instances = Instances.of(model).all();
  }

  /**
   * Whether a behaviour violates a temporal property.
   *
   * @param states all of them; after the last comes the one at {@code loopStart} again
   */
  boolean violates(Property property, List<List<Value>> states, int loopStart) {
    LassoSemantics semantics =
        new LassoSemantics(states.size(), loopStart, (predicate, at) -> holds(property, predicate, states.get(at)));
    return !semantics.satisfies(property.formula().orElseThrow(), 0);
  }

  /** What the loop shows; whether it is fair is for {@link Ending.Looped#unfairTo()} to say. */
  Ending.Looped ending(Property property, List<List<Value>> states, int loopStart, boolean minimal) {
    List<List<Value>> loop = states.subList(loopStart, states.size());
    return new Ending.Looped(
        property,
        loopStart,
        minimal,
        never(property, loop),
        new FairnessJudge(model, interpreter).witnesses(loop, loopStart + 1));
  }

  /** What the property waits for and the loop never brings; each predicate once, though it may stand for several instances. */
  private List<Explanation> never(Property property, List<List<Value>> loop) {
    List<Expr> awaited = new ArrayList<>();
    collectAwaited(property.formula().orElseThrow(), awaited);
    Map<String, Explanation> never = new LinkedHashMap<>();
    for (Expr predicate : awaited) {
      if (loop.stream().noneMatch(state -> holds(property, predicate, state))) {
        Explanation why = Explainer.explain(predicate, loop.get(0), null, new Value[property.frameSize()]);
        never.putIfAbsent(why.part(), why);
      }
    }
    return List.copyOf(never.values());
  }

  private static void collectAwaited(Formula formula, List<Expr> awaited) {
    Formula goal = null;
    if (formula instanceof Formula.Eventually f) {
      goal = f.operand();
    } else if (formula instanceof Formula.LeadsTo f) {
      goal = f.right();
    } else if (formula instanceof Formula.Until f) {
      goal = f.right();
    }
    if (goal instanceof Formula.Holds holds && !asksEnabled(holds.predicate())) {
      awaited.add(holds.predicate());
    }
    formula.parts().forEach(part -> collectAwaited(part, awaited));
  }

  private static boolean asksEnabled(Expr predicate) {
    return ExprWalk.any(predicate, e -> e instanceof Expr.Enabled);
  }

  private boolean holds(Property property, Expr predicate, List<Value> state) {
    Environment environment =
        new Environment(
            state,
            null,
            new Value[property.frameSize()],
            (query, actorArguments, actionArguments) ->
                instances.stream()
                    .filter(i -> i.answers(query, actorArguments, actionArguments))
                    .flatMap(i -> interpreter.runs(i, state).stream())
                    .anyMatch(run -> run.outcome() instanceof Outcome.Finished));
    return Evaluator.holds(predicate, environment);
  }
}
