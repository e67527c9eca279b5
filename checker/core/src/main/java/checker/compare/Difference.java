package checker.compare;

import checker.model.Action;
import checker.model.Actor;
import checker.model.Model;
import checker.trace.RecordedTrace;
import checker.trace.ReplayResult;
import checker.trace.Replayer;
import checker.verify.PropertyResult;
import checker.verify.ScenarioResult;
import checker.verify.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How two scenarios of one machine differ, and why.
 *
 * @param verdicts of every property that either has, by group
 * @param ofFirst what becomes of the first's counterexamples under the second
 * @param ofSecond what becomes of the second's counterexamples under the first
 */
public record Difference(Row first, Row second, List<Pair> verdicts, List<Check> ofFirst, List<Check> ofSecond) {

  /**
   * A property in both.
   *
   * @param first empty if the first does not have it
   * @param second empty if the second does not have it
   */
  public record Pair(Column column, Optional<Cell> first, Optional<Cell> second) {

    /** Whether the answer is another one, or its shortest trace has another length. */
    public boolean changed() {
      return !answer(first).equals(answer(second));
    }

    private static Optional<List<Object>> answer(Optional<Cell> cell) {
      return cell.map(c -> List.of(c.kind(), c.steps()));
    }
  }

  /**
   * A counterexample of the one, run under the other.
   *
   * @param trace the counterexample
   * @param result what became of it
   */
  public record Check(RecordedTrace trace, ReplayResult result) {}

  /**
   * Compares two scenarios and runs the counterexamples of each under the other.
   *
   * @param properties names of the properties that were checked; empty for all
   */
  public static Difference between(Row first, Row second, Set<String> properties) {
    List<Column> ofFirst = Comparison.columns(first, properties);
    List<Column> ofSecond = Comparison.columns(second, properties);
    List<Column> all = new ArrayList<>(ofFirst);
    all.addAll(ofSecond);
    List<Pair> pairs = new ArrayList<>();
    for (Column column : Proposal.byKey(all).values()) {
      pairs.add(new Pair(column, cell(first, ofFirst, column), cell(second, ofSecond, column)));
    }
    return new Difference(first, second, List.copyOf(pairs), checks(first, second), checks(second, first));
  }

  private static Optional<Cell> cell(Row row, List<Column> columns, Column column) {
    return columns.stream().filter(c -> c.key().equals(column.key())).findFirst().map(row::cell);
  }

  private static List<Check> checks(Row from, Row under) {
    Replayer replayer = new Replayer(under.result().map(ScenarioResult::model).orElse(under.model()));
    Set<String> added = actions(under.model());
    added.removeAll(actions(from.model()));
    List<Check> checks = new ArrayList<>();
    for (PropertyResult property : from.result().map(ScenarioResult::properties).orElse(List.of())) {
      if (property.verdict() == Verdict.VIOLATED && property.trace().isPresent()) {
        RecordedTrace trace = RecordedTrace.of(property.trace().get());
        checks.add(new Check(trace, replayer.attempt(trace, added)));
      }
    }
    return List.copyOf(checks);
  }

  private static Set<String> actions(Model model) {
    Set<String> names = new LinkedHashSet<>();
    for (Actor actor : model.actors()) {
      for (Action action : actor.actions()) {
        names.add(actor.name() + "." + action.name());
      }
    }
    return names;
  }
}
