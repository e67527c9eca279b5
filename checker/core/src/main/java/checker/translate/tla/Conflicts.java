package checker.translate.tla;

import checker.model.Expr;
import checker.model.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds assignments that may meet at the same element, which is an error that EXCEPT would hide. Rounds of the same loop are not looked
 * at.
 */
final class Conflicts {
  private final Expressions expressions;

  Conflicts(Expressions expressions) {
    this.expressions = expressions;
  }

  private record Branch(Update.Either either, boolean when) {}

  private record Assignment(List<Branch> branches, Update.Set set) {}

  /** Conjuncts that fail where two assignments to one variable meet. */
  List<String> assertions(List<Update> updates) {
    List<Assignment> all = new ArrayList<>();
    collect(updates, List.of(), all);
    List<String> assertions = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      for (int j = i + 1; j < all.size(); j++) {
        List<String> equations = new ArrayList<>();
        if (!excluded(all.get(i), all.get(j)) && mayMeet(all.get(i).set(), all.get(j).set(), equations)) {
          List<String> meeting = new ArrayList<>(conditions(all.get(i)));
          conditions(all.get(j)).stream().filter(c -> !meeting.contains(c)).forEach(meeting::add);
          meeting.addAll(equations);
          assertions.add("Assert(~(" + String.join(" /\\ ", meeting) + "), \"assigned twice\")");
        }
      }
    }
    return assertions;
  }

  private static void collect(List<Update> updates, List<Branch> branches, List<Assignment> all) {
    for (Update update : updates) {
      if (update instanceof Update.Set set) {
        all.add(new Assignment(branches, set));
      } else if (update instanceof Update.Either either) {
        collect(either.then(), inside(branches, new Branch(either, true)), all);
        collect(either.otherwise(), inside(branches, new Branch(either, false)), all);
      }
    }
  }

  private static List<Branch> inside(List<Branch> branches, Branch last) {
    List<Branch> longer = new ArrayList<>(branches);
    longer.add(last);
    return longer;
  }

  /** Whether the two stand in different branches of the same {@code if}. */
  private static boolean excluded(Assignment a, Assignment b) {
    return a.branches().stream()
        .anyMatch(x -> b.branches().stream().anyMatch(y -> x.either() == y.either() && x.when() != y.when()));
  }

  private List<String> conditions(Assignment assignment) {
    return assignment.branches().stream()
        .map(b -> (b.when() ? "" : "~") + expressions.operand(b.either().condition(), b.either().scope()))
        .toList();
  }

  /** Whether the paths are not told apart by their text; collects what would have to be equal. */
  private boolean mayMeet(Update.Set a, Update.Set b, List<String> equations) {
    for (int i = 0; i < Math.min(a.path().size(), b.path().size()); i++) {
      if (a.path().get(i) instanceof Statement.Access.Field field) {
        if (!field.equals(b.path().get(i))) {
          return false;
        }
        continue;
      }
      Expr left = ((Statement.Access.Argument) a.path().get(i)).index();
      Expr right = ((Statement.Access.Argument) b.path().get(i)).index();
      String leftText = expressions.operand(left, a.scope());
      String rightText = expressions.operand(right, b.scope());
      if (!leftText.equals(rightText)) {
        if (left instanceof Expr.Literal && right instanceof Expr.Literal) {
          return false;
        }
        equations.add(leftText + " = " + rightText);
      }
    }
    // Where nothing tells them apart, the type checker has.
    return !equations.isEmpty();
  }
}
