package checker.translate.tla;

import checker.model.Expr;
import checker.model.Statement;
import checker.model.StatementWalk;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An action's body as a conjunction. Guards stay where they are; a variable's next value stands where its last assignment did.
 * A branching whose variables nothing else assigns becomes a conjunct of its own; if something else does, the rest of
 * the body moves into its branches.
 */
final class Bodies {
  private final Names names;
  private final Expressions expressions;
  private final Updates updates;
  private final NextValue nextValue;
  private final Conflicts conflicts;

  Bodies(Names names, Expressions expressions) {
    this.names = names;
    this.expressions = expressions;
    this.updates = new Updates(expressions);
    this.nextValue = new NextValue(expressions, names);
    this.conflicts = new Conflicts(expressions);
  }

  /** The body as the right side of a definition. */
  List<String> lines(Statement.Block body, Collection<Variable> variables, Scope scope) {
    Run run = new Run(scope, new LinkedHashSet<>(variables), new LinkedHashMap<>());
    run.follow(body.statements());
    return Lines.list("/\\", run.items);
  }

  /** The conjuncts of one sequence of statements. */
  private final class Run {
    private Scope scope;

    /** Variables whose next value has still to be told. */
    private final Set<Variable> owed;

    /** What was assigned so far to variables that are assigned again later. */
    private final Map<Variable, List<Update>> pending;

    private final List<List<String>> items = new ArrayList<>();

    Run(Scope scope, Set<Variable> owed, Map<Variable, List<Update>> pending) {
      this.scope = scope;
      this.owed = new LinkedHashSet<>(owed);
      this.pending = new LinkedHashMap<>();
      pending.forEach((variable, list) -> this.pending.put(variable, new ArrayList<>(list)));
    }

    /** All statements to the end of the run. */
    void follow(List<Statement> statements) {
      List<Statement> rest = statements;
      while (!rest.isEmpty()) {
        Statement statement = rest.get(0);
        rest = rest.subList(1, rest.size());
        if (statement instanceof Statement.Block block) {
          rest = joined(block.statements(), rest);
        } else if (statement instanceof Statement.When when) {
          guard(when.condition());
        } else if (statement instanceof Statement.Let let) {
          let(let, rest);
          return;
        } else if (statement instanceof Statement.With with) {
          with(with, rest);
          return;
        } else if (statement instanceof Statement.Either either) {
          if (separate(either, rest)) {
            either(either, List.of(), Updates.assigned(List.of(either)), Map.of());
          } else {
            either(either, rest, owed, pending);
            return;
          }
        } else if (statement instanceof Statement.If choice && Known.truth(choice.condition()).isPresent()) {
          boolean truth = Known.truth(choice.condition()).get();
          rest = joined((truth ? choice.then() : choice.otherwise()).statements(), rest);
        } else if (statement instanceof Statement.If choice && branches(choice, rest)) {
          if (separate(choice, rest)) {
            conditional(choice, List.of(), Updates.assigned(List.of(choice)), Map.of());
          } else {
            conditional(choice, rest, owed, pending);
            return;
          }
        } else {
          assign(statement, rest);
        }
      }
      unchanged();
    }

    private List<Statement> joined(List<Statement> first, List<Statement> rest) {
      List<Statement> all = new ArrayList<>(first);
      all.addAll(rest);
      return all;
    }

    /** Whether an {@code if} is better told as two branches than as two values of each variable. */
    private boolean branches(Statement.If choice, List<Statement> rest) {
      if (StatementWalk.chooses(choice)) {
        return true;
      }
      boolean several = Updates.assigned(List.of(choice)).size() > 1 || Updates.guards(choice);
      return several && separate(choice, rest);
    }

    /** Whether nothing else assigns the variables that the statement assigns. */
    private boolean separate(Statement statement, List<Statement> rest) {
      Set<Variable> assigned = Updates.assigned(List.of(statement));
      return Collections.disjoint(assigned, pending.keySet()) && Collections.disjoint(assigned, Updates.assigned(rest));
    }

    private void guard(Expr condition) {
      for (Expr part : Expressions.chain(condition, Expr.LogicalOperator.AND)) {
        if (!Known.truth(part).equals(Optional.of(true))) {
          items.add(expressions.lines(part, scope));
        }
      }
    }

    private void let(Statement.Let let, List<Statement> rest) {
      List<String> value = expressions.lines(let.value(), scope);
      Scope inner = scope.bind(let.local());
      String name = inner.text(let.local());
      List<String> lines = new ArrayList<>();
      if (Expressions.canFail(let.value(), scope)) {
        // LET would not evaluate what is not used, and so not fail.
        lines.addAll(Lines.hang("\\E " + name + " \\in {", value));
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "} :");
      } else {
        lines.addAll(Lines.hang("LET " + name + " == ", value));
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " IN");
      }
      lines.addAll(Lines.indent(2, inside(inner, rest, owed, pending)));
      items.add(lines);
    }

    private void with(Statement.With with, List<Statement> rest) {
      Scope inner = scope.bind(with.binding().local());
      Run run = new Run(inner, owed, pending);
      with.binding().where().ifPresent(run::guard);
      run.follow(joined(with.body().statements(), rest));
      List<String> lines = new ArrayList<>();
      String domain = expressions.domain(with.binding(), scope);
      lines.add("\\E " + inner.text(with.binding().local()) + " \\in " + domain + " :");
      lines.addAll(Lines.indent(2, Lines.list("/\\", run.items)));
      items.add(lines);
    }

    private void either(
        Statement.Either either, List<Statement> rest, Set<Variable> variables, Map<Variable, List<Update>> before) {
      List<List<String>> branches = new ArrayList<>();
      for (Statement.Block branch : either.branches()) {
        branches.add(inside(scope, joined(branch.statements(), rest), variables, before));
      }
      items.add(Lines.list("\\/", branches));
      owed.removeAll(variables);
    }

    private void conditional(
        Statement.If choice, List<Statement> rest, Set<Variable> variables, Map<Variable, List<Update>> before) {
      List<String> lines = new ArrayList<>(Lines.hang("IF ", expressions.lines(choice.condition(), scope)));
      lines.addAll(Lines.hang("THEN ", inside(scope, joined(choice.then().statements(), rest), variables, before)));
      lines.addAll(Lines.hang("ELSE ", inside(scope, joined(choice.otherwise().statements(), rest), variables, before)));
      items.add(lines);
      owed.removeAll(variables);
    }

    private List<String> inside(
        Scope inner, List<Statement> statements, Set<Variable> variables, Map<Variable, List<Update>> before) {
      Run run = new Run(inner, variables, before);
      run.follow(statements);
      return Lines.list("/\\", run.items);
    }

    /** A statement without choices. */
    private void assign(Statement statement, List<Statement> rest) {
      for (String guard : updates.guard(List.of(statement), scope)) {
        items.add(List.of(guard));
      }
      Set<Variable> later = Updates.assigned(rest);
      for (Variable variable : Updates.assigned(List.of(statement))) {
        List<Update> all = pending.computeIfAbsent(variable, v -> new ArrayList<>());
        all.addAll(updates.to(variable, List.of(statement), scope));
        if (!later.contains(variable) && !all.isEmpty()) {
          next(variable, all);
          owed.remove(variable);
          pending.remove(variable);
        }
      }
    }

    private void next(Variable variable, List<Update> all) {
      conflicts.assertions(all).forEach(a -> items.add(List.of(a)));
      items.add(Lines.hang(names.of(variable) + "' = ", nextValue.lines(variable, all)));
    }

    /** Also what has been assigned on other paths only, or what would have been assigned later. */
    private void unchanged() {
      pending.forEach(
          (variable, list) -> {
            if (!list.isEmpty() && owed.remove(variable)) {
              next(variable, list);
            }
          });
      if (!owed.isEmpty()) {
        items.add(unchanged(owed));
      }
    }

    private List<String> unchanged(Set<Variable> variables) {
      List<String> all = variables.stream().map(names::of).toList();
      return all.size() == 1 ? List.of("UNCHANGED " + all.get(0)) : Lines.tuple("UNCHANGED ", all);
    }
  }
}
