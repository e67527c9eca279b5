package checker.verify;

/** What is known of a property. Only {@link #HOLDS} and its like are said after a complete, exact search. */
public enum Verdict {
  /** No reachable state or step violates it, and each of its implications was put to the test. */
  HOLDS("holds"),
  /** A trace shows a violation. */
  VIOLATED("violated"),
  /** A {@code reachable}: a trace shows a witness. */
  REACHABLE("reachable"),
  /** A {@code reachable}: no reachable state is a witness. */
  UNREACHABLE("unreachable"),
  /** A {@code cost}: a trace shows that it is paid. */
  INCURRED("incurred"),
  /** A {@code cost}: no reachable state pays it. */
  NOT_INCURRED("not incurred"),
  /** Never violated, but for want of a test: there is no state, or the left side of an implication is never true. */
  VACUOUS("vacuous"),
  /** Nothing found, and the search ended before it was complete; or nothing decided for want of means. */
  INCOMPLETE("incomplete");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** As it is printed. */
  public String words() {
    return words;
  }
}
