package checker.codegen;

/**
 * The model is beyond what a class file can hold, whatever the compiler tries: its domains are too large to be
 * written out, or there are too many actions. The interpreter gives the same transition system, slowly.
 */
public final class CodeTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Most scalar parts of one value, and most nodes of one expression, that are written out. */
  static final int LIMIT = 1 << 14;

  CodeTooLargeException(String what) {
    super(what, null, false, false);
  }

  /** Gives up if something has too many parts. */
  static void limit(long parts) {
    if (parts > LIMIT) {
      throw new CodeTooLargeException(parts + " parts in one value");
    }
  }
}
