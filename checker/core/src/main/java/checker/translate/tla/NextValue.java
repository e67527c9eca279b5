package checker.translate.tla;

import checker.model.Binding;
import checker.model.Statement;
import checker.model.Type;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One expression for all that a run assigns to a variable. Assignments read the current state only, so their order matters to
 * nothing but errors: single elements become an EXCEPT, a loop over a whole domain a function, and what is neither a
 * function that asks for each element which assignment reaches it ({@link ScatteredValue}).
 */
final class NextValue {
  private final Expressions expressions;
  private final Names names;

  NextValue(Expressions expressions, Names names) {
    this.expressions = expressions;
    this.names = names;
  }

  /** The variable's next value. */
  List<String> lines(Variable variable, List<Update> updates) {
    Draft draft = new Draft(names.of(variable));
    draft.applyAll(updates, variable.type());
    return draft.lines();
  }

  private String value(List<Update> updates, String base, Type type) {
    Draft draft = new Draft(base);
    draft.applyAll(updates, type);
    return draft.text();
  }

  /** A value under construction: a base, and exceptions to it that are not yet part of it. */
  private final class Draft {
    private String base;
    private final List<String> exceptions = new ArrayList<>();

    Draft(String base) {
      this.base = base;
    }

    String text() {
      if (!exceptions.isEmpty()) {
        base = "[" + base + " EXCEPT " + String.join(", ", exceptions) + "]";
        exceptions.clear();
      }
      return base;
    }

    List<String> lines() {
      if (exceptions.size() < 2 || base.length() + String.join(", ", exceptions).length() < Lines.WIDTH - 30) {
        return List.of(text());
      }
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < exceptions.size(); i++) {
        lines.add(exceptions.get(i) + (i + 1 < exceptions.size() ? "," : "]"));
      }
      return Lines.hang("[" + base + " EXCEPT ", lines);
    }

    void applyAll(List<Update> updates, Type type) {
      updates.forEach(u -> apply(u, type));
    }

    private void apply(Update update, Type type) {
      if (update instanceof Update.Set set) {
        if (set.path().isEmpty()) {
          base = expressions.operand(set.value(), set.scope());
        } else {
          exceptions.add(path(set.path(), type, set.scope()) + " = " + expressions.operand(set.value(), set.scope()));
        }
      } else if (update instanceof Update.Either either) {
        if (mergeable(List.of(either))) {
          merged(either, type).forEach((path, value) -> exceptions.add(path + " = " + value));
        } else {
          String current = text();
          base =
              conditional(
                  either, value(either.then(), current, type), value(either.otherwise(), current, type));
        }
      } else {
        loop((Update.Loop) update, type);
      }
    }

    private void loop(Update.Loop loop, Type type) {
      Set<String> first = new TreeSet<>();
      boolean inside = type instanceof Type.Function || type instanceof Type.Record;
      boolean sameLoop = inside && firstAccesses(List.of(loop), loop, first);
      if (inside && sameLoop && first.size() == 1 && type instanceof Type.Function function) {
        String current = text();
        String local = loop.inner().text(loop.binding().local());
        String old = current + "[" + local + "]";
        String changed = value(loop.body().stream().map(NextValue::dropFirst).toList(), old, function.range());
        Optional<String> condition = condition(loop, function);
        base =
            "[" + local + " \\in " + names.types().set(function.domain()) + " |-> "
                + condition.map(c -> "IF " + c + " THEN " + changed + " ELSE " + old).orElse(changed) + "]";
        return;
      }
      Optional<Step> step = inside ? commonStep(loop, type) : Optional.empty();
      if (step.isPresent()) {
        exceptions.add("!" + step.get().text() + " = " + value(List.of(dropFirst(loop)), "@", step.get().type()));
      } else {
        base = new ScatteredValue(expressions, names).of(loop, text(), type);
      }
    }
  }

  /** One level of a path, as text, and the type of what it reaches. */
  private record Step(String text, Type type) {}

  private Step step(Statement.Access access, Type type, Scope scope) {
    if (access instanceof Statement.Access.Argument argument) {
      return new Step("[" + expressions.text(argument.index(), scope) + "]", ((Type.Function) type).range());
    }
    int field = ((Statement.Access.Field) access).field();
    Type.Record record = (Type.Record) type;
    return new Step("." + names.field(record, field), record.fields().get(field).type());
  }

  private String path(List<Statement.Access> path, Type type, Scope scope) {
    StringBuilder text = new StringBuilder("!");
    Type at = type;
    for (Statement.Access access : path) {
      Step step = step(access, at, scope);
      text.append(step.text());
      at = step.type();
    }
    return text.toString();
  }

  private String conditional(Update.Either either, String then, String otherwise) {
    return "(IF " + expressions.text(either.condition(), either.scope()) + " THEN " + then + " ELSE " + otherwise + ")";
  }

  /** Whether all updates reach single elements, by indices that can be evaluated whatever the conditions say. */
  private static boolean mergeable(List<Update> updates) {
    for (Update update : updates) {
      if (update instanceof Update.Either either) {
        if (!mergeable(either.then()) || !mergeable(either.otherwise())) {
          return false;
        }
      } else if (!(update instanceof Update.Set set) || set.path().isEmpty() || set.path().stream().anyMatch(a -> canFail(a, set.scope()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean canFail(Statement.Access access, Scope scope) {
    return access instanceof Statement.Access.Argument argument && Expressions.canFail(argument.index(), scope);
  }

  /** For each path what becomes of the element; {@code @} where nothing does. */
  private Map<String, String> merged(Update.Either either, Type type) {
    Map<String, String> then = merged(either.then(), type);
    Map<String, String> otherwise = merged(either.otherwise(), type);
    Map<String, String> values = new LinkedHashMap<>(then);
    otherwise.forEach(values::putIfAbsent);
    values.replaceAll(
        (path, value) -> conditional(either, then.getOrDefault(path, "@"), otherwise.getOrDefault(path, "@")));
    return values;
  }

  private Map<String, String> merged(List<Update> updates, Type type) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Update update : updates) {
      if (update instanceof Update.Set set) {
        values.put(path(set.path(), type, set.scope()), expressions.text(set.value(), set.scope()));
      } else {
        values.putAll(merged((Update.Either) update, type));
      }
    }
    return values;
  }

  /** Whether every path begins with the loop's own local as an argument; collects how they begin. */
  private boolean firstAccesses(List<Update> updates, Update.Loop loop, Set<String> first) {
    boolean all = true;
    for (Update update : updates) {
      if (update instanceof Update.Set set) {
        boolean local =
            !set.path().isEmpty()
                && set.path().get(0) instanceof Statement.Access.Argument argument
                && expressions
                    .text(argument.index(), set.scope())
                    .equals(loop.inner().text(loop.binding().local()));
        first.add(set.path().isEmpty() ? "" : local ? "local" : "other");
        all &= local;
      } else if (update instanceof Update.Either either) {
        all &= firstAccesses(either.then(), loop, first) & firstAccesses(either.otherwise(), loop, first);
      } else {
        all &= firstAccesses(((Update.Loop) update).body(), loop, first);
      }
    }
    return all;
  }

  /** The condition under which a value of the domain is one of the loop's. */
  private Optional<String> condition(Update.Loop loop, Type.Function function) {
    Binding binding = loop.binding();
    List<String> parts = new ArrayList<>();
    if (binding.domain() instanceof Binding.Domain.MembersOf members) {
      parts.add(loop.inner().text(binding.local()) + " \\in " + expressions.operand(members.set(), loop.outer()));
    } else if (!binding.type().equals(function.domain())) {
      parts.add(loop.inner().text(binding.local()) + " \\in " + names.types().set(binding.type()));
    }
    binding.where().ifPresent(w -> parts.add(expressions.operand(w, loop.inner())));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" /\\ ", parts));
  }

  /** The level of the path that all updates of the loop begin with, if it is the same for every round. */
  private Optional<Step> commonStep(Update.Loop loop, Type type) {
    Set<String> texts = new TreeSet<>();
    List<Step> steps = new ArrayList<>();
    if (!commonSteps(List.of(loop), Set.of(), type, texts, steps) || texts.size() != 1) {
      return Optional.empty();
    }
    return Optional.of(steps.get(0));
  }

  private boolean commonSteps(
      List<Update> updates, Set<String> bound, Type type, Set<String> texts, List<Step> steps) {
    boolean all = true;
    for (Update update : updates) {
      if (update instanceof Update.Set set) {
        if (set.path().isEmpty() || !constant(set.path().get(0), set.scope(), bound)) {
          return false;
        }
        Step step = step(set.path().get(0), type, set.scope());
        texts.add(step.text());
        steps.add(step);
      } else if (update instanceof Update.Either either) {
        all &= commonSteps(either.then(), bound, type, texts, steps);
        all &= commonSteps(either.otherwise(), bound, type, texts, steps);
      } else {
        Update.Loop inner = (Update.Loop) update;
        Set<String> more = new TreeSet<>(bound);
        more.add(inner.inner().text(inner.binding().local()));
        all &= commonSteps(inner.body(), more, type, texts, steps);
      }
    }
    return all;
  }

  /** Whether an access is the same in every round, and can be evaluated even if there is none. */
  private boolean constant(Statement.Access access, Scope scope, Set<String> bound) {
    return access instanceof Statement.Access.Field
        || access instanceof Statement.Access.Argument argument
            && !canFail(access, scope)
            && Collections.disjoint(Scope.words(expressions.text(argument.index(), scope)), bound);
  }

  private static Update dropFirst(Update update) {
    if (update instanceof Update.Set set) {
      return new Update.Set(set.path().subList(1, set.path().size()), set.value(), set.scope());
    }
    if (update instanceof Update.Either either) {
      return new Update.Either(
          either.condition(),
          either.scope(),
          either.then().stream().map(NextValue::dropFirst).toList(),
          either.otherwise().stream().map(NextValue::dropFirst).toList());
    }
    Update.Loop loop = (Update.Loop) update;
    return new Update.Loop(
        loop.binding(), loop.outer(), loop.inner(), loop.body().stream().map(NextValue::dropFirst).toList());
  }
}
