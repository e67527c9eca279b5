package checker.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of a comparison as JSON: an array with an object for each row. What does not apply is left out; {@code exceeded} is
 * {@code time} or {@code memory} for a run that was ended.
 */
final class ComparisonJson {
  private final List<String> members = new ArrayList<>();

  private ComparisonJson() {}

  static String of(List<Row> rows) {
    return rows.stream().map(row -> object(row, rows)).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String object(Row row, List<Row> rows) {
    ComparisonJson json = new ComparisonJson();
    json.text("case", row.task());
    json.text("peer", row.peer());
    json.number("threads", row.threads());
    row.absent().ifPresent(why -> json.text("absent", why));
    json.number("runs", row.runs());
    json.number("readySeconds", row.readySeconds());
    json.number("startSeconds", row.startSeconds());
    row.gaveUp()
        .ifPresent(
            g -> {
              json.text("exceeded", g.cause().name().toLowerCase(Locale.ROOT));
              json.number("processSeconds", g.seconds());
              json.number("processBytes", g.bytes());
            });
    row.found()
        .ifPresent(
            f -> {
              json.number("states", f.states());
              json.number("transitions", f.transitions());
              json.number("searchSeconds", f.searchSeconds());
              json.number("processSeconds", f.processSeconds());
              json.number("processBytes", f.processBytes());
              json.number("ownBytes", f.ownBytes());
            });
    json.ratio("searchTimesChecker", Ratio.ofSearch(row, rows));
    json.ratio("processTimesChecker", Ratio.ofProcess(row, rows));
    return json.members.stream().collect(Collectors.joining(", ", "{ ", " }"));
  }

  private void text(String name, String value) {
    members.add('"' + name + "\": \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
  }

  /** Zero stands for what does not apply. */
  private void number(String name, double value) {
    if (value != 0) {
      boolean whole = value == Math.rint(value);
      members.add('"' + name + "\": " + (whole ? Long.toString((long) value) : String.format(Locale.ROOT, "%.4f", value)));
    }
  }

  private void ratio(String name, Optional<Ratio> ratio) {
    ratio.ifPresent(r -> number(r.atLeast() ? name + "AtLeast" : name, r.times()));
  }
}
