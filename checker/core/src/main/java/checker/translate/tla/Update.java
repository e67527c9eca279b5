package checker.translate.tla;

import checker.model.Binding;
import checker.model.Expr;
import checker.model.Statement;
import java.util.List;

/** An assignment to a part of a variable, with the conditions and loops around it, as an operation on the variable's value. */
sealed interface Update {

  /** Sets what the path reaches. */
  record Set(List<Statement.Access> path, Expr value, Scope scope) implements Update {}

  /** One or the other. */
  record Either(Expr condition, Scope scope, List<Update> then, List<Update> otherwise) implements Update {}

  /**
   * Once for each value.
   *
   * @param inner the scope in which the binding's local has a name
   */
  record Loop(Binding binding, Scope outer, Scope inner, List<Update> body) implements Update {}
}
