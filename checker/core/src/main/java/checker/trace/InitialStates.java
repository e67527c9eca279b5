package checker.trace;

import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Value;
import checker.transition.Successors;
import java.util.ArrayList;
import java.util.List;

/** The initial states as values. */
final class InitialStates {
  private static final int FEW = 16;

  private InitialStates() {}

  /** @throws checker.transition.EvaluationFault if an initial constraint cannot be evaluated */
  static List<List<Value>> of(Interpreter interpreter, StateLayout layout) {
    Successors packed = new Successors(layout.words(), FEW);
    interpreter.initial(packed);
    List<List<Value>> states = new ArrayList<>(packed.count);
    for (int i = 0; i < packed.count; i++) {
      states.add(layout.decode(packed.words, i * layout.words()));
    }
    return states;
  }
}
