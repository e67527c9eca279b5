package checker.verify;

/** How an outcome compares with what the specification expects. */
public enum Agreement {
  /** As expected. */
  MET,
  /** Not as expected. */
  UNMET,
  /** Not known: the search was incomplete, or the property could not be decided. */
  OPEN,
  /** Nothing is expected. */
  NONE
}
