package checker.typing;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Limits;
import checker.model.Local;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.source.Span;
import java.util.List;

/** Holds a scenario to {@link Limits}, by computing sizes without building anything of that size. */
final class Limiter {
  private final Reports reports;
  private boolean toldInstances;

  Limiter(Reports reports) {
    this.reports = reports;
  }

  /** Whether parameters of these types have few enough combinations; false also if one is broken. */
  static boolean instancesFit(List<Type> parameters) {
    return parameters.stream().noneMatch(Types::broken) && combinations(parameters) <= Limits.MAX_INSTANCES;
  }

  private static long combinations(List<Type> parameters) {
    return parameters.stream().mapToLong(Types::cardinality).reduce(1, Types::times);
  }

  /** Reports parameters with too many combinations. */
  boolean parameters(String what, List<Type> parameters, Span span) {
    if (parameters.stream().anyMatch(Types::broken)) {
      return false;
    }
    long instances = combinations(parameters);
    if (instances > Limits.MAX_INSTANCES) {
      tooMany(what + " has " + TypeTable.atLeast(instances, Types.HUGE) + " instances", span);
      return false;
    }
    return true;
  }

  private void tooMany(String what, Span span) {
    toldInstances = true;
    reports.add(
        DiagnosticCode.TOO_MANY_INSTANCES, span, what + ", at most " + Limits.MAX_INSTANCES + " are allowed in all");
  }

  /** Reports more action instances in all than are allowed, unless those of one action are already too many. */
  void instances(List<Actor> actors, Span span) {
    long sum = 0;
    for (Actor actor : actors) {
      long lanes = combinations(actor.parameters().stream().map(Local::type).toList());
      for (Action action : actor.actions()) {
        sum += Types.times(lanes, combinations(action.parameters().stream().map(Local::type).toList()));
      }
    }
    if (sum > Limits.MAX_INSTANCES && !toldInstances) {
      tooMany("the actions have " + sum + " instances", span);
    }
  }

  /** Reports a state that is too wide; false if it is. */
  boolean state(List<Variable> variables, Span span) {
    long cells = 0;
    long bits = 0;
    for (Variable variable : variables) {
      cells += Types.cells(variable.type());
      bits += Types.widthBits(variable.type());
    }
    if (cells > Limits.MAX_CELLS) {
      return tooLarge("a state has " + cells + " parts, at most " + Limits.MAX_CELLS + " are allowed", span);
    }
    if (bits > Limits.MAX_STATE_BITS) {
      return tooLarge("a state takes " + bits + " bits, at most " + Limits.MAX_STATE_BITS + " are allowed", span);
    }
    return true;
  }

  private boolean tooLarge(String message, Span span) {
    reports.add(DiagnosticCode.STATE_TOO_LARGE, span, message);
    return false;
  }

  /** Reports more combinations of initial values than can be tried, at the variable that makes them too many. */
  void initialStates(List<Variable> variables) {
    long product = 1;
    for (Variable variable : variables) {
      for (List<Value> values : variable.initial()) {
        product = Types.times(product, values.size());
      }
      if (product > Limits.MAX_INITIAL_CANDIDATES) {
        reports.add(
            DiagnosticCode.TOO_MANY_INITIAL_STATES,
            variable.span(),
            "there are " + (product >= Types.HUGE ? "more than 2^40 - 1" : product)
                + " combinations of initial values up to this variable, at most " + Limits.MAX_INITIAL_CANDIDATES
                + " are allowed");
        return;
      }
    }
  }
}
