package checker.compare;

import checker.model.Model;
import checker.model.Property;
import checker.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Proposals side by side: only those that extend the same machine can be compared, so they are grouped by machine.
 *
 * @param machines in the order in which they were met
 */
public record Comparison(List<Machine> machines) {

  private record ProposalKey(String spec, String module) {}

  /**
   * Groups rows, which keep their order.
   *
   * @param properties names of the properties that were checked; empty for all
   */
  public static Comparison of(List<Row> rows, Set<String> properties) {
    Map<Subject.MachineKey, Map<ProposalKey, List<Row>>> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      groups
          .computeIfAbsent(row.subject().machine(), k -> new LinkedHashMap<>())
          .computeIfAbsent(new ProposalKey(row.subject().spec(), row.model().module()), k -> new ArrayList<>())
          .add(row);
    }
    List<Machine> machines = new ArrayList<>();
    for (Map<ProposalKey, List<Row>> group : groups.values()) {
      List<Proposal> proposals = new ArrayList<>();
      group.values().forEach(of -> proposals.add(Proposal.of(of, columns(of.get(0), properties))));
      Span root = group.values().iterator().next().get(0).subject().module().root();
      machines.add(Machine.of(root.text(), root.source().name(), proposals));
    }
    return new Comparison(List.copyOf(machines));
  }

  /** All rows, machine by machine. */
  public Stream<Row> rows() {
    return machines.stream().flatMap(Machine::rows);
  }

  /** The properties of a module. Its scenarios all have the same. */
  static List<Column> columns(Row row, Set<String> names) {
    List<Column> columns = new ArrayList<>();
    if (names.isEmpty() || names.contains(Model.DEADLOCK_FREE)) {
      columns.add(Column.of(Optional.empty()));
    }
    for (Property property : row.model().properties()) {
      if (names.isEmpty() || names.contains(property.name())) {
        columns.add(Column.of(Optional.of(property)));
      }
    }
    columns.sort(Comparator.comparing(Column::group));
    return List.copyOf(columns);
  }
}
