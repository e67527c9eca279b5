package checker.laws;

import checker.interpret.Interpreter;
import checker.interpret.Outcome;
import checker.interpret.Run;
import checker.layout.StateLayout;
import checker.model.ActionInstance;
import checker.model.Instances;
import checker.model.Model;
import checker.source.EvaluationError;
import java.util.Set;

/** The errors that the runs of a model end in. */
final class Faults {
  private Faults() {}

  /** Adds those of the first reachable states. */
  static void collect(Model model, int mostStates, Set<EvaluationError> into) {
    StateLayout layout = StateLayout.of(model);
    Interpreter interpreter = Interpreter.of(model, layout);
    for (long[] state : Reachable.states(interpreter, mostStates)) {
      for (ActionInstance instance : Instances.of(model).all()) {
        for (Run run : interpreter.runs(instance, layout.decode(state, 0))) {
          if (run.outcome() instanceof Outcome.Failed failed) {
            into.add(failed.error().error());
          }
        }
      }
    }
  }
}
