package checker.verify;

import checker.codegen.CodeGenerator;
import checker.codegen.CodeTooLargeException;
import checker.interpret.Interpreter;
import checker.layout.StateLayout;
import checker.model.Model;
import checker.transition.TransitionSystem;

/** What computes successors. Both give the same answers. */
public enum Engine {
  /** Generated JVM code: fast. */
  COMPILED,
  /** Walks the model: slow, plain, the reference. */
  INTERPRETED;

  /**
   * The transition system of a model; the interpreter of one that is too large for a class file.
   *
   * @param layout that of the model
   */
  public TransitionSystem system(Model model, StateLayout layout) {
    if (this == COMPILED) {
      try {
        return CodeGenerator.compile(model, layout);
      } catch (CodeTooLargeException tooLarge) {
        return Interpreter.of(model, layout);
      }
    }
    return Interpreter.of(model, layout);
  }
}
