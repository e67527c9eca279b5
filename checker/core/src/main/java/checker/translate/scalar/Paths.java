package checker.translate.scalar;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Local;
import checker.model.Statement;
import checker.model.StatementWalk;
import checker.model.Type;
import checker.model.Variable;
import checker.translate.TranslationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Turns the body of an action into rules. A run makes its choices one after the other; all it reads is the state before
 * the step. So every choice can be made at the start and every guard be asked there: a {@code with} is a parameter, the
 * branches of an {@code either} are rules of their own, and so are those of an {@code if} with a choice in it.
 */
final class Paths {
  /** Most rules of one action. */
  private static final int MOST_RULES = 4096;

  private final Map<Variable, Storage> storages;
  private final Expressions expressions;
  private final Binders binders;

  /** What runs have done so far. */
  private record Path(List<Term.Local> picked, Term guard, List<Update> updates) {
    Path guarded(Term more) {
      return new Path(picked, Terms.and(guard, more), updates);
    }

    Path picking(Term.Local local) {
      List<Term.Local> longer = new ArrayList<>(picked);
      longer.add(local);
      return new Path(List.copyOf(longer), guard, updates);
    }

    Path updated(List<Update> more) {
      List<Update> longer = new ArrayList<>(updates);
      longer.addAll(more);
      return new Path(picked, guard, List.copyOf(longer));
    }
  }

  /** Statements still to be run, innermost first; the locals of each are those where it stands. */
  private record Todo(List<Statement> statements, Frame frame, Todo rest) {}

  Paths(Map<Variable, Storage> storages, Expressions expressions, Binders binders) {
    this.storages = storages;
    this.expressions = expressions;
    this.binders = binders;
  }

  /** The rules of an action, without those that can never run. */
  List<Rule> of(Actor actor, Action action, Names names) {
    List<Local> parameters = new ArrayList<>(actor.parameters());
    parameters.addAll(action.parameters());
    List<Rule> rules = new ArrayList<>();
    binders.apart(
        () ->
            binders.bindAll(
                parameters,
                Frame.EMPTY,
                (locals, frame) -> {
                  Todo body = new Todo(action.body().statements(), frame, null);
                  Path start = new Path(locals, Term.TRUE, List.of());
                  run(body, start, path -> rules.add(rule(actor, action, path, rules.size(), names)));
                  return null;
                }));
    return rules;
  }

  private static Rule rule(Actor actor, Action action, Path path, int number, Names names) {
    if (number == MOST_RULES) {
      throw new TranslationException(action.span(), "the action has more than " + MOST_RULES + " sequences of choices");
    }
    return new Rule(
        names.global(actor.name() + "_" + action.name()),
        actor,
        action,
        path.picked(),
        path.guard(),
        path.updates(),
        Overtaken.in(path.updates()));
  }

  private void run(Todo todo, Path path, Consumer<Path> ends) {
    if (path.guard().equals(Term.FALSE)) {
      return;
    }
    if (todo == null) {
      ends.accept(path);
      return;
    }
    if (todo.statements().isEmpty()) {
      run(todo.rest(), path, ends);
      return;
    }
    Statement first = todo.statements().get(0);
    Frame frame = todo.frame();
    Todo rest = new Todo(todo.statements().subList(1, todo.statements().size()), frame, todo.rest());
    if (!StatementWalk.chooses(first)) {
      Path done = path.guarded(guard(List.of(first), frame)).updated(updates(List.of(first), frame));
      run(first instanceof Statement.Let let ? within(rest, let, frame) : rest, done, ends);
    } else if (first instanceof Statement.Block block) {
      run(new Todo(block.statements(), frame, rest), path, ends);
    } else if (first instanceof Statement.If branch) {
      Term condition = expressions.term(branch.condition(), frame);
      run(new Todo(branch.then().statements(), frame, rest), path.guarded(condition), ends);
      run(new Todo(branch.otherwise().statements(), frame, rest), path.guarded(Terms.not(condition)), ends);
    } else if (first instanceof Statement.Either either) {
      either.branches().forEach(b -> run(new Todo(b.statements(), frame, rest), path, ends));
    } else {
      pick((Statement.With) first, frame, rest, path, ends);
    }
  }

  private Todo within(Todo rest, Statement.Let let, Frame frame) {
    return new Todo(rest.statements(), frame.with(let.local(), expressions.view(let.value(), frame)), rest.rest());
  }

  private void pick(Statement.With with, Frame frame, Todo rest, Path path, Consumer<Path> ends) {
    Local local = with.binding().local();
    binders.bind(
        local.name(),
        with.binding().type(),
        value -> {
          Term condition = expressions.condition(with.binding(), frame).apply(value);
          Frame inside = frame.with(local, new View.Scalar(value));
          run(new Todo(with.body().statements(), inside, rest), path.picking(value).guarded(condition), ends);
          return null;
        });
  }

  /** What must be true for statements without choices to let a run pass. */
  private Term guard(List<Statement> statements, Frame start) {
    Term guard = Term.TRUE;
    Frame frame = start;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        frame = frame.with(let.local(), expressions.view(let.value(), frame));
      } else if (statement instanceof Statement.When when) {
        guard = Terms.and(guard, expressions.term(when.condition(), frame));
      } else if (statement instanceof Statement.Block block) {
        guard = Terms.and(guard, guard(block.statements(), frame));
      } else if (statement instanceof Statement.If branch) {
        Term condition = expressions.term(branch.condition(), frame);
        guard = Terms.and(guard, Terms.implies(condition, guard(branch.then().statements(), frame)));
        guard = Terms.and(guard, Terms.or(condition, guard(branch.otherwise().statements(), frame)));
      } else if (statement instanceof Statement.For loop) {
        Frame outer = frame;
        Local local = loop.binding().local();
        Term passes =
            binders.quantified(
                true,
                local.name(),
                loop.binding().type(),
                expressions.condition(loop.binding(), outer),
                value -> guard(loop.body().statements(), outer.with(local, new View.Scalar(value))));
        guard = Terms.and(guard, passes);
      }
    }
    return guard;
  }

  private List<Update> updates(List<Statement> statements, Frame start) {
    List<Update> updates = new ArrayList<>();
    Frame frame = start;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        frame = frame.with(let.local(), expressions.view(let.value(), frame));
      } else if (statement instanceof Statement.Block block) {
        updates.addAll(updates(block.statements(), frame));
      } else if (statement instanceof Statement.Assign assign) {
        assign(assign, frame, updates);
      } else if (statement instanceof Statement.If branch) {
        add(
            updates,
            expressions.term(branch.condition(), frame),
            updates(branch.then().statements(), frame),
            updates(branch.otherwise().statements(), frame));
      } else if (statement instanceof Statement.For loop) {
        Frame outer = frame;
        Local local = loop.binding().local();
        updates.addAll(
            each(
                local.name(),
                loop.binding().type(),
                expressions.condition(loop.binding(), outer),
                value -> updates(loop.body().statements(), outer.with(local, new View.Scalar(value)))));
      }
    }
    return updates;
  }

  private static void add(List<Update> updates, Term condition, List<Update> then, List<Update> otherwise) {
    if (condition.equals(Term.TRUE)) {
      updates.addAll(then);
    } else if (condition.equals(Term.FALSE)) {
      updates.addAll(otherwise);
    } else if (!then.isEmpty() || !otherwise.isEmpty()) {
      updates.add(
          then.isEmpty()
              ? new Update.If(Terms.not(condition), otherwise, List.of())
              : new Update.If(condition, then, otherwise));
    }
  }

  private List<Update> each(
      String wish,
      Type.Scalar type,
      Function<Term, Term> condition,
      Function<Term, List<Update>> body) {
    if (type.cardinality() == 1) {
      Term only = new Term.Constant(Codes.first(type), type);
      List<Update> updates = new ArrayList<>();
      add(updates, condition.apply(only), body.apply(only), List.of());
      return updates;
    }
    return binders.bind(
        wish,
        type,
        local -> {
          List<Update> updates = body.apply(local);
          return updates.isEmpty() ? List.of() : List.of(new Update.For(local, condition.apply(local), updates));
        });
  }

  private void assign(Statement.Assign assign, Frame frame, List<Update> updates) {
    Storage storage = storages.get(assign.variable());
    Type type = assign.variable().type();
    List<Term> indices = List.of();
    for (Statement.Access access : assign.path()) {
      if (access instanceof Statement.Access.Argument argument) {
        indices = View.with(indices, expressions.term(argument.index(), frame));
        type = ((Type.Function) type).range();
      } else {
        int field = ((Statement.Access.Field) access).field();
        storage = ((Storage.Fields) storage).fields().get(field);
        type = ((Type.Record) type).fields().get(field).type();
      }
    }
    updates.addAll(store(storage, indices, expressions.view(assign.value(), frame), type));
  }

  private List<Update> store(Storage storage, List<Term> indices, View value, Type type) {
    if (type instanceof Type.Function function) {
      return each(
          "x",
          function.domain(),
          x -> Term.TRUE,
          x -> store(storage, View.with(indices, x), value.at(x), function.range()));
    }
    List<Update> updates = new ArrayList<>();
    if (storage instanceof Storage.Fields fields) {
      for (int i = 0; i < fields.fields().size(); i++) {
        Type field = ((Type.Record) type).fields().get(i).type();
        updates.addAll(store(fields.fields().get(i), indices, value.field(i), field));
      }
    } else if (storage instanceof Storage.Members members) {
      Type.Scalar element = ((Type.SetOf) type).element();
      updates.addAll(
          each(
              "x",
              element,
              x -> Term.TRUE,
              x -> List.of(new Update.Assign(members.slot(), View.with(indices, x), value.contains(x)))));
    } else if (storage instanceof Storage.Elements elements) {
      Type.Sequence sequence = (Type.Sequence) type;
      View.Elements view = value.elements();
      updates.add(new Update.Assign(elements.length(), indices, view.length()));
      updates.addAll(
          each(
              "i",
              new Type.Range(0, sequence.capacity() - 1),
              i -> Term.TRUE,
              i -> element(elements, View.with(indices, i), i, view, sequence.element())));
    } else {
      updates.add(new Update.Assign(((Storage.Single) storage).slot(), indices, value.term()));
    }
    return updates;
  }

  /** What is beyond the length has one value only, so that equal sequences are equal states. */
  private List<Update> element(
      Storage.Elements elements, List<Term> indices, Term position, View.Elements view, Type type) {
    List<Update> updates = new ArrayList<>();
    Term inside = Terms.binary(Term.Operator.LESS, position, view.length());
    if (position instanceof Term.Constant p && view.length() instanceof Term.Constant length) {
      inside = Terms.truth(p.code() < length.code());
    }
    add(
        updates,
        inside,
        inside.equals(Term.FALSE) ? List.of() : store(elements.element(), indices, view.at().apply(position), type),
        store(elements.element(), indices, View.first(type), type));
    return updates;
  }
}
