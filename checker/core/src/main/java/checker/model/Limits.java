package checker.model;

/** The bounds of the language. Exceeding one is a diagnostic, never a crash. */
public final class Limits {
  /** A set is one 64-bit word. */
  public static final int MAX_SET_ELEMENTS = 64;

  public static final int MAX_FUNCTION_DOMAIN = 1 << 16;

  /** Most values that one quantified name, {@code for} or {@code with} may range over. */
  public static final int MAX_BINDER_VALUES = 1 << 16;

  /** Most combinations of values that nested quantified names may take together. */
  public static final long MAX_COMBINATIONS = 1L << 24;

  /** Largest number of scalar cells in a state. */
  public static final int MAX_CELLS = 1 << 16;

  /** Widest state, in bits. */
  public static final int MAX_STATE_BITS = 1 << 16;

  /** Most action instances of a scenario. */
  public static final int MAX_INSTANCES = 1 << 16;

  /** Most combinations of initial values that are tried, before {@code init} constraints are applied. */
  public static final long MAX_INITIAL_CANDIDATES = 1L << 24;

  private Limits() {}
}
