package checker.codegen;

import checker.codegen.Code.Local;
import checker.codegen.Operation.Exit;
import checker.model.Action;
import checker.model.Statement;
import checker.model.StatementWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compiles the body of an action. A run is followed symbolically: guards leave it, assignments change a
 * {@link Draft}, the end appends a successor. What follows a choice is written for each of its branches.
 */
final class Actions {
  private final Expressions expressions;
  private final Iterations iterations;
  private final Assignments assignments;
  private final List<Routine> continuations = new ArrayList<>();

  Actions(Expressions expressions, Assignments assignments) {
    this.expressions = expressions;
    this.iterations = expressions.iterations();
    this.assignments = assignments;
  }

  /** What remains to be done. Null: to append the successor. */
  private sealed interface Rest {}

  /** The statements of a block from a position on, then what follows the block. */
  private record Statements(List<Statement> statements, int at, Rest after) implements Rest {
    static Rest of(Statement.Block block, Rest after) {
      return block.statements().isEmpty() ? after : new Statements(block.statements(), 0, after);
    }

    Statement statement() {
      return statements.get(at);
    }

    Rest next() {
      return at + 1 < statements.size() ? new Statements(statements, at + 1, after) : after;
    }
  }

  /**
   * A routine that does the rest.
   *
   * @param words the words of the draft that it takes
   * @param captured what else it takes, the same from everywhere
   */
  private record Call(Routine routine, List<Integer> words, List<Code> captured) implements Rest {}

  /**
   * The operations of an instance.
   *
   * @param scope its locals, the parameters bound
   * @param id the instance's number
   * @param exit what a run that is blocked outside any choice leaves
   */
  void write(Action action, Scope scope, Code id, Body body, Exit exit) {
    new Runs(id).write(Statements.of(action.body(), null), scope, assignments.start(), body, exit);
  }

  /** The routines that the operations call. */
  List<Routine> continuations() {
    return continuations;
  }

  private final class Runs {
    private final Code id;

    Runs(Code id) {
      this.id = id;
    }

    void write(Rest todo, Scope start, Draft from, Body body, Exit exit) {
      Rest rest = todo;
      Scope scope = start;
      Draft draft = from;
      expressions.written();
      while (rest instanceof Statements statements && !body.ended()) {
        Statement statement = statements.statement();
        Rest next = statements.next();
        if (statement instanceof Statement.Block block) {
          rest = Statements.of(block, next);
        } else if (statement instanceof Statement.Let let) {
          scope = let(let, scope, body);
          rest = next;
        } else if (statement instanceof Statement.If branch && (next == null || StatementWalk.chooses(statement))) {
          branch(branch, shared(next, branch, scope, draft), scope, draft, body, exit);
          return;
        } else if (statement instanceof Statement.Either either) {
          Rest after = shared(next, either, scope, draft);
          for (Statement.Block option : either.branches()) {
            Exit blocked = new Exit();
            Body choice = body.nested(Codes.TRUE);
            write(Statements.of(option, after), scope, draft, choice, blocked);
            body.scope(blocked, choice);
          }
          return;
        } else if (statement instanceof Statement.With with) {
          with(with, next, scope, draft, body);
          return;
        } else {
          draft = straight(statement, scope, draft, body, exit);
          rest = next;
        }
      }
      if (body.ended()) {
        return;
      }
      if (rest instanceof Call call) {
        List<Code> arguments = new ArrayList<>();
        for (int word : call.words()) {
          arguments.add(draft.any(word));
        }
        arguments.addAll(call.captured());
        Unit unit = call.routine().unit();
        body.add(new Operation.Enter(
            call.routine().name(), unit.signature(), arguments, Pruning.mayFail(unit.operations())));
      } else {
        body.add(new Operation.Succeed(draft.changes(), id));
      }
    }

    private void branch(Statement.If branch, Rest next, Scope scope, Draft draft, Body body, Exit exit) {
      Code condition = body.known(expressions.code(branch.condition(), scope, body));
      Body then = body.nested(condition);
      Body otherwise = body.nested(Codes.not(condition));
      if (!Codes.isFalse(condition)) {
        write(Statements.of(branch.then(), next), scope, draft, then, exit);
      }
      if (!Codes.isTrue(condition)) {
        write(Statements.of(branch.otherwise(), next), scope, draft, otherwise, exit);
      }
      body.branch(condition, then, otherwise);
    }

    private void with(Statement.With with, Rest next, Scope scope, Draft draft, Body body) {
      Iterations.Values values = iterations.values(with.binding(), scope, body);
      if (!iterations.unrolls(values, scope)) {
        iterations.loop(
            values, scope, body, new Exit(), inside -> value(with, next, inside.scope(), draft, inside.body()));
        return;
      }
      Rest after = shared(next, with, scope, draft);
      Scope repeated = scope.repeated(values.count());
      for (int i = 0; i < values.type().cardinality(); i++) {
        Code present = body.known(values.contains(i));
        Body choice = body.nested(present);
        if (!Codes.isFalse(present)) {
          Operand value = new Operand.Scalar(Operands.constant(values.type(), i));
          value(with, after, repeated.with(with.binding().local(), value), draft, choice);
        }
        body.when(present, choice);
      }
    }

    /** The runs for one value; control comes to the end of the body after them. */
    private void value(Statement.With with, Rest next, Scope scope, Draft draft, Body body) {
      Exit blocked = new Exit();
      Body choice = body.nested(Codes.TRUE);
      choice.unless(iterations.where(with.binding(), scope, choice), blocked);
      write(Statements.of(with.body(), next), scope, draft, choice, blocked);
      body.scope(blocked, choice);
    }

    /** What follows a choice, as a routine if that is called for: written once, not once for each branch. */
    private Rest shared(Rest next, Statement choice, Scope scope, Draft draft) {
      if (!(next instanceof Statements) || !expressions.unrolling().routines()) {
        return next;
      }
      Set<Integer> changing = new TreeSet<>();
      collect(choice, changing);
      Body body = new Body();
      Capture capture = new Capture(body);
      List<Local> parameters = new ArrayList<>();
      Draft start = draft.mapped(index -> {
        if (!changing.contains(index)) {
          return capture.of(draft.any(index));
        }
        Local word = body.local(Code.Kind.LONG, 0, 0);
        parameters.add(word);
        return word;
      });
      Operand[] frame = scope.frame().clone();
      for (int i = 0; i < frame.length; i++) {
        frame[i] = frame[i] == null ? null : Operands.map(frame[i], capture::of);
      }
      Code instance = capture.of(id);
      Rest todo = captured(next, capture);
      parameters.addAll(capture.parameters());
      if (parameters.size() > Routines.MOST_PARAMETERS) {
        return next;
      }
      Exit exit = new Exit();
      Scope inner = new Scope(frame, scope.current(), scope.next(), 1);
      new Runs(instance).write(todo, inner, start, body, exit);
      Signature signature = new Signature(assignments.stateWords(), false, true, parameters, null);
      Routine routine = new Routine(expressions.routines().name(), new Unit(signature, body.operations(), exit));
      continuations.add(routine);
      return new Call(routine, List.copyOf(changing), capture.arguments());
    }
  }

  /** What remains to be done, with the routine's own locals in what is passed on at its end. */
  private static Rest captured(Rest rest, Capture capture) {
    if (rest instanceof Statements statements) {
      return new Statements(statements.statements(), statements.at(), captured(statements.after(), capture));
    }
    return rest instanceof Call call
        ? new Call(call.routine(), call.words(), call.captured().stream().map(capture::of).toList())
        : null;
  }

  /** Statements without choices: the draft after them, of no meaning if the body has ended. */
  private Draft straight(Statement.Block block, Scope start, Draft from, Body body, Exit exit) {
    Scope scope = start;
    Draft draft = from;
    for (Statement statement : block.statements()) {
      if (body.ended()) {
        return draft;
      }
      if (statement instanceof Statement.Let let) {
        scope = let(let, scope, body);
      } else {
        draft = straight(statement, scope, draft, body, exit);
      }
    }
    return draft;
  }

  private Scope let(Statement.Let let, Scope scope, Body body) {
    return scope.with(let.local(), body.reuse(expressions.evaluate(let.value(), scope, body)));
  }

  private Draft straight(Statement statement, Scope scope, Draft draft, Body body, Exit exit) {
    if (statement instanceof Statement.When when) {
      guard(when.condition(), scope, body, exit);
      return draft;
    }
    if (statement instanceof Statement.Assign assign) {
      return assignments.assign(assign, scope, expressions, draft, body);
    }
    if (statement instanceof Statement.Block block) {
      return straight(block, scope, draft, body, exit);
    }
    if (statement instanceof Statement.If branch) {
      Code condition = body.known(expressions.code(branch.condition(), scope, body));
      Body then = body.nested(condition);
      Body otherwise = body.nested(Codes.not(condition));
      Draft whenTrue = Codes.isFalse(condition) ? draft : straight(branch.then(), scope, draft, then, exit);
      Draft whenFalse = Codes.isTrue(condition) ? draft : straight(branch.otherwise(), scope, draft, otherwise, exit);
      return join(condition, whenTrue, then, whenFalse, otherwise, body);
    }
    return repeat((Statement.For) statement, scope, draft, body, exit);
  }

  private void guard(checker.model.Expr condition, Scope scope, Body body, Exit exit) {
    if (condition instanceof checker.model.Expr.Logical both
        && both.operator() == checker.model.Expr.LogicalOperator.AND) {
      guard(both.left(), scope, body, exit);
      if (!body.ended()) {
        guard(both.right(), scope, body, exit);
      }
    } else {
      body.unless(expressions.code(condition, scope, body), exit);
    }
  }

  private static Draft join(Code condition, Draft whenTrue, Body then, Draft whenFalse, Body otherwise, Body body) {
    Draft joined;
    if (Codes.constant(condition)) {
      joined = Codes.isTrue(condition) ? whenTrue : whenFalse;
    } else if (then.ended()) {
      joined = whenFalse;
    } else if (otherwise.ended()) {
      joined = whenTrue;
    } else {
      joined = Draft.merge(whenTrue, then, whenFalse, otherwise, body);
    }
    // A branch that cannot come to its end leaves the other one: what it has put in locals must be in scope.
    body.branch(condition, then, otherwise);
    return joined;
  }

  private Draft repeat(Statement.For loop, Scope scope, Draft draft, Body body, Exit exit) {
    Iterations.Values values = iterations.values(loop.binding(), scope, body);
    if (iterations.unrolls(values, scope)) {
      Scope repeated = scope.repeated(values.count());
      Draft current = draft;
      for (int i = 0; i < values.type().cardinality() && !body.ended(); i++) {
        Code present = body.known(values.contains(i));
        if (!Codes.isFalse(present)) {
          Operand value = new Operand.Scalar(Operands.constant(values.type(), i));
          current = once(loop, present, repeated.with(loop.binding().local(), value), current, body, exit);
        }
      }
      return current;
    }
    Set<Integer> changing = new TreeSet<>();
    collect(loop.body(), changing);
    Draft kept = draft.kept(changing, body);
    iterations.loop(values, scope, body, new Exit(), inside ->
        once(loop, Codes.TRUE, inside.scope(), kept, inside.body(), exit).update(kept, changing, inside.body()));
    return kept;
  }

  /** The body for one value, if that is present and satisfies the loop's condition. */
  private Draft once(Statement.For loop, Code present, Scope scope, Draft draft, Body body, Exit exit) {
    Body inner = body.nested(present);
    Code where = inner.known(iterations.where(loop.binding(), scope, inner));
    Body inmost = inner.nested(where);
    Draft done = Codes.isFalse(where) ? draft : straight(loop.body(), scope, draft, inmost, exit);
    Draft joined = join(where, done, inmost, draft, inner.nested(Codes.not(where)), inner);
    return join(present, joined, inner, draft, body.nested(Codes.not(present)), body);
  }

  /** The words that a statement may change. */
  private void collect(Statement body, Set<Integer> words) {
    StatementWalk.each(
        body,
        statement -> {
          if (statement instanceof Statement.Assign assign) {
            words.addAll(assignments.words(assign.variable()));
          }
        });
  }
}
