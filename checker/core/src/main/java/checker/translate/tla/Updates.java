package checker.translate.tla;

import checker.model.Statement;
import checker.model.StatementWalk;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes statements apart: which variables they assign, under which guards, by which updates. */
final class Updates {
  private final Expressions expressions;

  Updates(Expressions expressions) {
    this.expressions = expressions;
  }

  /** The variables that some run of the statements assigns. */
  static Set<Variable> assigned(List<Statement> statements) {
    Set<Variable> variables = new LinkedHashSet<>();
    for (Statement statement : statements) {
      StatementWalk.each(
          statement,
          part -> {
            if (part instanceof Statement.Assign assign) {
              variables.add(assign.variable());
            }
          });
    }
    return variables;
  }

  /** Whether there is a {@code when} in it. */
  static boolean guards(Statement statement) {
    return statement instanceof Statement.When || StatementWalk.parts(statement).stream().anyMatch(Updates::guards);
  }

  /** What the statements, without choices, do to a variable. */
  List<Update> to(Variable variable, List<Statement> statements, Scope scope) {
    List<Update> updates = new ArrayList<>();
    Scope here = scope;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        here = inlined(let, here);
      } else if (statement instanceof Statement.Assign assign) {
        if (assign.variable().equals(variable)) {
          updates.add(new Update.Set(assign.path(), assign.value(), here));
        }
      } else if (statement instanceof Statement.Block block) {
        updates.addAll(to(variable, block.statements(), here));
      } else if (statement instanceof Statement.If choice) {
        updates.addAll(conditional(variable, choice, here));
      } else if (statement instanceof Statement.For loop) {
        Scope inner = here.bind(loop.binding().local());
        List<Update> body = to(variable, loop.body().statements(), inner);
        if (!body.isEmpty()) {
          updates.add(new Update.Loop(loop.binding(), here, inner, body));
        }
      }
    }
    return updates;
  }

  private Scope inlined(Statement.Let let, Scope scope) {
    return scope.substitute(
        let.local(), expressions.operand(let.value(), scope), Expressions.canFail(let.value(), scope));
  }

  private List<Update> conditional(Variable variable, Statement.If choice, Scope scope) {
    Optional<Boolean> known = Known.truth(choice.condition());
    if (known.isPresent()) {
      return to(variable, (known.get() ? choice.then() : choice.otherwise()).statements(), scope);
    }
    List<Update> then = to(variable, choice.then().statements(), scope);
    List<Update> otherwise = to(variable, choice.otherwise().statements(), scope);
    return then.isEmpty() && otherwise.isEmpty()
        ? List.of()
        : List.of(new Update.Either(choice.condition(), scope, then, otherwise));
  }

  /** The conjunction of all guards in statements without choices; empty if there are none. */
  List<String> guard(List<Statement> statements, Scope scope) {
    List<String> guards = new ArrayList<>();
    Scope here = scope;
    for (Statement statement : statements) {
      if (statement instanceof Statement.Let let) {
        here = inlined(let, here);
      } else if (statement instanceof Statement.When when) {
        guards.add(expressions.operand(when.condition(), here));
      } else if (statement instanceof Statement.Block block) {
        guards.addAll(guard(block.statements(), here));
      } else if (statement instanceof Statement.If choice && guards(choice)) {
        String then = conjunction(guard(choice.then().statements(), here));
        String otherwise = conjunction(guard(choice.otherwise().statements(), here));
        guards.add("(IF " + expressions.text(choice.condition(), here) + " THEN " + then + " ELSE " + otherwise + ")");
      } else if (statement instanceof Statement.For loop && guards(loop)) {
        guards.add(
            "(" + expressions.quantified(
                    true, loop.binding(), here, inner -> conjunction(guard(loop.body().statements(), inner)))
                + ")");
      }
    }
    return guards;
  }

  private static String conjunction(List<String> guards) {
    return guards.isEmpty() ? "TRUE" : String.join(" /\\ ", guards);
  }
}
