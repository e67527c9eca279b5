package checker.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How many times as long as this checker a peer takes, with as many threads. There is none where a clock shows nothing.
 *
 * @param atLeast whether the peer was ended before it was done: then it is more
 */
record Ratio(double times, boolean atLeast) {
  /** Search time, as each tells it, beside this checker's engine when it is warm. */
  static Optional<Ratio> ofSearch(Row row, List<Row> rows) {
    return of(row, reference(row, rows, false).map(Outcome.Found::searchSeconds), row.found().map(Outcome.Found::searchSeconds));
  }

  /** Time of the whole process beside {@code checker verify}; none of what is not a process. */
  static Optional<Ratio> ofProcess(Row row, List<Row> rows) {
    return of(row, reference(row, rows, true).map(Outcome.Found::processSeconds), row.found().map(Outcome.Found::processSeconds));
  }

  private static Optional<Outcome.Found> reference(Row row, List<Row> rows, boolean wholeProcess) {
    String peer = wholeProcess ? Verify.NAME : Warm.NAME;
    return rows.stream()
        .filter(r -> r.task().equals(row.task()) && r.threads() == row.threads() && r.peer().equals(peer))
        .findFirst()
        .flatMap(Row::found);
  }

  private static Optional<Ratio> of(Row row, Optional<Double> reference, Optional<Double> seconds) {
    Optional<Ratio> ended =
        row.gaveUp()
            .filter(g -> g.cause() == Outcome.Cause.TIME)
            .flatMap(g -> reference.map(r -> new Ratio(g.seconds() / r, true)));
    return ended.isPresent()
        ? ended
        : seconds.filter(s -> s > 0).flatMap(s -> reference.map(r -> new Ratio(s / r, false)));
  }

  @Override
  public String toString() {
    return (atLeast ? "> " : "") + String.format(Locale.ROOT, times < 10 ? "%.2f" : times < 100 ? "%.1f" : "%.0f", times);
  }
}
