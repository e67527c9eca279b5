package checker.laws;

import checker.model.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Random bodies of actions and steps. Without a hazard no element is assigned twice on one path; with one, the same
 * function is sometimes assigned at two computed arguments.
 */
final class Bodies {
  private final Vocabulary words;
  private final Choices choices;
  private final List<Scope.Named> variables;

  /** The procedures that may be called. */
  private final List<Procedure> procedures;

  /** The steps that {@code goto} may name; empty in an action. */
  private final List<String> steps;

  /** Whether a {@code stop} must be somewhere in this body. */
  private boolean stopWanted;

  private boolean superWanted;

  /** How many times as many runs the rest of the body may have: choices multiply. */
  private int runs = 48;

  /**
   * A procedure, of which every version keeps to this.
   *
   * @param assigned the variables that it may assign, wholly or in part
   * @param runs the most runs that a call may have
   */
  record Procedure(String name, List<Scope.Named> parameters, Set<String> assigned, int runs) {}

  Bodies(
      Vocabulary words,
      List<Scope.Named> variables,
      List<Procedure> procedures,
      List<String> steps,
      boolean stopWanted,
      boolean superWanted) {
    this.words = words;
    this.choices = words.choices;
    this.variables = variables;
    this.procedures = procedures;
    this.steps = steps;
    this.stopWanted = stopWanted;
    this.superWanted = superWanted;
  }

  /** The body of a procedure, of at most so many runs. */
  static Bodies ofProcedure(
      Vocabulary words, List<Scope.Named> variables, List<Procedure> procedures, int runs, boolean superWanted) {
    Bodies bodies = new Bodies(words, variables, procedures, List.of(), false, superWanted);
    bodies.runs = runs;
    return bodies;
  }

  /** What has happened on the path so far. */
  private static final class Path {
    final Set<String> assigned = new HashSet<>();
    final Set<String> assignedInPart = new HashSet<>();

    /** Paths up to their first index: written alike, they would be told apart by nothing. */
    final Set<String> heads = new HashSet<>();
    boolean jumped;

    Path copy() {
      Path copy = new Path();
      copy.join(this);
      return copy;
    }

    void join(Path other) {
      assigned.addAll(other.assigned);
      assignedInPart.addAll(other.assignedInPart);
      heads.addAll(other.heads);
      jumped |= other.jumped;
    }
  }

  /** A whole body between braces. */
  String body(Scope scope, boolean guarded) {
    List<String> statements = new ArrayList<>();
    if (guarded) {
      statements.add("when " + expressions(scope).bool(choices.below(3)).text());
    }
    if (words.hazard > 0 && choices.chance(1, 4)) {
      Expressions numbers = expressions(scope);
      statements.add(
          "when " + numbers.integer(0).at(Text.MULTIPLICATIVE) + choices.pick(" / ", " % ")
              + numbers.integer(0).at(Text.UNARY) + " < 3");
    }
    if (superWanted) {
      // What the inherited body assigns is unknown here: only guards may stand around it.
      superWanted = false;
      if (choices.chance(1, 3)) {
        statements.add("if " + expressions(scope).bool(1).text() + " { super }");
      } else {
        statements.add("super");
      }
      return braces(statements);
    }
    Path path = new Path();
    block(scope, path, 2, true, statements);
    jump(scope, path, statements);
    return braces(statements);
  }

  private Expressions expressions(Scope scope) {
    return new Expressions(words, scope);
  }

  private String braces(List<String> statements) {
    StringBuilder text = new StringBuilder("{ ");
    for (int i = 0; i < statements.size(); i++) {
      String statement = statements.get(i);
      text.append(statement);
      boolean last = i == statements.size() - 1;
      boolean block = statement.startsWith("if ") || statement.startsWith("for ") || statement.startsWith("either ");
      text.append((block || last) && choices.chance(1, 2) ? " " : "; ");
    }
    return text.append("}").toString();
  }

  private void block(Scope scope, Path path, int depth, boolean branching, List<String> statements) {
    Scope here = scope;
    int count = choices.between(1, 3);
    for (int i = 0; i < count; i++) {
      if (branching && !procedures.isEmpty() && choices.chance(1, 6)) {
        call(here, path, statements);
        continue;
      }
      switch (choices.below(depth == 0 ? 4 : branching ? 9 : 6)) {
        case 0, 1 -> assignment(here, path, statements);
        case 2 -> {
          if (choices.chance(1, 3)) {
            statements.add("when " + expressions(here).bool(1).text());
          } else {
            assignment(here, path, statements);
          }
        }
        case 3 -> {
          Type.Scalar type = words.scalar();
          if (type instanceof Type.Range || type instanceof Type.Bool || type instanceof Type.Enumeration) {
            String name = words.fresh("l");
            statements.add("let " + name + " = " + expressions(here).of(type, 1).text());
            here = here.with(name, type);
          }
          assignment(here, path, statements);
        }
        case 4 -> conditional(here, path, depth, branching, statements);
        case 5 -> loop(here, path, statements);
        case 6, 7 -> {
          Expressions.Binder binder = expressions(here).binder(true, 1);
          if (binder.size() <= Math.min(4, runs)) {
            runs /= (int) binder.size();
            statements.add("with " + binder.text());
            here = here.with(binder.names());
          }
          assignment(here, path, statements);
        }
        default -> either(here, path, depth, statements);
      }
    }
  }

  private void call(Scope scope, Path path, List<String> statements) {
    Procedure procedure = choices.pick(procedures);
    boolean possible =
        procedure.runs() <= runs
            && procedure.parameters().stream().allMatch(p -> expressions(scope).canMake(p.type()))
            && procedure.assigned().stream()
                .noneMatch(v -> path.assigned.contains(v) || path.assignedInPart.contains(v));
    if (possible) {
      runs /= procedure.runs();
      path.assigned.addAll(procedure.assigned());
      statements.add(
          procedure.name() + "("
              + procedure.parameters().stream()
                  .map(p -> expressions(scope).of(p.type(), choices.below(2)).text())
                  .collect(Collectors.joining(", "))
              + ")");
    }
  }

  private void conditional(Scope scope, Path path, int depth, boolean branching, List<String> statements) {
    StringBuilder text = new StringBuilder();
    Path joined = path.copy();
    int tests = choices.between(1, 2);
    for (int i = 0; i < tests; i++) {
      text.append(i == 0 ? "if " : " else if ").append(expressions(scope).bool(1).text()).append(' ');
      text.append(branch(scope, path, joined, depth, branching));
    }
    if (choices.chance(1, 2)) {
      text.append(" else ").append(branch(scope, path, joined, depth, branching));
    }
    path.join(joined);
    statements.add(text.toString());
  }

  private void either(Scope scope, Path path, int depth, List<String> statements) {
    Path joined = path.copy();
    StringBuilder text = new StringBuilder("either ");
    int branches = choices.between(2, 3);
    runs = Math.max(1, runs / branches);
    for (int i = 0; i < branches; i++) {
      text.append(i == 0 ? "" : " or ").append(branch(scope, path, joined, depth, true));
    }
    path.join(joined);
    statements.add(text.toString());
  }

  private String branch(Scope scope, Path path, Path joined, int depth, boolean branching) {
    List<String> inner = new ArrayList<>();
    Path own = path.copy();
    if (!choices.chance(1, 8)) {
      block(scope, own, depth - 1, branching, inner);
      if (branching && choices.chance(1, 4)) {
        jump(scope, own, inner);
      }
    }
    joined.join(own);
    return braces(inner);
  }

  private void jump(Scope scope, Path path, List<String> statements) {
    if (steps.isEmpty() || path.jumped) {
      return;
    }
    if (stopWanted) {
      stopWanted = false;
      path.jumped = true;
      statements.add(
          choices.chance(1, 2)
              ? "if " + expressions(scope).bool(1).text() + " { stop }"
              : "stop");
    } else if (choices.chance(1, 3)) {
      path.jumped = true;
      String jump = "goto " + choices.pick(steps);
      statements.add(
          choices.chance(1, 2) ? "if " + expressions(scope).bool(1).text() + " { " + jump + " }" : jump);
    }
  }

  /** Assigns one element of a function for each of its arguments. */
  private void loop(Scope scope, Path path, List<String> statements) {
    List<Scope.Named> functions =
        variables.stream()
            .filter(v -> v.type() instanceof Type.Function && free(v, path))
            .toList();
    if (functions.isEmpty()) {
      assignment(scope, path, statements);
      return;
    }
    Scope.Named variable = choices.pick(functions);
    Type.Function function = (Type.Function) variable.type();
    String name = words.fresh("i");
    Scope inner = scope.with(name, function.domain());
    String domain = ": " + words.write(function.domain());
    if (function.domain() instanceof Type.Range range && choices.chance(1, 3)) {
      domain = " in " + range.low() + ".." + expressions(scope).within(range.low(), range.high(), 1).at(Text.ADDITIVE);
    }
    if (choices.chance(1, 4)) {
      domain += " where " + expressions(inner).bool(1).text();
    }
    List<String> body = new ArrayList<>();
    if (choices.chance(1, 5)) {
      body.add("let " + name + "_ = " + expressions(inner).bool(1).text());
      inner = inner.with(name + "_", new Type.Bool());
    }
    Target target = deeper(variable.name() + "[" + name + "]", function.range(), inner);
    if (!expressions(inner).canMake(target.type())) {
      return;
    }
    String assignment = target.path() + "' = " + expressions(inner).of(target.type(), 1).text();
    body.add(
        choices.chance(1, 4) ? "if " + expressions(inner).bool(1).text() + " { " + assignment + " }" : assignment);
    path.assigned.add(variable.name());
    statements.add("for " + name + domain + " " + braces(body));
  }

  private boolean free(Scope.Named variable, Path path) {
    return !path.assigned.contains(variable.name()) && !path.assignedInPart.contains(variable.name());
  }

  private record Target(String path, Type type) {}

  private void assignment(Scope scope, Path path, List<String> statements) {
    boolean conflict = words.risky();
    List<Scope.Named> candidates =
        variables.stream()
            .filter(v -> free(v, path) || conflict && path.assignedInPart.contains(v.name()) && v.type() instanceof Type.Function)
            .toList();
    if (candidates.isEmpty()) {
      return;
    }
    Scope.Named variable = choices.pick(candidates);
    boolean fresh = free(variable, path);
    Target target = new Target(variable.name(), variable.type());
    if (!fresh || choices.chance(3, 4)) {
      target = deeper(variable.name(), variable.type(), scope);
    }
    boolean whole = target.path().equals(variable.name());
    if (!fresh && whole || !expressions(scope).canMake(target.type())) {
      return;
    }
    if (!path.heads.add(head(target.path()))) {
      return;
    }
    (whole ? path.assigned : path.assignedInPart).add(variable.name());
    statements.add(target.path() + "' = " + value(target, scope));
  }

  /** Half of the values move on from the present one: else most models would stand still after a step or two. */
  private String value(Target target, Scope scope) {
    if (choices.chance(1, 2)) {
      if (target.type() instanceof Type.Bool) {
        return "not " + target.path();
      } else if (target.type() instanceof Type.Range range) {
        String path = target.path();
        return "if " + path + " < " + range.high() + " then " + path + " + 1 else " + range.low();
      } else if (target.type() instanceof Type.SetOf set
          && !(set.element() instanceof Type.Optional)
          && expressions(scope).canMake(set.element())) {
        String element = "{" + expressions(scope).of(set.element(), 0).at(Text.ADDITIVE) + "}";
        String path = target.path();
        return "if " + element + " subset " + path + " then " + path + " minus " + element + " else " + path + " union " + element;
      }
    }
    return expressions(scope).of(target.type(), choices.chance(1, 2) ? 0 : 2).text();
  }

  private static String head(String path) {
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      depth += path.charAt(i) == '[' ? 1 : path.charAt(i) == ']' ? -1 : 0;
      if (depth == 0 && path.charAt(i) == ']') {
        return path.substring(0, i);
      }
    }
    return path;
  }

  private Target deeper(String path, Type type, Scope scope) {
    if (type instanceof Type.Function function && expressions(scope).canMake(function.domain())) {
      String index = expressions(scope).of(function.domain(), 1).text();
      Target element = new Target(path + "[" + index + "]", function.range());
      return choices.chance(3, 4) ? deeper(element.path(), element.type(), scope) : element;
    } else if (type instanceof Type.Record record && choices.chance(3, 4)) {
      Type.Field field = choices.pick(record.fields());
      return deeper(path + "." + field.name(), field.type(), scope);
    }
    return new Target(path, type);
  }
}
