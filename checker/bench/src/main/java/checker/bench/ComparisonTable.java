package checker.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of a comparison as text. */
final class ComparisonTable {
  private ComparisonTable() {}

  static String legend(int runs, Limits limits) {
    return """
        Medians of %d runs in alternation. A run that takes more than %.0f s or %d MB is ended, and left out where there are more states.
        checker         the engine alone, with all properties, its code compiled before
        checker-every   the same without sleep sets: every transition is executed, as by the others
        checker-verify  `checker verify --property stable_pages --statistics`, from the start of the process to its end
        the others      translations; all properties of single states (tlc: none); spin-* and rumur compiled before; all of them exact but tlc
        search s        as each tells it: rumur and tlc in whole seconds; - : less than its clock shows
        process s       wall time of the whole process; start s: the same where there are hardly any states (dax-1)
        MB              most resident memory of the process (of checker, with what warming up left behind); B/state: of that
        own B/state     what the checker counts for its states
        ready s         to translate, generate and compile
        times checker   search: of checker's search; process: of checker-verify's process; with as many threads; > : it was ended
        """
        .formatted(runs, limits.seconds(), limits.bytes() / 1_000_000);
  }

  static String of(String task, List<Row> rows) {
    StringBuilder text = new StringBuilder("\n" + task);
    rows.stream()
        .flatMap(row -> row.found().stream())
        .findFirst()
        .ifPresent(f -> text.append(String.format(Locale.ROOT, ": %,d states, %,d transitions", f.states(), f.transitions())));
    text.append("\n                               search   transi-  process  start                own     ready   times checker\n");
    text.append("peer             threads            s  tions M/s        s      s      MB  B/state  B/state      s   search  process\n");
    rows.forEach(row -> text.append(line(row, rows)).append('\n'));
    return text.toString();
  }

  private static String line(Row row, List<Row> rows) {
    String name = String.format(Locale.ROOT, "%-16s %7d ", row.peer(), row.threads());
    if (row.absent().isPresent()) {
      return name + " " + row.absent().get();
    }
    String ratios = String.format(Locale.ROOT, " %8s %8s", text(Ratio.ofSearch(row, rows)), text(Ratio.ofProcess(row, rows)));
    if (row.gaveUp().isPresent()) {
      return String.format(Locale.ROOT, "%-88s%s", name + " " + row.gaveUp().get(), ratios);
    }
    Outcome.Found found = row.found().orElseThrow();
    double states = found.states();
    return name
        + String.format(
            Locale.ROOT,
            "%12s %10s %8s %6s %7.0f %8.1f %8s %6s",
            number("%.3f", found.searchSeconds()),
            found.searchSeconds() == 0 ? "-" : number("%.2f", found.transitions() / found.searchSeconds() / 1e6),
            number("%.2f", found.processSeconds()),
            number("%.2f", row.startSeconds()),
            found.processBytes() / 1e6,
            found.processBytes() / states,
            number("%.1f", found.ownBytes() / states),
            number("%.2f", row.readySeconds()))
        + ratios;
  }

  private static String number(String format, double value) {
    return value == 0 ? "-" : String.format(Locale.ROOT, format, value);
  }

  private static String text(Optional<Ratio> ratio) {
    return ratio.map(Ratio::toString).orElse("-");
  }
}
