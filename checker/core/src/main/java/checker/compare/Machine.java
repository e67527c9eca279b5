package checker.compare;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A machine and the proposals that extend it, the machine itself among them if it has scenarios.
 *
 * @param name of the module that extends none
 * @param file the path of the file that declares it
 * @param columns all properties of its proposals: by group; within it first those that all proposals have, as declared
 * @param proposals in the order in which they were given
 */
public record Machine(String name, String file, List<Column> columns, List<Proposal> proposals) {

  /** The columns of a group. */
  public List<Column> columns(Column.Group group) {
    return columns.stream().filter(c -> c.group() == group).toList();
  }

  /** Whether every proposal has the property. */
  public boolean common(Column column) {
    return proposals.stream().allMatch(p -> p.has(column));
  }

  /** All rows, proposal by proposal. */
  public Stream<Row> rows() {
    return proposals.stream().flatMap(p -> p.rows().stream());
  }

  static Machine of(String name, String file, Collection<Proposal> proposals) {
    Machine machine =
        new Machine(
            name,
            file,
            List.copyOf(Proposal.byKey(proposals.stream().flatMap(p -> p.columns().stream()).toList()).values()),
            List.copyOf(proposals));
    List<Column> sorted = new ArrayList<>(machine.columns);
    sorted.sort(Comparator.comparing(Column::group).thenComparing(c -> machine.common(c) ? 0 : 1));
    return new Machine(name, file, List.copyOf(sorted), machine.proposals);
  }

  /** The proposal of this module; if several files declare one, that of the first. */
  public Optional<Proposal> proposal(String module) {
    return proposals.stream().filter(p -> p.module().equals(module)).findFirst();
  }
}
