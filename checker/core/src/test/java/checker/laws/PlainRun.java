package checker.laws;

import checker.model.Value;
import checker.syntax.BlockTree;
import checker.syntax.DeclarationTree;
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

  /** A body with all that it sees, and what it inherits, if anything. */
  private record Body(BlockTree tree, Map<String, Value> names, Body inherited) {}

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
    body(member(locals), state, Optional.empty(), (next, jump) -> {
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

  private Body member(Map<String, Value> parameters) {
    Body body = null;
    for (int i = action.bodies().size() - 1; i >= 0; i--) {
      body = new Body(action.bodies().get(i), parameters, body);
    }
    return body;
  }

  private Body procedure(String name, List<Value> arguments) {
    List<DeclarationTree.Procedure> versions = machine.procedures.get(name);
    Body body = null;
    for (int i = versions.size() - 1; i >= 0; i--) {
      Map<String, Value> names = new HashMap<>();
      for (int p = 0; p < arguments.size(); p++) {
        names.put(versions.get(i).parameters().get(p).name().text(), arguments.get(p));
      }
      body = new Body(versions.get(i).body(), names, body);
    }
    return body;
  }

  private void body(Body body, Map<String, Value> next, Optional<String> jump, Rest rest) {
    statements(body.tree().statements(), 0, body.inherited(), body.names(), next, jump, rest);
  }

  /** @param inherited what {@code super} stands for */
  private void statements(
      List<StatementTree> all,
      int at,
      Body inherited,
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
        statements(all, at + 1, inherited, locals, next, jump, rest);
      }
    } else if (statement instanceof StatementTree.Assign s) {
      Map<String, Value> more = new LinkedHashMap<>(next);
      assign(s.path(), evaluation.of(s.value(), locals), locals, more);
      statements(all, at + 1, inherited, locals, more, jump, rest);
    } else if (statement instanceof StatementTree.Let s) {
      Map<String, Value> more = new HashMap<>(locals);
      more.put(s.name().text(), evaluation.of(s.value(), locals));
      statements(all, at + 1, inherited, more, next, jump, rest);
    } else if (statement instanceof StatementTree.With s) {
      evaluation.each(s.binder(), locals, bound -> statements(all, at + 1, inherited, bound, next, jump, rest));
    } else if (statement instanceof StatementTree.Goto s) {
      statements(all, at + 1, inherited, locals, next, Optional.of(s.step().text()), rest);
    } else if (statement instanceof StatementTree.Stop) {
      statements(all, at + 1, inherited, locals, next, Optional.of(PlainMachine.STOPPED), rest);
    } else {
      Rest after = (n, j) -> statements(all, at + 1, inherited, locals, n, j, rest);
      compound(statement, inherited, locals, next, jump, after);
    }
  }

  private void compound(
      StatementTree statement,
      Body inherited,
      Map<String, Value> locals,
      Map<String, Value> next,
      Optional<String> jump,
      Rest after) {
    if (statement instanceof StatementTree.Super) {
      body(inherited, next, jump, after);
    } else if (statement instanceof StatementTree.Call s) {
      List<Value> arguments = s.arguments().stream().map(a -> evaluation.of(a, locals)).toList();
      body(procedure(s.procedure().text(), arguments), next, jump, after);
    } else if (statement instanceof StatementTree.If s) {
      if (evaluation.holds(s.condition(), locals)) {
        statements(s.then().statements(), 0, inherited, locals, next, jump, after);
      } else if (s.otherwise().isPresent()) {
        statements(s.otherwise().get().statements(), 0, inherited, locals, next, jump, after);
      } else {
        after.go(next, jump);
      }
    } else if (statement instanceof StatementTree.Either s) {
      s.branches().forEach(b -> statements(b.statements(), 0, inherited, locals, next, jump, after));
    } else {
      StatementTree.For loop = (StatementTree.For) statement;
      List<Map<String, Value>> rounds = new ArrayList<>();
      evaluation.each(loop.binder(), locals, rounds::add);
      round(loop, rounds, 0, inherited, next, jump, after);
    }
  }

  private void round(
      StatementTree.For loop,
      List<Map<String, Value>> rounds,
      int at,
      Body inherited,
      Map<String, Value> next,
      Optional<String> jump,
      Rest after) {
    if (at == rounds.size()) {
      after.go(next, jump);
      return;
    }
    statements(loop.body().statements(), 0, inherited, rounds.get(at), next, jump,
        (n, j) -> round(loop, rounds, at + 1, inherited, n, j, after));
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
