package checker.translate.tla;

import checker.model.Binding;
import checker.model.Expr;
import checker.model.Statement;
import checker.model.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The value of a function after a loop that assigns elements by computed indices, {@code for p { owner[next[p]]' = p }}: for each
 * argument, whether some round of the loop assigns it, and what.
 */
final class ScatteredValue {
  private final Expressions expressions;
  private final Names names;
  private int arguments;

  ScatteredValue(Expressions expressions, Names names) {
    this.expressions = expressions;
    this.names = names;
  }

  /** What is around an assignment: a condition, or a loop. */
  private sealed interface Around {
    record Condition(Expr condition, Scope scope, boolean when) implements Around {}

    record Round(Binding binding, Scope outer, Scope inner) implements Around {}
  }

  /**
   * An assignment with all that is around it.
   *
   * @param path what of its path is still to be followed
   * @param matches equations between the path's indices and the arguments that stand for them
   */
  private record Leaf(List<Around> around, List<Statement.Access> path, Expr value, Scope scope, List<String> matches) {}

  /**
   * The new value.
   *
   * @param base the value without the loop
   */
  String of(Update.Loop loop, String base, Type type) {
    List<Leaf> leaves = new ArrayList<>();
    collect(loop, List.of(), leaves);
    return at(leaves, base, type);
  }

  private static void collect(Update update, List<Around> around, List<Leaf> leaves) {
    if (update instanceof Update.Set set) {
      leaves.add(new Leaf(around, set.path(), set.value(), set.scope(), List.of()));
    } else if (update instanceof Update.Either either) {
      List<Around> then = with(around, new Around.Condition(either.condition(), either.scope(), true));
      either.then().forEach(u -> collect(u, then, leaves));
      List<Around> otherwise = with(around, new Around.Condition(either.condition(), either.scope(), false));
      either.otherwise().forEach(u -> collect(u, otherwise, leaves));
    } else {
      Update.Loop loop = (Update.Loop) update;
      List<Around> inside = with(around, new Around.Round(loop.binding(), loop.outer(), loop.inner()));
      loop.body().forEach(u -> collect(u, inside, leaves));
    }
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> longer = new ArrayList<>(list);
    longer.add(last);
    return longer;
  }

  private String at(List<Leaf> leaves, String base, Type type) {
    List<Leaf> here = leaves.stream().filter(l -> l.path().isEmpty()).toList();
    if (!here.isEmpty()) {
      String value = base;
      for (Leaf leaf : here) {
        value = "IF " + condition(leaf, 0) + " THEN " + value(leaf, 0) + " ELSE " + value;
      }
      return "(" + value + ")";
    }
    if (type instanceof Type.Function function) {
      // A word of the specification language: no local is called so.
      String argument = arguments++ == 0 ? "at" : "at_" + arguments;
      List<Leaf> inside = new ArrayList<>();
      for (Leaf leaf : leaves) {
        Expr index = ((Statement.Access.Argument) leaf.path().get(0)).index();
        inside.add(follow(leaf, with(leaf.matches(), expressions.operand(index, leaf.scope()) + " = " + argument)));
      }
      return "[" + argument + " \\in " + names.types().set(function.domain()) + " |-> "
          + at(inside, base + "[" + argument + "]", function.range()) + "]";
    }
    Type.Record record = (Type.Record) type;
    List<String> exceptions = new ArrayList<>();
    for (int i = 0; i < record.fields().size(); i++) {
      int field = i;
      List<Leaf> inside =
          leaves.stream()
              .filter(l -> ((Statement.Access.Field) l.path().get(0)).field() == field)
              .map(l -> follow(l, l.matches()))
              .toList();
      if (!inside.isEmpty()) {
        exceptions.add("!." + names.field(record, i) + " = " + at(inside, "@", record.fields().get(i).type()));
      }
    }
    return "[" + base + " EXCEPT " + String.join(", ", exceptions) + "]";
  }

  private static Leaf follow(Leaf leaf, List<String> matches) {
    return new Leaf(leaf.around(), leaf.path().subList(1, leaf.path().size()), leaf.value(), leaf.scope(), matches);
  }

  /** Whether the assignment is made, in some round of the loops from the given level on. */
  private String condition(Leaf leaf, int level) {
    if (level == leaf.around().size()) {
      return leaf.matches().isEmpty() ? "TRUE" : String.join(" /\\ ", leaf.matches());
    }
    String rest = condition(leaf, level + 1);
    if (leaf.around().get(level) instanceof Around.Condition condition) {
      return (condition.when() ? "" : "~") + atom(condition) + " /\\ " + rest;
    }
    Around.Round round = (Around.Round) leaf.around().get(level);
    return "(\\E " + round(round) + rest + ")";
  }

  private String atom(Around.Condition condition) {
    return expressions.operand(condition.condition(), condition.scope());
  }

  private String round(Around.Round round) {
    Binding binding = round.binding();
    return round.inner().text(binding.local()) + " \\in " + expressions.domain(binding, round.outer()) + " : "
        + binding.where().map(w -> expressions.operand(w, round.inner()) + " /\\ ").orElse("");
  }

  private String value(Leaf leaf, int level) {
    if (level == leaf.around().size()) {
      return expressions.text(leaf.value(), leaf.scope());
    }
    if (leaf.around().get(level) instanceof Around.Round round) {
      String local = round.inner().text(round.binding().local());
      return "LET " + local + " == CHOOSE " + round(round) + condition(leaf, level + 1) + " IN " + value(leaf, level + 1);
    }
    return value(leaf, level + 1);
  }
}
