package checker.codegen;

import java.util.ArrayList;
import java.util.List;

/** A method with the routines that are its own. */
record Part(Unit unit, List<Routine> routines) {
  /** HotSpot leaves methods with more bytes of bytecode to its interpreter. */
  static final int COMPILED_BYTES = 8000;

  /** Most bytes of a method, with something to spare. */
  private static final int MOST_BYTES = 60_000;

  /** Compiles something with a given amount of unrolling. */
  interface Source {
    Part compile(Unrolling unrolling);
  }

  /**
   * The fastest version that the just-in-time compiler takes, or else the smallest.
   *
   * @param levels what to try, from the fastest code to the smallest
   * @throws CodeTooLargeException if not even that one fits a class file
   */
  static Part fitting(Source source, List<Unrolling> levels, String owner) {
    Part smallest = null;
    int smallestBytes = Integer.MAX_VALUE;
    CodeTooLargeException last = null;
    for (Unrolling unrolling : levels) {
      try {
        Part part = source.compile(unrolling).pruned();
        int bytes = part.bytes(owner);
        if (bytes <= COMPILED_BYTES) {
          return part;
        }
        if (bytes < smallestBytes) {
          smallest = part;
          smallestBytes = bytes;
        }
      } catch (CodeTooLargeException tooLarge) {
        last = tooLarge;
      }
    }
    if (smallest == null) {
      throw last;
    }
    if (smallestBytes > MOST_BYTES) {
      throw new CodeTooLargeException("a method of " + smallestBytes + " bytes");
    }
    return smallest;
  }

  private Part pruned() {
    List<Routine> pruned = new ArrayList<>();
    routines.forEach(r -> pruned.add(new Routine(r.name(), r.unit().pruned())));
    return new Part(unit.pruned(), pruned);
  }

  /** Of the largest method. */
  private int bytes(String owner) {
    int most = unit.bytes(owner);
    for (Routine routine : routines) {
      most = Math.max(most, routine.unit().bytes(owner));
    }
    return most;
  }
}
