package checker.syntax;

/** Unwinds to the next place where parsing can go on. The fault has been reported when it is thrown. */
final class ParseFailure extends RuntimeException {
  ParseFailure() {
    super(null, null, false, false);
  }
}
