package checker.codegen;

import java.util.List;

/**
 * How much is written out instead of looped over or called. More is faster, until the method is too large for the
 * just-in-time compiler.
 *
 * @param copies most copies of a loop's body, all loops around it together
 * @param routines true if definitions become methods and what follows a choice is shared by its branches
 */
record Unrolling(int copies, boolean routines) {

  /** From the fastest code to the smallest. */
  static final List<Unrolling> ALL =
      List.of(new Unrolling(64, false), new Unrolling(12, false), new Unrolling(4, true), new Unrolling(1, true));

  boolean unrolls(long times, Scope scope) {
    return times <= 1 || times * scope.copies() <= copies;
  }
}
