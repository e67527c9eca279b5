package checker.codegen;

/** Thrown inside generated code where evaluation fails; never leaves it. */
final class RunFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final RunFailed INSTANCE = new RunFailed();

  private RunFailed() {
    super("evaluation failed", null, false, false);
  }

  /** Called by generated code. */
  static RunFailed instance() {
    return INSTANCE;
  }
}
