package checker.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A module with its scenarios.
 *
 * @param spec the path of its specification, as the user wrote it
 * @param columns its properties, by group, then as declared
 * @param rows at least one, as declared
 */
public record Proposal(
    String module, String spec, Header header, List<Column> columns, List<Row> rows) {

  static Proposal of(List<Row> rows, List<Column> columns) {
    Subject first = rows.get(0).subject();
    return new Proposal(
        first.module().name(), first.spec(), Header.of(first.module().doc()), columns, List.copyOf(rows));
  }

  /** Whether the proposal has the property. */
  public boolean has(Column column) {
    return columns.stream().anyMatch(c -> c.key().equals(column.key()));
  }

  /** The rows that are meant: all but the mutants; if there is nothing else, those. */
  public List<Row> meant() {
    List<Row> meant = rows.stream().filter(row -> !row.mutant()).toList();
    return meant.isEmpty() ? rows : meant;
  }

  /** What is known of a property over all scenarios that are {@link #meant}; empty if the proposal does not have it. */
  public Optional<Cell> summary(Column column) {
    return has(column) ? Optional.of(Cell.worst(meant().stream().map(row -> row.cell(column)).toList())) : Optional.empty();
  }

  /** Columns without repetition, as first met, by key. */
  static Map<Column.Key, Column> byKey(Iterable<Column> columns) {
    Map<Column.Key, Column> byKey = new LinkedHashMap<>();
    columns.forEach(column -> byKey.putIfAbsent(column.key(), column));
    return byKey;
  }
}
