package checker.interpret;

import checker.evaluate.Bindings;
import checker.evaluate.Environment;
import checker.evaluate.EvaluationException;
import checker.evaluate.Evaluator;
import checker.model.ActionInstance;
import checker.model.Binding;
import checker.model.Statement;
import checker.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes through all runs of an action instance in one state, in order, until one fails. */
final class Runs {
  private final List<Value> state;
  private final Consumer<Run> visitor;

  private Runs(List<Value> state, Consumer<Run> visitor) {
    this.state = state;
    this.visitor = visitor;
  }

  /** Shows every run to the visitor; a failed one is the last. */
  static void visit(ActionInstance instance, List<Value> state, Consumer<Run> visitor) {
    Attempt start = Attempt.start(state, instance.frameArguments(), instance.action().frameSize());
    new Runs(state, visitor).run(start, Agenda.of(instance.action().body(), null));
  }

  /** @return false if a run failed: no run comes after it */
  private boolean run(Attempt attempt, Agenda todo) {
    try {
      return proceed(attempt, todo);
    } catch (EvaluationException error) {
      visitor.accept(attempt.ended(new Outcome.Failed(error)));
      return false;
    }
  }

  private boolean proceed(Attempt attempt, Agenda todo) {
    Environment environment = new Environment(state, null, attempt.frame());
    Agenda agenda = todo;
    while (agenda != null) {
      Agenda rest = agenda.rest();
      if (agenda.first() instanceof Agenda.Task.Rounds rounds) {
        agenda = round(rounds, environment, rest);
        continue;
      }
      Statement statement = ((Agenda.Task.Single) agenda.first()).statement();
      if (statement instanceof Statement.Either either) {
        return branches(either, attempt, rest);
      }
      if (statement instanceof Statement.With with) {
        return values(with, attempt, environment, rest);
      }
      if (statement instanceof Statement.When when) {
        if (!Evaluator.holds(when.condition(), environment)) {
          visitor.accept(attempt.blocked(when.condition()));
          return true;
        }
        agenda = rest;
      } else if (statement instanceof Statement.Assign assign) {
        Place place = Place.of(assign, environment);
        attempt.assign(place, Evaluator.evaluate(assign.value(), environment), assign.span());
        agenda = rest;
      } else if (statement instanceof Statement.Let let) {
        environment.bind(let.local(), Evaluator.evaluate(let.value(), environment));
        agenda = rest;
      } else if (statement instanceof Statement.If branch) {
        boolean holds = Evaluator.holds(branch.condition(), environment);
        agenda = Agenda.of(holds ? branch.then() : branch.otherwise(), rest);
      } else if (statement instanceof Statement.Block block) {
        agenda = Agenda.of(block, rest);
      } else {
        Statement.For loop = (Statement.For) statement;
        List<Value> values = new ArrayList<>();
        Bindings.domain(loop.binding(), environment).forEach(values::add);
        agenda = Agenda.of(loop, values, 0, rest);
      }
    }
    visitor.accept(attempt.finished());
    return true;
  }

  private static Agenda round(Agenda.Task.Rounds rounds, Environment environment, Agenda rest) {
    Statement.For loop = rounds.loop();
    Agenda later = Agenda.of(loop, rounds.values(), rounds.at() + 1, rest);
    environment.bind(loop.binding().local(), rounds.values().get(rounds.at()));
    return Bindings.satisfied(loop.binding(), environment) ? Agenda.of(loop.body(), later) : later;
  }

  private boolean branches(Statement.Either either, Attempt attempt, Agenda rest) {
    for (int i = 0; i < either.branches().size(); i++) {
      if (!run(attempt.branch(i), Agenda.of(either.branches().get(i), rest))) {
        return false;
      }
    }
    return true;
  }

  /** The condition of a {@code with} is the first guard of each choice. */
  private boolean values(Statement.With with, Attempt attempt, Environment environment, Agenda rest) {
    Binding binding = with.binding();
    Agenda body = Agenda.of(with.body(), rest);
    if (binding.where().isPresent()) {
      body = Agenda.of(new Statement.When(binding.where().get(), binding.where().get().span()), body);
    }
    boolean empty = true;
    for (Value value : Bindings.domain(binding, environment)) {
      empty = false;
      if (!run(attempt.pick(binding.local(), value), body)) {
        return false;
      }
    }
    if (empty) {
      Binding.Domain.MembersOf members = (Binding.Domain.MembersOf) binding.domain();
      visitor.accept(attempt.blocked(members.set()));
    }
    return true;
  }
}
