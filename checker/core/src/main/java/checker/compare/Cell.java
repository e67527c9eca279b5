package checker.compare;

import checker.model.Property;
import checker.verify.Agreement;
import checker.verify.PropertyResult;
import checker.verify.Verdict;
import java.util.List;
import java.util.OptionalInt;

/**
 * What is known of a property in a scenario, or in several.
 *
 * @param steps of the shortest trace to what was seen; empty if nothing was
 * @param endless whether that trace ends in a loop or a trap: it shows what never happens any more
 * @param partly of several scenarios: whether it was not seen in all of them
 * @param unexpected whether it is other than expected, in one of the scenarios at least
 */
public record Cell(Kind kind, OptionalInt steps, boolean endless, boolean partly, boolean unexpected) {

  /** The answer. */
  public enum Kind {
    /** A violation, a cost, a witness. */
    SEEN,
    /** There is none, and all was looked at. */
    UNSEEN,
    /** There is none, for want of a test. */
    VACUOUS,
    /** The search was not complete, or there was none. */
    UNKNOWN
  }

  static final Cell UNKNOWN = new Cell(Kind.UNKNOWN, OptionalInt.empty(), false, false, false);

  static Cell of(PropertyResult result) {
    boolean endless =
        result.verdict() == Verdict.VIOLATED
            && result.property().filter(p -> p.kind() == Property.Kind.TEMPORAL || p.kind() == Property.Kind.POSSIBLE)
                .isPresent();
    Kind kind =
        switch (result.verdict()) {
          case VIOLATED, REACHABLE, INCURRED -> Kind.SEEN;
          case HOLDS, UNREACHABLE, NOT_INCURRED -> Kind.UNSEEN;
          case VACUOUS -> Kind.VACUOUS;
          case INCOMPLETE -> Kind.UNKNOWN;
        };
    return new Cell(kind, result.steps(), endless, false, result.agreement() == Agreement.UNMET);
  }

  /** The same, without whether the trace is endless: where that is known from the property, and room is short. */
  public Cell brief() {
    return new Cell(kind, steps, false, partly, unexpected);
  }

  /** Several scenarios together, at least one: what was seen in any of them, else what is not known, else the rest. */
  static Cell worst(List<Cell> cells) {
    boolean unexpected = cells.stream().anyMatch(Cell::unexpected);
    List<Cell> seen = cells.stream().filter(c -> c.kind() == Kind.SEEN).toList();
    if (seen.isEmpty()) {
      Kind kind = Kind.UNSEEN;
      if (cells.stream().anyMatch(c -> c.kind() == Kind.UNKNOWN)) {
        kind = Kind.UNKNOWN;
      } else if (cells.stream().allMatch(c -> c.kind() == Kind.VACUOUS)) {
        kind = Kind.VACUOUS;
      }
      return new Cell(kind, OptionalInt.empty(), false, false, unexpected);
    }
    OptionalInt least = seen.stream().flatMapToInt(c -> c.steps().stream()).min();
    return new Cell(Kind.SEEN, least, seen.get(0).endless(), seen.size() < cells.size(), unexpected);
  }
}
