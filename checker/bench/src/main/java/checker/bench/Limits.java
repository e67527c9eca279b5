package checker.bench;

/**
 * What a run may take; one that takes more is ended.
 *
 * @param seconds of wall time
 * @param bytes of memory, of all its processes together
 */
record Limits(double seconds, long bytes) {
  /** For what is not measured: to translate, generate and compile. */
  static final Limits NONE = new Limits(Double.POSITIVE_INFINITY, Long.MAX_VALUE);
}
