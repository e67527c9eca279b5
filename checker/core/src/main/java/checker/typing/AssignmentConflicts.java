package checker.typing;

import checker.model.Expr;
import checker.model.Local;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Value;
import checker.model.Variable;
import checker.source.DiagnosticCode;
import checker.source.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds actions that are certain to assign an element twice on some path. Told only where at least one of the two
 * assignments is made on every path, so that two opposite conditions are not taken for a conflict; whatever remains is
 * an evaluation error when it happens.
 */
final class AssignmentConflicts {
  /** An assigned part of a variable: a prefix of a path, each level a field, a literal or a local. */
  private record Target(Variable variable, List<Object> path) {
    boolean overlaps(Target other) {
      int shared = Math.min(path.size(), other.path.size());
      return variable.equals(other.variable) && path.subList(0, shared).equals(other.path.subList(0, shared));
    }

    String display() {
      StringBuilder text = new StringBuilder(variable.name());
      for (Object level : path) {
        text.append(level instanceof FieldLevel field ? "." + field.name() : "[" + display(level) + "]");
      }
      return text.toString();
    }

    private static String display(Object level) {
      return level instanceof Local local ? local.name() : level.toString();
    }
  }

  private record FieldLevel(int position, String name) {}

  /** What a statement assigns: each target with whether it does so on every path. */
  private record Effect(Map<Target, Boolean> targets) {}

  private final Reports reports;
  private final Function<Span, Optional<String>> caller;
  private final Set<Span> found = new HashSet<>();

  /** @param caller what to add about who brought a statement there; nothing if its conflict has been told already */
  AssignmentConflicts(Reports reports, Function<Span, Optional<String>> caller) {
    this.reports = reports;
    this.caller = caller;
  }

  /** Reports the conflicts of a body, and gives the statements at which they were found. */
  Set<Span> check(Statement.Block body) {
    effect(body);
    return found;
  }

  private Effect effect(Statement statement) {
    if (statement instanceof Statement.Assign assign && assign.variable().control()) {
      // Two moves on one path have been told as such.
      return new Effect(Map.of());
    }
    if (statement instanceof Statement.Assign assign) {
      return target(assign).map(t -> new Effect(Map.of(t, true))).orElse(new Effect(Map.of()));
    }
    if (statement instanceof Statement.Block block) {
      return sequence(block);
    }
    if (statement instanceof Statement.With with) {
      return without(effect(with.body()), List.of(with.binding().local()));
    }
    if (statement instanceof Statement.If conditional) {
      return branches(List.of(conditional.then(), conditional.otherwise()));
    }
    if (statement instanceof Statement.Either either) {
      return branches(either.branches());
    }
    if (statement instanceof Statement.For loop) {
      // Which elements it assigns depends on the loop's name; those that do not are met once for each of its values.
      effect(loop.body());
    }
    return new Effect(Map.of());
  }

  private Effect sequence(Statement.Block block) {
    Map<Target, Boolean> all = new LinkedHashMap<>();
    for (Statement statement : block.statements()) {
      Effect next = effect(statement);
      next.targets()
          .forEach(
              (target, certain) ->
                  all.forEach(
                      (earlier, earlierCertain) -> {
                        if (earlier.overlaps(target) && (certain || earlierCertain)) {
                          conflict(statement, longer(earlier, target));
                        }
                      }));
      next.targets().forEach((target, certain) -> all.merge(target, certain, Boolean::logicalOr));
    }
    List<Local> own = new ArrayList<>();
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Let let) {
        own.add(let.local());
      }
    }
    return without(new Effect(all), own);
  }

  private void conflict(Statement second, Target target) {
    found.add(second.span());
    caller
        .apply(second.span())
        .ifPresent(
            by ->
                reports.add(
                    DiagnosticCode.ASSIGNED_TWICE,
                    second.span(),
                    "`" + target.display() + "` is assigned twice on one path" + by));
  }

  /** Outside their scope, locals of the same name and slot are others. */
  private static Effect without(Effect effect, List<Local> locals) {
    Map<Target, Boolean> kept = new LinkedHashMap<>(effect.targets());
    kept.keySet().removeIf(t -> locals.stream().anyMatch(t.path()::contains));
    return new Effect(kept);
  }

  private static Target longer(Target a, Target b) {
    return a.path().size() > b.path().size() ? a : b;
  }

  private Effect branches(List<Statement.Block> blocks) {
    List<Map<Target, Boolean>> effects = new ArrayList<>();
    blocks.forEach(b -> effects.add(effect(b).targets()));
    Map<Target, Boolean> all = new LinkedHashMap<>();
    effects.forEach(e -> e.keySet().forEach(t -> all.put(t, effects.stream().allMatch(o -> o.getOrDefault(t, false)))));
    return new Effect(all);
  }

  private static Optional<Target> target(Statement.Assign assign) {
    List<Object> path = new ArrayList<>();
    Type type = assign.variable().type();
    for (Statement.Access access : assign.path()) {
      if (access instanceof Statement.Access.Field field) {
        if (!(type instanceof Type.Record record)) {
          return Optional.empty();
        }
        path.add(new FieldLevel(field.field(), record.fields().get(field.field()).name()));
        type = record.fields().get(field.field()).type();
      } else {
        Optional<Object> known = known(((Statement.Access.Argument) access).index());
        if (known.isEmpty() || !(type instanceof Type.Function function)) {
          return Optional.empty();
        }
        path.add(known.get());
        type = function.range();
      }
    }
    return Optional.of(new Target(assign.variable(), path));
  }

  /** A literal or a local, which are the same wherever they stand on a path. */
  private static Optional<Object> known(Expr index) {
    if (index instanceof Expr.Literal literal) {
      Value value = literal.value();
      return Optional.of(value);
    }
    return index instanceof Expr.LocalRead read ? Optional.of(read.local()) : Optional.empty();
  }
}
