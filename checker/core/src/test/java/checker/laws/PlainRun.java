package checker.laws;

import checker.model.Value;
import checker.syntax.ExprTree;
import checker.syntax.StatementTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs of one action instance in one state, by recursion over its statements. */
final class PlainRun {
  /** What remains to be done after a list of statements. */
  private interface Rest {
    void go(Map<String, Value> next, Optional<String> jump);
  }

  private final PlainMachine machine;
  private final Map<String, Value> state;
  private final PlainEvaluation evaluation;
  private final PlainMachine.Actor actor;
  private final List<Value> lane;
  private final PlainMachine.Action action;
  private final List<PlainMachine.Move> moves;

  PlainRun(
      PlainMachine machine,
      Map<String, Value> state,
      PlainMachine.Actor actor,
      List<Value> lane,
      PlainMachine.Action action,
      List<PlainMachine.Move> moves) {
    this.machine = machine;
    this.state = state;
    this.evaluation = new PlainEvaluation(machine, state, null);
    this.actor = actor;
    this.lane = lane;
    this.action = action;
    this.moves = moves;
  }

  void start(Map<String, Value> laneArguments, Map<String, Value> arguments) {
    String place = PlainMachine.place(actor.name(), lane);
    if (action.step() && !state.get(place).toString().equals(action.name())) {
      return;
    }
    Map<String, Value> locals = new HashMap<>(laneArguments);
    locals.putAll(arguments);
    String label = actor.name() + lane + "." + action.name() + arguments.values();
    statements(action.bodies().get(0).statements(), 0, 0, locals, locals, state, Optional.empty(), (next, jump) -> {
      Map<String, Value> target = new LinkedHashMap<>(next);
      if (action.step()) {
        List<String> steps = actor.steps();
        String following = steps.get((steps.indexOf(action.name()) + 1) % steps.size());
        String to = jump.orElse(following);
        target.put(place, new Value.Member(to, 0));
      }
      moves.add(new PlainMachine.Move(label, target));
    });
  }

  /**
   * @param depth which of the action's bodies this is: {@code super} finds the next
   * @param parameters what a body that {@code super} finds may see
   */
  private void statements(
      List<StatementTree> all,
      int at,
      int depth,
      Map<String, Value> parameters,
      Map<String, Value> locals,
      Map<String, Value> next,
      Optional<String> jump,
      Rest rest) {
    if (at == all.size()) {
      rest.go(next, jump);
      return;
    }
    StatementTree statement = all.get(at);
    if (statement instanceof StatementTree.When s) {
      if (evaluation.holds(s.condition(), locals)) {
        statements(all, at + 1, depth, parameters, locals, next, jump, rest);
      }
    } else if (statement instanceof StatementTree.Assign s) {
      Map<String, Value> more = new LinkedHashMap<>(next);
      assign(s.path(), evaluation.of(s.value(), locals), locals, more);
      statements(all, at + 1, depth, parameters, locals, more, jump, rest);
    } else if (statement instanceof StatementTree.Let s) {
      Map<String, Value> more = new HashMap<>(locals);
      more.put(s.name().text(), evaluation.of(s.value(), locals));
      statements(all, at + 1, depth, parameters, more, next, jump, rest);
    } else if (statement instanceof StatementTree.With s) {
      evaluation.each(s.binder(), locals, bound -> statements(all, at + 1, depth, parameters, bound, next, jump, rest));
    } else if (statement instanceof StatementTree.Goto s) {
      statements(all, at + 1, depth, parameters, locals, next, Optional.of(s.step().text()), rest);
    } else if (statement instanceof StatementTree.Stop) {
      statements(all, at + 1, depth, parameters, locals, next, Optional.of(PlainMachine.STOPPED), rest);
    } else {
      Rest after = (n, j) -> statements(all, at + 1, depth, parameters, locals, n, j, rest);
      compound(statement, depth, parameters, locals, next, jump, after);
    }
  }

  private void compound(
      StatementTree statement,
      int depth,
      Map<String, Value> parameters,
      Map<String, Value> locals,
      Map<String, Value> next,
      Optional<String> jump,
      Rest after) {
    if (statement instanceof StatementTree.Super) {
      statements(
          action.bodies().get(depth + 1).statements(), 0, depth + 1, parameters, parameters, next, jump, after);
    } else if (statement instanceof StatementTree.If s) {
      if (evaluation.holds(s.condition(), locals)) {
        statements(s.then().statements(), 0, depth, parameters, locals, next, jump, after);
      } else if (s.otherwise().isPresent()) {
        statements(s.otherwise().get().statements(), 0, depth, parameters, locals, next, jump, after);
      } else {
        after.go(next, jump);
      }
    } else if (statement instanceof StatementTree.Either s) {
      s.branches().forEach(b -> statements(b.statements(), 0, depth, parameters, locals, next, jump, after));
    } else {
      StatementTree.For loop = (StatementTree.For) statement;
      List<Map<String, Value>> rounds = new ArrayList<>();
      evaluation.each(loop.binder(), locals, rounds::add);
      round(loop, rounds, 0, depth, parameters, next, jump, after);
    }
  }

  private void round(
      StatementTree.For loop,
      List<Map<String, Value>> rounds,
      int at,
      int depth,
      Map<String, Value> parameters,
      Map<String, Value> next,
      Optional<String> jump,
      Rest after) {
    if (at == rounds.size()) {
      after.go(next, jump);
      return;
    }
    statements(loop.body().statements(), 0, depth, parameters, rounds.get(at), next, jump,
        (n, j) -> round(loop, rounds, at + 1, depth, parameters, n, j, after));
  }

  private void assign(ExprTree path, Value value, Map<String, Value> locals, Map<String, Value> next) {
    if (path instanceof ExprTree.Ref ref) {
      next.put(ref.name().text(), value);
    } else if (path instanceof ExprTree.Index index) {
      Value.Function function = (Value.Function) read(index.function(), locals, next);
      List<Value> values = new ArrayList<>(function.values());
      values.set(function.domain().ordinal(evaluation.of(index.index(), locals)), value);
      assign(index.function(), new Value.Function(function.domain(), values), locals, next);
    } else if (path instanceof ExprTree.Field field) {
      Value.Record record = (Value.Record) read(field.record(), locals, next);
      List<Value> values = new ArrayList<>(record.fields());
      values.set(PlainEvaluation.fieldIndex(record.type(), field.field().text()), value);
      assign(field.record(), new Value.Record(record.type(), values), locals, next);
    } else {
      throw new IllegalArgumentException("not a path: " + path);
    }
  }

  /** The part of the next state that a path reaches; its indices are evaluated in the current one. */
  private Value read(ExprTree path, Map<String, Value> locals, Map<String, Value> next) {
    if (path instanceof ExprTree.Index index) {
      Value.Function function = (Value.Function) read(index.function(), locals, next);
      return function.values().get(function.domain().ordinal(evaluation.of(index.index(), locals)));
    } else if (path instanceof ExprTree.Field field) {
      Value.Record record = (Value.Record) read(field.record(), locals, next);
      return record.fields().get(PlainEvaluation.fieldIndex(record.type(), field.field().text()));
    }
    return next.get(((ExprTree.Ref) path).name().text());
  }
}
