package checker.layout;

import checker.model.Model;
import checker.model.Value;
import checker.model.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The combinations of initial values, packed, before initial constraints are applied. In the order of an odometer:
 * variables in their order, cells in theirs, the last varying fastest. No combination comes twice. Immutable.
 */
public final class InitialCandidates {
  private final int words;
  private final List<Wheel> wheels;

  /** A cell with the different values that it may start with, first occurrences first. */
  private record Wheel(CellSlot slot, List<Value> values) {}

  private InitialCandidates(int words, List<Wheel> wheels) {
    this.words = words;
    this.wheels = wheels;
  }

  public static InitialCandidates of(Model model, StateLayout layout) {
    List<Wheel> wheels = new ArrayList<>();
    for (Variable variable : model.variables()) {
      for (int cell = 0; cell < variable.initial().size(); cell++) {
        List<Value> values = variable.initial().get(cell).stream().distinct().toList();
        wheels.add(new Wheel(layout.slot(variable.index(), cell), values));
      }
    }
    return new InitialCandidates(layout.words(), wheels);
  }

  /**
   * Shows every candidate in order. The array is reused: a visitor that keeps a state copies it. Cost: about that of
   * encoding the cells that differ from the candidate before.
   */
  public void forEach(Consumer<long[]> visitor) {
    if (wheels.stream().anyMatch(wheel -> wheel.values().isEmpty())) {
      return;
    }
    long[] state = new long[words];
    int[] positions = new int[wheels.size()];
    for (int i = 0; i < positions.length; i++) {
      show(i, 0, state);
    }
    do {
      visitor.accept(state);
    } while (advance(positions, state));
  }

  /** @return false if all wheels are back at the start */
  private boolean advance(int[] positions, long[] state) {
    for (int i = positions.length - 1; i >= 0; i--) {
      int size = wheels.get(i).values().size();
      if (size > 1) {
        positions[i] = (positions[i] + 1) % size;
        show(i, positions[i], state);
        if (positions[i] > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private void show(int wheel, int position, long[] state) {
    CellCodec.encode(wheels.get(wheel).slot(), wheels.get(wheel).values().get(position), state, 0);
  }
}
