package checker.interpret;

import checker.model.Statement;
import checker.model.Value;
import java.util.List;

/**
 * What a run has still to do, first things first; null if nothing. Immutable, so that the choices of a run share what
 * comes after them, also the statements after the block in which the choice is made.
 */
record Agenda(Task first, Agenda rest) {

  sealed interface Task {
    record Single(Statement statement) implements Task {}

    /** The rounds of a {@code for} from the value at position {@code at} on. */
    record Rounds(Statement.For loop, List<Value> values, int at) implements Task {}
  }

  static Agenda of(Statement statement, Agenda rest) {
    return new Agenda(new Task.Single(statement), rest);
  }

  /** The statements of a block, then the rest. */
  static Agenda of(Statement.Block block, Agenda rest) {
    Agenda agenda = rest;
    for (int i = block.statements().size() - 1; i >= 0; i--) {
      agenda = of(block.statements().get(i), agenda);
    }
    return agenda;
  }

  static Agenda of(Statement.For loop, List<Value> values, int at, Agenda rest) {
    return at == values.size() ? rest : new Agenda(new Task.Rounds(loop, values, at), rest);
  }
}
