package checker.interpret;

import checker.evaluate.EvaluationException;
import checker.model.Cell;
import checker.model.Expr;
import checker.model.Local;
import checker.model.Value;
import checker.source.EvaluationError;
import checker.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run has done so far: its choices, its locals, and the next state with the cells that it has assigned. */
final class Attempt {
  private final List<Choice> choices;
  private final Value[] frame;
  private final List<Value> next;

  /** By variable, which of its cells have been assigned. */
  private final Map<Integer, BitSet> assigned;

  private Attempt(List<Choice> choices, Value[] frame, List<Value> next, Map<Integer, BitSet> assigned) {
    this.choices = choices;
    this.frame = frame;
    this.next = next;
    this.assigned = assigned;
  }

  /** Nothing done: the next state is the current one. */
  static Attempt start(List<Value> state, List<Value> arguments, int frameSize) {
    Value[] frame = arguments.toArray(new Value[frameSize]);
    return new Attempt(new ArrayList<>(), frame, new ArrayList<>(state), new HashMap<>());
  }

  /** A run that has done the same and goes on on its own. */
  private Attempt copy() {
    Map<Integer, BitSet> cells = new HashMap<>();
    assigned.forEach((variable, set) -> cells.put(variable, (BitSet) set.clone()));
    return new Attempt(
        new ArrayList<>(choices), Arrays.copyOf(frame, frame.length), new ArrayList<>(next), cells);
  }

  Attempt branch(int index) {
    Attempt chosen = copy();
    chosen.choices.add(new Choice.Branch(index));
    return chosen;
  }

  Attempt pick(Local local, Value value) {
    Attempt chosen = copy();
    chosen.choices.add(new Choice.Picked(local, value));
    chosen.frame[local.slot()] = value;
    return chosen;
  }

  /** The locals, for environments of this run. */
  Value[] frame() {
    return frame;
  }

  /**
   * Assigns all cells of a place.
   *
   * @throws EvaluationException if one of them has been assigned before
   */
  void assign(Place place, Value value, Span span) {
    int variable = place.variable().index();
    BitSet cells = assigned.computeIfAbsent(variable, v -> new BitSet());
    int end = place.firstCell() + place.cellCount();
    int conflict = cells.nextSetBit(place.firstCell());
    if (conflict >= 0 && conflict < end) {
      Cell cell = Cell.of(place.variable().type()).get(conflict);
      throw new EvaluationException(
          EvaluationError.CONFLICTING_ASSIGNMENT, span, cell.nameIn(place.variable()) + " is assigned twice");
    }
    cells.set(place.firstCell(), end);
    next.set(variable, place.replace(next.get(variable), value));
  }

  Run ended(Outcome outcome) {
    return new Run(List.copyOf(choices), outcome);
  }

  Run blocked(Expr guard) {
    return ended(new Outcome.Blocked(guard, Collections.unmodifiableList(Arrays.asList(frame))));
  }

  Run finished() {
    return ended(new Outcome.Finished(List.copyOf(next)));
  }
}
