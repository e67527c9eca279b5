package checker.verify;

/** What computes successors. Both give the same answers. */
public enum Engine {
  /** Generated JVM code: fast. */
  COMPILED,
  /** Walks the model: slow, plain, the reference. */
  INTERPRETED
}
